/** Counting what is there, and ticking off what is bought. */
import { findIngredient, putStock, putTick, removeStock, removeTick, stockOf } from '../database/model.ts';
import { parseCount } from '../domain/pantry-count.ts';
import { countsFor, tickOf } from '../domain/shopping-list.ts';
import { err, ok } from '../shared/result.ts';
import type { Command } from './command.ts';
import { isComparable } from './pantry.ts';
import { shoppingOf } from './shop-queries.ts';
import { lineKey, tickKey } from './shop-ticks.ts';

/** A count takes the place of all others of the ingredient that compare with it: what is there was counted once, not twice. */
export const countStock: Command<'pantry.count'> = ({ connection, at }, { ingredientId, draft, insteadOf = null }) => {
  const ingredient = findIngredient(connection, ingredientId);
  if (!ingredient) return err({ type: 'NotFound', kind: 'ingredient' });
  const parsed = parseCount(draft);
  if (!parsed.ok) return parsed;
  const { unit } = parsed.value;
  const stock = stockOf(connection, ingredientId);
  // Whoever types the unit of another count counts that one anew.
  const isOther = stock.some((row) => row.unit !== insteadOf && isComparable(row.unit, unit, ingredient));
  for (const row of stock) {
    const isCountedAnew = isComparable(row.unit, unit, ingredient) || (row.unit === insteadOf && !isOther);
    if (isCountedAnew && row.unit !== unit) removeStock(connection, ingredientId, row.unit);
  }
  putStock(connection, { ingredientId, ...parsed.value, countedAt: at });
  return ok();
};

export const forgetStock: Command<'pantry.forget'> = ({ connection }, { ingredientId, unit }) => {
  const ingredient = findIngredient(connection, ingredientId);
  if (!ingredient) return err({ type: 'NotFound', kind: 'ingredient' });
  const stock = stockOf(connection, ingredientId).filter((row) => row.unit === unit);
  removeStock(connection, ingredientId, unit);
  return ok({ kind: 'count', name: ingredient.name, stock });
};

/** Ticks a line off at what is to be bought of it now, or takes the tick back with all that compare with it. */
export const tickLine: Command<'shop.tick'> = ({ connection, at }, { eventId, key, isTicked }) => {
  const shopping = shoppingOf(connection, eventId);
  if (!shopping.ok) return shopping;
  const line = shopping.value.lines.find((row) => lineKey(row) === key);
  if (!line) return err({ type: 'NotFound', kind: 'ingredient' });
  const { ticks, weighing } = shopping.value;
  for (const tick of ticks(line.ingredientId)) {
    const isOfLine = countsFor(tick, line, weighing(line.ingredientId));
    if (isOfLine) removeTick(connection, { eventId, list: 'shop', key: tick.key });
  }
  if (!isTicked) return ok();
  const tick = tickOf(line);
  putTick(connection, { eventId, list: 'shop', key: tickKey(line, tick) }, tick.amount, at);
  return ok();
};
