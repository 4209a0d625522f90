/** Events by themselves. What ties an event to its snapshot is in event-and-snapshot.ts. */
import * as v from 'valibot';
import { PlainDate } from '../../domain/event-date.ts';
import { EventId, Moment, Uuid } from '../../domain/ids.ts';
import { PlanState } from '../../domain/plan-states.ts';
import type { Connection } from '../connection.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const Event = v.object({
  id: EventId,
  uuid: Uuid,
  name: v.string(),
  nameKey: v.string(),
  eventDate: PlainDate,
  expectedGuests: v.nullable(WholeNumber),
  notes: v.string(),
  planState: PlanState,
  createdAt: Moment,
  updatedAt: Moment,
});
export type Event = v.InferOutput<typeof Event>;

/** What a person says about an event, and the moment of saying it. */
export type EventFacts = Pick<Event, 'name' | 'nameKey' | 'eventDate' | 'expectedGuests' | 'notes'> & { at: Moment };

/** A new event is a draft. */
export function insertEvent(connection: Connection, event: EventFacts & Pick<Event, 'uuid'>): EventId {
  const sql = `
    INSERT INTO events (uuid, name, name_key, event_date, expected_guests, notes, created_at, updated_at)
    VALUES (:uuid, :name, :nameKey, :eventDate, :expectedGuests, :notes, :at, :at)`;
  return v.parse(EventId, connection.run(sql, event).lastId);
}

/** All events by date, those of one day as they were made. */
export function listEvents(connection: Connection): Event[] {
  const sql = `SELECT ${columnsOf(Event, 'events')} FROM events ORDER BY event_date, id`;
  return connection.all(sql, {}, Event);
}

export function findEventByUuid(connection: Connection, uuid: Uuid): Event | null {
  return connection.get(`SELECT ${columnsOf(Event, 'events')} FROM events WHERE uuid = :uuid`, { uuid }, Event);
}

export function updateEvent(connection: Connection, event: EventFacts & Pick<Event, 'id'>): void {
  const sql = `
    UPDATE events SET name = :name, name_key = :nameKey, event_date = :eventDate, expected_guests = :expectedGuests,
      notes = :notes, updated_at = :at
    WHERE id = :id`;
  changeOneRow(connection, sql, event);
}

export function setPlanState(connection: Connection, id: EventId, planState: PlanState, at: Moment): void {
  const sql = 'UPDATE events SET plan_state = :planState, updated_at = :at WHERE id = :id';
  changeOneRow(connection, sql, { id, planState, at });
}

/** Takes every row of the event along, whatever state its plan is in (law 8). */
export function deleteEvent(connection: Connection, id: EventId): void {
  changeOneRow(connection, 'DELETE FROM events WHERE id = :id', { id });
}

const EventHoldings = v.object({
  decisions: WholeNumber,
  changes: WholeNumber,
  productionRuns: WholeNumber,
  packingRuns: WholeNumber,
  historyEntries: WholeNumber,
});
export type EventHoldings = v.InferOutput<typeof EventHoldings>;

/** How many rows go with an event besides its selection and its snapshot; null when it is not there. */
export function holdingsOf(connection: Connection, id: EventId): EventHoldings | null {
  const sql = `
    SELECT (SELECT count(*) FROM batch_decisions WHERE event_id = e.id) AS "decisions",
           (SELECT count(*) FROM plan_amendments WHERE event_id = e.id) AS "changes",
           (SELECT count(*) FROM production_runs WHERE event_id = e.id) AS "productionRuns",
           (SELECT count(*) FROM packing_runs WHERE event_id = e.id) AS "packingRuns",
           (SELECT count(*) FROM history_entries WHERE event_id = e.id) AS "historyEntries"
    FROM events e WHERE e.id = :id`;
  return connection.get(sql, { id }, EventHoldings);
}
