/** Taking back the deletion of a recipe or a set: what was deleted by a slip stands again as it stood. */
import type { Connection } from '../database/connection.ts';
import {
  findGoodByKey,
  findGoodByUuid,
  findRecipeByKey,
  findRecipeByUuid,
  insertDeletedRows,
  listGoods,
  missingFor,
  parseDeletedRows,
  slugExists,
  type DeletedRecipe,
  type DeletedRows,
  type DeletedSet,
} from '../database/model.ts';
import { checkGoodNesting } from '../domain/definition-check.ts';
import { slugFor } from '../domain/names.ts';
import type { CannotComeBack } from '../domain/refusals.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command } from './command.ts';
import { checkNestingOf } from './recipe-nesting.ts';

/** Asked again it is done once: what is there stays as it is, with all that was edited since. */
export const putBack: Command<'catalog.putBack'> = ({ connection }, ask) => {
  const rows = parseDeletedRows(ask.rows);
  return rows.kind === 'recipe' ? putBackRecipe(connection, rows) : putBackSet(connection, rows);
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

/** Who has the name now, or what is gone that it needs. */
function hindranceOf(
  connection: Connection,
  rows: DeletedRows,
  namesake: { readonly name: string; readonly archivedAt: string | null } | null,
): CannotComeBack['because'] | null {
  if (namesake) {
    return { type: 'NameTaken', kind: rows.kind, name: namesake.name, isArchived: namesake.archivedAt !== null };
  }
  const missing = missingFor(connection, rows);
  return missing && { type: 'NotFound', kind: missing };
}

function cannot(rows: DeletedRows, because: CannotComeBack['because']): Result<never, CannotComeBack> {
  const name = rows.kind === 'recipe' ? rows.recipe.name : (rows.good.name ?? '');
  return err({ type: 'CannotComeBack', name, because });
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
