import { describe, expect, it } from 'vitest';
import type { LossReason } from '../../src/domain/making.ts';
import { nextPlan, proposalsFor, sourcesOf, withProposals, type EventPast } from '../../src/domain/next-plan.ts';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import { goodId, planOf, unitId, type PlanWords } from './plan-builder.ts';

/** 20 bags of 6 cookies: 120 cookies, five batches of 24. */
const words: PlanWords = {
  units: { 1: { name: 'Cookie', perBatch: 24 } },
  goods: { 1: { name: 'Gift bag', units: { 1: 6 } }, 2: { name: 'Tin', units: { 1: 12 } } },
  selection: [[1, 20]],
  batches: { 1: 5 },
};
const original = planOf(words);

interface Went {
  readonly batches: number;
  readonly made: number;
  readonly lost?: number;
  readonly packed: number;
  readonly reasons?: Readonly<Partial<Record<LossReason, number>>>;
  readonly current?: EventPast['current'];
}
function past({ batches, made, lost = 0, packed, reasons = {}, current = original }: Went): EventPast {
  const progress: Progress = {
    ...NOTHING_MADE,
    batchesMade: new Map([[unitId(1), batches]]),
    unitsMade: new Map([[unitId(1), made]]),
    unitsLost: new Map([[unitId(1), lost]]),
    packed: new Map([[goodId(1), packed]]),
  };
  const lossReasons = new Map([[unitId(1), new Map(Object.entries(reasons) as [LossReason, number][])]]); // a cast: the keys as given
  return { original, current, progress, lossReasons };
}
const proposed = (went: Went, source: 'original' | 'final' | 'made' = 'final') => {
  const facts = past(went);
  return proposalsFor(source, facts, nextPlan(source, facts));
};

describe('what next year begins with', () => {
  const changed = planOf({ ...words, selection: [[2, 4], [1, 22]], batches: { 1: 6.5 } }); // prettier-ignore
  const facts = past({ batches: 6, made: 140, packed: 21, current: changed });

  it.each([
    ['original', [[1, 20]], 5],
    ['final', [[2, 4], [1, 22]], 6.5],
    ['made', [[1, 21]], 6],
  ] as const)('%s: goods %j and %s batches', (source, goods, batches) => {
    const next = nextPlan(source, facts);
    expect([...next.goods]).toEqual(goods);
    expect([...next.batches]).toEqual([[1, batches]]);
  }); // prettier-ignore
});

describe('what the numbers propose', () => {
  it('12 of 120 cookies lost, all burnt: plan 6 batches', () => {
    expect(proposed({ batches: 5, made: 108, lost: 12, packed: 18, reasons: { burnt: 12 } })[0]).toEqual({
      key: 'unit 1',
      type: 'CameOutShort',
      finishedUnitId: 1,
      name: 'Cookie',
      promised: 120,
      lost: 12,
      missing: 0,
      reason: 'burnt',
      from: 5,
      to: 6,
    });
  });

  it('of several reasons names none, and small batches count like losses', () => {
    const rows = proposed({ batches: 5, made: 100, lost: 12, packed: 16, reasons: { burnt: 8, dropped: 4 } });
    expect(rows[0]).toMatchObject({ type: 'CameOutShort', lost: 12, missing: 8, reason: null, to: 6 });
  });

  it('4 boxes that could have been packed and were not: fewer of them, but not where what was made is the plan', () => {
    const went = { batches: 5, made: 120, packed: 16 };
    expect(proposed(went)).toMatchObject([{ type: 'NeverPacked', name: 'Gift bag', never: 4, from: 20, to: 16 }]);
    expect(proposed(went, 'made').map(({ type }) => type)).not.toContain('NeverPacked');
  });

  it('of boxes never packed only those count that could have been filled from what was made', () => {
    expect(proposed({ batches: 5, made: 96, lost: 24, packed: 14 })[1]).toMatchObject({ never: 2, from: 20, to: 18 });
    const current = planOf({ ...words, selection: [[1, 22]] });
    const went = { batches: 5, made: 120, packed: 17, current };
    expect(proposed(went, 'original').find(({ type }) => type === 'NeverPacked')).toMatchObject({ never: 3, to: 19 });
  });

  it('what was there for two goods counts once, for the one that comes first', () => {
    const current = planOf({ ...words, selection: [[1, 20], [2, 4]] }); // prettier-ignore
    expect(proposed({ batches: 5, made: 120, packed: 18, current })).toMatchObject([{ name: 'Gift bag', to: 18 }]);
  });

  it('a baking called done early says nothing of what was never made, and its few batches nothing of the rest', () => {
    const current = planOf({ ...words, selection: [[1, 54], [2, 12]], batches: { 1: 11 } }); // prettier-ignore
    expect(proposed({ batches: 2, made: 10, lost: 38, packed: 1, reasons: { burnt: 38 }, current })).toEqual([]);
  });

  it('batches are proposed when half of the planned ones are recorded, not before', () => {
    const current = planOf({ ...words, selection: [[1, 40]], batches: { 1: 10 } });
    const went = (batches: number) => ({ batches, made: batches * 20, lost: batches * 4, packed: 0, current });
    expect(proposed(went(5))).toMatchObject([{ type: 'CameOutShort', from: 10, to: 12 }]);
    expect(proposed(went(4))).toEqual([]);
    const tooMany = planOf({ ...words, batches: { 1: 11 } });
    expect(proposed({ batches: 6, made: 144, packed: 20, current: tooMany })).toMatchObject([{ type: 'LeftOver' }]);
    expect(proposed({ batches: 5, made: 120, packed: 10, current: tooMany }).map(({ type }) => type)).toEqual([
      'NeverPacked',
    ]);
  });

  it('nothing of boxes where none is recorded as packed: then nobody recorded it', () => {
    expect(proposed({ batches: 5, made: 120, packed: 0 })).toEqual([]);
    expect(sourcesOf(past({ batches: 0, made: 0, packed: 0 }))).toEqual(['original', 'final']);
    expect(sourcesOf(past({ batches: 1, made: 24, packed: 0 }))).toEqual(['original', 'final', 'made']);
  });

  it('a batch left over: one fewer, if it was not needed to make up for losses', () => {
    expect(proposed({ batches: 7, made: 168, packed: 20, current: planOf({ ...words, batches: { 1: 7 } }) })).toEqual([
      { key: 'unit 1', type: 'LeftOver', finishedUnitId: 1, name: 'Cookie', left: 48, from: 7, to: 5 },
    ]);
  });

  it('nothing where all went as planned, or nothing was made', () => {
    expect(proposed({ batches: 5, made: 120, packed: 20 })).toEqual([]);
    expect(proposed({ batches: 0, made: 0, packed: 20 })).toEqual([]);
  });

  it('of the original also what was changed while it was baked', () => {
    const current = planOf({ ...words, selection: [[1, 24], [2, 3]], batches: { 1: 8 } }); // prettier-ignore
    const rows = proposed({ batches: 8, made: 192, packed: 24, current }, 'original');
    expect(rows).toMatchObject([
      { type: 'ChangedSince', name: 'Gift bag', from: 20, to: 24 },
      { type: 'ChangedSince', name: 'Tin', from: 0, to: 3 },
    ]);
  });

  it('is five at most', () => {
    const goods = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((id) => [id, { units: { 1: 1 } }]));
    const many = planOf({ ...words, goods, selection: [1, 2, 3, 4, 5, 6, 7].map((id) => [id, 2] as const) });
    const facts = { ...past({ batches: 5, made: 120, packed: 1 }), original: many, current: many };
    expect(proposalsFor('final', facts, nextPlan('final', facts))).toHaveLength(5);
  });

  it('is taken one by one; what is not taken stays as it was', () => {
    const facts = past({ batches: 5, made: 96, lost: 24, packed: 12, reasons: { burnt: 24 } });
    const next = nextPlan('final', facts);
    const proposals = proposalsFor('final', facts, next);
    expect(proposals.map(({ key, to }) => [key, to])).toEqual([
      ['unit 1', 7],
      ['good 1', 16],
    ]);
    const taken = withProposals(next, proposals, new Set(['unit 1', 'unit 99']));
    expect([[...taken.goods], [...taken.batches]]).toEqual([[[1, 20]], [[1, 7]]]);
  });
});
