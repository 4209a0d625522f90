/** Goods of the selection that were put together. Voided, never edited or deleted. */
import * as v from 'valibot';
import { EventId, FinishedGoodId, Moment, PackingRunId, Uuid } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const PackingRun = v.object({
  id: PackingRunId,
  uuid: Uuid,
  eventId: EventId,
  finishedGoodId: FinishedGoodId,
  quantity: WholeNumber,
  note: v.string(),
  voidedAt: v.nullable(Moment),
  createdAt: Moment,
});
export type PackingRun = v.InferOutput<typeof PackingRun>;

/** All packings of an event in the order they were recorded, voided ones too. */
export function packingRunsOf(connection: Connection, eventId: EventId): PackingRun[] {
  const sql = `
    SELECT ${columnsOf(PackingRun, 'packing_runs')} FROM packing_runs WHERE event_id = :eventId ORDER BY id`;
  return connection.all(sql, { eventId }, PackingRun);
}
