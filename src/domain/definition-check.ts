/**
 * Whether definitions that come from outside the catalog (a snapshot, an amendment) hold together: everything they name is
 * in them, and nothing contains itself.
 */
import type { Result } from '../shared/result.ts';
import type { FinishedGoodId, RecipeId } from './ids.ts';
import { checkNesting, DEEPEST_RECIPES, DEEPEST_SETS, type NestingNode, type NestingRefusal } from './nesting.ts';
import type { PlanDefinitions, PlanGood, PlanRecipe } from './plan.ts';

/** The first thing that does not fit, in words for an error; null when all does. */
export function whatDoesNotFit(definitions: PlanDefinitions): string | null {
  return missingReference(definitions) ?? circleOrDepth(definitions);
}

function missingReference({ recipes, finishedUnits, finishedGoods, ingredients }: PlanDefinitions): string | null {
  for (const unit of finishedUnits.values()) {
    if (!recipes.has(unit.recipeId)) return `unit ${unit.id} names recipe ${unit.recipeId}, which is not in it`;
  }
  for (const recipe of recipes.values()) {
    for (const { ingredientId } of recipe.ingredients) {
      if (!ingredients.has(ingredientId))
        return `recipe ${recipe.id} names ingredient ${ingredientId}, which is not in it`;
    }
    for (const { recipeId } of recipe.components) {
      if (!recipes.has(recipeId)) return `recipe ${recipe.id} names recipe ${recipeId}, which is not in it`;
    }
  }
  for (const good of finishedGoods.values()) {
    for (const line of good.components) {
      const isThere =
        line.kind === 'unit'
          ? finishedUnits.has(line.finishedUnitId)
          : line.kind === 'good'
            ? finishedGoods.has(line.finishedGoodId)
            : ingredients.has(line.ingredientId);
      if (!isThere) return `good ${good.id} names a ${line.kind} that is not in it`;
    }
  }
  return null;
}

/** Whether sets nest as they may, bare goods among them or not; looks at the changed one first, where one is named. */
export function checkGoodNesting(
  finishedGoods: Iterable<Pick<PlanGood, 'id' | 'name' | 'components'>>,
  changed?: FinishedGoodId,
): Result<undefined, NestingRefusal> {
  const nodes = new Map<FinishedGoodId, NestingNode<FinishedGoodId>>();
  for (const { id, name, components } of finishedGoods) {
    const contains = components.flatMap((line) => (line.kind === 'good' ? [line.finishedGoodId] : []));
    nodes.set(id, { name, contains });
  }
  return checkNesting(nodes, DEEPEST_SETS, changed);
}

/** Whether recipes nest as they may; looks at the changed one first, where one is named. */
export function checkRecipeNesting(
  recipes: Iterable<Pick<PlanRecipe, 'id' | 'name' | 'components'>>,
  changed?: RecipeId,
): Result<undefined, NestingRefusal> {
  const nodes = new Map<RecipeId, NestingNode<RecipeId>>();
  for (const { id, name, components } of recipes) {
    nodes.set(id, { name, contains: components.map((line) => line.recipeId) });
  }
  return checkNesting(nodes, DEEPEST_RECIPES, changed);
}

function circleOrDepth({ finishedGoods, recipes }: PlanDefinitions): string | null {
  return (
    nestingProblem(checkGoodNesting(finishedGoods.values())) ?? nestingProblem(checkRecipeNesting(recipes.values()))
  );
}

function nestingProblem(nesting: Result<undefined, NestingRefusal>): string | null {
  if (nesting.ok) return null;
  return nesting.error.type === 'ContainsItself'
    ? `“${nesting.error.path.join('” contains “')}”`
    : `more than ${nesting.error.limit} are nested in each other`;
}
