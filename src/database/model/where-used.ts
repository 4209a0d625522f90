/** Who names a thing of the catalog: asked before it is deleted, so that the refusal can say who. */
import type { FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf } from '../row-columns.ts';
import { Event } from './event.ts';
import { Good } from './finished-good.ts';
import { Recipe } from './recipe.ts';

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
      SELECT s.event_id FROM plan_snapshots s, json_each(s.snapshot_data, '$.ingredients') ingredient
        WHERE json_extract(ingredient.value, '$.ingredient_id') = :ingredientId
      UNION SELECT a.event_id FROM plan_amendments a, json_each(a.data, '$.definitions.ingredients') ingredient
        WHERE a.type = 'add_fg' AND json_extract(ingredient.value, '$.ingredient_id') = :ingredientId)
    ORDER BY event_date, id`;
  return connection.all(sql, { ingredientId }, Event);
}

/** The events whose started plan rests on this recipe, be it inside another one: what was frozen is not deleted. */
export function eventsUsingRecipe(connection: Connection, recipeId: RecipeId): Event[] {
  const sql = `
    SELECT ${columnsOf(Event, 'events')} FROM events
    WHERE id IN (
      SELECT s.event_id FROM plan_snapshots s, json_each(s.snapshot_data, '$.recipes') recipe
        WHERE json_extract(recipe.value, '$.recipe_id') = :recipeId
      UNION SELECT a.event_id FROM plan_amendments a, json_each(a.data, '$.definitions.recipes') recipe
        WHERE a.type = 'add_fg' AND json_extract(recipe.value, '$.recipe_id') = :recipeId)
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
      UNION SELECT s.event_id FROM plan_snapshots s, json_each(s.snapshot_data, '$.component_goods') good
        WHERE json_extract(good.value, '$.fg_id') = :goodId
      UNION SELECT a.event_id FROM plan_amendments a, json_each(a.data, '$.definitions.finished_goods') good
        WHERE a.type = 'add_fg' AND json_extract(good.value, '$.fg_id') = :goodId)
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
      UNION SELECT s.event_id FROM plan_snapshots s, json_each(s.snapshot_data, '$.finished_units') unit
        WHERE json_extract(unit.value, '$.finished_unit_id') = :unitId
      UNION SELECT a.event_id FROM plan_amendments a, json_each(a.data, '$.definitions.finished_units') unit
        WHERE a.type = 'add_fg' AND json_extract(unit.value, '$.finished_unit_id') = :unitId)
    ORDER BY event_date, id`;
  return connection.all(sql, { unitId }, Event);
}
