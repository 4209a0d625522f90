import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedUnitId } from '../../src/domain/ids.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { planSheet } from '../../src/domain/plan-sheet.ts';
import { contentReader } from '../../src/domain/requirements.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { planOf } from './plan-builder.ts';

const bags = (cookies: number, brownies: number) =>
  planSheet(
    planOf({
      units: { 1: { perBatch: 48 }, 2: { perBatch: 24 } },
      goods: { 1: { units: { 1: 6, 2: 3 } } },
      selection: [[1, 50]],
      batches: { 1: cookies, 2: brownies },
    }),
  ).packable[0];

describe('what can be packed', () => {
  it('fills 48 of 50 bags from 6 and 6 batches, and says that both are short', () => {
    expect(bags(6, 6)).toMatchObject({ inTheEnd: 48, never: 2, shortOf: [{ by: 12 }, { by: 6 }] });
  });

  it('fills all 50 from 7 and 7', () => {
    expect(bags(7, 7)).toMatchObject({ inTheEnd: 50, never: 0, shortOf: [] });
  });

  it('packs a tin inside a box with the box', () => {
    const [box] = planSheet(
      planOf({
        units: { 1: { perBatch: 48 } },
        goods: { 1: { units: { 1: 6 } }, 2: { goods: { 1: 1 }, units: { 1: 4 } } },
        selection: [[2, 6]],
        batches: { 1: 1 },
      }),
    ).packable;
    expect(box).toMatchObject({ inTheEnd: 4, never: 2 });
  });

  it('fills 29 of 100 sets of three from 87', () => {
    const [set] = planSheet(
      planOf({
        units: { 1: { perBatch: 87 } },
        goods: { 1: { units: { 1: 3 } } },
        selection: [[1, 100]],
        batches: { 1: 1 },
      }),
    ).packable;
    expect(set).toMatchObject({ inTheEnd: 29, never: 71 });
  });

  it('gives each good the most it can have, in the order that was chosen, and never hands out a unit twice', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const contentOf = contentReader(plan.definitions);
        const pool = new Map(planSheet(plan).units.map((row) => [row.finishedUnitId, row.planned]));
        for (const { finishedGoodId, quantity, inTheEnd, never } of planSheet(plan).packable) {
          expect(inTheEnd + never).toBe(quantity);
          const { units } = contentOf(finishedGoodId);
          const canFill = (boxes: number) => [...units].every(([unit, each]) => each * boxes <= (pool.get(unit) ?? 0));
          expect(canFill(inTheEnd)).toBe(true);
          if (never > 0) expect(canFill(inTheEnd + 1)).toBe(false);
          for (const [unit, each] of units) pool.set(unit, (pool.get(unit) ?? 0) - each * inTheEnd);
        }
      }),
    );
  });

  it('is the best of all fillings there are, where an earlier box counts before any number of later ones', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const { packable } = planSheet(plan);
        expect(packable.map((good) => good.inTheEnd)).toEqual(bestFilling(plan));
      }),
      { numRuns: 1_500 },
    );
  });
});

/** Boxes of a few shared units, some of them inside others, and few enough that every filling can be tried. */
const smallPlan = fc
  .record({
    perBatch: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 3 }),
    batches: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
    boxes: fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
    inner: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ perBatch, batches, boxes, inner, quantities }) => {
    const numbered = <T>(list: readonly T[]) => list.map((value, index) => [index + 1, value] as const);
    const goods = numbered(boxes).map(([id, counts]) => {
      const units = Object.fromEntries(numbered(counts).filter(([, count]) => count > 0));
      const before = inner[id - 1] ?? 0;
      return [id, { units, ...(id > 1 && before > 0 && { goods: { [id - 1]: before } }) }] as const;
    });
    return planOf({
      units: Object.fromEntries(numbered(perBatch).map(([id, count]) => [id, { perBatch: count }])),
      goods: Object.fromEntries(goods),
      selection: goods.map(([id]) => [id, quantities[id - 1] ?? 1] as const),
      batches: Object.fromEntries(numbered(batches)),
    });
  });

/** Tries every number of every box, and keeps the filling that has most of the first, then most of the second, and so on. */
function bestFilling(plan: Plan): number[] {
  const contentOf = contentReader(plan.definitions);
  const pool = new Map(planSheet(plan).units.map((row) => [row.finishedUnitId, row.planned]));
  let fillings: number[][] = [[]];
  for (const { quantity } of plan.selection) {
    fillings = fillings.flatMap((before) => Array.from({ length: quantity + 1 }, (_, count) => [...before, count]));
  }
  const isPossible = (filling: readonly number[]): boolean => {
    const used = new Map<FinishedUnitId, number>();
    for (const [place, count] of filling.entries()) {
      const { finishedGoodId } = plan.selection[place]!; // a filling has a count for each good of the selection
      for (const [unit, each] of contentOf(finishedGoodId).units) used.set(unit, (used.get(unit) ?? 0) + each * count);
    }
    return [...used].every(([unit, count]) => count <= (pool.get(unit) ?? 0));
  };
  const comesBefore = (one: readonly number[], other: readonly number[]): number => {
    const place = one.findIndex((count, index) => count !== other[index]);
    return place < 0 ? 0 : other[place]! - one[place]!; // both are of one length
  };
  return fillings.filter(isPossible).toSorted(comesBefore)[0] ?? [];
}
