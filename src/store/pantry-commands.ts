/** Counting what is there, and ticking off what is bought. */
import { findIngredient, putStock, putTick, removeStock, removeTick, stockOf } from '../database/model.ts';
import { parseCount } from '../domain/pantry-count.ts';
import { amountToStore } from '../domain/shopping-list.ts';
import { err, ok } from '../shared/result.ts';
import type { Command } from './command.ts';
import { isComparable } from './pantry.ts';
import { shoppingOf } from './shop-queries.ts';
import { keyOf, tickKey } from './shop-ticks.ts';

/** A count takes the place of all others of the ingredient that compare with it: what is there was counted once, not twice. */
export const countStock: Command<'pantry.count'> = ({ connection, at }, { ingredientId, draft, insteadOf = null }) => {
  const ingredient = findIngredient(connection, ingredientId);
  if (!ingredient) return err({ type: 'NotFound', kind: 'ingredient' });
  const parsed = parseCount(draft);
  if (!parsed.ok) return parsed;
  const { unit } = parsed.value;
  for (const row of stockOf(connection, ingredientId)) {
    const isCountedAnew = row.unit === insteadOf || isComparable(row.unit, unit, ingredient);
    if (isCountedAnew && row.unit !== unit) removeStock(connection, ingredientId, row.unit);
  }
  putStock(connection, { ingredientId, ...parsed.value, at });
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
  const line = shopping.value.lines.find((row) => tickKey(row) === key);
  if (!line) return err({ type: 'NotFound', kind: 'ingredient' });
  for (const tick of shopping.value.ticks(line.ingredientId)) {
    removeTick(connection, { eventId, list: 'shop', key: keyOf(line.ingredientId, tick.base) });
  }
  if (isTicked) putTick(connection, { eventId, list: 'shop', key }, amountToStore(line), at);
  return ok();
};
