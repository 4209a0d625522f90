/**
 * Deleting a recipe, a set, an ingredient or a count, and taking that back: what goes is given row by row as it stood in the
 * tables, so that what comes back has the same ids, uuids and moments. Ids are never used twice, so nothing else has taken
 * them meanwhile.
 */
import * as v from 'valibot';
import type { FinishedGoodId, IngredientId, RecipeId } from '../../domain/ids.ts';
import { invariant } from '../../shared/invariant.ts';
import type { SqlValue } from '../bound-parameters.ts';
import type { Connection } from '../connection.ts';
import { jsonText } from '../json-columns.ts';
import { changeOneRow } from '../one-row.ts';
import { columnName, columnsOf, WholeNumber, type RowSchema } from '../row-columns.ts';
import { FinishedGood, FinishedGoodComponent } from './finished-good.ts';
import { FinishedUnit, unitsOfRecipe } from './finished-unit.ts';
import { Ingredient } from './ingredient.ts';
import { PantryStock, stockOf } from './pantry-stock.ts';
import { RecipeComponent, RecipeIngredient } from './recipe-lines.ts';
import { Recipe } from './recipe.ts';

const DeletedRecipe = v.object({
  kind: v.literal('recipe'),
  recipe: Recipe,
  ingredients: v.array(RecipeIngredient),
  components: v.array(RecipeComponent),
  units: v.array(FinishedUnit),
  bareGoods: v.array(FinishedGood),
});
export type DeletedRecipe = v.InferOutput<typeof DeletedRecipe>;

const DeletedSet = v.object({
  kind: v.literal('good'),
  good: FinishedGood,
  components: v.array(FinishedGoodComponent),
});
export type DeletedSet = v.InferOutput<typeof DeletedSet>;

/** A row goes back as it stood: what its JSON means is nobody's business meanwhile. */
const IngredientRow = v.object({ ...Ingredient.entries, allergens: v.string() });

const DeletedIngredient = v.object({
  kind: v.literal('ingredient'),
  ingredient: IngredientRow,
  stock: v.array(PantryStock),
});
export type DeletedIngredient = v.InferOutput<typeof DeletedIngredient>;

const ForgottenCount = v.object({ kind: v.literal('count'), name: v.string(), stock: v.array(PantryStock) });
/** What was counted of an ingredient of that name, in a unit that was forgotten; no row: it had not been counted. */
export type ForgottenCount = v.InferOutput<typeof ForgottenCount>;

/** The rows that went with one deletion. */
export type DeletedRows = DeletedRecipe | DeletedSet | DeletedIngredient | ForgottenCount;
const DeletedRows = v.variant('kind', [DeletedRecipe, DeletedSet, DeletedIngredient, ForgottenCount]);

/** Takes its lines, its units and their bare goods along, and gives them all. Refused while anything else names one of them. */
export function deleteRecipe(connection: Connection, id: RecipeId): DeletedRecipe {
  const [recipe] = rowsOf(connection, 'recipes', Recipe, 'id', id);
  invariant(recipe, 'whoever deletes a recipe has just seen it');
  const units = unitsOfRecipe(connection, id);
  const rows: DeletedRecipe = {
    kind: 'recipe',
    recipe,
    ingredients: rowsOf(connection, 'recipe_ingredients', RecipeIngredient, 'recipeId', id),
    components: rowsOf(connection, 'recipe_components', RecipeComponent, 'recipeId', id),
    units,
    bareGoods: units.flatMap((unit) => rowsOf(connection, 'finished_goods', FinishedGood, 'finishedUnitId', unit.id)),
  };
  changeOneRow(connection, 'DELETE FROM recipes WHERE id = :id', { id });
  return rows;
}

/** Takes its lines along, and gives them. Refused while another set or a plan names it. */
export function deleteGood(connection: Connection, id: FinishedGoodId): DeletedSet {
  const [good] = rowsOf(connection, 'finished_goods', FinishedGood, 'id', id);
  invariant(good, 'whoever deletes a set has just seen it');
  const components = rowsOf(connection, 'finished_good_components', FinishedGoodComponent, 'finishedGoodId', id);
  changeOneRow(connection, 'DELETE FROM finished_goods WHERE id = :id', { id });
  return { kind: 'good', good, components };
}

/** Takes its counts along, and gives them. Refused by the database while a recipe or a set names it. */
export function deleteIngredient(connection: Connection, id: IngredientId): DeletedIngredient {
  const [ingredient] = rowsOf(connection, 'ingredients', IngredientRow, 'id', id);
  invariant(ingredient, 'whoever deletes an ingredient has just seen it');
  const stock = stockOf(connection, id);
  changeOneRow(connection, 'DELETE FROM ingredients WHERE id = :id', { id });
  return { kind: 'ingredient', ingredient, stock };
}

/** Rows that a page kept since they were deleted. What does not fit the tables is a defect. */
export function parseDeletedRows(given: unknown): DeletedRows {
  return v.parse(DeletedRows, given);
}

/** What deleted rows name beyond themselves and is gone meanwhile; null: all of it is there. What became packaging is not there as food. */
export function missingFor(connection: Connection, rows: DeletedRows): 'ingredient' | 'recipe' | 'good' | null {
  const idsOf = (lines: readonly { readonly ingredientId: IngredientId | null }[]) =>
    lines.map((line) => line.ingredientId);
  switch (rows.kind) {
    case 'ingredient':
      return null;
    case 'count':
      return isAnyMissing(connection, 'ingredients', idsOf(rows.stock)) ? 'ingredient' : null;
    case 'recipe': {
      if (isAnyMissing(connection, 'food', idsOf(rows.ingredients))) return 'ingredient';
      const recipes = rows.components.map((line) => line.componentRecipeId);
      return isAnyMissing(connection, 'recipes', recipes) ? 'recipe' : null;
    }
    case 'good': {
      if (isAnyMissing(connection, 'packaging', idsOf(rows.components))) return 'ingredient';
      const goods = rows.components.map((line) => line.componentGoodId);
      return isAnyMissing(connection, 'goods', goods) ? 'good' : null;
    }
  }
}

/** Puts deleted rows back as they are given: the caller has seen that names and slugs are free and nothing is missing. */
export function insertDeletedRows(connection: Connection, rows: DeletedRows): void {
  if (rows.kind === 'ingredient') insertRows(connection, 'ingredients', IngredientRow, [rows.ingredient]);
  if (rows.kind === 'ingredient' || rows.kind === 'count') {
    insertRows(connection, 'pantry_stock', PantryStock, rows.stock);
    return;
  }
  if (rows.kind === 'good') {
    insertRows(connection, 'finished_goods', FinishedGood, [rows.good]);
    insertRows(connection, 'finished_good_components', FinishedGoodComponent, rows.components);
    return;
  }
  insertRows(connection, 'recipes', Recipe, [rows.recipe]);
  insertRows(connection, 'recipe_ingredients', RecipeIngredient, rows.ingredients);
  insertRows(connection, 'recipe_components', RecipeComponent, rows.components);
  insertRows(connection, 'finished_units', FinishedUnit, rows.units);
  insertRows(connection, 'finished_goods', FinishedGood, rows.bareGoods);
}

function rowsOf<S extends RowSchema>(
  connection: Connection,
  table: string,
  schema: S,
  key: string & keyof S['entries'],
  id: number,
): v.InferOutput<S>[] {
  const sql = `SELECT ${columnsOf(schema, table)} FROM ${table} WHERE ${columnName(key)} = :id ORDER BY id`;
  return connection.all(sql, { id }, schema);
}

function insertRows(
  connection: Connection,
  table: string,
  schema: RowSchema,
  rows: readonly Readonly<Record<string, SqlValue>>[],
): void {
  const keys = Object.keys(schema.entries);
  const columns = keys.map(columnName).join(', ');
  const sql = `INSERT INTO ${table} (${columns}) VALUES (${keys.map((key) => `:${key}`).join(', ')})`;
  for (const row of rows) connection.run(sql, row);
}

/** Where what is named is looked for. */
const sources = {
  ingredients: 'ingredients',
  food: "(SELECT id FROM ingredients WHERE kind = 'food')",
  packaging: "(SELECT id FROM ingredients WHERE kind = 'packaging')",
  recipes: 'recipes',
  goods: 'finished_goods',
} as const;

function isAnyMissing(
  connection: Connection,
  source: keyof typeof sources,
  ids: readonly (IngredientId | RecipeId | FinishedGoodId | null)[],
): boolean {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const sql = `SELECT count(*) AS found FROM ${sources[source]} WHERE id IN (SELECT value FROM json_each(:ids))`;
  return connection.get(sql, { ids: jsonText(wanted) }, v.object({ found: WholeNumber }))?.found !== wanted.length;
}
