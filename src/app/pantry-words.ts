/** What is in the pantry, and what an event needs of it, in words. */
import type { PlainDate } from '../domain/event-date.ts';
import { foldName } from '../domain/names.ts';
import { grouped } from '../shared/grouped.ts';
import type { PantryRow, ShopLine, StockView } from '../store/pantry-views.ts';
import { batchesPhrase, listOf, wholeNumber } from './number-words.ts';
import { weekdayMoment } from './plain-dates.ts';
import { amountPhrase } from './shop-words.ts';

const NONE = /^0+([.,]0+)?(\s|$)/;

/** “counted Sat 14:00, 7 batches since”; of packaging “11 packed since”. */
export function countedPhrase(stock: StockView, today: PlainDate): string {
  return `counted ${weekdayMoment(stock.countedAt, today)}${sincePhrase(stock)}`;
}

function sincePhrase({ batchesSince, packedSince }: StockView): string {
  const uses = [
    batchesSince > 0 ? batchesPhrase(batchesSince) : '',
    packedSince > 0 ? `${wholeNumber(packedSince)} packed` : '',
  ].filter((use) => use !== '');
  return uses.length > 0 ? `, ${listOf(uses)} since` : '';
}

/**
 * “2.5 kg, counted Sat 14:00”, “none, counted Sat 14:00”; once some is used, what is left and what was counted, since only that stands in
 * the field: “none left · 2.5 kg counted Sat 14:00, 7 batches since”.
 */
export function stockPhrase(stock: StockView, today: PlainDate): string {
  const counted = `${stock.amount} ${stock.unit}`.trim();
  const when = countedPhrase(stock, today);
  if (NONE.test(counted)) return `none, ${when}`;
  if (stock.left === counted) return `${counted}, ${when}`;
  return `${NONE.test(stock.left) ? 'none' : stock.left} left · ${counted} ${when}`;
}

/** “needs 6 cups and 3 sticks”, “needs some, to taste”: the lines of one ingredient. */
export function needPhrase(lines: readonly ShopLine[]): string {
  const amounts = lines.flatMap((line) => (line.needed ? [amountPhrase(line.needed)] : []));
  if (amounts.length === 0) return 'needs some, to taste';
  return `needs ${listOf(amounts)}${lines.some((line) => line.andToTaste) ? ', and some to taste' : ''}`;
}

/** A row to count: an ingredient, and what an event needs of it. */
export interface RowToCount {
  readonly row: PantryRow;
  /** Empty: nothing that is known of. */
  readonly lines: readonly ShopLine[];
}

/** The lines of a shopping list as rows to count, each ingredient once, in the order of the list. */
export function rowsToCount(lines: readonly ShopLine[]): readonly RowToCount[] {
  const byIngredient = grouped(lines, (line) => line.ingredientId);
  return [...byIngredient.values()].flatMap((ofOne) => (ofOne[0] ? [{ row: ofOne[0], lines: ofOne }] : []));
}

/** The shelves there are, each once, by name. */
export function shelvesOf(rows: readonly PantryRow[]): readonly string[] {
  const byKey = new Map(rows.flatMap(({ category }) => (category === null ? [] : [[foldName(category), category]])));
  return [...byKey].toSorted(([one], [other]) => one.localeCompare(other)).map(([, shelf]) => shelf);
}
