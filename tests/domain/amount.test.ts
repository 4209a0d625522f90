import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../src/domain/amount.ts';

describe('amounts as they are typed', () => {
  it.each([
    ['2', 2, 1],
    ['½', 1, 2],
    ['1½', 3, 2],
    ['1 ½', 3, 2],
    ['1 1/2', 3, 2],
    ['1-1/2', 3, 2],
    ['0.5', 1, 2],
    ['0,5', 1, 2],
    ['.5', 1, 2],
    ['0,500', 1, 2],
    ['2.25', 9, 4],
    ['0.1', 1, 10],
    ['1/3', 1, 3],
    ['٣', 3, 1],
    ['2–3', 3, 1],
    ['2 to 3', 3, 1],
    ['2 or 3', 3, 1],
    ['1/2 - 3/4', 3, 4],
  ])('%s is read exactly', (typed, num, den) => {
    expect(parseAmount(typed)).toEqual({ ok: true, value: { num, den } });
  });

  it.each([
    ['1/0', 'AmountUnreadable'],
    ['0/0', 'AmountUnreadable'],
    ['0', 'AmountNotPositive'],
    ['-3', 'AmountNotPositive'],
    ['1e9', 'AmountTooLarge'],
    ['12345678', 'AmountTooLarge'],
    ['1,500', 'AmountAmbiguous'],
    ['3–2', 'AmountUnreadable'],
    ['a handful', 'AmountUnreadable'],
    ['', 'AmountUnreadable'],
    ['1.5.2', 'AmountUnreadable'],
    ['1,2,3', 'AmountUnreadable'],
    ['1'.repeat(10_000), 'AmountUnreadable'],
  ])('%s is refused, never read as something else', (typed, type) => {
    expect(parseAmount(typed)).toMatchObject({ ok: false, error: { type } });
  });

  it('asks which of two things 1,500 means', () => {
    expect(parseAmount('1,500')).toMatchObject({ error: { asThousands: '1500', asDecimal: '1.500' } });
  });
});
