/** One entry per step, change, run, packing and void. Its id is the order of things, whatever the clock says. */
import * as v from 'valibot';
import { HistoryKind } from '../../domain/event-history.ts';
import { EventId, HistoryEntryId, Moment } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const HistoryEntry = v.object({
  id: HistoryEntryId,
  eventId: EventId,
  kind: HistoryKind,
  /** The amendment, run or packing; null for a step of the plan state. */
  recordId: v.nullable(WholeNumber),
  createdAt: Moment,
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

export type NewHistoryEntry = Pick<HistoryEntry, 'eventId' | 'kind' | 'recordId'> & { at: Moment };

export function insertHistoryEntry(connection: Connection, entry: NewHistoryEntry): HistoryEntryId {
  const sql = `
    INSERT INTO history_entries (event_id, kind, record_id, created_at) VALUES (:eventId, :kind, :recordId, :at)`;
  return v.parse(HistoryEntryId, connection.run(sql, entry).lastId);
}

/** What happened to an event, in order. */
export function historyOf(connection: Connection, eventId: EventId): HistoryEntry[] {
  const sql = `
    SELECT ${columnsOf(HistoryEntry, 'history_entries')} FROM history_entries WHERE event_id = :eventId ORDER BY id`;
  return connection.all(sql, { eventId }, HistoryEntry);
}
