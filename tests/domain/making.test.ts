import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextBatch, parseLaterLoss, parseRun, unitMaking, type RunDraft } from '../../src/domain/making.ts';

const cookies = { kind: 'count', perBatch: 24 } as const;

describe('what was made against what the batches promised', () => {
  it('of 5 batches of 24, 4 with 8 lost and 1 with 4 lost: 8 are missing, and none is to come', () => {
    const recorded = { batches: 5, made: 88 + 12, lost: 8 + 4 };
    expect(unitMaking(5, cookies, recorded)).toEqual({
      done: 5,
      promised: 120,
      made: 100,
      lost: 12,
      missing: 8,
      toCome: 0,
      expected: 100,
    });
  });

  it.each([
    ['nothing yet', 7, { batches: 0, made: 0, lost: 0 }, { promised: 0, missing: 0, toCome: 168, expected: 168 }],
    ['half way', 7, { batches: 3, made: 72, lost: 0 }, { promised: 72, missing: 0, toCome: 96, expected: 168 }],
    ['a tray burnt whole', 7, { batches: 1, made: 0, lost: 24 }, { missing: 0, toCome: 144, expected: 144 }],
    ['a generous dough', 2, { batches: 2, made: 53, lost: 0 }, { missing: -5, toCome: 0, expected: 53 }],
    ['more batches than planned', 1, { batches: 2, made: 48, lost: 0 }, { promised: 48, toCome: 0, expected: 48 }],
    ['dropped on the next day', 1, { batches: 1, made: 24 - 10, lost: 10 }, { missing: 0, expected: 14 }],
    ['half a batch of 25', 1, { batches: 0.5, made: 12, lost: 0 }, { promised: 12, toCome: 12 }],
  ])('%s', (_, planned, recorded, expected) => {
    expect(unitMaking(planned, cookies, recorded)).toMatchObject(expected);
  });

  it('a unit never straddles two batches: what two halves give is floored on their sum', () => {
    const odd = { kind: 'count', perBatch: 25 } as const;
    expect(unitMaking(1, odd, { batches: 0.5, made: 12, lost: 0 })).toMatchObject({ promised: 12, toCome: 13 });
    expect(unitMaking(1, odd, { batches: 1, made: 25, lost: 0 })).toMatchObject({ promised: 25, missing: 0 });
  });

  it('loses no piece: promised is made, lost and missing, whatever was recorded', () => {
    const quarters = fc.integer({ min: 0, max: 400 }).map((n) => n / 4);
    const units = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(
        quarters,
        quarters,
        units,
        units,
        fc.integer({ min: 1, max: 60 }),
        (planned, batches, made, lost, n) => {
          const making = unitMaking(planned, { kind: 'count', perBatch: n }, { batches, made, lost });
          expect(making.promised).toBe(Math.floor(batches * n));
          expect(making.made + making.lost + making.missing).toBe(making.promised);
          expect(making.toCome).toBeGreaterThanOrEqual(0);
          expect(making.promised + making.toCome).toBe(Math.max(making.promised, Math.floor(planned * n)));
        },
      ),
    );
  });
});

describe('the batch that is due', () => {
  it.each([
    [7, 0, { batches: 1, units: 24 }],
    [2.5, 2, { batches: 0.5, units: 12 }],
    [2.75, 2, { batches: 0.75, units: 18 }],
    [2, 2, { batches: 1, units: 24 }],
    [0, 3, { batches: 1, units: 24 }],
  ])('of %s planned, after %s', (planned, done, next) => {
    expect(nextBatch(planned, cookies, done)).toEqual(next);
  });
});

const draft = (change: Partial<RunDraft>): RunDraft => ({
  batches: 1,
  good: '24',
  lost: '0',
  reason: null,
  note: '',
  ...change,
});

describe('a batch as it is recorded', () => {
  it('takes the number that came out, also none, and more than planned', () => {
    expect(parseRun(draft({ good: '0', lost: '24', reason: 'burnt', note: ' second tray ' }), 1)).toEqual({
      ok: true,
      value: { batches: 1, goodUnits: 0, lostUnits: 24, lossReason: 'burnt', note: 'second tray' },
    });
    expect(parseRun(draft({ good: 40 }), 1)).toMatchObject({ ok: true, value: { goodUnits: 40, lossReason: null } });
  });

  it('keeps no reason where nothing was lost', () => {
    expect(parseRun(draft({ reason: 'burnt' }), 1)).toMatchObject({ ok: true, value: { lossReason: null } });
  });

  it.each([
    [{ lost: '3' }, 'LossUnexplained'],
    [{ good: '-1' }, 'QuantityInvalid'],
    [{ good: '2.5' }, 'QuantityInvalid'],
    [{ good: 'many' }, 'QuantityInvalid'],
    [{ good: '1e9' }, 'QuantityInvalid'],
    [{ good: '' }, 'QuantityInvalid'],
    [{ lost: '-2', reason: 'burnt' as const }, 'QuantityInvalid'],
    [{ batches: 0.5 }, 'BatchesNotMultiple'],
    [{ batches: 0 }, 'BatchesNotMultiple'],
    [{ batches: -1 }, 'BatchesNotMultiple'],
    [{ batches: NaN }, 'BatchesNotMultiple'],
    [{ note: 'x'.repeat(20_001) }, 'TextTooLong'],
  ])('%o is refused: %s', (change, type) => {
    expect(parseRun(draft(change), 1)).toMatchObject({ ok: false, error: { type } });
  });

  it('what is lost later is taken off again, with why', () => {
    expect(parseLaterLoss({ lost: '10', reason: 'dropped', note: '' })).toEqual({
      ok: true,
      value: { batches: 0, goodUnits: -10, lostUnits: 10, lossReason: 'dropped', note: '' },
    });
    expect(parseLaterLoss({ lost: '0', reason: 'dropped', note: '' })).toMatchObject({ ok: false });
    expect(parseLaterLoss({ lost: '1', reason: null, note: '' })).toMatchObject({ error: { type: 'LossUnexplained' } });
  });
});
