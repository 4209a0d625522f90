/** Taking back the deletion of a recipe, a set, an ingredient or a count: what was deleted by a slip stands again as it stood. */
import type { Connection } from '../database/connection.ts';
import {
  findIngredient,
  findIngredientByKey,
  findIngredientByUuid,
  findGoodByKey,
  findGoodByUuid,
  findRecipeByKey,
  findRecipeByUuid,
  insertDeletedRows,
  listGoods,
  missingFor,
  parseDeletedRows,
  slugExists,
  stockOf,
  type DeletedIngredient,
  type DeletedRecipe,
  type DeletedRows,
  type DeletedSet,
  type ForgottenCount,
} from '../database/model.ts';
import { checkGoodNesting } from '../domain/definition-check.ts';
import { slugFor } from '../domain/names.ts';
import type { CannotComeBack } from '../domain/refusals.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command } from './command.ts';
import { isComparable } from './pantry.ts';
import { checkNestingOf } from './recipe-nesting.ts';

/** Asked again it is done once: what is there stays as it is, with all that was edited since. */
export const putBack: Command<'catalog.putBack'> = ({ connection }, ask) => {
  const rows = parseDeletedRows(ask.rows);
  if (rows.kind === 'recipe') return putBackRecipe(connection, rows);
  if (rows.kind === 'good') return putBackSet(connection, rows);
  return rows.kind === 'ingredient' ? putBackIngredient(connection, rows) : putBackCount(connection, rows);
};

function putBackRecipe(connection: Connection, rows: DeletedRecipe): Result<undefined, CannotComeBack> {
  const { recipe, units } = rows;
  if (findRecipeByUuid(connection, recipe.uuid)) return ok();
  const hindrance = hindranceOf(connection, rows, findRecipeByKey(connection, recipe.nameKey));
  if (hindrance) return cannot(rows, hindrance);
  insertDeletedRows(connection, {
    ...rows,
    recipe: withFreeSlug(connection, 'recipes', recipe),
    units: withFreeSlugs(connection, 'finished_units', units),
  });
  // Asked when the rows are written: a refusal rolls them back.
  const nesting = checkNestingOf(connection, recipe.id);
  return nesting.ok ? ok() : cannot(rows, nesting.error);
}

function putBackSet(connection: Connection, rows: DeletedSet): Result<undefined, CannotComeBack> {
  const { slug, ...good } = rows.good;
  if (findGoodByUuid(connection, good.uuid)) return ok();
  const nameKey = good.nameKey ?? ''; // a set has a name of its own
  const hindrance = hindranceOf(connection, rows, findGoodByKey(connection, nameKey));
  if (hindrance) return cannot(rows, hindrance);
  const free = withFreeSlug(connection, 'finished_goods', { slug: slug ?? '', nameKey });
  insertDeletedRows(connection, { ...rows, good: { ...good, slug: free.slug } });
  const goods = listGoods(connection).map((row) => ({ ...row.good, components: row.components }));
  const nesting = checkGoodNesting(goods, good.id);
  return nesting.ok ? ok() : cannot(rows, nesting.error);
}

function putBackIngredient(connection: Connection, rows: DeletedIngredient): Result<undefined, CannotComeBack> {
  const { ingredient } = rows;
  if (findIngredientByUuid(connection, ingredient.uuid)) return ok();
  const hindrance = hindranceOf(connection, rows, findIngredientByKey(connection, ingredient.nameKey));
  if (hindrance) return cannot(rows, hindrance);
  insertDeletedRows(connection, { ...rows, ingredient: withFreeSlug(connection, 'ingredients', ingredient) });
  return ok();
}

/** What was counted since stands, where it compares: what is there is counted once, not twice. */
function putBackCount(connection: Connection, rows: ForgottenCount): Result<undefined, CannotComeBack> {
  const hindrance = hindranceOf(connection, rows, null);
  if (hindrance) return cannot(rows, hindrance);
  const stock = rows.stock.filter(({ ingredientId, unit }) => {
    const ingredient = findIngredient(connection, ingredientId);
    return ingredient && !stockOf(connection, ingredientId).some((row) => isComparable(row.unit, unit, ingredient));
  });
  insertDeletedRows(connection, { ...rows, stock });
  return ok();
}

/** Who has the name now, or what is gone that it needs. */
function hindranceOf(
  connection: Connection,
  rows: DeletedRows,
  namesake: { readonly name: string; readonly archivedAt: string | null } | null,
): CannotComeBack['because'] | null {
  if (namesake && rows.kind !== 'count') {
    return { type: 'NameTaken', kind: rows.kind, name: namesake.name, isArchived: namesake.archivedAt !== null };
  }
  const missing = missingFor(connection, rows);
  return missing && { type: 'NotFound', kind: missing };
}

function cannot(rows: DeletedRows, because: CannotComeBack['because']): Result<never, CannotComeBack> {
  return err({ type: 'CannotComeBack', name: nameOf(rows), because });
}

function nameOf(rows: DeletedRows): string {
  if (rows.kind === 'recipe') return rows.recipe.name;
  if (rows.kind === 'ingredient') return rows.ingredient.name;
  return rows.kind === 'count' ? rows.name : (rows.good.name ?? '');
}

interface Slugged {
  readonly slug: string;
  readonly nameKey: string;
}
type TableWithSlugs = Parameters<typeof slugExists>[1];

/** Each with its own slug, unless another row was given it meanwhile; what is made anew is free among them all, too. */
function withFreeSlugs<Row extends Slugged>(
  connection: Connection,
  table: TableWithSlugs,
  rows: readonly Row[],
): Row[] {
  const given = new Set(rows.map(({ slug }) => slug));
  return rows.map((row) => {
    if (!slugExists(connection, table, row.slug)) return row;
    const slug = slugFor(row.nameKey, (wanted) => given.has(wanted) || slugExists(connection, table, wanted));
    given.add(slug);
    return { ...row, slug };
  });
}

function withFreeSlug<Row extends Slugged>(connection: Connection, table: TableWithSlugs, row: Row): Row {
  return withFreeSlugs(connection, table, [row])[0] ?? row;
}
