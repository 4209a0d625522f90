import { describe, expect, it } from 'vitest';
import { planReadiness } from '../../src/domain/plan-readiness.ts';
import { planSheet } from '../../src/domain/plan-sheet.ts';
import { goodId, planOf, type PlanWords } from './plan-builder.ts';

const sheetOf = (from: PlanWords) => planSheet(planOf(from));

const words: PlanWords = {
  units: { 1: { name: 'Brownie', perBatch: 24 }, 2: { name: 'Star', perBatch: 36, step: 0.5 } },
  goods: { 1: { name: 'Bag', units: { 1: 3 } }, 2: { name: 'Teacher box', units: { 1: 4, 2: 4 } } },
  selection: [
    [1, 50],
    [2, 8],
  ],
  batches: { 1: 8, 2: 1 },
};
const nothingArchived = new Set<never>();

describe('before a plan is locked', () => {
  it('nothing is open when every unit has its batches', () => {
    expect(planReadiness(sheetOf(words), nothingArchived)).toEqual({ open: [], warnings: [] });
  });

  it('a unit without batches is open', () => {
    const { open } = planReadiness(sheetOf({ ...words, batches: { 1: 8 } }), nothingArchived);
    expect(open).toEqual([{ type: 'DecisionMissing', finishedUnitId: 2, name: 'Star', need: 32 }]);
  });

  it('a shortfall is open, and says which boxes it hits', () => {
    const { open } = planReadiness(sheetOf({ ...words, batches: { 1: 7, 2: 1 } }), nothingArchived);
    expect(open).toMatchObject([
      { type: 'ShortfallOpen', name: 'Brownie', short: 14, unfilled: [{ name: 'Teacher box', never: 4, quantity: 8 }] },
    ]);
  });

  it('a shortfall hits only the boxes that lack that one unit, though another has no batches yet', () => {
    const { open } = planReadiness(sheetOf({ ...words, batches: { 1: 7 } }), nothingArchived);
    expect(open).toMatchObject([
      { type: 'ShortfallOpen', name: 'Brownie', unfilled: [{ name: 'Teacher box', never: 4, quantity: 8 }] },
      { type: 'DecisionMissing', name: 'Star' },
    ]);
  });

  it('an accepted shortfall only warns, and is open again when it grows', () => {
    const accepted = { ...words, batches: { 1: 7, 2: 1 }, accepted: { 1: 14 } };
    expect(planReadiness(sheetOf(accepted), nothingArchived)).toMatchObject({
      open: [],
      warnings: [{ type: 'ShortfallAccepted', short: 14 }],
    });
    const grown = {
      ...accepted,
      selection: [
        [1, 51],
        [2, 8],
      ] as const,
    };
    expect(planReadiness(sheetOf(grown), nothingArchived).open).toMatchObject([{ type: 'ShortfallOpen', short: 17 }]);
  });

  it('batches that are no multiple of the step any more are open', () => {
    const { open } = planReadiness(sheetOf({ ...words, batches: { 1: 8.5, 2: 1 } }), nothingArchived);
    expect(open).toMatchObject([{ type: 'StepMoved', name: 'Brownie', batches: 8.5, step: 1 }]);
  });

  it('an empty plan and an archived good only warn', () => {
    expect(planReadiness(sheetOf({ ...words, selection: [], batches: {} }), nothingArchived)).toEqual({
      open: [],
      warnings: [{ type: 'PlanEmpty' }],
    });
    expect(planReadiness(sheetOf(words), new Set([goodId(2)])).warnings).toMatchObject([
      { type: 'GoodArchived', name: 'Teacher box' },
    ]);
  });
});
