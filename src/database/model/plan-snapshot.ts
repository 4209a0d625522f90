/** Plan snapshots: one per event, taken while it is locked, never edited (law 6). The database refuses anything else. */
import * as v from 'valibot';
import { EventId, Fingerprint, Moment, PlanSnapshotId, Uuid } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { JsonObjectColumn, jsonText } from '../json-columns.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf } from '../row-columns.ts';

export const PlanSnapshot = v.object({
  id: PlanSnapshotId,
  uuid: Uuid,
  eventId: EventId,
  snapshotData: JsonObjectColumn,
  fingerprint: Fingerprint,
  createdAt: Moment,
});
export type PlanSnapshot = v.InferOutput<typeof PlanSnapshot>;

export type NewPlanSnapshot = Omit<PlanSnapshot, 'id' | 'createdAt'> & { at: Moment };

export function insertPlanSnapshot(connection: Connection, snapshot: NewPlanSnapshot): PlanSnapshotId {
  const sql = `
    INSERT INTO plan_snapshots (uuid, event_id, snapshot_data, fingerprint, created_at)
    VALUES (:uuid, :eventId, :snapshotData, :fingerprint, :at)`;
  const row = { ...snapshot, snapshotData: jsonText(snapshot.snapshotData) };
  return v.parse(PlanSnapshotId, connection.run(sql, row).lastId);
}

export function findPlanSnapshotByUuid(connection: Connection, uuid: Uuid): PlanSnapshot | null {
  const sql = `SELECT ${columnsOf(PlanSnapshot, 'plan_snapshots')} FROM plan_snapshots WHERE uuid = :uuid`;
  return connection.get(sql, { uuid }, PlanSnapshot);
}

/** Only for a start that is voided: the event is back in locked first. */
export function deletePlanSnapshot(connection: Connection, eventId: EventId): void {
  changeOneRow(connection, 'DELETE FROM plan_snapshots WHERE event_id = :eventId', { eventId });
}
