import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/domain/ids.ts';
import { countedStock, leftIn, type Count, type Use } from '../../src/domain/pantry-use.ts';
import { KitchenPlan } from './kitchen-plan.ts';

const at = (hour: number) => `2026-12-12T${String(hour).padStart(2, '0')}:00:00.000Z` as Moment;
const known = { densityGramsPerMl: 120 / 236.5882365, pieceGrams: null };

/** A batch at that hour that takes so much flour. */
function baked(hour: number, amount: string, unit: string): Use {
  const kitchen = new KitchenPlan({ Bread: { lines: [[amount, unit, 'Flour']] } });
  return { at: at(hour), batches: 1, packed: 0, needs: kitchen.needs({ Bread: 1 }) };
}
const flour = new KitchenPlan({ Bread: { lines: [['1', 'g', 'Flour']] } }).ingredient('Flour');
const counted = (amountText: string, unit: string, hour = 8): Count => {
  const { n, d } = new Fraction(amountText);
  return { ingredientId: flour, amountText, amount: { num: Number(n), den: Number(d) }, unit, countedAt: at(hour) };
};
const leftOf = (counts: readonly Count[], uses: readonly Use[], facts = known) =>
  countedStock(counts, uses, facts).map(leftIn);

describe('what is left of a count', () => {
  it('is what was counted while nothing was baked, as it was typed', () => {
    expect(leftOf([counted('2', 'cups')], [])).toEqual(['2 cups']);
  });

  it('is less by what was baked after it, and not by what was baked before', () => {
    expect(leftOf([counted('3', 'cups', 10)], [baked(9, '1', 'cup'), baked(11, '1', 'cup')])).toEqual(['2 cups']);
  });

  it('of two that compare loses a batch once, not twice', () => {
    expect(leftOf([counted('2', 'cups'), counted('500', 'g')], [baked(9, '120', 'g')])).toEqual(['1 cup', '500 g']);
    expect(leftOf([counted('2', 'cups'), counted('500', 'g')], [baked(9, '300', 'g')])).toEqual(['0 cup', '440 g']);
  });

  it('is never below nothing, and what was used beyond it is remembered', () => {
    const [stock] = countedStock([counted('1', 'cup')], [baked(9, '3', 'cups')], known);
    expect([stock && leftIn(stock), stock?.used.div(stock.unit.size).toString()]).toEqual(['0 cup', '3']);
  });

  it('that does not compare stays, and still says how many batches came since', () => {
    const [bag] = countedStock([counted('1', 'bag')], [baked(9, '3', 'cups')], known);
    expect([bag && leftIn(bag), bag?.batchesSince]).toEqual(['1 bag', 1]);
  });
});
