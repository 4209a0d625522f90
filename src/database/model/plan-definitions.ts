/**
 * The catalog facts that a plan rests on, read in a handful of statements however many goods there are. Both recursive queries
 * gather ids with UNION, which drops what it has seen: they end on a cycle too, should one ever stand in the tables.
 */
import * as v from 'valibot';
import type { FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from '../../domain/ids.ts';
import type { OutlineDefinitions, PlanDefinitions, PlanGood, PlanIngredient, PlanUnit } from '../../domain/plan.ts';
import type { Connection } from '../connection.ts';
import { jsonText } from '../json-columns.ts';
import { columnsOf } from '../row-columns.ts';
import { Good, withComponents, type WholeGood } from './finished-good.ts';
import { unitsById, yieldOf, type UnitOutline } from './finished-unit.ts';
import { ingredientsById, type IngredientOutline } from './ingredient.ts';
import { contentsOfRecipes } from './recipe-lines.ts';
import { Recipe } from './recipe.ts';

/** What a plan keeps of a good and of a recipe. */
const PlanGoodRow = v.pick(Good, ['id', 'finishedUnitId', 'name', 'slug']);
type PlanGoodRow = v.InferOutput<typeof PlanGoodRow>;
const RecipeRow = v.pick(Recipe, ['id', 'name', 'slug', 'batchStep']);
const MethodRow = v.pick(Recipe, ['id', 'name', 'slug', 'batchStep', 'method']);

/**
 * The goods given and all that they reach: sets inside sets, units, recipes with their sub-recipes, ingredients of recipes and
 * packaging; each map by id. A bare good that is reached inside a set is there as its unit only. Archived or not makes no
 * difference; ids of goods that do not exist are left out.
 */
export function planDefinitions(connection: Connection, goodIds: readonly FinishedGoodId[]): PlanDefinitions {
  const { finishedGoods, finishedUnits, packaging, recipeIds } = reached(connection, goodIds);
  const rows = recipesReached(connection, recipeIds, MethodRow);
  const contentsOf = contentsOfRecipes(
    connection,
    rows.map(({ id }) => id),
  );
  const recipes = new Map(rows.map((recipe) => [recipe.id, { ...recipe, ...contentsOf(recipe.id) }]));
  const food = [...recipes.values()].flatMap((recipe) => recipe.ingredients.map((line) => line.ingredientId));
  return { finishedGoods, finishedUnits, recipes, ingredients: planIngredients(connection, [...food, ...packaging]) };
}

/** The same without what recipes are made of, for whoever only counts: several times quicker. */
export function outlineDefinitions(connection: Connection, goodIds: readonly FinishedGoodId[]): OutlineDefinitions {
  const { finishedGoods, finishedUnits, packaging, recipeIds } = reached(connection, goodIds);
  const recipes = new Map(recipesReached(connection, recipeIds, RecipeRow).map((recipe) => [recipe.id, recipe]));
  return { finishedGoods, finishedUnits, recipes, ingredients: planIngredients(connection, packaging) };
}

function reached(connection: Connection, goodIds: readonly FinishedGoodId[]) {
  const goods = goodsReached(connection, goodIds);
  const components = goods.flatMap((whole) => whole.components);
  const units = unitsById(connection, [
    ...new Set(components.flatMap((component) => (component.kind === 'unit' ? component.finishedUnitId : []))),
  ]);
  return {
    finishedGoods: new Map<FinishedGoodId, PlanGood>(goods.map((whole) => [whole.good.id, planGood(whole)])),
    finishedUnits: new Map<FinishedUnitId, PlanUnit>(units.map((unit) => [unit.id, planUnit(unit)])),
    recipeIds: [...new Set(units.map((unit) => unit.recipeId))],
    packaging: components.flatMap((component) => (component.kind === 'packaging' ? component.ingredientId : [])),
  };
}

function planIngredients(connection: Connection, ids: readonly IngredientId[]): Map<IngredientId, PlanIngredient> {
  return new Map(ingredientsById(connection, [...new Set(ids)]).map((row) => [row.id, planIngredient(row)]));
}

function goodsReached(connection: Connection, goodIds: readonly FinishedGoodId[]): WholeGood<PlanGoodRow>[] {
  const sql = `
    WITH RECURSIVE
      given (id) AS (SELECT value FROM json_each(:goodIds)),
      reached (id) AS (
        SELECT id FROM given
        UNION
        SELECT c.component_good_id FROM reached JOIN finished_good_components c ON c.finished_good_id = reached.id
        WHERE c.component_good_id IS NOT NULL)
    SELECT ${columnsOf(PlanGoodRow, 'goods')} FROM goods
    WHERE id IN (SELECT id FROM reached) AND (finished_unit_id IS NULL OR id IN (SELECT id FROM given))
    ORDER BY id`;
  return withComponents(connection, connection.all(sql, { goodIds: jsonText(goodIds) }, PlanGoodRow));
}

/** Those given and all that they take, by id. */
function recipesReached<S extends typeof RecipeRow | typeof MethodRow>(
  connection: Connection,
  recipeIds: readonly RecipeId[],
  row: S,
): v.InferOutput<S>[] {
  const sql = `
    WITH RECURSIVE reached (id) AS (
      SELECT value FROM json_each(:recipeIds)
      UNION
      SELECT c.component_recipe_id FROM reached JOIN recipe_components c ON c.recipe_id = reached.id)
    SELECT ${columnsOf(row, 'recipes')} FROM recipes WHERE id IN (SELECT id FROM reached) ORDER BY id`;
  return connection.all(sql, { recipeIds: jsonText(recipeIds) }, row);
}

function planUnit(unit: UnitOutline): PlanUnit {
  return { id: unit.id, name: unit.name, recipeId: unit.recipeId, yield: yieldOf(unit) };
}

function planGood({ good, components }: WholeGood<PlanGoodRow>): PlanGood {
  return { id: good.id, name: good.name, slug: good.slug, isBare: good.finishedUnitId !== null, components };
}

function planIngredient(row: IngredientOutline): PlanIngredient {
  const { id, name, kind, densityGPerMl, pieceGrams, allergens } = row;
  return { id, name, kind, densityGramsPerMl: densityGPerMl, pieceGrams, allergens };
}
