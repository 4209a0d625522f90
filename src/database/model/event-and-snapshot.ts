/** The road between an event and its snapshot, one statement each way. */
import * as v from 'valibot';
import type { EventId, PlanSnapshotId } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf } from '../row-columns.ts';
import { Event } from './event.ts';
import { PlanSnapshot } from './plan-snapshot.ts';

const COLUMNS = `${columnsOf(Event, 'e', 'event')}, ${columnsOf(PlanSnapshot, 's', 'planSnapshot')}`;

const EventWithSnapshot = v.object({ event: Event, planSnapshot: v.nullable(PlanSnapshot) });
export type EventWithSnapshot = v.InferOutput<typeof EventWithSnapshot>;

const SnapshotWithEvent = v.object({ event: Event, planSnapshot: PlanSnapshot });
export type SnapshotWithEvent = v.InferOutput<typeof SnapshotWithEvent>;

/** An event, and its snapshot once production has started. */
export function findEvent(connection: Connection, id: EventId): EventWithSnapshot | null {
  const sql = `SELECT ${COLUMNS} FROM events e LEFT JOIN plan_snapshots s ON s.event_id = e.id WHERE e.id = :id`;
  return connection.get(sql, { id }, EventWithSnapshot);
}

/** A snapshot, and the event that it was taken of. */
export function findPlanSnapshot(connection: Connection, id: PlanSnapshotId): SnapshotWithEvent | null {
  const sql = `SELECT ${COLUMNS} FROM plan_snapshots s JOIN events e ON e.id = s.event_id WHERE s.id = :id`;
  return connection.get(sql, { id }, SnapshotWithEvent);
}
