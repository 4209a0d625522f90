/**
 * What a person types of a recipe: its name, its lines, the other recipes it is made with, what one batch gives, and in which
 * steps it can be made.
 */
import { err, type Result } from '../shared/result.ts';
import { parseAmount, parseSingleAmount, type Amount, type AmountRefusal } from './amount.ts';
import type { BatchesUnreadable } from './batch-options.ts';
import { draftFields, type DraftFields } from './draft-fields.ts';
import type { FinishedUnitId, RecipeId } from './ids.ts';
import { knownUnit } from './kitchen-units.ts';
import { isSameName, parseName, parseText, type Name } from './names.ts';
import type { RecipeComponent } from './plan.ts';
import { parseQuantity } from './quantity.ts';
import type { DraftRefused } from './refusals.ts';
import { unitsPerBatch, type BatchStep, type UnitYield } from './yields.ts';

/** Characters of a unit (“heaped tablespoons”) and of a line's note (“sifted”). */
export const LONGEST_UNIT = 40;
export const LONGEST_NOTE = 500;

/** One line as typed. A line with nothing in it is no line. A blank amount is “to taste”. */
export interface RecipeLineDraft {
  readonly amount: string;
  readonly unit: string;
  readonly ingredient: string;
  readonly note: string;
}

/** Another recipe that goes into one batch, and how many of its batches do, as typed. A note comes with an import, or with a line. */
export interface SubRecipeDraft {
  readonly recipeId: RecipeId;
  readonly batches: string;
  readonly note: string;
}

/**
 * What one batch gives, as typed. A blank name is the recipe's own; the id is null until it is saved, and in the copy of a
 * recipe that of the unit it is a copy of.
 */
export interface UnitDraft {
  readonly finishedUnitId: FinishedUnitId | null;
  readonly name: string;
  readonly perBatch: string;
}

export interface RecipeDraft {
  readonly name: string;
  readonly batchStep: BatchStep;
  readonly lines: readonly RecipeLineDraft[];
  readonly subRecipes: readonly SubRecipeDraft[];
  readonly units: readonly UnitDraft[];
  readonly method: string;
}

/** Units called like their recipe are left blank, so that they go on being called like it whatever it is called next. */
export function withBlankNamesakes(draft: RecipeDraft): RecipeDraft {
  const units = draft.units.map((unit) => (isSameName(unit.name, draft.name) ? { ...unit, name: '' } : unit));
  return { ...draft, units };
}

export interface RecipeLineFacts {
  /** Where it stands in the draft, blank lines counted. */
  readonly row: number;
  readonly amountText: string;
  readonly amount: Amount | null;
  readonly unitText: string;
  readonly unit: string | null;
  readonly ingredient: Name;
  readonly note: string;
}

export interface UnitFacts {
  readonly finishedUnitId: FinishedUnitId | null;
  readonly name: Name;
  readonly yield: UnitYield;
}

export interface RecipeFacts {
  readonly name: Name;
  readonly batchStep: BatchStep;
  readonly lines: readonly RecipeLineFacts[];
  readonly subRecipes: readonly RecipeComponent[];
  readonly units: readonly UnitFacts[];
  readonly method: string;
}

/**
 * Takes the draft and the yields that saved units have now: a unit imported as a share of a batch keeps its share while the
 * number beside it stays. A recipe without units is allowed (a frosting used by others). The same sub-recipe on two lines is
 * refused; whether it is there, and whether it contains this one, is asked where the others are known.
 */
export function parseRecipeDraft(
  draft: RecipeDraft,
  yieldsNow: ReadonlyMap<FinishedUnitId, UnitYield>,
): Result<RecipeFacts, DraftRefused> {
  const fields = draftFields();
  const name = fields.read('name', parseName(draft.name));
  const lines = draft.lines.flatMap((line, index) => (isBlank(line) ? [] : [readLine(fields, index, line)]));
  const subRecipes = draft.subRecipes.map((part, index) => readSubRecipe(fields, `subRecipes.${index}`, part));
  refuseTwice(fields, draft.subRecipes);
  const units = draft.units.map((unit, index) => readUnit(fields, `units.${index}`, unit, name, yieldsNow));
  const seen = new Set<string>();
  for (const [index, unit] of units.entries()) {
    const key = unit.name?.key; // a refused name is not there
    if (key && seen.has(key)) {
      fields.refuse(`units.${index}.name`, { type: 'SizesAlike', name: unit.name.name });
    }
    seen.add(key);
  }
  const method = fields.read('method', parseText(draft.method));
  return fields.finish({ name, batchStep: draft.batchStep, lines, subRecipes, units, method });
}

function readLine(fields: DraftFields, row: number, line: RecipeLineDraft): RecipeLineFacts {
  const at = `lines.${row}`;
  const amountText = line.amount.trim();
  return {
    row,
    amountText,
    amount: amountText === '' ? null : fields.read(`${at}.amount`, parseAmount(amountText)),
    unitText: fields.read(`${at}.unit`, parseText(line.unit, LONGEST_UNIT)),
    unit: knownUnit(line.unit),
    ingredient: fields.read(`${at}.ingredient`, parseName(line.ingredient)),
    note: fields.read(`${at}.note`, parseText(line.note, LONGEST_NOTE)),
  };
}

/**
 * How many batches of another recipe go into one batch, as typed: any one amount, thirds too, in whatever steps that recipe
 * is made by itself. Refuses words, 0, ranges, and what {@link parseSingleAmount} refuses.
 */
export function parseSubRecipeBatches(typed: string): Result<Amount, AmountRefusal | BatchesUnreadable> {
  const batches = parseSingleAmount(typed);
  if (batches.ok || batches.error.type === 'AmountTooLarge' || batches.error.type === 'AmountAmbiguous') return batches;
  return err({ type: 'BatchesUnreadable', given: typed.trim().slice(0, 40), step: 0.25 });
}

function readSubRecipe(fields: DraftFields, at: string, part: SubRecipeDraft): RecipeComponent {
  return {
    recipeId: part.recipeId,
    batchesText: part.batches.trim(),
    batches: fields.read(`${at}.batches`, parseSubRecipeBatches(part.batches)),
    note: fields.read(`${at}.note`, parseText(part.note, LONGEST_NOTE)),
  };
}

function refuseTwice(fields: DraftFields, subRecipes: readonly SubRecipeDraft[]): void {
  const ids = subRecipes.map((part) => part.recipeId);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) fields.refuse(`subRecipes.${index}`, { type: 'ListedTwice', name: '' });
  }
}

function readUnit(
  fields: DraftFields,
  at: string,
  unit: UnitDraft,
  recipeName: Name,
  yieldsNow: ReadonlyMap<FinishedUnitId, UnitYield>,
): UnitFacts {
  const name = unit.name.trim() === '' ? recipeName : fields.read(`${at}.name`, parseName(unit.name));
  const perBatch = fields.read(`${at}.perBatch`, parseQuantity(unit.perBatch));
  const before = unit.finishedUnitId === null ? undefined : yieldsNow.get(unit.finishedUnitId);
  const keepsShare = before?.kind === 'share' && unitsPerBatch(before) === perBatch;
  return { finishedUnitId: unit.finishedUnitId, name, yield: keepsShare ? before : { kind: 'count', perBatch } };
}

function isBlank(line: RecipeLineDraft): boolean {
  return [line.amount, line.unit, line.ingredient, line.note].every((text) => text.trim() === '');
}
