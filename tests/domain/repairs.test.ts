import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makingOf } from '../../src/domain/making.ts';
import { filledGoods, planSheet } from '../../src/domain/plan-sheet.ts';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import { repairsFor } from '../../src/domain/repairs.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { goodId, planOf, unitId } from './plan-builder.ts';

/** 54 bags of 6 cookies and 8 tins of 12: 420 cookies of 9 batches of 48, half ones too. */
const party = planOf({
  units: { 1: { perBatch: 48, step: 0.5 } },
  goods: { 1: { units: { 1: 6 } }, 2: { units: { 1: 12 } } },
  selection: [
    [1, 54],
    [2, 8],
  ],
  batches: { 1: 9 },
});
const made = (batches: number, units: number, lost: number): Progress => ({
  ...NOTHING_MADE,
  batchesMade: new Map([[unitId(1), batches]]),
  unitsMade: new Map([[unitId(1), units]]),
  unitsLost: new Map([[unitId(1), lost]]),
});
const atCookies = { finishedUnitId: unitId(1) };
const asked = (progress: Progress, at: Parameters<typeof repairsFor>[2] = atCookies) =>
  repairsFor(party, progress, at).map(({ requests }) => requests);

describe('what would mend a plan that falls short', () => {
  it('nothing, while enough is to come', () => {
    expect(asked(NOTHING_MADE)).toEqual([]);
    expect(asked(made(1, 36, 12))).toEqual([]);
  });

  it('a tray of 48 is burnt: one batch more or half a one, three tins fewer, or no tins at all', () => {
    const repairs = repairsFor(party, made(3, 96, 48), atCookies);
    expect(repairs.map(({ requests }) => requests)).toEqual([
      [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 10 }],
      [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 9.5 }],
      [{ type: 'change_fg_quantity', finishedGoodId: goodId(2), quantity: 5 }],
      [{ type: 'drop_fg', finishedGoodId: goodId(2) }],
    ]);
    expect(repairs.map(({ after }) => filledGoods(after).filled.boxes)).toEqual([62, 61, 59, 54]);
    expect(repairs.map(({ differences }) => differences.map(({ by }) => by))).toEqual([[12], [-12], [0], [60]]);
  });

  it('more came out than planned before: that is counted', () => {
    expect(asked(made(3, 144 + 30, 0))).toEqual([]);
    expect(asked(made(9, 400, 32))[0]).toEqual([{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 9.5 }]);
  });

  it('what is packed stays: it is not dropped, and no less than that is asked for', () => {
    const progress = { ...made(9, 96, 336), packed: new Map([[goodId(2), 8]]) };
    expect(asked(progress)).toEqual([
      [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 16 }],
      [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 15.5 }],
      [{ type: 'drop_fg', finishedGoodId: goodId(1) }],
    ]);
  });

  it('a box that lacks two things is mended in both at once, and by itself', () => {
    const plan = planOf({
      units: { 1: { perBatch: 24 }, 2: { perBatch: 10 } },
      goods: { 1: { units: { 1: 6, 2: 1 } }, 2: { units: { 1: 1 } } },
      selection: [
        [1, 20],
        [2, 30],
      ],
      batches: { 1: 4, 2: 1 },
    });
    expect(repairsFor(plan, NOTHING_MADE, { finishedGoodId: goodId(1) }).map(({ requests }) => requests)).toEqual([
      [
        { type: 'modify_batch', finishedUnitId: unitId(1), batches: 7 },
        { type: 'modify_batch', finishedUnitId: unitId(2), batches: 2 },
      ],
      [{ type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 10 }],
      [{ type: 'drop_fg', finishedGoodId: goodId(1) }],
    ]);
  });

  it('whatever is burnt, the first repair leaves nothing short, and fewer goods can all be packed', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.nat(100), fc.integer({ min: 0, max: 3 }), (plan, pick, lostParts) => {
        const rows = planSheet(plan).units;
        const row = rows[pick % Math.max(1, rows.length)];
        if (!row) return;
        const { finishedUnitId, planned, decision } = row;
        const lost = Math.floor((planned * lostParts) / 3);
        const progress: Progress = {
          ...NOTHING_MADE,
          batchesMade: new Map([[finishedUnitId, decision?.batches ?? 0]]),
          unitsMade: new Map([[finishedUnitId, planned - lost]]),
          unitsLost: new Map([[finishedUnitId, lost]]),
        };
        const isShort = makingOf(plan, progress, finishedUnitId).expected < row.need;
        const repairs = repairsFor(plan, progress, { finishedUnitId });
        expect(repairs.length > 0).toBe(isShort);
        for (const [index, { requests, after, differences }] of repairs.entries()) {
          if (index === 0) expect(differences.every(({ by }) => by >= 0)).toBe(true);
          for (const request of requests) {
            if (request.type !== 'change_fg_quantity') continue;
            const good = after.packable.find(({ finishedGoodId }) => finishedGoodId === request.finishedGoodId);
            expect(good).toMatchObject({ never: 0, quantity: request.quantity });
          }
        }
      }),
    );
  });
});
