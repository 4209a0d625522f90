/** The chosen batches of each finished unit of an event (law 10). */
import * as v from 'valibot';
import { EventId, FinishedUnitId } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const BatchDecision = v.object({
  id: WholeNumber,
  eventId: EventId,
  finishedUnitId: FinishedUnitId,
  batches: v.number(),
  acceptedShortfall: WholeNumber,
});
export type BatchDecision = v.InferOutput<typeof BatchDecision>;

/** The decisions of an event, by unit. */
export function decisionsOf(connection: Connection, eventId: EventId): BatchDecision[] {
  const sql = `
    SELECT ${columnsOf(BatchDecision, 'batch_decisions')} FROM batch_decisions
    WHERE event_id = :eventId ORDER BY finished_unit_id`;
  return connection.all(sql, { eventId }, BatchDecision);
}

/** Decides the batches of a unit, or decides them anew. */
export function putDecision(connection: Connection, decision: Omit<BatchDecision, 'id'>): void {
  const sql = `
    INSERT INTO batch_decisions (event_id, finished_unit_id, batches, accepted_shortfall)
    VALUES (:eventId, :finishedUnitId, :batches, :acceptedShortfall)
    ON CONFLICT (event_id, finished_unit_id)
    DO UPDATE SET batches = excluded.batches, accepted_shortfall = excluded.accepted_shortfall`;
  connection.run(sql, decision);
}

/** Takes the decision on a unit back, if there is one. */
export function removeDecision(connection: Connection, eventId: EventId, finishedUnitId: FinishedUnitId): void {
  const sql = 'DELETE FROM batch_decisions WHERE event_id = :eventId AND finished_unit_id = :finishedUnitId';
  connection.run(sql, { eventId, finishedUnitId });
}
