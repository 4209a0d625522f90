import { describe, expect, it } from 'vitest';
import { readAmount, requestFor, type ChangeRow } from '../../src/app/change-subject.ts';
import type { FinishedGoodId, FinishedUnitId } from '../../src/domain/ids.ts';
import type { UnitChoice } from '../../src/store/views.ts';

const bag = (quantity: number): ChangeRow => ({
  kind: 'good',
  good: {
    finishedGoodId: 1 as FinishedGoodId,
    name: 'Bag',
    isBare: false,
    recipeName: null,
    isArchived: false,
    contents: [],
    quantity,
  },
});
const loaf: ChangeRow = {
  kind: 'unit',
  unit: { finishedUnitId: 2 as FinishedUnitId, name: 'Loaf', batches: 2, batchStep: 0.5 } as UnitChoice, // a cast: the rest is only shown
};

describe('what is asked for', () => {
  it.each([
    ['more of a good', bag(50), 54, { type: 'change_fg_quantity', finishedGoodId: 1, quantity: 54 }],
    ['none of a good', bag(50), 0, { type: 'drop_fg', finishedGoodId: 1 }],
    ['a good that is new', bag(0), 3, { type: 'add_fg', finishedGoodId: 1, quantity: 3 }],
    ['other batches', loaf, 2.5, { type: 'modify_batch', finishedUnitId: 2, batches: 2.5 }],
    ['no batches', loaf, 0, { type: 'modify_batch', finishedUnitId: 2, batches: 0 }],
  ])('is %s', (_what, subject, amount, request) => {
    expect(requestFor(subject, amount)).toEqual(request);
  });

  it('is nothing while the number is the one that stands', () => {
    expect(requestFor(bag(50), 50)).toBeNull();
    expect(requestFor(bag(0), 0)).toBeNull();
    expect(requestFor(loaf, 2)).toBeNull();
  });
});

describe('a number as typed', () => {
  it('is whole for goods, and in steps for batches', () => {
    expect(readAmount(bag(50), ' 54 ')).toMatchObject({ value: 54 });
    expect(readAmount(bag(50), '5o')).toMatchObject({ error: { type: 'QuantityInvalid' } });
    expect(readAmount(loaf, '2½')).toMatchObject({ value: 2.5 });
    expect(readAmount(loaf, '2,5')).toMatchObject({ value: 2.5 });
    expect(readAmount(loaf, '2.3')).toMatchObject({ error: { type: 'BatchesNotMultiple' } });
  });

  it('of 0 drops what is in the plan, and is no number for what is not', () => {
    expect(readAmount(bag(50), '0')).toMatchObject({ value: 0 });
    expect(readAmount(loaf, 0)).toMatchObject({ value: 0 });
    expect(readAmount(bag(0), '0')).toMatchObject({ error: { type: 'QuantityInvalid' } });
    expect(readAmount(bag(50), ' ')).toMatchObject({ error: { type: 'QuantityInvalid' } });
  });
});
