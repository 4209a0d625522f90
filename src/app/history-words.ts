/** How an entry of the history is said: what it is called, what it did, and why. */
import type { LossReason } from '../domain/making.ts';
import type { Reversal } from '../domain/reversal.ts';
import type { ChangeRow, HistoryRow, MadeRow, PackedRow, StepRow } from '../store/history-views.ts';
import type { Written } from './just-written.svelte.ts';
import { batchesPhrase, countOf, wholeNumber } from './number-words.ts';
import { changePhrase, tiesPhrase } from './plan-words.ts';
import type { ChangeOf } from './route.svelte.ts';

export interface EntryWords {
  readonly title: string;
  readonly text: string;
  /** '' where there is none. */
  readonly reason: string;
  /** What it has to do with an entry that stands elsewhere in the list: “Taken back later.”; '' where nothing. */
  readonly fate: string;
}

const steps: Record<StepRow['kind'], Pick<EntryWords, 'title' | 'text'>> = {
  locked: { title: 'Locked', text: 'What to make was fixed.' },
  unlocked: { title: 'Unlocked', text: 'Back to draft.' },
  started: { title: 'Baking started', text: 'The plan was sealed: this is the original.' },
  start_voided: { title: 'Start undone', text: 'Back to locked; what was sealed went with it.' },
  completed: { title: 'Done', text: 'The baking was called done.' },
  reopened: { title: 'Opened again', text: 'Back to baking.' },
};

export const lossWord: Record<LossReason, string> = {
  burnt: 'burnt',
  broken: 'broken',
  dropped: 'dropped',
  wrong_ingredients: 'wrong ingredients',
  contaminated: 'contaminated',
  other: 'other',
};

/** Good and lost units of so many batches; of 0 batches: lost after they were recorded. */
export type MadeFigures = Pick<MadeRow, 'batches' | 'goodUnits' | 'lostUnits'>;

export function entryWords(row: HistoryRow): EntryWords {
  switch (row.kind) {
    case 'amended': {
      const text = row.change ? changePhrase(row.change) : 'It is missing, or cannot be read.';
      return { title: `Change ${row.sequence}`, text, reason: row.reason, fate: changeFate(row) };
    }
    case 'made':
    case 'made_voided': {
      const title = row.batches === 0 ? 'Lost later' : `${batchesPhrase(row.batches)} made`;
      const text = `${row.name}: ${madePhrase(row)}`;
      const back = row.batches === 0 ? 'Loss taken back' : 'Batch taken back';
      return { title: row.kind === 'made' ? title : back, text, reason: lossPhrase(row), fate: recordFate(row) };
    }
    case 'packed':
    case 'packed_voided': {
      const title = row.kind === 'packed' ? 'Packed' : 'Packing taken back';
      return { title, text: `${wholeNumber(row.quantity)} ${row.name}`, reason: row.note, fate: recordFate(row) };
    }
    case 'started':
      return row.seal === null
        ? {
            title: steps.started.title,
            text: 'It was undone later; what was sealed went with it.',
            reason: '',
            fate: '',
          }
        : { ...steps.started, reason: '', fate: '' };
    case 'locked':
    case 'unlocked':
    case 'start_voided':
    case 'completed':
    case 'reopened':
      return { ...steps[row.kind], reason: '', fate: '' };
  }
}

/** What the change sheet begins with to take a change back. */
export function beginningOf(reversal: Reversal, sequence: number): ChangeOf {
  const takesBack = { takesBack: sequence };
  if (reversal.type === 'modify_batch')
    return { kind: 'unit', id: reversal.finishedUnitId, amount: reversal.batches, ...takesBack };
  const amount = reversal.type === 'drop_fg' ? 0 : reversal.quantity;
  return { kind: 'good', id: reversal.finishedGoodId, amount, ...takesBack };
}

function changeFate({ change, isOpen }: ChangeRow): string {
  if (change === null) return '';
  const { heldBy } = change.ties;
  // It has no other ties then.
  return heldBy !== null && isOpen
    ? `Change ${wholeNumber(heldBy)} came on top: that is taken back first.`
    : tiesPhrase(change.ties);
}

function recordFate({ isVoided }: MadeRow | PackedRow): string {
  return isVoided ? 'Taken back later.' : '';
}

/** “Change 5 is written.”, “Changes 5 to 7 are written.”, “The note is written, as change 5.”; of what was made or packed, its words. */
export function writtenPhrase(written: Written): string {
  if (isTakenBack(written)) return `Taken back: ${written.words}`;
  if (written.kind !== 'changes') return written.words;
  const { first, last } = written.changes;
  if (written.isNote) return `The note is written, as change ${wholeNumber(first)}.`;
  if (first === last) return `Change ${wholeNumber(first)} is written.`;
  return `Changes ${wholeNumber(first)} ${last === first + 1 ? 'and' : 'to'} ${wholeNumber(last)} are written.`;
}

/** The same when it was undone: nothing of it is gone. */
export function undonePhrase(written: Written): string {
  return `${isTakenBack(written) ? 'Recorded again' : 'Taken back'}. Both stand in the history.`;
}

function isTakenBack(written: Written): written is Extract<Written, { kind: 'unmade' | 'unpacked' }> {
  return written.kind === 'unmade' || written.kind === 'unpacked';
}

/** What the seals say when they are checked. */
export function sealPhrase({
  changes,
  firstBroken,
}: {
  readonly changes: number;
  readonly firstBroken: number | null;
}) {
  if (firstBroken === 0) return 'The original is not as it was sealed.';
  if (firstBroken !== null) return `Change ${firstBroken} is missing, or not as it was written.`;
  if (changes === 0) return 'The original is as it was sealed.';
  return `All fits: the original and ${countOf(changes, 'change', 'changes')} are as they were written.`;
}

/** “44 good, 4 lost”; of a loss that was found later “12 lost”. */
export function madePhrase({ batches, goodUnits, lostUnits }: MadeFigures): string {
  if (batches === 0) return `${wholeNumber(lostUnits)} lost`;
  return `${wholeNumber(goodUnits)} good${lostUnits > 0 ? `, ${wholeNumber(lostUnits)} lost` : ''}`;
}

/** “burnt: left tray”; '' where neither was given. */
export function lossPhrase({ lossReason, note }: Pick<MadeRow, 'lossReason' | 'note'>): string {
  const words = lossReason === null ? '' : lossWord[lossReason];
  return [words, note].filter((part) => part !== '').join(': ');
}
