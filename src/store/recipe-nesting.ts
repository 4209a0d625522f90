/** Whether recipes nest as they may, asked when the lines of one are written: a refusal rolls them back. */
import type { Connection } from '../database/connection.ts';
import { contentsOfRecipes, listRecipes } from '../database/model.ts';
import { checkRecipeNesting } from '../domain/definition-check.ts';
import type { RecipeId } from '../domain/ids.ts';
import type { NestingRefusal } from '../domain/nesting.ts';
import { ok, type Result } from '../shared/result.ts';

/** Takes the recipe that was just written; one without sub-recipes closes no circle, whatever the others do. */
export function checkNestingOf(connection: Connection, changed: RecipeId): Result<undefined, NestingRefusal> {
  if (contentsOfRecipes(connection, [changed])(changed).components.length === 0) return ok();
  const recipes = listRecipes(connection);
  const contents = contentsOfRecipes(
    connection,
    recipes.map((row) => row.id),
  );
  return checkRecipeNesting(
    recipes.map(({ id, name }) => ({ id, name, components: contents(id).components })),
    changed,
  );
}
