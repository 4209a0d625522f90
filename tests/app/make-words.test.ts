/** How the making of a unit is said, and in which order units stand. */
import { describe, expect, it } from 'vitest';
import {
  batchesInAll,
  beyondBatches,
  inMakingOrder,
  lackPhrase,
  missingWords,
  ofBatches,
  ofNeeded,
  recordedWords,
} from '../../src/app/make-words.ts';
import type { FinishedUnitId } from '../../src/domain/ids.ts';
import type { MakeRow } from '../../src/store/making-views.ts';

describe('what a card says', () => {
  it.each([
    [3, 7, 'of 7 batches'],
    [1, 1, 'of 1 batch'],
    [0, 0.5, 'of ½ batch'],
    [2, 0, 'batches, none planned'],
    [1, 0, 'batch, none planned'],
    [0, 0, 'batches, none planned'],
  ])('of %d batches of %d: %s', (done, planned, said) => {
    expect(ofBatches({ done, planned })).toBe(said);
  });

  it('of pieces that are made: how many are needed, or that none are any more', () => {
    expect(ofNeeded({ need: 1300 })).toBe('of 1,300 made');
    expect(ofNeeded({ need: 0 })).toBe('made, none needed');
  });

  it('of what came out: fewer or more than its batches give, which is not what is needed', () => {
    expect(beyondBatches({ missing: 3 })).toBe('fewer than the batches give');
    expect(beyondBatches({ missing: -2 })).toBe('more than the batches give');
  });

  it('warns with a number, and only where something will lack', () => {
    expect(lackPhrase({ willLack: 24 })).toBe('24 fewer than needed in the end');
    expect(lackPhrase({ willLack: 0 })).toBe('');
  });
});

describe('over all cards', () => {
  const units = (...rows: readonly (readonly [done: number, planned: number])[]) =>
    batchesInAll(rows.map(([done, planned]) => ({ done, planned })));

  it('what is made of one beyond its plan does not stand in for another that is missing', () => {
    expect(units([14, 11], [6, 9])).toEqual({ done: 17, words: 'of 20 batches done, and 3 not planned' });
    expect(units([2, 0], [0.5, 1])).toEqual({ done: 0.5, words: 'of 1 batch done, and 2 not planned' });
  });

  it.each([
    [[[11, 11], [6, 9]], 17, 'of 20 batches done'], // prettier-ignore
    [[[0, 11], [0, 9]], 0, 'of 20 batches done'], // prettier-ignore
    [[[2, 0], [1, 0]], 3, 'batches, none planned'], // prettier-ignore
  ] as const)('of %j %d are done: %s', (rows, done, words) => {
    expect(units(...rows)).toEqual({ done, words });
  });
});

describe('what was recorded is said', () => {
  it.each([
    [{ batches: 1, goodUnits: 48, lostUnits: 0 }, '48 Sugar cookie made.'],
    [{ batches: 1, goodUnits: 36, lostUnits: 12 }, '36 Sugar cookie made, 12 lost.'],
    [{ batches: 1, goodUnits: 0, lostUnits: 48 }, '0 Sugar cookie made, 48 lost.'],
    [{ batches: 0, goodUnits: -12, lostUnits: 12 }, '12 Sugar cookie lost.'],
  ])('%j', (figures, said) => {
    expect(recordedWords('Sugar cookie', figures)).toBe(said);
  });

  it('what a batch lacks is asked about, what it gave beyond is only said', () => {
    expect(missingWords(12)).toBe('12 fewer than planned: a small batch, or were they lost?');
    expect(missingWords(-3)).toBe('3 more than planned.');
    expect(missingWords(0)).toBe('');
  });
});

describe('the order of the cards', () => {
  const row = (id: number, done: number, planned = 2, willLack = 0) =>
    ({ finishedUnitId: id as FinishedUnitId, done, planned, willLack }) as MakeRow; // a cast: no more of it counts here
  const ids = (rows: readonly MakeRow[]) => rows.map(({ finishedUnitId }) => finishedUnitId as number);

  it('begins with what is left to make', () => {
    expect(ids(inMakingOrder([row(1, 2), row(2, 0), row(3, 3, 0), row(4, 1)], []))).toEqual([2, 4, 1, 3]);
  });

  it('what is made and does not suffice is not at its end', () => {
    expect(ids(inMakingOrder([row(1, 2), row(2, 2, 2, 12), row(3, 0)], []))).toEqual([2, 3, 1]);
  });

  it('stays while one looks at them: the last batch of one puts no other under the finger', () => {
    const before = inMakingOrder([row(1, 1), row(2, 0)], []);
    const after = [row(1, 2), row(2, 0), row(3, 0)];
    const placed = before.map(({ finishedUnitId }) => finishedUnitId);
    expect(ids(inMakingOrder(after, placed))).toEqual([1, 2, 3]);
    expect(ids(inMakingOrder([row(2, 0)], placed))).toEqual([2]);
  });
});
