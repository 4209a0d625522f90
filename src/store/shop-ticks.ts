/** Ticks of the shopping list. Their keys stand in users' databases: the ingredient, and what the line is measured in. */
import { ticksOf } from '../database/model.ts';
import type { Connection } from '../database/connection.ts';
import type { EventId, IngredientId } from '../domain/ids.ts';
import type { Base } from '../domain/measures.ts';
import { tickBase, type ShoppingLine, type Tick } from '../domain/shopping-list.ts';
import { grouped } from '../shared/grouped.ts';

/** Names a line for as long as it is measured in that. */
export function tickKey(line: ShoppingLine): string {
  return keyOf(line.ingredientId, tickBase(line));
}

/** The key of a tick on an ingredient that is measured in a base. */
export function keyOf(ingredientId: IngredientId, base: Base): string {
  return `${ingredientId}/${base}`;
}

/** What is ticked off on an event's shopping list, by ingredient. */
export function shopTicks(connection: Connection, eventId: EventId): (id: IngredientId) => readonly Tick[] {
  const ticks = ticksOf(connection, eventId, 'shop').map(({ key, amountNum, amountDen }) => {
    const [, id = '', base = ''] = /^(\d+)\/(.*)$/s.exec(key) ?? [];
    const amount = amountNum === null || amountDen === null ? null : { num: amountNum, den: amountDen };
    return { id: Number(id), base, amount };
  });
  const byIngredient = grouped(ticks, (tick) => tick.id);
  return (id) => byIngredient.get(id) ?? [];
}
