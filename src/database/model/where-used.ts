/** Who names a thing of the catalog: asked before it is deleted, so that the refusal can say who. */
import type { FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf } from '../row-columns.ts';
import { Event } from './event.ts';
import { Good } from './finished-good.ts';
import { Recipe } from './recipe.ts';

/** The events that froze a thing, in a list of the snapshot or of what a later change brought; it is asked for by a parameter. */
function frozenIn(list: string, listOfChange: string, key: string, parameter: string): string {
  return `SELECT s.event_id FROM plan_snapshots s, json_each(s.snapshot_data, '$.${list}') frozen
        WHERE json_extract(frozen.value, '$.${key}') = :${parameter}
      UNION SELECT a.event_id FROM plan_amendments a, json_each(a.data, '$.definitions.${listOfChange}') frozen
        WHERE a.type = 'add_fg' AND json_extract(frozen.value, '$.${key}') = :${parameter}`;
}

/** The sets that hold this good (for a unit: its bare good) as a component of their own. */
export function goodsUsing(connection: Connection, goodId: FinishedGoodId): Good[] {
  const sql = `
    SELECT ${columnsOf(Good, 'goods')} FROM goods
    WHERE id IN (SELECT finished_good_id FROM finished_good_components WHERE component_good_id = :goodId)
    ORDER BY name_key, id`;
  return connection.all(sql, { goodId }, Good);
}

/** The recipes that take this one as a sub-recipe. */
export function recipesUsing(connection: Connection, recipeId: RecipeId): Recipe[] {
  const sql = `
    SELECT ${columnsOf(Recipe, 'recipes')} FROM recipes
    WHERE id IN (SELECT recipe_id FROM recipe_components WHERE component_recipe_id = :recipeId)
    ORDER BY name_key, id`;
  return connection.all(sql, { recipeId }, Recipe);
}

/** The recipes that take this ingredient on a line of their own. */
export function recipesTaking(connection: Connection, ingredientId: IngredientId): Recipe[] {
  const sql = `
    SELECT ${columnsOf(Recipe, 'recipes')} FROM recipes
    WHERE id IN (SELECT recipe_id FROM recipe_ingredients WHERE ingredient_id = :ingredientId)
    ORDER BY name_key, id`;
  return connection.all(sql, { ingredientId }, Recipe);
}

/** The sets that are packed in this. */
export function goodsPackedIn(connection: Connection, ingredientId: IngredientId): Good[] {
  const sql = `
    SELECT ${columnsOf(Good, 'goods')} FROM goods
    WHERE id IN (SELECT finished_good_id FROM finished_good_components WHERE ingredient_id = :ingredientId)
    ORDER BY name_key, id`;
  return connection.all(sql, { ingredientId }, Good);
}

/** The events whose started plan has frozen this ingredient. */
export function eventsUsingIngredient(connection: Connection, ingredientId: IngredientId): Event[] {
  const sql = `
    SELECT ${columnsOf(Event, 'events')} FROM events
    WHERE id IN (
      ${frozenIn('ingredients', 'ingredients', 'ingredient_id', 'ingredientId')})
    ORDER BY event_date, id`;
  return connection.all(sql, { ingredientId }, Event);
}

/** The events whose started plan rests on this recipe, be it inside another one: what was frozen is not deleted. */
export function eventsUsingRecipe(connection: Connection, recipeId: RecipeId): Event[] {
  const sql = `
    SELECT ${columnsOf(Event, 'events')} FROM events
    WHERE id IN (
      ${frozenIn('recipes', 'recipes', 'recipe_id', 'recipeId')})
    ORDER BY event_date, id`;
  return connection.all(sql, { recipeId }, Event);
}

/** The events whose selection, changes or packings name this good, or whose started plan rests on it. */
export function eventsUsingGood(connection: Connection, goodId: FinishedGoodId): Event[] {
  const sql = `
    SELECT ${columnsOf(Event, 'events')} FROM events
    WHERE id IN (
      SELECT event_id FROM event_finished_goods WHERE finished_good_id = :goodId
      UNION SELECT event_id FROM plan_amendments WHERE finished_good_id = :goodId
      UNION SELECT event_id FROM packing_runs WHERE finished_good_id = :goodId
      UNION ${frozenIn('component_goods', 'finished_goods', 'fg_id', 'goodId')})
    ORDER BY event_date, id`;
  return connection.all(sql, { goodId }, Event);
}

/** The events whose decisions, changes or runs name this unit, whose started plan rests on it, or which use its bare good. */
export function eventsUsingUnit(connection: Connection, unitId: FinishedUnitId): Event[] {
  const sql = `
    WITH bare (id) AS (SELECT id FROM finished_goods WHERE finished_unit_id = :unitId)
    SELECT ${columnsOf(Event, 'events')} FROM events
    WHERE id IN (
      SELECT event_id FROM batch_decisions WHERE finished_unit_id = :unitId
      UNION SELECT event_id FROM production_runs WHERE finished_unit_id = :unitId
      UNION SELECT event_id FROM plan_amendments
        WHERE finished_unit_id = :unitId OR finished_good_id IN (SELECT id FROM bare)
      UNION SELECT event_id FROM event_finished_goods WHERE finished_good_id IN (SELECT id FROM bare)
      UNION SELECT event_id FROM packing_runs WHERE finished_good_id IN (SELECT id FROM bare)
      UNION ${frozenIn('finished_units', 'finished_units', 'finished_unit_id', 'unitId')})
    ORDER BY event_date, id`;
  return connection.all(sql, { unitId }, Event);
}
