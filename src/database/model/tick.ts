/** Lines ticked off while shopping or making, and at which amount. */
import * as v from 'valibot';
import type { Amount } from '../../domain/amount.ts';
import { EventId, Moment } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const Tick = v.object({
  id: WholeNumber,
  eventId: EventId,
  list: v.picklist(['shop', 'make']),
  key: v.string(),
  amountNum: v.nullable(WholeNumber),
  amountDen: v.nullable(WholeNumber),
  createdAt: Moment,
});
export type Tick = v.InferOutput<typeof Tick>;
export type TickList = Tick['list'];

/** What is ticked off on one list of an event. */
export function ticksOf(connection: Connection, eventId: EventId, list: TickList): Tick[] {
  const sql = `
    SELECT ${columnsOf(Tick, 'ticks')} FROM ticks WHERE event_id = :eventId AND list = :list ORDER BY id`;
  return connection.all(sql, { eventId, list }, Tick);
}

export type TickedLine = Pick<Tick, 'eventId' | 'list' | 'key'>;

/** Ticks a line off at an amount, or at none where none is said; a line that is ticked already is ticked anew. */
export function putTick(connection: Connection, line: TickedLine, amount: Amount | null, at: Moment): void {
  const sql = `
    INSERT INTO ticks (event_id, list, key, amount_num, amount_den, created_at)
    VALUES (:eventId, :list, :key, :num, :den, :at)
    ON CONFLICT (event_id, list, key) DO UPDATE SET amount_num = excluded.amount_num, amount_den = excluded.amount_den,
      created_at = excluded.created_at`;
  connection.run(sql, { ...line, num: amount?.num ?? null, den: amount?.den ?? null, at });
}

export function removeTick(connection: Connection, line: TickedLine): void {
  connection.run('DELETE FROM ticks WHERE event_id = :eventId AND list = :list AND key = :key', { ...line });
}
