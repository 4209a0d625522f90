/** What an export counts of each ingredient: its entries go by product, so those of one ingredient are added up. */
import type Fraction from 'fraction.js';
import { grouped } from '../shared/grouped.ts';
import { InventoryEntry } from './bake-tracker-format.ts';
import { parseFileAmount } from './file-amounts.ts';
import type { FileReading } from './file-reading.ts';
import type { FileAmount, FileIngredient, FileStock } from './kitchen-file.ts';
import { betweenBases, exactly, unitOfMeasure, type UnitOfMeasure, type WeighingFacts } from './measures.ts';
import { parseSlug, parseText } from './names.ts';
import { LONGEST_UNIT } from './recipe-draft.ts';

export interface StockEntry {
  readonly slug: string;
  readonly amount: FileAmount;
  readonly unit: string;
}

/** Reads the entries. One that has run out is left out; less than nothing is broken. */
export function readStockEntries(reading: FileReading, rows: readonly unknown[]): readonly StockEntry[] {
  const entries = reading.each('inventory_items', rows, InventoryEntry, (entry, line) => {
    const quantity = entry.quantity ?? 0;
    const isNone = Number(quantity) === 0;
    return {
      slug: line.read('ingredient_slug', parseSlug(entry.ingredient_slug)),
      amount: isNone ? null : line.read('quantity', parseFileAmount(quantity)),
      unit: line.read('package_unit', parseText(entry.package_unit ?? '', LONGEST_UNIT)),
    };
  });
  return entries.flatMap(({ amount, ...entry }) => (amount ? [{ ...entry, amount }] : []));
}

/** One count for each ingredient, or as many as its units do not compare; each in the unit that came first. */
export function stockOfFile(entries: readonly StockEntry[], ingredients: readonly FileIngredient[]): FileStock[] {
  const known = new Map(ingredients.map(({ slug, density }) => [slug, density?.gramsPerMl ?? null]));
  return [...grouped(entries, (entry) => entry.slug)].flatMap(([slug, rows]) =>
    summed(rows, { densityGramsPerMl: known.get(slug) ?? null, pieceGrams: null }).map((sum) => ({ slug, ...sum })),
  );
}

function summed(rows: readonly StockEntry[], facts: WeighingFacts): { amount: FileAmount; unit: string }[] {
  const sums: { unit: UnitOfMeasure; total: Fraction; rows: StockEntry[] }[] = [];
  for (const row of rows) {
    const unit = unitOfMeasure(row.unit);
    const inBase = exactly(row.amount.amount).mul(unit.size);
    const sum = sums.find((each) => betweenBases(unit.base, each.unit.base, facts) !== null);
    if (!sum) {
      sums.push({ unit, total: inBase, rows: [row] });
      continue;
    }
    sum.total = sum.total.add(inBase.mul(betweenBases(unit.base, sum.unit.base, facts) ?? 1));
    sum.rows.push(row);
  }
  return sums.flatMap(({ unit, total, rows: [first, ...others] }) => {
    if (!first) return [];
    const amount = others.length === 0 ? null : parseFileAmount(total.div(unit.size).valueOf());
    return [{ unit: unit.text, amount: amount?.ok ? amount.value : first.amount }];
  });
}
