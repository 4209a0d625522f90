/** Counts of one ingredient added up: one for all that compare, in the unit that comes first. */
import type Fraction from 'fraction.js';
import { parseFileAmount } from './file-amounts.ts';
import type { FileAmount, FileStock } from './kitchen-file.ts';
import { betweenBases, exactly, unitOfMeasure, type UnitOfMeasure, type WeighingFacts } from './measures.ts';

export interface StockSum {
  /** null: it is more than is counted of anything, or less than can be written. */
  readonly amount: FileAmount | null;
  readonly unit: string;
}

export function summedStock(rows: readonly FileStock[], facts: WeighingFacts): readonly StockSum[] {
  const sums: { unit: UnitOfMeasure; total: Fraction; first: FileAmount; count: number }[] = [];
  for (const { amount, unit: typed } of rows) {
    const unit = unitOfMeasure(typed);
    const inBase = exactly(amount.amount).mul(unit.size);
    const sum = sums.find((each) => betweenBases(unit.base, each.unit.base, facts) !== null);
    if (!sum) {
      sums.push({ unit, total: inBase, first: amount, count: 1 });
      continue;
    }
    sum.total = sum.total.add(inBase.mul(betweenBases(unit.base, sum.unit.base, facts) ?? 1));
    sum.count += 1;
  }
  return sums.map(({ unit, total, first, count }) => {
    if (count === 1) return { unit: unit.text, amount: first };
    const amount = parseFileAmount(total.div(unit.size).valueOf());
    return { unit: unit.text, amount: amount.ok ? amount.value : null };
  });
}
