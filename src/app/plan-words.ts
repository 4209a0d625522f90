/** How a plan is said: batches against what is needed, recorded changes, and the reasons for them. */
import { formatBatches } from '../domain/batch-options.ts';
import type { ComparedGood, ComparedUnit, ComparisonStatus } from '../domain/plan-comparison.ts';
import type { Ties } from '../domain/reversal.ts';
import type { UnfilledGood } from '../domain/plan-sheet.ts';
import type { AmendmentRow, BoxContent, PackableRow, TakenRecipeRow } from '../store/views.ts';
import { batchesPhrase, listOf, wholeNumber } from './number-words.ts';

/** “12 short”, “36 extra”, “just enough”. */
export function differencePhrase(difference: number): string {
  if (difference === 0) return 'just enough';
  return difference < 0 ? `${wholeNumber(-difference)} short` : `${wholeNumber(difference)} extra`;
}

/** “4 of 8 Teacher box and 2 of 50 Gift bag”. */
export function unfilledList(unfilled: readonly UnfilledGood[]): string {
  return listOf(unfilled.map((good) => `${wholeNumber(good.never)} of ${wholeNumber(good.quantity)} ${good.name}`));
}

/** What the rest of a good cannot be packed for want of: “12 Sugar cookie short”, “no Brownie chosen”. */
export function missingPhrase({ shortOf }: Pick<PackableRow, 'shortOf'>): string {
  return listOf(
    shortOf.map(({ name, by, isChosen }) => (isChosen ? `${wholeNumber(by)} ${name} short` : `no ${name} chosen`)),
  );
}

/** What a recipe goes into: “for Sugar cookie”, and how much where there are several: “3 ½ batches for Sugar cookie, 1 batch for Linzer star”. */
export function takersPhrase({ takers }: Pick<TakenRecipeRow, 'takers'>): string {
  const [only, ...others] = takers;
  if (only && others.length === 0) return `for ${only.name}`;
  return takers.map(({ name, batches }) => `${batches} for ${name}`).join(', ');
}

/** What a recorded change did: “Gift bag 50 to 54”, “Sugar cookie 10 to 11 batches”. */
export function changePhrase({ type, name, from, to }: Pick<AmendmentRow, 'type' | 'name' | 'from' | 'to'>): string {
  switch (type) {
    case 'drop_fg':
      return `${name} dropped, was ${wholeNumber(from ?? 0)}`;
    case 'add_fg':
      return `${name} added, ${wholeNumber(to ?? 0)}`;
    case 'change_fg_quantity':
      return `${name} ${wholeNumber(from ?? 0)} to ${wholeNumber(to ?? 0)}`;
    case 'modify_batch':
      if (from === null) return `${name}: ${batchesPhrase(to ?? 0)} added`;
      return to === null || to === 0
        ? `${name}: ${batchesPhrase(from)} dropped`
        : `${name} ${formatBatches(from)} to ${batchesPhrase(to)}`;
    case 'note':
      return 'Note';
  }
}

/** What became of a row since the plan was sealed. */
export const comparisonWord: Readonly<Record<ComparisonStatus, string>> = {
  same: 'Same',
  changed: 'Changed',
  added: 'Added',
  dropped: 'Dropped',
};

/** What is worth a word about a compared row although its number stands. */
export interface Beside {
  readonly word: string;
  readonly isShort: boolean;
}

/** Of a good: when it is over, how many are not packed; else how many of it are short, or that none are any more; null: nothing to say. */
export function besideGood(row: ComparedGood, isOver = false): Beside | null {
  const { original, current, originalFilled, currentFilled, made } = row;
  const left = isOver && made ? (current ?? 0) - made.packed : 0;
  if (left > 0) return { word: `${wholeNumber(left)} not packed`, isShort: true };
  const short = (current ?? 0) - currentFilled;
  if (short > 0) return { word: `${wholeNumber(short)} short`, isShort: true };
  return (original ?? 0) > originalFilled ? { word: 'None short now', isShort: false } : null;
}

/**
 * Of a unit: when it is over, that not all was made; else what was lost, how many fewer came out than the batches give, that another number of it is needed, or how
 * many are short; null: nothing to say.
 */
export function besideUnit(row: ComparedUnit, isOver = false): Beside | null {
  const { currentBatches, originalNeed, currentNeed, currentDifference, made } = row;
  const left = isOver && made ? (currentBatches ?? 0) - made.done : 0;
  if (left > 0) return { word: `${formatBatches(left)} not made`, isShort: true };
  if (made && made.lost > 0) return { word: `${wholeNumber(made.lost)} lost`, isShort: true };
  if (made && made.missing > 0) return { word: `${wholeNumber(made.missing)} fewer made`, isShort: true };
  if (originalNeed !== currentNeed)
    return { word: currentNeed < originalNeed ? 'Needs fewer' : 'Needs more', isShort: false };
  return currentDifference < 0 ? { word: differencePhrase(currentDifference), isShort: true } : null;
}

/** “Takes back change 3. Taken back by change 8.”; '' where neither. */
export function tiesPhrase({ takesBack, takenBackBy }: Pick<Ties, 'takesBack' | 'takenBackBy'>): string {
  const parts = [
    takesBack === null ? '' : `Takes back change ${wholeNumber(takesBack)}.`,
    takenBackBy === null ? '' : `Taken back by change ${wholeNumber(takenBackBy)}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/**
 * Why something moved, in the order of what moved it: one reason, or two as they followed; of more only how many, because the
 * last alone would mislead. What was taken back, and what took it back, is no reason while there is another. Blank when nothing
 * moved it.
 */
export function reasonsPhrase(changes: readonly Pick<AmendmentRow, 'reason' | 'ties'>[]): string {
  const standing = changes.filter(({ ties }) => ties.takenBackBy === null && ties.takesBack === null);
  const counted = standing.length > 0 ? standing : changes;
  const reasons = [...new Set(counted.map(({ reason }) => reason))];
  return reasons.length > 2 ? `${wholeNumber(counted.length)} changes` : reasons.join('; then ');
}

/** Reasons that come up again and again: one tap instead of a sentence typed with floury hands. */
export const usualReasons = ['Burnt', 'Broke', 'Ran out', 'Guests changed', 'No time', 'Taste', 'Other'] as const;
export type UsualReason = (typeof usualReasons)[number];

/** A reason as it is recorded: “Burnt: second tray”, the usual one alone, or the words alone. Blank when there is neither: “Other” alone says nothing. */
export function reasonText(usual: UsualReason | null, words: string): string {
  const typed = words.trim();
  if (usual === null) return typed;
  if (typed !== '') return `${usual}: ${typed}`;
  return usual === 'Other' ? '' : usual;
}

/** “6 Sugar cookie, 1 Holiday tin (4 Ginger star, 1 Tin)”. */
export function contentsPhrase(contents: readonly BoxContent[]): string {
  return contents
    .map(({ name, quantity, inside }) => {
      const line = `${wholeNumber(quantity)} ${name}`;
      return inside.length === 0 ? line : `${line} (${contentsPhrase(inside)})`;
    })
    .join(', ');
}

/** “on its own”, and of what recipe where that is not plain from its name. */
export function onItsOwn(good: OfRecipe): string {
  return ['on its own', ...fromRecipe(good)].join(', ');
}

/** “3 in it”, and of what recipe where that is not plain from its name. */
export function inIt(quantity: number, good: OfRecipe): string {
  return [`${wholeNumber(quantity)} in it`, ...fromRecipe(good)].join(', ');
}

interface OfRecipe {
  /** null: a box, or what is named after its recipe. */
  readonly recipeName: string | null;
}

/** “from Butter cookie”, where that is not plain from its name: two recipes may have a “large” each. */
export function fromRecipe({ recipeName }: OfRecipe): readonly string[] {
  return recipeName === null ? [] : [`from ${recipeName}`];
}
