/**
 * A recipe at a number of batches, as it is read beside the bowl: each line scaled exactly and written as a kitchen writes it, how many
 * batches of other recipes it takes, and the method step by step.
 */
import Fraction from 'fraction.js';
import { isRange } from './amount.ts';
import type { IngredientId, RecipeId } from './ids.ts';
import { exactly, isCounted, unitOfMeasure } from './measures.ts';
import type { PlanRecipe, RecipeComponent, RecipeLine } from './plan.ts';
import { writeAmount, writeBatches, type WrittenAmount } from './written-amounts.ts';

export interface ScaledLine {
  readonly ingredientId: IngredientId;
  /** null: “to taste”. */
  readonly amount: WrittenAmount | null;
  /** The range as typed for one batch, of which the amount is the larger end scaled; null where there is none, or it stands as typed. */
  readonly ofRange: string | null;
  readonly note: string;
}

/** Another recipe that goes in. */
export interface ScaledPart {
  readonly recipeId: RecipeId;
  /** “1 ⅓ batches”. */
  readonly batches: string;
  readonly note: string;
}

export interface ScaledRecipe {
  readonly lines: readonly ScaledLine[];
  readonly parts: readonly ScaledPart[];
  readonly steps: readonly string[];
}

/** Takes batches, a positive number; at one batch every amount is exactly as it was typed. */
export function scaledRecipe(
  { ingredients, components, method }: Pick<PlanRecipe, 'ingredients' | 'components' | 'method'>,
  batches: number | Fraction,
): ScaledRecipe {
  const factor = new Fraction(batches);
  return {
    lines: ingredients.map((line) => scaledLine(line, factor)),
    parts: components.map((part) => scaledPart(part, factor)),
    steps: stepsOf(method),
  };
}

/** Large eggs stay large ones beside the bowl; a shopping list adds all sizes up. */
const SIZED = /^(small|medium|large)$/i;

function scaledLine(line: RecipeLine, factor: Fraction): ScaledLine {
  const { ingredientId, note, amount, amountText } = line;
  if (!amount) return { ingredientId, amount: null, ofRange: null, note };
  if (factor.equals(1)) return { ingredientId, amount: asTyped(line), ofRange: null, note };
  const unit = unitOfMeasure(line.unitText);
  const written = writeAmount(exactly(amount).mul(factor).mul(unit.size), unit);
  const sized =
    isCounted(unit.base) && SIZED.test(unit.text) ? { ...written, text: `${written.text} ${unit.text}` } : written;
  return { ingredientId, amount: sized, ofRange: isRange(amountText) ? amountText : null, note };
}

function asTyped({ amountText, unitText }: RecipeLine): WrittenAmount {
  return { text: `${amountText} ${unitText}`.trim(), roundedFrom: null };
}

function scaledPart({ recipeId, batches, batchesText, note }: RecipeComponent, factor: Fraction): ScaledPart {
  const scaled = exactly(batches).mul(factor);
  return { recipeId, batches: writeBatches(scaled, factor.equals(1) ? batchesText : undefined), note };
}

const NUMBERED = /^\d+[.)]\s+/;

/** One step a line. Numbers that all steps were given by hand go: whoever shows the steps numbers them. */
function stepsOf(method: string): readonly string[] {
  const steps = method
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return steps.every((step) => NUMBERED.test(step)) ? steps.map((step) => step.replace(NUMBERED, '')) : steps;
}
