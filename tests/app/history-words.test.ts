import { describe, expect, it } from 'vitest';
import { beginningOf, entryWords, sealPhrase, writtenPhrase } from '../../src/app/history-words.ts';
import type {
  EventId,
  Fingerprint,
  FinishedGoodId,
  FinishedUnitId,
  HistoryEntryId,
  Moment,
} from '../../src/domain/ids.ts';
import type { Ties } from '../../src/domain/reversal.ts';
import type { HistoryRow } from '../../src/store/history-views.ts';

const facts = { entryId: 1 as HistoryEntryId, at: '2026-12-18T19:40:00.000Z' as Moment };
const eventId = 1 as EventId;
const seal = 'a'.repeat(64) as Fingerprint;
const made = {
  ...facts,
  name: 'Sugar cookie',
  batches: 1,
  goodUnits: 44,
  lostUnits: 4,
  lossReason: 'burnt' as const,
  note: 'second tray',
  isVoided: false,
};
const packed = { ...facts, name: 'Gift bag', quantity: 1_200, note: '', isVoided: false };
const untied = { takenBackBy: null, takesBack: null, heldBy: null };
const change = {
  type: 'drop_fg' as const,
  name: 'Tin',
  from: 12,
  to: null,
  sequence: 3,
  createdAt: facts.at,
  reason: 'Ran out',
  ties: untied,
};

describe('an entry of the history', () => {
  it.each<[HistoryRow, string]>([
    [{ ...facts, kind: 'locked', seal: null }, 'Locked: What to make was fixed.'],
    [{ ...facts, kind: 'started', seal }, 'Baking started: The plan was sealed: this is the original.'],
    [{ ...facts, kind: 'started', seal: null }, 'Baking started: It was undone later; what was sealed went with it.'],
    [{ ...facts, kind: 'reopened', seal: null }, 'Opened again: Back to baking.'],
    [
      {
        ...facts,
        kind: 'amended',
        sequence: 3,
        seal,
        reason: 'Ran out',
        change,
        reversal: null,
        isOpen: true,
      },
      'Change 3: Tin dropped, was 12 (Ran out)',
    ],
    [
      {
        ...facts,
        kind: 'amended',
        sequence: 4,
        seal,
        reason: 'Rain',
        change: null,
        reversal: null,
        isOpen: true,
      },
      'Change 4: It is missing, or cannot be read. (Rain)',
    ],
    [{ ...made, kind: 'made' }, '1 batch made: Sugar cookie: 44 good, 4 lost (burnt: second tray)'],
    [
      { ...made, kind: 'made', batches: 2.5, lostUnits: 0, lossReason: null, note: '' },
      '2 ½ batches made: Sugar cookie: 44 good',
    ],
    [
      { ...made, kind: 'made', batches: 0, goodUnits: -4, lossReason: 'dropped', note: '' },
      'Lost later: Sugar cookie: 4 lost (dropped)',
    ],
    [{ ...made, kind: 'made_voided' }, 'Batch taken back: Sugar cookie: 44 good, 4 lost (burnt: second tray)'],
    [
      { ...made, kind: 'made_voided', batches: 0, goodUnits: -4, lossReason: null, note: '' },
      'Loss taken back: Sugar cookie: 4 lost',
    ],
    [{ ...packed, kind: 'packed' }, 'Packed: 1,200 Gift bag'],
    [{ ...packed, kind: 'packed_voided' }, 'Packing taken back: 1,200 Gift bag'],
  ])('%j is said as “%s”', (row, said) => {
    const { title, text, reason } = entryWords(row);
    expect(`${title}: ${text}${reason === '' ? '' : ` (${reason})`}`).toBe(said);
  });
});

describe('what an entry has to do with another', () => {
  const amended = { ...facts, kind: 'amended', sequence: 3, seal, reason: 'Ran out', reversal: null } as const;
  const withTies = (ties: Partial<Ties>, isOpen = true): HistoryRow => ({
    ...amended,
    change: { ...change, ties: { ...untied, ...ties } },
    isOpen,
  });

  it.each<[string, HistoryRow, string]>([
    ['what was taken back says by what', withTies({ takenBackBy: 6 }), 'Taken back by change 6.'],
    ['what takes back says what', withTies({ takesBack: 2 }), 'Takes back change 2.'],
    [
      'what was taken back again, both',
      withTies({ takesBack: 2, takenBackBy: 6 }),
      'Takes back change 2. Taken back by change 6.',
    ],
    ['what another covers, which', withTies({ heldBy: 7 }), 'Change 7 came on top: that is taken back first.'],
    ['but not once nothing can be taken back', withTies({ heldBy: 7 }, false), ''],
    ['any other change nothing', withTies({}), ''],
    ['one that is missing nothing', { ...amended, change: null, isOpen: true }, ''],
    ['a batch that was taken back', { ...made, kind: 'made', isVoided: true }, 'Taken back later.'],
    ['a packing that stands', { ...packed, kind: 'packed' }, ''],
  ])('%s', (_, row, fate) => {
    expect(entryWords(row).fate).toBe(fate);
  });
});

describe('taking a change back later', () => {
  it('begins with the number that stood before, and says which change it takes back', () => {
    const finishedGoodId = 4 as FinishedGoodId;
    const good = { kind: 'good', id: 4, takesBack: 7 };
    expect(beginningOf({ type: 'add_fg', finishedGoodId, quantity: 12 }, 7)).toEqual({ ...good, amount: 12 });
    expect(beginningOf({ type: 'drop_fg', finishedGoodId }, 7)).toEqual({ ...good, amount: 0 });
    expect(beginningOf({ type: 'modify_batch', finishedUnitId: 5 as FinishedUnitId, batches: 2.5 }, 7)).toEqual({
      kind: 'unit',
      id: 5,
      amount: 2.5,
      takesBack: 7,
    });
  });
});

describe('what was written, and whether the seals fit', () => {
  it.each([
    [5, 5, 'Change 5 is written.'],
    [5, 6, 'Changes 5 and 6 are written.'],
    [5, 8, 'Changes 5 to 8 are written.'],
  ])('changes %d to %d: “%s”', (first, last, words) => {
    expect(writtenPhrase({ kind: 'changes', eventId, changes: { first, last, seal }, isNote: false })).toBe(words);
  });

  it('a note is said as one', () => {
    expect(writtenPhrase({ kind: 'changes', eventId, changes: { first: 9, last: 9, seal }, isNote: true })).toBe(
      'The note is written, as change 9.',
    );
  });

  it.each([
    [0, null, 'The original is as it was sealed.'],
    [1, null, 'All fits: the original and 1 change are as they were written.'],
    [4, 0, 'The original is not as it was sealed.'],
    [4, 3, 'Change 3 is missing, or not as it was written.'],
  ])('%d changes, the first that does not fit %j: “%s”', (changes, firstBroken, words) => {
    expect(sealPhrase({ changes, firstBroken })).toBe(words);
  });
});
