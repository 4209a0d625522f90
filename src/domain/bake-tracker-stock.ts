/** What an export counts: its entries go by product. */
import { InventoryEntry } from './bake-tracker-format.ts';
import { parseFileAmount } from './file-amounts.ts';
import type { FileReading } from './file-reading.ts';
import type { FileStock } from './kitchen-file.ts';
import { parsePlainName, parseText } from './names.ts';
import { LONGEST_UNIT } from './recipe-draft.ts';

/** Programs that take off what was used in floats leave such crumbs of nothing. */
const SMALLEST = 1e-6;

/** Reads the entries. One that has run out is left out; less than nothing is broken. */
export function readStockEntries(reading: FileReading, rows: readonly unknown[]): readonly FileStock[] {
  const entries = reading.each('inventory_items', rows, InventoryEntry, (entry, line) => {
    const quantity = entry.quantity ?? 0;
    const isNone = Math.abs(Number(quantity)) < SMALLEST;
    return {
      slug: line.read('ingredient_slug', parsePlainName(entry.ingredient_slug)),
      amount: isNone ? null : line.read('quantity', parseFileAmount(quantity)),
      unit: line.read('package_unit', parseText(entry.package_unit ?? '', LONGEST_UNIT)),
    };
  });
  return entries.flatMap(({ amount, ...entry }) => (amount ? [{ ...entry, amount }] : []));
}
