import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { unitOfMeasure } from '../../src/domain/measures.ts';
import { writeAmount } from '../../src/domain/written-amounts.ts';

/** So much of a unit, as it is written. */
const written = (amount: string, unit: string) => {
  const measure = unitOfMeasure(unit);
  return writeAmount(new Fraction(amount).mul(measure.size), measure);
};

describe('an amount is written as a kitchen writes it', () => {
  it.each([
    ['5/2', 'cups', '2 ½ cups'],
    ['1/2', 'Cups', '½ cup'],
    ['1', 'cup', '1 cup'],
    ['1/3', 'tsp', '⅓ tsp'],
    ['7/8', 'cup', '⅞ cup'],
    ['3', 'tsp', '1 tbsp'],
    ['12', 'teaspoons', '¼ cup'],
    ['13', 'tsp', '4 ⅓ tbsp'],
    ['2', 'tsp', '2 tsp'],
    ['1/16', 'cup', '1 tbsp'],
    ['1/48', 'cup', '1 tsp'],
    ['1/7', 'cup', '0.143 cup'],
    ['1/16', 'tsp', '0.063 tsp'],
    ['1/100000', 'tsp', 'less than 0.001 tsp'],
    ['0', 'cup', '0 cup'],
    ['1000', 'g', '1 kg'],
    ['1250', 'g', '1.25 kg'],
    ['999.5', 'g', '999.5 g'],
    ['2500', 'g', '2.5 kg'],
    ['20', 'oz', '1.25 lb'],
    ['15', 'oz', '15 oz'],
    ['1500', 'ml', '1.5 l'],
    ['0.42', 'kg', '420 g'],
    ['1/2', 'lb', '8 oz'],
    ['0.25', 'l', '250 ml'],
    ['0.0005', 'kg', '0.5 g'],
    ['0', 'kg', '0 kg'],
    ['1/3', 'g', '0.333 g'],
    ['5/2', 'sticks', '2 ½ sticks'],
    ['5/2', 'small tins', '2 ½ small tins'],
    ['1234', 'cups', '1,234 cups'],
    ['255.146', 'g', '255.1 g'],
    ['842.846', 'ml', '842.8 ml'],
    ['36.0417', 'cups', '36.04 cups'],
    ['5.4084', 'cups', '5.408 cups'],
    ['12345.678', 'small tins', '12,346 small tins'],
  ])('%s %s is “%s”', (amount, unit, text) => {
    expect(written(amount, unit)).toEqual({ text, roundedFrom: null });
  });

  it('knows a kitchen fraction that came through a density', () => {
    const cup = unitOfMeasure('cups');
    const ofGrams = (grams: number) => writeAmount(new Fraction(grams).div(120 / 236.5882365), cup).text;
    expect([60, 40, 120, 300].map(ofGrams)).toEqual(['½ cup', '⅓ cup', '1 cup', '2 ½ cups']);
    expect(writeAmount(new Fraction('1.0004').mul(cup.size), cup).text).toBe('1 cup');
  });

  it('rounds things that are counted up, and says from what', () => {
    expect(written('4.5', '')).toEqual({ text: '5', roundedFrom: '4.5' });
    expect(written('13/3', 'pieces')).toEqual({ text: '5', roundedFrom: '4.333' });
    expect(written('2', 'dozen')).toEqual({ text: '2 dozen', roundedFrom: null });
    expect(written('3/2', 'dozen')).toEqual({ text: '18', roundedFrom: null });
    expect(written('7', 'large')).toEqual({ text: '7', roundedFrom: null });
  });
});
