/**
 * What batches take of each ingredient, through sub-recipes: one line where all amounts of it can be compared, and as many as
 * cannot be. An amount that is not said (“to taste”) is no 0.
 */
import Fraction from 'fraction.js';
import { grouped } from '../shared/grouped.ts';
import { invariant } from '../shared/invariant.ts';
import type { FinishedUnitId, IngredientId, RecipeId } from './ids.ts';
import {
  betweenBases,
  exactly,
  NOTHING_KNOWN,
  unitOfMeasure,
  type Base,
  type UnitOfMeasure,
  type WeighingFacts,
} from './measures.ts';
import { outermostFirst } from './nesting.ts';
import type { Plan, PlanDefinitions, RecipeLine } from './plan.ts';

/** What is needed of one ingredient in amounts that can be compared. */
export interface NeededAmount {
  readonly base: Base;
  /** In the base. */
  readonly total: Fraction;
  /** The unit of the line that asks first. */
  readonly unit: UnitOfMeasure;
  /** As typed, where it is one line at factor 1; else null. */
  readonly asTyped: string | null;
}

export interface IngredientNeed {
  readonly ingredientId: IngredientId;
  /** Amounts that cannot be compared with each other, in the order of the lines. */
  readonly amounts: readonly NeededAmount[];
  /** Some line of it says no amount. */
  readonly isToTaste: boolean;
}

/**
 * Takes how many batches of each unit there are to make: those decided, or those that remain. Ingredients come in the order in
 * which the recipes ask for them. Amounts merge where the dimension is the same, or where the ingredient's density or piece weight
 * leads from one to the other.
 */
export function ingredientNeeds(
  definitions: PlanDefinitions,
  batches: ReadonlyMap<FinishedUnitId, number>,
): readonly IngredientNeed[] {
  const { recipes, ingredients } = definitions;
  const lines = [...recipeBatches(definitions, batches)].flatMap(([recipeId, factor]): ScaledLine[] =>
    (recipes.get(recipeId)?.ingredients ?? []).map((line) => ({ line, factor })),
  );
  return [...grouped(lines, ({ line }) => line.ingredientId)].map(([ingredientId, scaled]) => ({
    ingredientId,
    amounts: merged(scaled, ingredients.get(ingredientId) ?? NOTHING_KNOWN),
    isToTaste: scaled.some(({ line }) => line.amount === null),
  }));
}

/** The batches that a plan has decided. */
export function decidedBatches({ decisions }: Pick<Plan, 'decisions'>): Map<FinishedUnitId, number> {
  return new Map([...decisions].map(([id, { batches }]) => [id, batches]));
}

/**
 * Takes how many batches of each unit there are to make; gives those of every recipe, through sub-recipes. Each comes after all that take
 * it, so that its sum is whole.
 */
export function recipeBatches(
  { recipes, finishedUnits }: Pick<PlanDefinitions, 'recipes' | 'finishedUnits'>,
  toMake: ReadonlyMap<FinishedUnitId, number>,
): ReadonlyMap<RecipeId, Fraction> {
  const top = new Map<RecipeId, Fraction>();
  for (const [id, count] of toMake) {
    const recipeId = finishedUnits.get(id)?.recipeId;
    invariant(recipeId !== undefined, `unit ${id} is defined in its plan`);
    if (count > 0) top.set(recipeId, new Fraction(count).add(top.get(recipeId) ?? 0));
  }
  const batches = new Map<RecipeId, Fraction>();
  const order = outermostFirst(top.keys(), (id) => recipes.get(id)?.components.map((part) => part.recipeId) ?? []);
  for (const id of order) {
    const count = (batches.get(id) ?? new Fraction(0)).add(top.get(id) ?? 0);
    batches.set(id, count);
    for (const part of recipes.get(id)?.components ?? []) {
      const taken = count.mul(exactly(part.batches));
      batches.set(part.recipeId, taken.add(batches.get(part.recipeId) ?? 0));
    }
  }
  return batches;
}

/** A recipe that goes into others of a plan: how many of its batches they take, all of them and each. */
export interface TakenRecipe {
  readonly recipeId: RecipeId;
  readonly batches: Fraction;
  readonly takers: readonly { readonly recipeId: RecipeId; readonly batches: Fraction }[];
}

/** Takes how many batches of each unit there are to make; gives what goes into them and has a recipe of its own, in the order in which it is asked for. */
export function takenRecipes(
  definitions: Pick<PlanDefinitions, 'recipes' | 'finishedUnits'>,
  toMake: ReadonlyMap<FinishedUnitId, number>,
): readonly TakenRecipe[] {
  const taken = [...recipeBatches(definitions, toMake)].flatMap(([recipeId, count]) =>
    (definitions.recipes.get(recipeId)?.components ?? []).map((part) => ({
      part: part.recipeId,
      taker: { recipeId, batches: count.mul(exactly(part.batches)) },
    })),
  );
  return [...grouped(taken, ({ part }) => part)].map(([recipeId, rows]) => ({
    recipeId,
    batches: rows.reduce((sum, { taker }) => sum.add(taker.batches), new Fraction(0)),
    takers: rows.map(({ taker }) => taker),
  }));
}

interface ScaledLine {
  readonly line: RecipeLine;
  readonly factor: Fraction;
}

/** Lines of one unit are added up in it first: that is quicker than turning each into the base. */
function merged(scaled: readonly ScaledLine[], facts: WeighingFacts): NeededAmount[] {
  const byUnit = new Map<string, { unit: UnitOfMeasure; sum: Fraction; asTyped: string | null }>();
  for (const { line, factor } of scaled) {
    if (!line.amount) continue;
    const amount = exactly(line.amount).mul(factor);
    const found = byUnit.get(line.unitText);
    if (found) {
      found.sum = found.sum.add(amount);
      found.asTyped = null;
    } else {
      const asTyped = factor.equals(1) ? typedText(line) : null;
      byUnit.set(line.unitText, { unit: unitOfMeasure(line.unitText), sum: amount, asTyped });
    }
  }
  const sums: NeededAmount[] = [];
  for (const { unit, sum, asTyped } of byUnit.values()) {
    const total = sum.mul(unit.size);
    const place = sums.findIndex(({ base }) => betweenBases(unit.base, base, facts) !== null);
    const found = sums[place];
    if (!found) sums.push({ base: unit.base, total, unit, asTyped });
    else {
      const between = betweenBases(unit.base, found.base, facts) ?? new Fraction(1);
      sums[place] = { ...found, total: found.total.add(total.mul(between)), asTyped: null };
    }
  }
  return sums;
}

function typedText({ amountText, unitText }: RecipeLine): string {
  return `${amountText} ${unitText}`.trim();
}
