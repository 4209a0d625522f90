import { describe, expect, it } from 'vitest';
import { parseFileAmount } from '../../src/domain/file-amounts.ts';
import { summedStock } from '../../src/domain/stock-sums.ts';

const NOTHING = { densityGramsPerMl: null, pieceGrams: null };
type Row = readonly [amount: number | string, unit: string];

const sums = (rows: readonly Row[], facts: Partial<typeof NOTHING> | { densityGramsPerMl: number } = {}) =>
  summedStock(
    rows.map(([given, unit]) => {
      const amount = parseFileAmount(given);
      if (!amount.ok) throw new Error(amount.error.type);
      return { slug: 'flour', amount: amount.value, unit };
    }),
    { ...NOTHING, ...facts },
  ).map(({ amount, unit }) => (amount ? `${amount.text} ${unit}` : `too much in ${unit}`));

describe('stock of several products', () => {
  const rows: readonly Row[] = [[2, 'lb'], [8, 'oz'], [2, 'cups'], ['1 1/2', 'Bags'], [1, 'bags']]; // prettier-ignore

  it('is added up in the unit that comes first, and stands apart where it does not compare', () => {
    expect(sums(rows)).toEqual(['2 1/2 lb', '2 cups', '2 1/2 Bags']);
  });

  it('is one sum where the density is known', () => {
    expect(sums(rows, { densityGramsPerMl: 120 / 236.5882365 })).toEqual(['3.029109 lb', '2 1/2 Bags']);
  });

  it('is said to be too much, never cut short', () => {
    expect(sums([[900_000, 'g'], [900_000, 'g']])).toEqual(['too much in g']); // prettier-ignore
  });
});
