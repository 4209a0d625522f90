/** Rules at their edges: exact decimals, what is offered and what is refused. */
import { describe, expect, it } from 'vitest';
import { decideChanges, parseReason } from '../../src/domain/amend.ts';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import { parseAmount } from '../../src/domain/amount.ts';
import { batchOptions, checkBatches, parseBatches } from '../../src/domain/batch-options.ts';
import { followingBatchChanges } from '../../src/domain/amend.ts';
import { planSheet } from '../../src/domain/plan-sheet.ts';
import { applyChange } from '../../src/domain/plan-change.ts';
import { definitionsOf, goodId, planOf, unitId } from './plan-builder.ts';

const none: Progress = NOTHING_MADE;

describe('amounts', () => {
  it('a tiny amount is kept, and never read as 0', () => {
    expect(parseAmount('0.0000000001')).toEqual({ ok: true, value: { num: 1, den: 10_000_000_000 } });
    expect(parseAmount('0.00000000000000000001')).toMatchObject({ error: { type: 'AmountUnreadable' } });
  });
  it.each([
    ['0.3333333333', 3333333333, 10000000000],
    ['0.12345678', 6172839, 50000000],
    ['123456.789', 123456789, 1000],
    ['999999.9999', 9999999999, 10000],
    ['0.666666667', 666666667, 1000000000],
  ])('a decimal is kept exactly as typed: %s', (text, num, den) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: { num, den } });
  });
});

describe('batches', () => {
  it('every option that is offered can be chosen', () => {
    const options = batchOptions(1_500_000, { kind: 'count', perBatch: 1 }, 1);
    expect(options.map(({ batches }) => checkBatches(batches, 1).ok)).toEqual(options.map(() => true));
  });
  it('a range is no number of batches', () => {
    expect(parseBatches('2–3', 1).ok).toBe(false);
  });
});

describe('changes', () => {
  it('more batches are always allowed, also while more are made than were planned', () => {
    const plan = planOf({
      units: { 1: { perBatch: 24 } },
      goods: { 1: { units: { 1: 1 } } },
      selection: [[1, 72]],
      batches: { 1: 3 },
    });
    const made = { ...NOTHING_MADE, batchesMade: new Map([[unitId(1), 5]]) };
    expect(
      decideChanges(plan, plan.definitions, made, [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 4 }]),
    ).toMatchObject({ ok: true });
  });

  it('a reason that nobody can see is a blank one', () => {
    expect(parseReason('\u200b\u2060')).toMatchObject({ ok: false });
  });

  it('a good whose sealed content makes it too deep is refused, and is no defect', () => {
    // sealed: 1 ⊃ 2 ⊃ … ⊃ 10; today 1 is shallow, so that 11 ⊃ 1 could be saved
    const chain = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [n + 1, n === 9 ? { units: { 1: 1 } } : { goods: { [n + 2]: 1 } }]),
    );
    const sealed = planOf({ units: { 1: { perBatch: 24 } }, goods: chain, selection: [[1, 1]], batches: { 1: 1 } });
    const today = definitionsOf({
      units: { 1: { perBatch: 24 } },
      goods: { 1: { units: { 1: 1 } }, 11: { goods: { 1: 1 } } },
    });
    expect(() =>
      decideChanges(sealed, today, none, [{ type: 'add_fg', finishedGoodId: goodId(11), quantity: 1 }]),
    ).not.toThrow();
  });

  it('the preview says where a recipe as sealed differs from the catalog of today', () => {
    const sealed = planOf({
      units: { 1: { perBatch: 24, step: 1 } },
      goods: { 1: { units: { 1: 1 } } },
      selection: [[1, 24]],
      batches: { 1: 1 },
    });
    const today = definitionsOf({
      units: { 1: { perBatch: 24, step: 0.5 } },
      goods: { 1: { units: { 1: 1 } }, 2: { units: { 1: 2 } } },
    });
    const decided = decideChanges(sealed, today, none, [{ type: 'add_fg', finishedGoodId: goodId(2), quantity: 1 }]);
    expect(decided.ok ? decided.value.asSealed : []).not.toEqual([]);
  });

  it('a larger order proposes no fewer batches, a smaller one no more', () => {
    // 10 batches were decided on purpose where 9 reach; one more box is ordered
    const plan = planOf({
      units: { 1: { perBatch: 24 } },
      goods: { 1: { units: { 1: 1 } } },
      selection: [[1, 200]],
      batches: { 1: 12 },
    });
    const applied = applyChange(plan, {
      type: 'change_fg_quantity',
      data: { fg_id: goodId(1), fg_name: '', old_quantity: 200, new_quantity: 201 },
    });
    if (!applied.ok) throw new Error(applied.error);
    const up = followingBatchChanges(planSheet(plan), planSheet(applied.value), none);
    expect(up.every((change) => change.type === 'modify_batch' && change.batches >= 12)).toBe(true);
  });
});
