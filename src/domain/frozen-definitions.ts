/**
 * Catalog facts as they stand inside snapshots and amendments. The key names stand in users' databases for ever: a change of
 * them is a new snapshot version. Each part has its schema, and the way from and to the plan's own values.
 */
import * as v from 'valibot';
import { FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from './ids.ts';
import type { PlanComponent, PlanDefinitions, PlanGood, PlanIngredient, PlanRecipe, PlanUnit } from './plan.ts';
import type { UnitYield } from './yields.ts';
import { BatchStep, unitsPerBatch } from './yields.ts';

const wholeFrom1 = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const frozenAmount = v.object({ num: wholeFrom1, den: wholeFrom1 });

export const FrozenRecipe = v.object({
  recipe_id: RecipeId,
  recipe_name: v.string(),
  recipe_slug: v.string(),
  batch_step: BatchStep,
  ingredients: v.array(
    v.object({
      ingredient_id: IngredientId,
      amount_text: v.string(),
      amount: v.nullable(frozenAmount),
      unit_text: v.string(),
      unit: v.nullable(v.string()),
      note: v.string(),
    }),
  ),
  components: v.array(
    v.object({ recipe_id: RecipeId, batches_text: v.string(), batches: frozenAmount, note: v.string() }),
  ),
  method: v.string(),
});
export type FrozenRecipe = v.InferOutput<typeof FrozenRecipe>;

const frozenYield = v.variant('kind', [
  v.object({ kind: v.literal('count'), per_batch: wholeFrom1 }),
  v.object({ kind: v.literal('share'), basis_points: v.pipe(wholeFrom1, v.maxValue(10_000)) }),
]);

export const FrozenUnit = v.object({
  finished_unit_id: FinishedUnitId,
  name: v.string(),
  recipe_id: RecipeId,
  yield: frozenYield,
  units_per_batch: wholeFrom1,
});
export type FrozenUnit = v.InferOutput<typeof FrozenUnit>;

const frozenComponent = v.union([
  v.object({ finished_unit_id: FinishedUnitId, quantity: wholeFrom1 }),
  v.object({ fg_id: FinishedGoodId, quantity: wholeFrom1 }),
  v.object({ ingredient_id: IngredientId, quantity: wholeFrom1 }),
]);
type FrozenComponent = v.InferOutput<typeof frozenComponent>;

export const FrozenGood = v.object({
  fg_id: FinishedGoodId,
  fg_name: v.string(),
  fg_slug: v.string(),
  bare: v.boolean(),
  components: v.array(frozenComponent),
});
export type FrozenGood = v.InferOutput<typeof FrozenGood>;

export const FrozenIngredient = v.object({
  ingredient_id: IngredientId,
  name: v.string(),
  kind: v.picklist(['food', 'packaging']),
  density_g_per_ml: v.nullable(v.number()),
  piece_grams: v.nullable(v.number()),
  allergens: v.array(v.string()),
});
export type FrozenIngredient = v.InferOutput<typeof FrozenIngredient>;

export const FrozenDefinitions = v.object({
  recipes: v.array(FrozenRecipe),
  finished_units: v.array(FrozenUnit),
  finished_goods: v.array(FrozenGood),
  ingredients: v.array(FrozenIngredient),
});
export type FrozenDefinitions = v.InferOutput<typeof FrozenDefinitions>;

/** Everything in the definitions, each kind ordered by id. */
export function freezeDefinitions(definitions: PlanDefinitions): FrozenDefinitions {
  return {
    recipes: inOrder(definitions.recipes).map(freezeRecipe),
    finished_units: inOrder(definitions.finishedUnits).flatMap(freezeUnit),
    finished_goods: inOrder(definitions.finishedGoods).map(freezeGood),
    ingredients: inOrder(definitions.ingredients).map(freezeIngredient),
  };
}

/** The way back: frozen parts as definitions by id. */
export function thawDefinitions(frozen: FrozenDefinitions): PlanDefinitions {
  return {
    recipes: byId(frozen.recipes.map(thawRecipe)),
    finishedUnits: byId(frozen.finished_units.map(thawUnit)),
    finishedGoods: byId(frozen.finished_goods.map(thawGood)),
    ingredients: byId(frozen.ingredients.map(thawIngredient)),
  };
}

export function freezeGood(good: PlanGood): FrozenGood {
  const { id, name, slug, isBare } = good;
  return { fg_id: id, fg_name: name, fg_slug: slug, bare: isBare, components: good.components.map(freezeComponent) };
}

function thawGood(good: FrozenGood): PlanGood {
  return {
    id: good.fg_id,
    name: good.fg_name,
    slug: good.fg_slug,
    isBare: good.bare,
    components: good.components.map(thawComponent),
  };
}

function freezeComponent(line: PlanComponent): FrozenComponent {
  switch (line.kind) {
    case 'unit':
      return { finished_unit_id: line.finishedUnitId, quantity: line.quantity };
    case 'good':
      return { fg_id: line.finishedGoodId, quantity: line.quantity };
    case 'packaging':
      return { ingredient_id: line.ingredientId, quantity: line.quantity };
  }
}

function thawComponent(line: FrozenComponent): PlanComponent {
  const { quantity } = line;
  if ('finished_unit_id' in line) return { kind: 'unit', finishedUnitId: line.finished_unit_id, quantity };
  if ('fg_id' in line) return { kind: 'good', finishedGoodId: line.fg_id, quantity };
  return { kind: 'packaging', ingredientId: line.ingredient_id, quantity };
}

function freezeRecipe(recipe: PlanRecipe): FrozenRecipe {
  return {
    recipe_id: recipe.id,
    recipe_name: recipe.name,
    recipe_slug: recipe.slug,
    batch_step: recipe.batchStep,
    ingredients: recipe.ingredients.map((line) => ({
      ingredient_id: line.ingredientId,
      amount_text: line.amountText,
      amount: line.amount,
      unit_text: line.unitText,
      unit: line.unit,
      note: line.note,
    })),
    components: recipe.components.map((line) => ({
      recipe_id: line.recipeId,
      batches_text: line.batchesText,
      batches: line.batches,
      note: line.note,
    })),
    method: recipe.method,
  };
}

function thawRecipe(recipe: FrozenRecipe): PlanRecipe {
  return {
    id: recipe.recipe_id,
    name: recipe.recipe_name,
    slug: recipe.recipe_slug,
    batchStep: recipe.batch_step,
    ingredients: recipe.ingredients.map((line) => ({
      ingredientId: line.ingredient_id,
      amountText: line.amount_text,
      amount: line.amount,
      unitText: line.unit_text,
      unit: line.unit,
      note: line.note,
    })),
    components: recipe.components.map((line) => ({
      recipeId: line.recipe_id,
      batchesText: line.batches_text,
      batches: line.batches,
      note: line.note,
    })),
    method: recipe.method,
  };
}

/** A unit whose yield the oldest snapshots did not keep has nothing to freeze again. */
function freezeUnit(unit: PlanUnit): FrozenUnit[] {
  if (unit.yield.kind === 'unknown') return [];
  return [
    {
      finished_unit_id: unit.id,
      name: unit.name,
      recipe_id: unit.recipeId,
      yield: freezeYield(unit.yield),
      units_per_batch: unitsPerBatch(unit.yield),
    },
  ];
}

function freezeYield(unitYield: UnitYield): FrozenUnit['yield'] {
  return unitYield.kind === 'count'
    ? { kind: 'count', per_batch: unitYield.perBatch }
    : { kind: 'share', basis_points: unitYield.basisPoints };
}

function thawUnit(unit: FrozenUnit): PlanUnit {
  const unitYield: UnitYield =
    unit.yield.kind === 'count'
      ? { kind: 'count', perBatch: unit.yield.per_batch }
      : { kind: 'share', basisPoints: unit.yield.basis_points };
  return { id: unit.finished_unit_id, name: unit.name, recipeId: unit.recipe_id, yield: unitYield };
}

function freezeIngredient(ingredient: PlanIngredient): FrozenIngredient {
  return {
    ingredient_id: ingredient.id,
    name: ingredient.name,
    kind: ingredient.kind,
    density_g_per_ml: ingredient.densityGramsPerMl,
    piece_grams: ingredient.pieceGrams,
    allergens: [...ingredient.allergens],
  };
}

function thawIngredient(ingredient: FrozenIngredient): PlanIngredient {
  return {
    id: ingredient.ingredient_id,
    name: ingredient.name,
    kind: ingredient.kind,
    densityGramsPerMl: ingredient.density_g_per_ml,
    pieceGrams: ingredient.piece_grams,
    allergens: ingredient.allergens,
  };
}

function inOrder<V extends { readonly id: number }>(definitions: ReadonlyMap<number, V>): V[] {
  return [...definitions.values()].sort((a, b) => a.id - b.id);
}

function byId<V extends { readonly id: number }>(definitions: readonly V[]): Map<V['id'], V> {
  return new Map(definitions.map((definition) => [definition.id, definition]));
}
