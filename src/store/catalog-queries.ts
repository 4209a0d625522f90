/** Recipes and goods, as lists and as the editors begin with them. */
import {
  contentsOfRecipes,
  eventsUsingGood,
  eventsUsingUnit,
  findGood,
  findGoodByKey,
  findRecipe,
  findRecipeByKey,
  goodOutlines,
  ingredientsById,
  listIngredients,
  listRecipes,
  listUnits,
  namesOfRecipes,
  planDefinitions,
  recipeLineCounts,
  unitsById,
  withComponents,
  yieldOf,
  type Event,
  type GoodOutline,
  type WholeRecipe,
} from '../database/model.ts';
import type { Connection } from '../database/connection.ts';
import type { ComponentDraft } from '../domain/good-draft.ts';
import { copyName } from '../domain/names.ts';
import type { PlanComponent } from '../domain/plan.ts';
import { withBlankNamesakes, type RecipeDraft } from '../domain/recipe-draft.ts';
import { contentReader } from '../domain/requirements.ts';
import { unitsPerBatch } from '../domain/yields.ts';
import { grouped } from '../shared/grouped.ts';
import { err, ok } from '../shared/result.ts';
import { boxContents, componentNames } from './box-contents.ts';
import { recipeNameOf } from './good-choices.ts';
import type { Query } from './query.ts';

export const recipeRows: Query<'catalog.recipes'> = (connection) => {
  const units = grouped(listUnits(connection), (unit) => unit.recipeId);
  const lines = recipeLineCounts(connection);
  const recipes = listRecipes(connection);
  const contents = contentsOfRecipes(
    connection,
    recipes.map(({ id }) => id),
  );
  return ok(
    recipes.map((recipe) => ({
      recipeId: recipe.id,
      name: recipe.name,
      batchStep: recipe.batchStep,
      units: (units.get(recipe.id) ?? [])
        .filter((unit) => unit.archivedAt === recipe.archivedAt)
        .map((unit) => ({ finishedUnitId: unit.id, name: unit.name, unitsPerBatch: unitsPerBatch(yieldOf(unit)) })),
      lines: lines.get(recipe.id) ?? 0,
      subRecipes: contents(recipe.id).components.map(({ recipeId }) => recipeId),
      isArchived: recipe.archivedAt !== null,
    })),
  );
};

export const recipeView: Query<'catalog.recipe'> = (connection, { recipeId }) => {
  const found = findRecipe(connection, recipeId);
  if (!found) return err({ type: 'NotFound', kind: 'recipe' });
  const { recipe, units } = found;
  return ok({
    recipeId,
    draft: draftOf(connection, found),
    isArchived: recipe.archivedAt !== null,
    runningEvents: namesOfRunning(units.flatMap((unit) => eventsUsingUnit(connection, unit.id))),
  });
};

export const recipeCopy: Query<'catalog.recipeCopy'> = (connection, { recipeId }) => {
  const found = findRecipe(connection, recipeId);
  if (!found) return err({ type: 'NotFound', kind: 'recipe' });
  const draft = withBlankNamesakes(draftOf(connection, found));
  return ok({ ...draft, name: copyName(draft.name, (key) => findRecipeByKey(connection, key) !== null) });
};

/** A recipe as its form begins with it. */
export function draftOf(connection: Connection, { recipe, ingredients, components, units }: WholeRecipe): RecipeDraft {
  const ids = [...new Set(ingredients.map((line) => line.ingredientId))];
  const names = new Map(ingredientsById(connection, ids).map((row) => [row.id, row.name]));
  return {
    name: recipe.name,
    batchStep: recipe.batchStep,
    lines: ingredients.map((line) => ({
      amount: line.amountText,
      unit: line.unitText,
      ingredient: names.get(line.ingredientId) ?? '',
      note: line.note,
    })),
    subRecipes: components.map(({ recipeId, batchesText, note }) => ({ recipeId, batches: batchesText, note })),
    units: units
      .filter((unit) => unit.archivedAt === recipe.archivedAt)
      .map((unit) => ({ finishedUnitId: unit.id, name: unit.name, perBatch: String(unitsPerBatch(yieldOf(unit))) })),
    method: recipe.method,
  };
}

export const goodRows: Query<'catalog.goods'> = (connection) => {
  const catalog = goodOutlines(connection);
  const goods = withComponents(connection, catalog);
  const contentsOf = boxContents(goods, componentNames(connection, catalog));
  const recipes = namesOfRecipes(connection);
  return ok(
    goods.map(({ good, components }) => ({
      finishedGoodId: good.id,
      name: good.name,
      isBare: good.finishedUnitId !== null,
      recipeName: recipeNameOf(good, recipes),
      recipeId: good.recipeId,
      isArchived: good.archivedAt !== null,
      contents: contentsOf(components),
    })),
  );
};

export const goodView: Query<'catalog.good'> = (connection, { finishedGoodId }) => {
  const found = findGood(connection, finishedGoodId);
  if (!found) return err({ type: 'NotFound', kind: 'good' });
  const catalog = goodOutlines(connection);
  const nameOf = componentNames(connection, catalog);
  const definitions = planDefinitions(connection, [finishedGoodId]);
  const content = contentReader(definitions)(finishedGoodId);
  const units = unitsById(connection, [...content.units.keys()]);
  return ok({
    finishedGoodId,
    name: found.good.name,
    components: componentDrafts(found.components, catalog, nameOf),
    units: units.map((unit) => ({ name: unit.name, quantity: content.units.get(unit.id) ?? 0 })),
    isArchived: found.good.archivedAt !== null,
    runningEvents: namesOfRunning(eventsUsingGood(connection, finishedGoodId)),
  });
};

export const goodCopy: Query<'catalog.goodCopy'> = (connection, { finishedGoodId }) => {
  const found = findGood(connection, finishedGoodId);
  if (found?.good.finishedUnitId !== null) return err({ type: 'NotFound', kind: 'good' });
  const catalog = goodOutlines(connection);
  return ok({
    name: copyName(found.good.name, (key) => findGoodByKey(connection, key) !== null),
    components: componentDrafts(found.components, catalog, componentNames(connection, catalog)),
  });
};

/** What is in a box as its form begins with it: a bare good by its own id. */
export function componentDrafts(
  components: readonly PlanComponent[],
  catalog: readonly GoodOutline[],
  nameOf: (line: PlanComponent) => string,
): ComponentDraft[] {
  const bare = new Map(catalog.map((good) => [good.finishedUnitId, good.id]));
  return components.flatMap((line): ComponentDraft[] => {
    const quantity = String(line.quantity);
    if (line.kind === 'packaging') return [{ kind: 'packaging', name: nameOf(line), quantity }];
    const id = line.kind === 'good' ? line.finishedGoodId : bare.get(line.finishedUnitId);
    return id === undefined ? [] : [{ kind: 'good', finishedGoodId: id, quantity }];
  });
}

export const ingredientNames: Query<'catalog.ingredientNames'> = (connection) => {
  const all = listIngredients(connection);
  const names = (kind: 'food' | 'packaging', isArchived = false): string[] =>
    all.flatMap((row) => (row.kind === kind && (row.archivedAt !== null) === isArchived ? [row.name] : []));
  return ok({ food: names('food'), packaging: names('packaging'), archived: names('food', true) });
};

/** Each once: those whose plan is sealed and being baked. */
export function namesOfRunning(events: readonly Event[]): string[] {
  return [...new Set(events.filter((event) => event.planState === 'in_production').map((event) => event.name))];
}
