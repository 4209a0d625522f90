import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedGoodId } from '../../src/domain/ids.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { checkNeeds, packagingOf, requirementsOf } from '../../src/domain/requirements.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { planOf } from './plan-builder.ts';

const needs = (plan: Plan) => Object.fromEntries(requirementsOf(plan).map((row) => [row.finishedUnitId, row.need]));
const units = { 1: { perBatch: 48 }, 2: { perBatch: 24 }, 3: { perBatch: 24 } };

describe('requirements', () => {
  it('multiply through nested boxes', () => {
    const goods = { 1: { units: { 1: 2 } }, 2: { goods: { 1: 3 } } };
    expect(needs(planOf({ units, goods, selection: [[2, 5]] }))).toEqual({ 1: 30 });
  });

  it('reach the same tin through two paths', () => {
    const goods = { 1: { units: { 1: 6 } }, 2: { goods: { 1: 1 } }, 3: { goods: { 1: 2, 2: 1 } } };
    expect(needs(planOf({ units, goods, selection: [[3, 1]] }))).toEqual({ 1: 18 });
  });

  it('sum over the whole selection', () => {
    const goods = { 1: { units: { 1: 6, 2: 3 } }, 2: { units: { 1: 12, 3: 6 } } };
    const plan = planOf({
      units,
      goods,
      selection: [
        [1, 50],
        [2, 25],
      ],
    });
    expect(needs(plan)).toEqual({ 1: 600, 2: 150, 3: 150 });
    expect(requirementsOf(plan)[0]?.through).toEqual([
      { finishedGoodId: 1, units: 300 },
      { finishedGoodId: 2, units: 300 },
    ]);
  });

  it('of two goods that share a cookie are one row', () => {
    const goods = { 1: { units: { 1: 2 } }, 2: { units: { 1: 4 } } };
    expect(
      needs(
        planOf({
          units,
          goods,
          selection: [
            [1, 20],
            [2, 10],
          ],
        }),
      ),
    ).toEqual({ 1: 80 });
  });

  it('count packaging the same way', () => {
    const goods = {
      1: { units: { 1: 6 }, packaging: { 900: 1 } },
      2: { goods: { 1: 2 }, packaging: { 900: 1, 901: 2 } },
    };
    const plan = planOf({
      units,
      goods,
      selection: [
        [1, 10],
        [2, 5],
      ],
    });
    expect([...packagingOf(plan)]).toEqual([
      [900, 25],
      [901, 10],
    ]);
  });

  it('refuse a need beyond what numbers are exact for', () => {
    const goods = { 1: { units: { 1: 1_000_000 } } };
    expect(checkNeeds(planOf({ units, goods, selection: [[1, 1_000_000]] }))).toMatchObject({
      error: { type: 'NeedTooLarge' },
    });
  });

  it('lose nothing: taking every box apart by hand gives the same units', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const counted = new Map<number, number>();
        const unpack = (id: FinishedGoodId, times: number): void => {
          for (const line of plan.definitions.finishedGoods.get(id)?.components ?? []) {
            for (let n = 0; n < line.quantity; n += 1) {
              if (line.kind === 'unit')
                counted.set(line.finishedUnitId, (counted.get(line.finishedUnitId) ?? 0) + times);
              if (line.kind === 'good') unpack(line.finishedGoodId, times);
            }
          }
        };
        for (const row of plan.selection) unpack(row.finishedGoodId, row.quantity);
        expect(new Map(requirementsOf(plan).map((row) => [row.finishedUnitId as number, row.need]))).toEqual(counted);
        for (const row of requirementsOf(plan)) expect(row.through.reduce((sum, t) => sum + t.units, 0)).toBe(row.need);
      }),
    );
  });
});
