import { describe, expect, it } from 'vitest';
import { parseCount } from '../../src/domain/pantry-count.ts';

describe('what is counted, as typed', () => {
  it.each([
    ['0', 0, 1],
    ['0.0', 0, 1],
    ['00', 0, 1],
    ['2', 2, 1],
    ['1 ½', 3, 2],
    ['1-1/2', 3, 2],
    ['0,5', 1, 2],
    ['٣', 3, 1],
  ])('%s is read exactly, and none is a count too', (amount, num, den) => {
    expect(parseCount({ amount: ` ${amount} `, unit: ' kg ' })).toEqual({
      ok: true,
      value: { amountText: amount, amount: { num, den }, unit: 'kg' },
    });
  });

  it.each([
    ['', 'CountUnreadable'],
    ['1/0', 'CountUnreadable'],
    ['0/0', 'CountUnreadable'],
    ['-2', 'CountUnreadable'],
    ['2–3', 'CountUnreadable'],
    ['some', 'CountUnreadable'],
    ['NaN', 'CountUnreadable'],
    ['1,500', 'AmountAmbiguous'],
    ['1e9', 'AmountTooLarge'],
  ])('%j is refused beside its field', (amount, type) => {
    expect(parseCount({ amount, unit: '' })).toMatchObject({
      error: { fields: [{ at: 'amount', refusal: { type } }] },
    });
  });

  it('has the unit that is typed behind the amount', () => {
    expect(parseCount({ amount: '2 kg', unit: 'cups' })).toMatchObject({ value: { amountText: '2', unit: 'kg' } });
    expect(parseCount({ amount: '0 fl. oz.', unit: '' })).toMatchObject({
      value: { amountText: '0', unit: 'fl. oz.' },
    });
    expect(parseCount({ amount: '2 yaks', unit: '' })).toMatchObject({ error: { fields: [{ at: 'amount' }] } });
  });

  it('of no end of noughts is refused as any other', () => {
    expect(parseCount({ amount: '0'.repeat(10_000), unit: '' })).toMatchObject({
      error: { fields: [{ at: 'amount' }] },
    });
  });

  it('a unit of any kind is kept, up to 40 characters', () => {
    expect(parseCount({ amount: '1', unit: 'blue bag' })).toMatchObject({ value: { unit: 'blue bag' } });
    expect(parseCount({ amount: '1', unit: 'x'.repeat(41) })).toMatchObject({
      error: { fields: [{ at: 'unit', refusal: { type: 'TextTooLong' } }] },
    });
  });
});
