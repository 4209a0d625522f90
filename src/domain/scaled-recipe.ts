/**
 * A recipe at a number of batches, as it is read beside the bowl: each line scaled exactly and written as a kitchen writes it, how many
 * batches of other recipes it takes, and the method step by step.
 */
import Fraction from 'fraction.js';
import { isRange } from './amount.ts';
import type { IngredientId, RecipeId } from './ids.ts';
import { knownUnit } from './kitchen-units.ts';
import { exactly, isCounted, unitOfMeasure } from './measures.ts';
import type { PlanRecipe, RecipeComponent, RecipeLine } from './plan.ts';
import { writeAmount, writeBatches, type WrittenAmount } from './written-amounts.ts';

export interface ScaledLine {
  readonly ingredientId: IngredientId;
  /** Of a line that has a unit alone, that as typed: “a pinch of”. null: neither, “to taste”. */
  readonly amount: WrittenAmount | null;
  /** What stands there for an amount is of one batch, whatever the batches: a pinch is not scaled. */
  readonly isOfOne: boolean;
  /** The range as typed for one batch, of which the amount is the larger end scaled; null where there is none, or it stands as typed. */
  readonly ofRange: string | null;
  readonly note: string;
  /** What of the note measures one batch (“270 g”), and is not in it; '' where nothing does, or it stands as typed. */
  readonly noteOfOne: string;
}

/** Another recipe that goes in. */
export interface ScaledPart {
  readonly recipeId: RecipeId;
  /** “1 ⅓ batches”. */
  readonly batches: string;
  readonly note: string;
  /** As in a line. */
  readonly noteOfOne: string;
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
  const { ingredientId, amount, amountText, unitText } = line;
  const isOne = factor.equals(1);
  const said = {
    ingredientId,
    isOfOne: false,
    ofRange: null,
    ...scaledNote(line.note, isOne || SAYS_HOW_LARGE.test(unitText)),
  };
  if (!amount) return unitText === '' ? { ...said, amount: null } : { ...said, amount: asTyped(line), isOfOne: !isOne };
  if (isOne) return { ...said, amount: asTyped(line) };
  const unit = unitOfMeasure(unitText);
  const written = writeAmount(exactly(amount).mul(factor).mul(unit.size), unit);
  const sized =
    isCounted(unit.base) && SIZED.test(unit.text) ? { ...written, text: `${written.text} ${unit.text}` } : written;
  return { ...said, amount: sized, ofRange: isRange(amountText) ? amountText : null };
}

function asTyped({ amountText, unitText }: RecipeLine): WrittenAmount {
  return { text: `${amountText} ${unitText}`.trim(), roundedFrom: null };
}

function scaledPart({ recipeId, batches, batchesText, note }: RecipeComponent, factor: Fraction): ScaledPart {
  const scaled = exactly(batches).mul(factor);
  const isOne = factor.equals(1);
  return { recipeId, batches: writeBatches(scaled, isOne ? batchesText : undefined), ...scaledNote(note, isOne) };
}

/** Behind these a measure is of each of them, at any number of batches: “2 cans (14 oz)”. */
const SAYS_HOW_LARGE =
  /^(?:can|tin|jar|packet|package|pack|pkg|sachet|envelope|pouch|bag|box|carton|container|tub|bottle|bar|block)(?:s|es)?\.?(?: of(?: the)?)?$/i;
const EACH = /\beach\b/i;
/** A number, and the one or two words that may be its unit: “14 fl oz”, “7-oz”. */
const MEASURE = /\p{N}[\s-]?((\p{L}+\.?)(?: \p{L}+\.?)?)/gu;

/** A note is typed for one batch, and nobody scales what it measures. Beside a scaled amount it would pass for all of it. */
function scaledNote(note: string, isAsTyped: boolean): Pick<ScaledLine, 'note' | 'noteOfOne'> {
  if (isAsTyped) return { note, noteOfOne: '' };
  const parts = note.split(', ');
  const joined = (isOfOne: boolean) => parts.filter((part) => holdsMeasure(part) === isOfOne).join(', ');
  return { note: joined(false), noteOfOne: joined(true) };
}

/** Pieces are no measure here: “cut into 8 pieces”. */
function holdsMeasure(text: string): boolean {
  if (EACH.test(text)) return false;
  return [...text.matchAll(MEASURE)].some(([, ...words]) =>
    words.some((word) => ![null, 'each'].includes(knownUnit(word))),
  );
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
