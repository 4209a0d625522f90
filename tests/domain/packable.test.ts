import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
});
