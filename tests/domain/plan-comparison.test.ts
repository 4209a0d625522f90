import { describe, expect, it } from 'vitest';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import { decideChanges, type ChangeRequest } from '../../src/domain/amend.ts';
import { comparePlans, isGoodMoved, isUnitMoved } from '../../src/domain/plan-comparison.ts';
import type { PlanAmendment } from '../../src/domain/plan-change.ts';
import { goodId, planOf, someMoment, someUuid, unitId } from './plan-builder.ts';

describe('comparing original and current', () => {
  const original = planOf({
    units: {
      1: { name: 'Sugar cookie', perBatch: 48 },
      2: { name: 'Fudge brownie', perBatch: 24 },
      3: { name: 'Loaf', perBatch: 2, step: 0.5 },
    },
    goods: {
      1: { name: 'Gift bag', units: { 1: 6, 2: 3 } },
      2: { name: 'Loaf', units: { 3: 1 }, isBare: true },
      3: { name: 'Brownie bag', units: { 2: 6 } },
    },
    selection: [
      [1, 50],
      [2, 5],
    ],
    batches: { 1: 7, 2: 7, 3: 2.5 },
  });
  const recorded = (...requests: ChangeRequest[]): PlanAmendment[] => {
    const decided = decideChanges(original, original.definitions, NOTHING_MADE, requests);
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    return decided.value.changes.map((change, index) => ({
      uuid: someUuid,
      sequence: index + 1,
      change,
      reason: 'Guests changed',
      fingerprint: '' as PlanAmendment['fingerprint'],
      createdAt: someMoment,
    }));
  };
  const amendments = recorded(
    { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 54 },
    { type: 'drop_fg', finishedGoodId: goodId(2) },
    { type: 'modify_batch', finishedUnitId: unitId(3), batches: 0 },
    { type: 'add_fg', finishedGoodId: goodId(3), quantity: 3 },
    { type: 'modify_batch', finishedUnitId: unitId(2), batches: 8 },
  );
  const comparison = comparePlans(original, amendments);

  it('tells goods that were changed, dropped and added, with the changes that did it', () => {
    expect(comparison.ok && comparison.value.goods).toMatchObject([
      { finishedGoodId: 1, name: 'Gift bag', status: 'changed', original: 50, current: 54, movedBy: [1] },
      { finishedGoodId: 2, name: 'Loaf', status: 'dropped', original: 5, current: null, movedBy: [2] },
      { finishedGoodId: 3, name: 'Brownie bag', status: 'added', original: null, current: 3 },
    ]);
  });

  it('tells how many of each good are filled then and now, and which batches made up for what was short', () => {
    expect(comparison.ok && comparison.value.goods).toMatchObject([
      { name: 'Gift bag', originalFilled: 50, currentFilled: 54 },
      { name: 'Loaf', originalFilled: 5, currentFilled: 0 },
      { name: 'Brownie bag', originalFilled: 0, currentFilled: 3, movedBy: [4, 5] },
    ]);
  });

  it('shows boxes that a lost batch leaves unfilled, though nobody changed their number', () => {
    const lost = comparePlans(original, recorded({ type: 'modify_batch', finishedUnitId: unitId(1), batches: 6 }));
    expect(lost.ok && lost.value.goods[0]).toMatchObject({
      name: 'Gift bag',
      status: 'same',
      original: 50,
      current: 50,
      originalFilled: 50,
      currentFilled: 48,
      movedBy: [1],
    });
    expect(lost.ok && lost.value.units[0]).toMatchObject({ name: 'Sugar cookie', currentDifference: -12 });
  });

  it('goes by unit and by batches, with the need beside them', () => {
    expect(comparison.ok && comparison.value.units).toMatchObject([
      {
        name: 'Sugar cookie',
        status: 'same',
        originalBatches: 7,
        currentBatches: 7,
        originalNeed: 300,
        currentNeed: 324,
        movedBy: [1],
      },
      {
        name: 'Fudge brownie',
        status: 'changed',
        originalBatches: 7,
        currentBatches: 8,
        originalNeed: 150,
        currentNeed: 180,
        movedBy: [1, 4, 5],
      },
      {
        name: 'Loaf',
        status: 'dropped',
        originalBatches: 2.5,
        currentBatches: null,
        originalNeed: 5,
        currentNeed: 0,
        movedBy: [2, 3],
      },
    ]);
  });

  /** 4 batches of cookies, 8 of them lost and 8 missing; 3 of brownies as promised; 20 bags packed. */
  const progress: Progress = {
    batchesMade: new Map([
      [unitId(1), 4],
      [unitId(2), 3],
    ]),
    unitsMade: new Map([
      [unitId(1), 176],
      [unitId(2), 72],
    ]),
    unitsLost: new Map([[unitId(1), 8]]),
    packed: new Map([[goodId(1), 20]]),
    isOver: false,
  };
  const compared = (made: Progress, ...changes: PlanAmendment[]) => {
    const found = comparePlans(original, changes, made);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return found.value;
  };

  it('has no third column where nothing is recorded', () => {
    const { goods, units } = compared(NOTHING_MADE);
    expect([...goods, ...units].map(({ made }) => made)).toEqual([null, null, null, null, null]);
  });

  it('tells of each unit what its batches promised, and what was made and lost of it and is missing', () => {
    expect(compared(progress).units).toMatchObject([
      { name: 'Sugar cookie', status: 'same', made: { done: 4, promised: 192, made: 176, lost: 8, missing: 8 } },
      { name: 'Fudge brownie', status: 'same', made: { done: 3, promised: 72, made: 72, lost: 0, missing: 0 } },
      { name: 'Loaf', status: 'same', made: { done: 0, promised: 0, made: 0, lost: 0, missing: 0, toCome: 5 } },
    ]);
  });

  it('tells of each good what is packed and can be, and who falls short by what was lost, though the plan stands', () => {
    const { goods, filled } = compared({
      ...progress,
      unitsMade: new Map([
        [unitId(1), 136],
        [unitId(2), 72],
      ]),
    });
    expect(goods).toMatchObject([
      {
        name: 'Gift bag',
        status: 'same',
        originalFilled: 50,
        currentFilled: 46,
        made: { packed: 20, now: 2, later: 24, never: 4 },
      },
      {
        name: 'Loaf',
        status: 'same',
        originalFilled: 5,
        currentFilled: 5,
        made: { packed: 0, now: 0, later: 5, never: 0 },
      },
    ]);
    expect(filled).toMatchObject({ original: { filled: { boxes: 50 } }, current: { filled: { boxes: 46, loose: 5 } } });
  });

  it('keeps what was made of what was dropped since', () => {
    const dropped = compared({ ...progress, packed: new Map() }, ...amendments.slice(0, 3));
    expect(dropped.goods[1]).toMatchObject({ name: 'Loaf', current: null, made: { packed: 0, never: 0 } });
    const loaves = { ...progress, batchesMade: new Map([[unitId(3), 1]]), unitsMade: new Map([[unitId(3), 2]]) };
    expect(compared(loaves, ...amendments.slice(0, 3)).units[2]).toMatchObject({
      name: 'Loaf',
      status: 'dropped',
      made: { done: 1, made: 2, toCome: 0 },
    });
  });

  it('finds rows of which something was lost or is missing, and when it is over those that were not all made or packed', () => {
    const { goods, units } = compared(progress);
    const moved = (isOver: boolean) => [
      ...goods.filter((row) => isGoodMoved(row, isOver)).map(({ name }) => name),
      ...units.filter((row) => isUnitMoved(row, isOver)).map(({ name }) => name),
    ];
    expect(moved(false)).toEqual(['Sugar cookie']);
    expect(moved(true)).toEqual(['Gift bag', 'Loaf', 'Sugar cookie', 'Fudge brownie', 'Loaf']);
  });

  it('finds nothing that was not made when it is over and nothing is recorded', () => {
    const { goods, units } = compared(NOTHING_MADE);
    expect(goods.some((row) => isGoodMoved(row, true)) || units.some((row) => isUnitMoved(row, true))).toBe(false);
  });
});
