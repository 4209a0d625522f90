/**
 * Taking the demo kitchen away again. What came with it is remembered by its ids, which are never used twice, when it is
 * loaded; what one's own events, boxes and recipes rest on stays, and so does what one has counted.
 */
import type { Connection } from '../database/connection.ts';
import {
  contentsOfRecipes,
  deleteEvent,
  deleteGood,
  deleteIngredient,
  deleteRecipe,
  deleteSetting,
  eventsUsingGood,
  eventsUsingIngredient,
  eventsUsingRecipe,
  eventsUsingUnit,
  listEvents,
  listGoods,
  listIngredients,
  listRecipes,
  listStock,
  listUnits,
  putSetting,
  readSetting,
  removeStock,
  replaceGoodComponents,
  replaceRecipeComponents,
} from '../database/model.ts';
import {
  demoRemoval,
  MarkedAsDemo,
  type CatalogInUse,
  type DemoMarks,
  type DemoRemoval,
} from '../domain/demo-removal.ts';
import type { EventId, IngredientId, Moment, RecipeId } from '../domain/ids.ts';
import { grouped } from '../shared/grouped.ts';
import { ok } from '../shared/result.ts';
import type { Command, CommandContext } from './command.ts';
import type { Query } from './query.ts';

/** This key stands in users' databases. */
const KEY = 'demo';

/** All that is here now came with the demo kitchen, which loads into an empty one only; but for ingredients that were left over. */
export function markAsDemo(
  { connection, at }: CommandContext,
  leftOver: ReadonlySet<IngredientId>,
  countedAt: Moment,
): void {
  const value: MarkedAsDemo = {
    events: listEvents(connection).map(({ id }) => id),
    sets: listGoods(connection).flatMap(({ good }) => (good.finishedUnitId === null ? [good.id] : [])),
    recipes: listRecipes(connection).map(({ id }) => id),
    ingredients: listIngredients(connection).flatMap(({ id }) => (leftOver.has(id) ? [] : [id])),
    countedAt,
  };
  putSetting(connection, { key: KEY, value, at });
}

/** What would go and what would stay; null when no demo kitchen is here, or nothing of it could go. */
export const demoFacts: Query<'kitchen.demo'> = (connection) => {
  const removal = decideDemoRemoval(connection);
  if (!removal) return ok(null);
  const { events, sets, recipes, ingredients, counts, countedStay, stays } = removal;
  if ([events, sets, recipes, ingredients, counts].every((gone) => gone.length === 0)) return ok(null);
  return ok({
    recipes: recipes.length,
    boxes: sets.length,
    ingredients: ingredients.length,
    events: events.length,
    counts: counts.length,
    countedStay,
    stays,
  });
};

function decideDemoRemoval(connection: Connection): DemoRemoval | null {
  const demo = demoMarks(connection);
  return demo && demoRemoval(demo, catalogInUse(connection, demo));
}

/** Sent twice, it is done once. */
export const removeDemoKitchen: Command<'kitchen.removeDemo'> = ({ connection }) => {
  const removal = decideDemoRemoval(connection);
  if (!removal) return ok();
  for (const id of removal.events) deleteEvent(connection, id);
  // Emptied first: they may be inside one another.
  for (const id of removal.sets) replaceGoodComponents(connection, id, []);
  for (const id of removal.sets) deleteGood(connection, id);
  for (const id of removal.recipes) replaceRecipeComponents(connection, id, []);
  for (const id of removal.recipes) deleteRecipe(connection, id);
  for (const { ingredientId, unit } of removal.counts) removeStock(connection, ingredientId, unit);
  for (const id of removal.ingredients) deleteIngredient(connection, id);
  deleteSetting(connection, KEY);
  return ok();
};

/** What came with the demo kitchen, whether it is still there or not. */
export function markedAsDemo(connection: Connection): MarkedAsDemo | null {
  return readSetting(connection, KEY, MarkedAsDemo);
}

/** What was marked and has not been deleted piece by piece since. */
export function demoMarks(connection: Connection): DemoMarks | null {
  const marked = markedAsDemo(connection);
  if (!marked) return null;
  const still = <Id>(ids: readonly Id[], rows: readonly { readonly id: Id }[]): ReadonlySet<Id> => {
    const here = new Set(rows.map(({ id }) => id));
    return new Set(ids.filter((id) => here.has(id)));
  };
  return {
    events: still(marked.events, listEvents(connection)),
    sets: still(
      marked.sets,
      listGoods(connection).map(({ good }) => good),
    ),
    recipes: still(marked.recipes, listRecipes(connection)),
    ingredients: still(marked.ingredients, listIngredients(connection)),
    countedAt: marked.countedAt,
  };
}

function catalogInUse(connection: Connection, demo: DemoMarks): CatalogInUse {
  const goods = listGoods(connection);
  const recipes = listRecipes(connection);
  const units = grouped(listUnits(connection), (unit) => unit.recipeId);
  const contents = contentsOfRecipes(
    connection,
    recipes.map(({ id }) => id),
  );
  const unitsOf = (id: RecipeId) => (units.get(id) ?? []).map((unit) => unit.id);
  const isOwn = ({ id }: { readonly id: EventId }): boolean => !demo.events.has(id);
  const demoUnits = [...demo.recipes].flatMap(unitsOf);
  return {
    sets: goods.flatMap(({ good, components }) =>
      good.finishedUnitId === null ? [{ id: good.id, name: good.name, components }] : [],
    ),
    recipes: recipes.map(({ id, name }) => ({
      id,
      name,
      units: unitsOf(id),
      ingredients: contents(id).ingredients.map((line) => line.ingredientId),
      subRecipes: contents(id).components.map((line) => line.recipeId),
    })),
    goodsOfOwnEvents: new Set([...demo.sets].filter((id) => eventsUsingGood(connection, id).some(isOwn))),
    unitsOfOwnEvents: new Set(demoUnits.filter((id) => eventsUsingUnit(connection, id).some(isOwn))),
    recipesOfOwnEvents: new Set([...demo.recipes].filter((id) => eventsUsingRecipe(connection, id).some(isOwn))),
    ingredientsOfOwnEvents: new Set(
      [...demo.ingredients].filter((id) => eventsUsingIngredient(connection, id).some(isOwn)),
    ),
    counts: listStock(connection),
  };
}
