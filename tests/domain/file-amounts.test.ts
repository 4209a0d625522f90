import Fraction from 'fraction.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsPerMl } from '../../src/domain/densities.ts';
import { parseFileAmount } from '../../src/domain/file-amounts.ts';
import { sizeOf } from '../../src/domain/kitchen-units.ts';

const textOf = (given: number | string) => {
  const amount = parseFileAmount(given);
  return amount.ok ? amount.value.text : amount.error.type;
};

describe('a number of a file', () => {
  it.each<[number | string, string]>([
    [2.25, '2 1/4'],
    [1, '1'],
    [12, '12'],
    [0.125, '1/8'],
    [0.33, '0.33'],
    [1.9, '1.9'],
    [0.6666666666666666, '2/3'],
    [2.3333333333333335, '2 1/3'],
    [0.30000000000000004, '0.3'],
    [0.8333333333333334, '5/6'],
    [28.349523125, '28.349523'],
    [14.78676478125, '14.786765'],
    [0.0000001, 'AmountUnreadable'],
    ['1 1/2', '1 1/2'],
    ['2.5', '2.5'],
    [0, 'AmountNotPositive'],
    [-1, 'AmountNotPositive'],
    [1e21, 'AmountTooLarge'],
    [Infinity, 'AmountUnreadable'],
    ['', 'AmountUnreadable'],
    ['1,500', 'AmountAmbiguous'],
  ])('%s is written as a kitchen writes it: %s', (given, text) => {
    expect(textOf(given)).toBe(text);
  });

  it('of at most six decimals is kept exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 6 }), (digits, decimals) => {
        const amount = parseFileAmount(Number(`${digits}e-${decimals}`));
        const exact = new Fraction(digits, 10 ** decimals);
        expect(amount).toMatchObject({ value: { amount: { num: Number(exact.n), den: Number(exact.d) } } });
      }),
    );
  });
});

describe('what a cup weighs', () => {
  const one = { num: 1, den: 1 };

  it('is worked out from defined sizes only', () => {
    expect(gramsPerMl({ amount: one, unit: 'ml' }, { amount: one, unit: 'g' })).toBe(1);
    expect(gramsPerMl({ amount: one, unit: 'Cups' }, { amount: { num: 120, den: 1 }, unit: 'grams' })).toBeCloseTo(
      0.507,
      3,
    );
  });

  it('is not guessed from what is no volume or no weight', () => {
    expect(gramsPerMl({ amount: one, unit: 'pinch' }, { amount: one, unit: 'g' })).toBeNull();
    expect(gramsPerMl({ amount: one, unit: 'cup' }, { amount: one, unit: 'cup' })).toBeNull();
    expect(gramsPerMl({ amount: one, unit: 'handful' }, { amount: one, unit: 'g' })).toBeNull();
  });

  it.each([
    ['tsp', 3, 'tbsp'],
    ['tbsp', 16, 'cup'],
    ['fl oz', 8, 'cup'],
    ['cup', 2, 'pt'],
    ['pint', 2, 'qt'],
    ['qt', 4, 'gallon'],
    ['ml', 1000, 'l'],
    ['g', 1000, 'kg'],
    ['oz', 16, 'lb'],
  ])('of measures agrees: one %s times %d is one %s', (small, count, large) => {
    const [part, whole] = [sizeOf(small), sizeOf(large)];
    expect(new Fraction(part?.size ?? 0).mul(count).equals(whole?.size ?? 0)).toBe(true);
    expect(part?.dimension).toBe(whole?.dimension);
  });
});
