/** What is read beside the bowl and printed beyond the shopping list: recipes at their batches, and boxes with what goes into each. */
import { findRecipe, ingredientsById, namesOfRecipes, yieldOf } from '../database/model.ts';
import { checkBatches } from '../domain/batch-options.ts';
import { boxTable, type BoxItem } from '../domain/box-table.ts';
import type { IngredientId, RecipeId } from '../domain/ids.ts';
import { decidedBatches, recipeBatches } from '../domain/ingredient-needs.ts';
import type { PlanOutline, PlanRecipe, PlanUnit } from '../domain/plan.ts';
import { tellingGoodName, tellingUnitName, undecidedNames, unitWithRecipe } from '../domain/plan-units.ts';
import { planSheet } from '../domain/plan-sheet.ts';
import { scaledRecipe } from '../domain/scaled-recipe.ts';
import { writeBatches } from '../domain/written-amounts.ts';
import { unitsFrom } from '../domain/yields.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok } from '../shared/result.ts';
import { headerOf } from './event-queries.ts';
import type { RecipeSheet } from './paper-views.ts';
import { outlineOfEvent, planOfEvent, standingOf } from './plan-of-event.ts';
import { packableRows } from './plan-queries.ts';
import type { Query } from './query.ts';

export const recipeAt: Query<'catalog.recipeAt'> = (connection, { recipeId, batches }) => {
  const found = findRecipe(connection, recipeId);
  if (!found) return err({ type: 'NotFound', kind: 'recipe' });
  const { recipe, ingredients, components } = found;
  const checked = checkBatches(batches, recipe.batchStep);
  if (!checked.ok) return checked;
  const food = ingredientsById(connection, [...new Set(ingredients.map((line) => line.ingredientId))]);
  const recipes = namesOfRecipes(connection);
  const named: Named = {
    ingredients: new Map(food.map((row) => [row.id, row])),
    recipes: new Map(components.map((part) => [part.recipeId, { name: recipes.get(part.recipeId) ?? '' }])),
  };
  const units = found.units
    .filter((unit) => unit.archivedAt === recipe.archivedAt)
    .map((unit) => ({ name: unit.name, yield: yieldOf(unit) }));
  return ok({
    ...sheetOf({ ...recipe, ingredients, components }, batches, units, named),
    batchStep: recipe.batchStep,
  });
};

/** As a started plan froze them: what the catalog says today is of no account there. */
export const recipesOfPlan: Query<'plan.recipesAt'> = (connection, { eventId }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { plan } = found.value;
  const { definitions } = plan;
  const units = [...definitions.finishedUnits.values()];
  const recipes = [...recipeBatches(definitions, decidedBatches(plan))].flatMap(([id, planned]) => {
    const recipe = definitions.recipes.get(id);
    if (!recipe) return [];
    const gives = units.filter((unit) => unit.recipeId === id);
    const sizes = gives.flatMap((unit) => {
      const decided = plan.decisions.get(unit.id);
      return decided ? [{ name: unit.name, batches: decided.batches }] : [];
    });
    const sheet = { planned: writeBatches(planned), sizes };
    const parts = [...new Set(sizes.map((size) => size.batches % 1))].filter((part) => part > 0);
    return [1, ...parts].map((batches) => ({ ...sheetOf(recipe, batches, gives, definitions), ...sheet }));
  });
  return ok({ event: headerOf(found.value), recipes, undecided: undecidedNames(plan) });
};

export const recipeToMake: Query<'make.recipe'> = (connection, { eventId, finishedUnitId, batches }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { definitions } = found.value.plan;
  if (!definitions.finishedUnits.has(finishedUnitId)) return err({ type: 'NotInPlan', name: '' });
  const { unit, recipe } = unitWithRecipe(definitions, finishedUnitId);
  const checked = checkBatches(batches, recipe.batchStep);
  if (!checked.ok) return checked;
  const inside = [...recipeBatches(definitions, new Map([[finishedUnitId, batches]]))].flatMap(([id, taken]) => {
    const part = id === recipe.id ? undefined : definitions.recipes.get(id);
    return part ? [{ ...readAt(part, taken, definitions), batches: writeBatches(taken) }] : [];
  });
  const whole = definitions.recipes.get(recipe.id);
  invariant(whole, `recipe ${recipe.id} is defined in its plan`);
  return ok({ ...sheetOf(whole, batches, [unit], definitions), inside });
};

export const boxesOfPlan: Query<'plan.boxes'> = (connection, { eventId }) => {
  const found = outlineOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { plan } = found.value;
  const { items, rows } = boxTable(plan);
  const packed = packableRows(planSheet(plan, standingOf(connection, found.value)));
  const shorts = new Map(
    packed
      .filter((row) => row.inTheEnd < row.quantity)
      .map(({ finishedGoodId, inTheEnd, shortOf }) => [finishedGoodId, { inTheEnd, shortOf }]),
  );
  return ok({
    event: headerOf(found.value),
    items: items.map((item) => ({ name: itemName(plan, item), kind: item.kind, needed: item.needed })),
    rows: rows.map((row) => ({
      ...row,
      name: tellingGoodName(plan.definitions, row.finishedGoodId),
      short: row.isInside ? null : (shorts.get(row.finishedGoodId) ?? null),
    })),
  });
};

interface Named {
  readonly ingredients: ReadonlyMap<IngredientId, { readonly name: string }>;
  readonly recipes: ReadonlyMap<RecipeId, { readonly name: string }>;
}

function sheetOf(
  recipe: ReadRecipe,
  batches: number,
  units: readonly Pick<PlanUnit, 'name' | 'yield'>[],
  named: Named,
): RecipeSheet {
  return {
    ...readAt(recipe, batches, named),
    batches,
    gives: units.map((unit) => ({
      name: unit.name,
      units: unit.yield.kind === 'unknown' ? null : unitsFrom(batches, unit.yield),
    })),
  };
}

type ReadRecipe = Pick<PlanRecipe, 'id' | 'name' | 'ingredients' | 'components' | 'method'>;

function readAt(recipe: ReadRecipe, batches: Parameters<typeof scaledRecipe>[1], named: Named) {
  const { lines, parts, steps } = scaledRecipe(recipe, batches);
  return {
    recipeId: recipe.id,
    name: recipe.name,
    lines: lines.map(({ ingredientId, ...line }) => ({
      ...line,
      name: named.ingredients.get(ingredientId)?.name ?? '',
    })),
    parts: parts.map(({ recipeId, ...part }) => ({ ...part, name: named.recipes.get(recipeId)?.name ?? '' })),
    steps,
  };
}

function itemName({ definitions }: PlanOutline, item: BoxItem): string {
  switch (item.kind) {
    case 'unit':
      return tellingUnitName(definitions, item.finishedUnitId);
    case 'good':
      return tellingGoodName(definitions, item.finishedGoodId);
    case 'packaging':
      return definitions.ingredients.get(item.ingredientId)?.name ?? '';
  }
}
