/** Ticks of the shopping list. Their keys stand in users' databases: the ingredient, and what the line and the tick are measured in. */
import { ticksOf } from '../database/model.ts';
import type { Connection } from '../database/connection.ts';
import type { EventId, IngredientId, Moment } from '../domain/ids.ts';
import type { ShoppingLine, Tick } from '../domain/shopping-list.ts';
import { grouped } from '../shared/grouped.ts';

/** Names a line for as long as it is measured in that. */
export function lineKey({ ingredientId, need }: ShoppingLine): string {
  return `${ingredientId}/${need?.base ?? ''}`;
}

/** Of a tick: its line, and where it was bought in another measure, that too. A base has no tab in it. */
export function tickKey(line: ShoppingLine, { base }: Pick<Tick, 'base'>): string {
  return base === (line.need?.base ?? '') ? lineKey(line) : `${lineKey(line)}\t${base}`;
}

export interface StoredTick extends Tick {
  readonly key: string;
}

export interface ShopTicks {
  readonly ticks: (id: IngredientId) => readonly StoredTick[];
  /** When they were ticked off. */
  readonly moments: readonly Moment[];
}

/** What is ticked off on an event's shopping list, by ingredient. */
export function shopTicks(connection: Connection, eventId: EventId): ShopTicks {
  const ticks = ticksOf(connection, eventId, 'shop').map(({ key, amountNum, amountDen, createdAt: at }) => {
    const [, id = '', lineBase = '', base = lineBase] = /^(\d+)\/([^\t]*)(?:\t(.*))?$/s.exec(key) ?? [];
    const amount = amountNum === null || amountDen === null ? null : { num: amountNum, den: amountDen };
    return { id: Number(id), key, base, amount, at };
  });
  const byIngredient = grouped(ticks, (tick) => tick.id);
  return { ticks: (id) => byIngredient.get(id) ?? [], moments: ticks.map(({ at }) => at) };
}
