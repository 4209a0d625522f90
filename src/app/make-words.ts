/** How the making of a unit is said: what is done of it, what came out, and what will lack; and in which order units stand. */
import { formatBatches } from '../domain/batch-options.ts';
import type { FinishedUnitId } from '../domain/ids.ts';
import type { MakeRow } from '../store/making-views.ts';
import type { MadeFigures } from './history-words.ts';
import { batchesPhrase, wholeNumber } from './number-words.ts';

/** What stands behind the batches that are done: “of 7 batches”; “batches, none planned”. */
export function ofBatches({ done, planned }: Pick<MakeRow, 'done' | 'planned'>): string {
  if (planned > 0) return `of ${batchesPhrase(planned)}`;
  return `${done > 1 || done === 0 ? 'batches' : 'batch'}, none planned`;
}

/**
 * The batches of all units that are done, and what stands behind them: “of 20 batches done, and 3 not planned”. Of each unit no more than
 * its plan counts as done: what is made beyond it does not stand in for another that is missing.
 */
export function batchesInAll(rows: readonly Pick<MakeRow, 'done' | 'planned'>[]): { done: number; words: string } {
  const sum = (of: (row: Pick<MakeRow, 'done' | 'planned'>) => number) => rows.reduce((all, row) => all + of(row), 0);
  const all = { done: sum((row) => row.done), planned: sum((row) => row.planned) };
  if (all.planned === 0) return { done: all.done, words: ofBatches(all) };
  const done = sum((row) => Math.min(row.done, row.planned));
  const beyond = all.done - done;
  return { done, words: `${ofBatches(all)} done${beyond > 0 ? `, and ${formatBatches(beyond)} not planned` : ''}` };
}

/** What stands behind the units that are made: “of 300 made”; “made, none needed”. */
export function ofNeeded({ need }: Pick<MakeRow, 'need'>): string {
  return need > 0 ? `of ${wholeNumber(need)} made` : 'made, none needed';
}

/** What stands behind the units by which what came out, lost ones included, differs from what the batches give by their recipe. */
export function beyondBatches({ missing }: Pick<MakeRow, 'missing'>): string {
  return `${missing > 0 ? 'fewer' : 'more'} than the batches give`;
}

/** “24 fewer than needed in the end”; '' while enough is expected. */
export function lackPhrase({ willLack }: Pick<MakeRow, 'willLack'>): string {
  return willLack > 0 ? `${wholeNumber(willLack)} fewer than needed in the end` : '';
}

/** What a run lacks against what its batches were to give: good and lost together; '' where it all fits. */
export function missingWords(missing: number): string {
  if (missing === 0) return '';
  return missing > 0
    ? `${wholeNumber(missing)} fewer than planned: a small batch, or were they lost?`
    : `${wholeNumber(-missing)} more than planned.`;
}

/** “48 Sugar cookie made.”, “36 Sugar cookie made, 12 lost.”, “12 Sugar cookie lost.” */
export function recordedWords(name: string, { batches, goodUnits, lostUnits }: MadeFigures): string {
  if (batches === 0) return `${wholeNumber(lostUnits)} ${name} lost.`;
  return `${wholeNumber(goodUnits)} ${name} made${lostUnits > 0 ? `, ${wholeNumber(lostUnits)} lost` : ''}.`;
}

/** Batches that are planned and not made yet. */
export function batchesLeft({ planned, done }: Pick<MakeRow, 'planned' | 'done'>): number {
  return Math.max(0, planned - done);
}

/** Nothing is left to do of it: its batches are made, and enough came out. */
export function isFinished(row: Pick<MakeRow, 'planned' | 'done' | 'willLack'>): boolean {
  return batchesLeft(row) === 0 && row.willLack === 0;
}

/**
 * Those first of which something is left to do, each part in the order of the plan. Units that stand on the screen already keep their place
 * (`placed`): a card that moved when its last batch was done would put another one under the finger.
 */
export function inMakingOrder(rows: readonly MakeRow[], placed: readonly FinishedUnitId[]): readonly MakeRow[] {
  const standing = placed.flatMap((id) => rows.find((row) => row.finishedUnitId === id) ?? []);
  const others = rows.filter((row) => !placed.includes(row.finishedUnitId));
  return [...standing, ...others.filter((row) => !isFinished(row)), ...others.filter(isFinished)];
}
