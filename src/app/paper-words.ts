/** What a printed sheet says of itself, and how a recipe is said on it. */
import type { PlainDate } from '../domain/event-date.ts';
import { formatBatches } from '../domain/batch-options.ts';
import type { PlanBoxes, PlanRecipes, RecipeSheet } from '../store/paper-views.ts';
import type { EventHeader } from '../store/views.ts';
import { listOf, wholeNumber } from './number-words.ts';
import { momentPhrase } from './plain-dates.ts';
import { missingPhrase } from './plan-words.ts';

/** Which plan a sheet is of: “Draft”, “Locked, not sealed yet”, “Original, sealed 18 Dec 19:40”, “Change 5”. A note is no other plan. */
export function revisionPhrase(
  { state, sealedAt, lastChange }: Pick<EventHeader, 'state' | 'sealedAt' | 'lastChange'>,
  today: PlainDate,
): string {
  if (sealedAt === null) return state === 'draft' ? 'Draft' : 'Locked, not sealed yet';
  return lastChange === 0 ? `Original, sealed ${momentPhrase(sealedAt, today)}` : `Change ${wholeNumber(lastChange)}`;
}

type Line = RecipeSheet['lines'][number];

/** “5 ⅝ cups”, “a pinch of”, “to taste”; of a range the larger end, “up to 6”. */
export function recipeAmount({ amount, ofRange }: Pick<Line, 'amount' | 'ofRange'>): string {
  if (amount === null) return 'to taste';
  return ofRange === null ? amount.text : `up to ${amount.text}`;
}

/**
 * What stands behind the name of an ingredient: “, soft”, “, from 4.5”, “, 2–3 a batch”, and of a pinch “, for each batch”; '' where
 * nothing does.
 */
export function besideIngredient({ amount, ofRange, isOfOne, note, noteOfOne }: Omit<Line, 'name'>): string {
  const from = amount?.roundedFrom ?? null;
  return behindName([
    note,
    from === null ? '' : `from ${from}`,
    perBatch(ofRange ?? ''),
    perBatch(noteOfOne),
    isOfOne ? 'for each batch' : '',
  ]);
}

/** The same behind the name of another recipe: “, warm”, “, 200 ml a batch”. */
export function besidePart({ note, noteOfOne }: Pick<RecipeSheet['parts'][number], 'note' | 'noteOfOne'>): string {
  return behindName([note, perBatch(noteOfOne)]);
}

function perBatch(words: string): string {
  return words === '' ? '' : `${words} a batch`;
}

function behindName(parts: readonly string[]): string {
  return parts.map((part) => (part === '' ? '' : `, ${part}`)).join('');
}

/** “3 batches planned”, and of which things where a recipe gives several: “3 batches planned: 1 Large, 2 Small”. */
export function plannedPhrase({ planned, gives, sizes }: PlanRecipes['recipes'][number]): string {
  const each = sizes.map(({ name, batches }) => `${formatBatches(batches)} ${name}`);
  return gives.length > 1 && each.length > 0 ? `${planned} planned: ${listOf(each)}` : `${planned} planned`;
}

type Short = NonNullable<PlanBoxes['rows'][number]['short']>;

/** “Only 48 can be packed”. */
export function packedOnPaper({ inTheEnd }: Pick<Short, 'inTheEnd'>): string {
  return `${inTheEnd === 0 ? 'None' : `Only ${wholeNumber(inTheEnd)}`} can be packed`;
}

/** “Only 48 can be packed: 12 Sugar cookie short”, where nothing else says what the others lack. */
export function shortOnPaper(short: Short): string {
  return `${packedOnPaper(short)}: ${missingPhrase(short)}`;
}

/** What of it is short behind a line of the box: “, 12 short”; '' where nothing is. */
export function shortInLine(short: Short | null, name: string): string {
  const found = short?.shortOf.find((unit) => unit.name === name);
  if (!found) return '';
  return found.isChosen ? `, ${wholeNumber(found.by)} short` : ', none chosen';
}

/** “Gives 48 Sugar cookie”, “Gives 24 Large or 48 Small”; '' for what only goes into other recipes. */
export function yieldPhrase(gives: RecipeSheet['gives']): string {
  const each = gives.map(({ name, units }) =>
    units === null ? `${name}, nobody knows how many` : `${wholeNumber(units)} ${name}`,
  );
  return each.length === 0 ? '' : `Gives ${listOf(each, 'or')}`;
}
