import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOver } from '../../src/domain/making.ts';
import { filledGoods, planSheet } from '../../src/domain/plan-sheet.ts';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import { shortnessAt } from '../../src/domain/repairs.ts';
import { unitsFrom } from '../../src/domain/yields.ts';
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
const asked = (progress: Progress, at: Parameters<typeof shortnessAt>[2] = atCookies) =>
  shortnessAt(party, progress, at).repairs.map(({ requests }) => requests);

describe('what would mend a plan that falls short', () => {
  it('nothing, while enough is to come', () => {
    expect(asked(NOTHING_MADE)).toEqual([]);
    expect(asked(made(1, 36, 12))).toEqual([]);
  });

  it('a tray of 48 is burnt: one batch more or half a one, three tins fewer, or no tins at all', () => {
    const { repairs } = shortnessAt(party, made(3, 96, 48), atCookies);
    expect(repairs.map(({ requests }) => requests)).toEqual([
      [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 10 }],
      [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 9.5 }],
      [{ type: 'change_fg_quantity', finishedGoodId: goodId(2), quantity: 5 }],
      [{ type: 'drop_fg', finishedGoodId: goodId(2) }],
    ]);
    expect(repairs.map(({ after }) => filledGoods(after).filled.boxes)).toEqual([62, 61, 59, 54]);
    expect(repairs.map(({ units }) => units.map(({ over }) => over))).toEqual([[12], [-12], [0], [60]]);
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
    expect(
      shortnessAt(plan, NOTHING_MADE, { finishedGoodId: goodId(1) }).repairs.map(({ requests }) => requests),
    ).toEqual([
      [
        { type: 'modify_batch', finishedUnitId: unitId(1), batches: 7 },
        { type: 'modify_batch', finishedUnitId: unitId(2), batches: 2 },
      ],
      [{ type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 10 }],
      [{ type: 'drop_fg', finishedGoodId: goodId(1) }],
    ]);
  });

  it('at a box only what that box lacks: nothing where all of it can be packed, and nothing that only others lack', () => {
    expect(asked(made(3, 96, 48), { finishedGoodId: goodId(1) })).toEqual([]);
    const plan = planOf({
      units: { 1: { perBatch: 10 }, 2: { perBatch: 6 } },
      goods: { 1: { units: { 1: 1, 2: 1 } }, 2: { units: { 1: 2 } } },
      selection: [
        [1, 10],
        [2, 10],
      ],
      batches: { 1: 2, 2: 1 },
    });
    expect(shortnessAt(plan, NOTHING_MADE, { finishedGoodId: goodId(1) }).repairs[0]?.requests).toEqual([
      { type: 'modify_batch', finishedUnitId: unitId(2), batches: 2 },
    ]);
  });

  it('no fewer batches than are made, which would free nothing', () => {
    const plan = { ...party, decisions: new Map([[unitId(1), { batches: 5, acceptedShortfall: 0 }]]) };
    const batches = shortnessAt(plan, made(7, 306, 30), atCookies).repairs.flatMap(({ requests }) =>
      requests.flatMap((request) => (request.type === 'modify_batch' ? [request.batches] : [])),
    );
    expect(batches.length).toBeGreaterThan(0);
    for (const each of batches) expect(each).toBeGreaterThan(7);
  });

  it('whatever is made and burnt, the first repair leaves nothing short, and each frees something', () => {
    const parts = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        arbitraryPlan,
        fc.nat(100),
        parts,
        fc.integer({ min: 0, max: 6 }),
        (plan, pick, lostParts, doneParts) => {
          const rows = planSheet(plan).units;
          const row = rows[pick % Math.max(1, rows.length)];
          if (!row) return;
          const { finishedUnitId, decision, batchStep, unit } = row;
          const done = Math.floor(((decision?.batches ?? 0) * doneParts) / 4 / batchStep) * batchStep;
          const promised = unitsFrom(done, unit.yield);
          const lost = Math.floor((promised * lostParts) / 3);
          const progress: Progress = {
            ...NOTHING_MADE,
            batchesMade: new Map([[finishedUnitId, done]]),
            unitsMade: new Map([[finishedUnitId, promised - lost]]),
            unitsLost: new Map([[finishedUnitId, lost]]),
          };
          const before = expectedOver(plan, progress, row);
          const { repairs } = shortnessAt(plan, progress, { finishedUnitId });
          expect(repairs.length > 0).toBe(before < 0);
          for (const [index, { requests, after, units }] of repairs.entries()) {
            for (const { over } of units) expect(over).toBeGreaterThanOrEqual(index === 0 ? 0 : before + 1);
            for (const request of requests) {
              if (request.type !== 'change_fg_quantity') continue;
              const good = after.packable.find(({ finishedGoodId }) => finishedGoodId === request.finishedGoodId);
              expect(good).toMatchObject({ never: 0, quantity: request.quantity });
            }
          }
        },
      ),
    );
  });
});
