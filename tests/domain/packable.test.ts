import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedGoodId, FinishedUnitId } from '../../src/domain/ids.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { NOTHING_MADE } from '../../src/domain/progress.ts';
import { planSheet, unfilledFor } from '../../src/domain/plan-sheet.ts';
import { contentReader } from '../../src/domain/requirements.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { goodId, planOf, unitId } from './plan-builder.ts';

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

  it('counts what is made as now, what is to come as later, and the rest as never', () => {
    const plan = planOf({
      units: { 1: { perBatch: 24 } },
      goods: { 1: { units: { 1: 6 } }, 2: { units: { 1: 4 } } },
      selection: [
        [1, 10],
        [2, 10],
      ],
      batches: { 1: 4 },
    });
    // Two batches promised 48; 44 came out. Three boxes of six are packed.
    const progress = {
      ...NOTHING_MADE,
      batchesMade: new Map([[unitId(1), 2]]),
      unitsMade: new Map([[unitId(1), 44]]),
      packed: new Map([[goodId(1), 3]]),
    };
    expect(planSheet(plan, progress).packable).toMatchObject([
      { quantity: 10, packed: 3, now: 4, inTheEnd: 7, never: 0, shortOf: [] },
      { quantity: 10, packed: 0, now: 0, inTheEnd: 8, never: 2, shortOf: [{ by: 8 }] },
    ]);
  });

  it('does not count a batch to come that was recorded, however little came of it', () => {
    const plan = planOf({
      units: { 1: { perBatch: 24 } },
      goods: { 1: { units: { 1: 6 } } },
      selection: [[1, 4]],
      batches: { 1: 1 },
    });
    const progress = { ...NOTHING_MADE, batchesMade: new Map([[unitId(1), 1]]), unitsMade: new Map([[unitId(1), 13]]) };
    expect(planSheet(plan, progress).packable).toMatchObject([
      { now: 2, inTheEnd: 2, never: 2, shortOf: [{ by: 11 }] },
    ]);
  });

  it('is the best of all fillings there are, where an earlier box counts before any number of later ones', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const pool = new Map(planSheet(plan).units.map((row) => [row.finishedUnitId, row.planned]));
        const wanted = plan.selection.map(({ quantity }) => quantity);
        expect(planSheet(plan).packable.map((good) => good.inTheEnd)).toEqual(bestFilling(plan, pool, wanted));
      }),
      { numRuns: 1_500 },
    );
  });

  it('counts as unfilled for want of a unit what that unit alone would leave unfilled, of all others there being enough', () => {
    fc.assert(
      fc.property(smallPlan, (plan) => {
        const sheet = planSheet(plan);
        const wanted = plan.selection.map(({ quantity }) => quantity);
        for (const row of sheet.units) {
          const pool = new Map(sheet.units.map(({ finishedUnitId }) => [finishedUnitId, 10_000]));
          const filled = bestFilling(plan, pool.set(row.finishedUnitId, row.planned), wanted);
          const never = plan.selection.map(({ finishedGoodId, quantity }, place) => ({
            finishedGoodId,
            quantity,
            never: quantity - (filled[place] ?? 0),
          }));
          expect(unfilledFor(sheet, row)).toMatchObject(never.filter((good) => good.never > 0));
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('is so too in the middle of production, and packed, now, later and never are all there is', () => {
    const made = fc.record({
      batches: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
      lost: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
      packed: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(smallPlan, made, (plan, done) => {
        const { units } = planSheet(plan);
        const batchesMade = new Map(units.map(({ finishedUnitId: id }) => [id, done.batches[id - 1] ?? 0]));
        const promised = ({ finishedUnitId: id, unit }: (typeof units)[number]) =>
          (batchesMade.get(id) ?? 0) * (unit.yield.kind === 'count' ? unit.yield.perBatch : 0);
        const inHand = new Map(
          units.map((row) => [
            row.finishedUnitId,
            Math.max(0, promised(row) - (done.lost[row.finishedUnitId - 1] ?? 0)),
          ]),
        );
        const unitsMade = new Map(inHand);
        const packed = new Map<FinishedGoodId, number>();
        const contentOf = contentReader(plan.definitions);
        // Never more is packed than there is, nor than was asked for.
        for (const [place, { finishedGoodId, quantity }] of plan.selection.entries()) {
          let count = Math.min(done.packed[place] ?? 0, quantity);
          const content = contentOf(finishedGoodId).units;
          while ([...content].some(([unit, each]) => each * count > (inHand.get(unit) ?? 0))) count -= 1;
          for (const [unit, each] of content) inHand.set(unit, (inHand.get(unit) ?? 0) - each * count);
          packed.set(finishedGoodId, count);
        }
        const inTheEnd = new Map(
          units.map((row) => [
            row.finishedUnitId,
            (inHand.get(row.finishedUnitId) ?? 0) + Math.max(0, row.planned - promised(row)),
          ]),
        );
        const wanted = plan.selection.map((good) => good.quantity - (packed.get(good.finishedGoodId) ?? 0));
        const { packable } = planSheet(plan, { ...NOTHING_MADE, batchesMade, unitsMade, packed });
        const end = packable.map((good) => good.inTheEnd);
        expect(end).toEqual(bestFilling(plan, inTheEnd, wanted));
        expect(packable.map((good) => good.now)).toEqual(bestFilling(plan, inHand, end));
        for (const good of packable) {
          const later = good.inTheEnd - good.now;
          expect(later).toBeGreaterThanOrEqual(0);
          expect(good.packed + good.now + later + good.never).toBe(good.quantity);
          expect(good.never > 0).toBe(good.shortOf.length > 0);
        }
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

/**
 * Tries every number of every box up to what is wanted, and keeps the filling that has most of the first, then most of the
 * second, and so on.
 */
function bestFilling(plan: Plan, pool: ReadonlyMap<FinishedUnitId, number>, wanted: readonly number[]): number[] {
  const contentOf = contentReader(plan.definitions);
  let fillings: number[][] = [[]];
  for (const most of wanted) {
    fillings = fillings.flatMap((before) => Array.from({ length: most + 1 }, (_, count) => [...before, count]));
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
