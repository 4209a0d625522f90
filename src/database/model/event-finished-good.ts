/** The selection of an event: which goods, how many, in the order that the user chose. */
import * as v from 'valibot';
import { EventId, FinishedGoodId } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const EventFinishedGood = v.object({
  id: WholeNumber,
  eventId: EventId,
  finishedGoodId: FinishedGoodId,
  quantity: WholeNumber,
  position: WholeNumber,
});
export type EventFinishedGood = v.InferOutput<typeof EventFinishedGood>;

/** The selected goods in their order. */
export function selectionOf(connection: Connection, eventId: EventId): EventFinishedGood[] {
  const sql = `
    SELECT ${columnsOf(EventFinishedGood, 'event_finished_goods')} FROM event_finished_goods
    WHERE event_id = :eventId ORDER BY position, id`;
  return connection.all(sql, { eventId }, EventFinishedGood);
}

/** Sets how many of a good are selected. A good that is new in the selection goes last; others stay in their place. */
export function putSelected(
  connection: Connection,
  selected: Pick<EventFinishedGood, 'eventId' | 'finishedGoodId' | 'quantity'>,
): void {
  const sql = `
    INSERT INTO event_finished_goods (event_id, finished_good_id, quantity, position)
    VALUES (:eventId, :finishedGoodId, :quantity,
      (SELECT coalesce(max(position) + 1, 0) FROM event_finished_goods WHERE event_id = :eventId))
    ON CONFLICT (event_id, finished_good_id) DO UPDATE SET quantity = excluded.quantity`;
  connection.run(sql, selected);
}

/** Takes a good out of the selection, if it is in it. */
export function removeSelected(connection: Connection, eventId: EventId, finishedGoodId: FinishedGoodId): void {
  const sql = 'DELETE FROM event_finished_goods WHERE event_id = :eventId AND finished_good_id = :finishedGoodId';
  connection.run(sql, { eventId, finishedGoodId });
}
