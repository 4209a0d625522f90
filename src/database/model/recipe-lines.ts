/** What a recipe is made of: lines of ingredients and sub-recipes, in the order that the user gave them. */
import * as v from 'valibot';
import { IngredientId, RecipeId } from '../../domain/ids.ts';
import type * as plan from '../../domain/plan.ts';
import type { Connection } from '../connection.ts';
import { grouped } from '../../shared/grouped.ts';
import { jsonText } from '../json-columns.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const RecipeIngredient = v.object({
  id: WholeNumber,
  recipeId: RecipeId,
  position: WholeNumber,
  ingredientId: IngredientId,
  amountText: v.string(),
  amountNum: v.nullable(WholeNumber),
  amountDen: v.nullable(WholeNumber),
  unitText: v.string(),
  unit: v.nullable(v.string()),
  note: v.string(),
});
export type RecipeIngredient = v.InferOutput<typeof RecipeIngredient>;

export const RecipeComponent = v.object({
  id: WholeNumber,
  recipeId: RecipeId,
  position: WholeNumber,
  componentRecipeId: RecipeId,
  batchesText: v.string(),
  batchesNum: WholeNumber,
  batchesDen: WholeNumber,
  note: v.string(),
});
export type RecipeComponent = v.InferOutput<typeof RecipeComponent>;

/** Lines as they are read: what comes in order needs no position. */
const LineInOrder = v.omit(RecipeIngredient, ['id', 'position']);
const ComponentInOrder = v.omit(RecipeComponent, ['id', 'position']);

/** What one batch of a recipe takes. */
export interface RecipeContents {
  readonly ingredients: readonly plan.RecipeLine[];
  readonly components: readonly plan.RecipeComponent[];
}

/** Reads the contents of many recipes at once; what comes back gives those of one. */
export function contentsOfRecipes(
  connection: Connection,
  ids: readonly RecipeId[],
): (recipeId: RecipeId) => RecipeContents {
  const linesSql = `
    SELECT ${columnsOf(LineInOrder, 'recipe_ingredients')} FROM recipe_ingredients
    WHERE recipe_id IN (SELECT value FROM json_each(:ids)) ORDER BY recipe_id, position, id`;
  const componentsSql = `
    SELECT ${columnsOf(ComponentInOrder, 'recipe_components')} FROM recipe_components
    WHERE recipe_id IN (SELECT value FROM json_each(:ids)) ORDER BY recipe_id, position, id`;
  const given = { ids: jsonText(ids) };
  const lines = grouped(connection.all(linesSql, given, LineInOrder), (row) => row.recipeId);
  const components = grouped(connection.all(componentsSql, given, ComponentInOrder), (row) => row.recipeId);
  return (recipeId) => ({
    ingredients: (lines.get(recipeId) ?? []).map(lineFrom),
    components: (components.get(recipeId) ?? []).map(componentFrom),
  });
}

function lineFrom(row: v.InferOutput<typeof LineInOrder>): plan.RecipeLine {
  const { ingredientId, amountText, amountNum: num, amountDen: den, unitText, unit, note } = row;
  return { ingredientId, amountText, amount: num === null || den === null ? null : { num, den }, unitText, unit, note };
}

function componentFrom(row: v.InferOutput<typeof ComponentInOrder>): plan.RecipeComponent {
  const batches = { num: row.batchesNum, den: row.batchesDen };
  return { recipeId: row.componentRecipeId, batchesText: row.batchesText, batches, note: row.note };
}

/** How many lines each recipe has, of ingredients and of sub-recipes; one without lines is left out. */
export function recipeLineCounts(connection: Connection): Map<RecipeId, number> {
  const sql = `
    SELECT recipe_id AS "recipeId", count(*) AS "lines"
    FROM (SELECT recipe_id FROM recipe_ingredients UNION ALL SELECT recipe_id FROM recipe_components)
    GROUP BY recipe_id`;
  const rows = connection.all(sql, {}, v.object({ recipeId: RecipeId, lines: WholeNumber }));
  return new Map(rows.map((row) => [row.recipeId, row.lines]));
}

/** Which recipe takes which as a sub-recipe. */
export function listSubRecipes(
  connection: Connection,
): readonly { readonly recipeId: RecipeId; readonly componentRecipeId: RecipeId }[] {
  const sql = `
    SELECT recipe_id AS "recipeId", component_recipe_id AS "componentRecipeId" FROM recipe_components
    ORDER BY recipe_id, position, id`;
  return connection.all(sql, {}, v.object({ recipeId: RecipeId, componentRecipeId: RecipeId }));
}

/** Puts these lines in the place of all that the recipe had. */
export function replaceRecipeLines(
  connection: Connection,
  recipeId: RecipeId,
  lines: readonly plan.RecipeLine[],
): void {
  connection.run('DELETE FROM recipe_ingredients WHERE recipe_id = :recipeId', { recipeId });
  const sql = `
    INSERT INTO recipe_ingredients (recipe_id, position, ingredient_id, amount_text, amount_num, amount_den,
      unit_text, unit, note)
    VALUES (:recipeId, :position, :ingredientId, :amountText, :num, :den, :unitText, :unit, :note)`;
  for (const [position, { amount, ...line }] of lines.entries()) {
    connection.run(sql, { recipeId, position, ...line, num: amount?.num ?? null, den: amount?.den ?? null });
  }
}

/** Puts these sub-recipes in the place of all that the recipe had. */
export function replaceRecipeComponents(
  connection: Connection,
  recipeId: RecipeId,
  components: readonly plan.RecipeComponent[],
): void {
  connection.run('DELETE FROM recipe_components WHERE recipe_id = :recipeId', { recipeId });
  const sql = `
    INSERT INTO recipe_components (recipe_id, position, component_recipe_id, batches_text, batches_num, batches_den, note)
    VALUES (:recipeId, :position, :componentRecipeId, :batchesText, :num, :den, :note)`;
  for (const [position, { recipeId: componentRecipeId, batches, ...component }] of components.entries()) {
    const { num, den } = batches;
    connection.run(sql, { recipeId, position, componentRecipeId, ...component, num, den });
  }
}
