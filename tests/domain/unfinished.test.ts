import { describe, expect, it } from 'vitest';
import { NOTHING_MADE } from '../../src/domain/progress.ts';
import { unfinishedOf } from '../../src/domain/unfinished.ts';
import { goodId, planOf, unitId } from './plan-builder.ts';

const plan = planOf({
  units: { 1: { name: 'Cookie', perBatch: 48 }, 2: { name: 'Loaf', perBatch: 2, step: 0.5 } },
  goods: { 1: { name: 'Gift bag', units: { 1: 6 } }, 2: { name: 'Hamper', units: { 2: 1 } } },
  selection: [
    [1, 50],
    [2, 6],
  ],
  batches: { 1: 7, 2: 3 },
});

describe('what is left undone', () => {
  it('is every batch and box while nothing is recorded', () => {
    expect(unfinishedOf(plan, NOTHING_MADE)).toEqual({
      batches: [
        { name: 'Cookie', left: 7, planned: 7 },
        { name: 'Loaf', left: 3, planned: 3 },
      ],
      boxes: [
        { name: 'Gift bag', left: 50, planned: 50 },
        { name: 'Hamper', left: 6, planned: 6 },
      ],
      isNothingRecorded: true,
    });
  });

  it('says of which recipe, where two recipes have a size of the same name', () => {
    const large = { name: 'Large', perBatch: 12 };
    const two = planOf({
      units: { 1: { ...large, recipe: 'Butter cookies' }, 2: { ...large, recipe: 'Stars' } },
      goods: {
        1: { name: 'Large', units: { 1: 1 }, isBare: true },
        2: { name: 'Large', units: { 2: 1 }, isBare: true },
      },
      selection: [
        [1, 12],
        [2, 12],
      ],
      batches: { 1: 1, 2: 1 },
    });
    const { batches, boxes } = unfinishedOf(two, NOTHING_MADE);
    const names = ['Large (Butter cookies)', 'Large (Stars)'];
    expect([batches, boxes].map((rows) => rows.map(({ name }) => name))).toEqual([names, names]);
  });

  it('is what was not made and not packed, and never less than nothing', () => {
    const made = new Map([
      [unitId(1), 9],
      [unitId(2), 2.5],
    ]);
    const packed = new Map([
      [goodId(1), 48],
      [goodId(2), 6],
    ]);
    expect(unfinishedOf(plan, { ...NOTHING_MADE, batchesMade: made, packed })).toEqual({
      batches: [{ name: 'Loaf', left: 0.5, planned: 3 }],
      boxes: [{ name: 'Gift bag', left: 2, planned: 50 }],
      isNothingRecorded: false,
    });
  });

  it('is said to be on record also when what is made is made whole, and nothing of the rest is begun', () => {
    const made = new Map([[unitId(1), 7]]);
    expect(unfinishedOf(plan, { ...NOTHING_MADE, batchesMade: made })).toMatchObject({
      batches: [{ name: 'Loaf', left: 3, planned: 3 }],
      isNothingRecorded: false,
    });
  });
});
