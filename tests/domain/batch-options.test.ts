import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchOptions, checkBatches, formatBatches, parseBatches } from '../../src/domain/batch-options.ts';
import { batchSteps, unitsFrom, type BatchStep, type UnitYield } from '../../src/domain/yields.ts';

const count = (perBatch: number): UnitYield => ({ kind: 'count', perBatch });
const share = (percent: number): UnitYield => ({ kind: 'share', basisPoints: Math.round(percent * 100) });

describe('options for a requirement', () => {
  it.each<[number, UnitYield, BatchStep, [number, number, number][]]>([
    [48, count(24), 1, [[2, 48, 0]]],
    [
      50,
      count(24),
      1,
      [
        [2, 48, -2],
        [3, 72, 22],
      ],
    ],
    [5, count(24), 1, [[1, 24, 19]]],
    [
      200,
      count(24),
      1,
      [
        [8, 192, -8],
        [9, 216, 16],
      ],
    ],
    [
      50,
      count(24),
      0.5,
      [
        [2, 48, -2],
        [2.5, 60, 10],
      ],
    ],
    [1, count(1), 0.25, [[1, 1, 0]]],
    [3, count(1), 0.5, [[3, 3, 0]]],
    [
      10,
      share(25),
      1,
      [
        [2, 8, -2],
        [3, 12, 2],
      ],
    ],
    [
      4,
      share(33.33),
      1,
      [
        [1, 3, -1],
        [2, 6, 2],
      ],
    ],
    [0, count(24), 1, []],
    [
      80,
      count(48),
      1,
      [
        [1, 48, -32],
        [2, 96, 16],
      ],
    ],
  ])('%d needed of %o in steps of %d', (need, unitYield, step, expected) => {
    const options = batchOptions(need, unitYield, step).map((o) => [o.batches, o.units, o.difference]);
    expect(options).toEqual(expected);
  });

  it('are what trying every number of batches finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(...batchSteps),
        (need, perBatch, step) => {
          const tried = Array.from({ length: Math.ceil(need / perBatch / step) + 8 }, (_, n) => (n + 1) * step).map(
            (batches) => ({
              batches,
              units: unitsFrom(batches, count(perBatch)),
            }),
          );
          const most = Math.max(0, ...tried.filter((t) => t.units <= need).map((t) => t.units));
          const below = most === 0 ? [] : tried.filter((t) => t.units === most).slice(0, 1);
          const reaching = tried.filter((t) => t.units >= need).slice(0, 1);
          const expected = most === need ? reaching : [...below, ...reaching];
          expect(batchOptions(need, count(perBatch), step).map(({ batches, units }) => ({ batches, units }))).toEqual(
            expected,
          );
        },
      ),
    );
  });
});

describe('a number of batches', () => {
  it.each<[number, BatchStep, boolean]>([
    [2.5, 0.5, true],
    [2.5, 1, false],
    [0.75, 0.25, true],
    [0, 1, false],
    [-1, 1, false],
    [1e9, 1, false],
    [NaN, 1, false],
  ])('%d in steps of %d fits: %s', (batches, step, fits) => {
    expect(checkBatches(batches, step).ok).toBe(fits);
  });

  it.each([
    ['2½', 2.5],
    ['2,5', 2.5],
    ['2 1/2', 2.5],
    ['3', 3],
  ])('typed as %s is %d', (typed, batches) => {
    expect(parseBatches(typed, 0.5)).toEqual({ ok: true, value: batches });
  });

  it.each([
    [2.5, '2 ½'],
    [0.75, '¾'],
    [10, '10'],
    [0, '0'],
    [1.25, '1 ¼'],
  ])('%d is written as %s', (batches, text) => {
    expect(formatBatches(batches)).toBe(text);
  });
});
