/** Recipes and goods, as lists and as the editors begin with them. */
import {
  eventsUsingGood,
  eventsUsingUnit,
  findGood,
  findRecipe,
  ingredientsById,
  listGoods,
  listIngredients,
  listRecipes,
  listUnits,
  planDefinitions,
  recipeLineCounts,
  unitsById,
  yieldOf,
  type Event,
} from '../database/model.ts';
import type { ComponentDraft } from '../domain/good-draft.ts';
import { contentReader } from '../domain/requirements.ts';
import { unitsPerBatch } from '../domain/yields.ts';
import { grouped } from '../shared/grouped.ts';
import { err, ok } from '../shared/result.ts';
import { componentNames } from './plan-queries.ts';
import type { Query } from './query.ts';

export const recipeRows: Query<'catalog.recipes'> = (connection) => {
  const units = grouped(listUnits(connection), (unit) => unit.recipeId);
  const lines = recipeLineCounts(connection);
  return ok(
    listRecipes(connection).map((recipe) => ({
      recipeId: recipe.id,
      name: recipe.name,
      batchStep: recipe.batchStep,
      units: (units.get(recipe.id) ?? [])
        .filter((unit) => unit.archivedAt === recipe.archivedAt)
        .map((unit) => ({ finishedUnitId: unit.id, name: unit.name, unitsPerBatch: unitsPerBatch(yieldOf(unit)) })),
      lines: lines.get(recipe.id) ?? 0,
      isArchived: recipe.archivedAt !== null,
    })),
  );
};

export const recipeView: Query<'catalog.recipe'> = (connection, { recipeId }) => {
  const found = findRecipe(connection, recipeId);
  if (!found) return err({ type: 'NotFound', kind: 'recipe' });
  const { recipe, ingredients, units } = found;
  const names = new Map(
    ingredientsById(connection, [...new Set(ingredients.map((line) => line.ingredientId))]).map((row) => [
      row.id,
      row.name,
    ]),
  );
  const isArchived = recipe.archivedAt !== null;
  return ok({
    recipeId,
    draft: {
      name: recipe.name,
      batchStep: recipe.batchStep,
      lines: ingredients.map((line) => ({
        amount: line.amountText,
        unit: line.unitText,
        ingredient: names.get(line.ingredientId) ?? '',
        note: line.note,
      })),
      units: units
        .filter((unit) => unit.archivedAt === recipe.archivedAt)
        .map((unit) => ({ finishedUnitId: unit.id, name: unit.name, perBatch: String(unitsPerBatch(yieldOf(unit))) })),
      method: recipe.method,
    },
    isArchived,
    runningEvents: namesOfRunning(units.flatMap((unit) => eventsUsingUnit(connection, unit.id))),
  });
};

export const goodRows: Query<'catalog.goods'> = (connection) => {
  const goods = listGoods(connection);
  const nameOf = componentNames(connection, goods);
  return ok(
    goods.map(({ good, components }) => ({
      finishedGoodId: good.id,
      name: good.name,
      isBare: good.finishedUnitId !== null,
      recipeId: good.recipeId,
      isArchived: good.archivedAt !== null,
      contents: components.map((line) => ({ name: nameOf(line), quantity: line.quantity })),
    })),
  );
};

export const goodView: Query<'catalog.good'> = (connection, { finishedGoodId }) => {
  const found = findGood(connection, finishedGoodId);
  if (!found) return err({ type: 'NotFound', kind: 'good' });
  const catalog = listGoods(connection);
  const nameOf = componentNames(connection, catalog);
  const bare = new Map(catalog.map(({ good }) => [good.finishedUnitId, good.id]));
  const definitions = planDefinitions(connection, [finishedGoodId]);
  const content = contentReader(definitions)(finishedGoodId);
  const units = unitsById(connection, [...content.units.keys()]);
  return ok({
    finishedGoodId,
    name: found.good.name,
    components: found.components.flatMap((line): ComponentDraft[] => {
      const quantity = String(line.quantity);
      if (line.kind === 'packaging') return [{ kind: 'packaging', name: nameOf(line), quantity }];
      const id = line.kind === 'good' ? line.finishedGoodId : bare.get(line.finishedUnitId);
      return id === undefined ? [] : [{ kind: 'good', finishedGoodId: id, quantity }];
    }),
    units: units.map((unit) => ({ name: unit.name, quantity: content.units.get(unit.id) ?? 0 })),
    isArchived: found.good.archivedAt !== null,
    runningEvents: namesOfRunning(eventsUsingGood(connection, finishedGoodId)),
  });
};

export const ingredientNames: Query<'catalog.ingredientNames'> = (connection) => {
  const names = (kind: 'food' | 'packaging'): string[] =>
    listIngredients(connection).flatMap((row) => (row.kind === kind && row.archivedAt === null ? [row.name] : []));
  return ok({ food: names('food'), packaging: names('packaging') });
};

function namesOfRunning(events: readonly Event[]): string[] {
  return [...new Set(events.filter((event) => event.planState === 'in_production').map((event) => event.name))];
}
