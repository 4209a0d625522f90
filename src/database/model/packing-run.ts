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

export type NewPackingRun = Omit<PackingRun, 'id' | 'voidedAt' | 'createdAt'> & { at: Moment };

export function insertPackingRun(connection: Connection, run: NewPackingRun): PackingRunId {
  const sql = `
    INSERT INTO packing_runs (uuid, event_id, finished_good_id, quantity, note, created_at)
    VALUES (:uuid, :eventId, :finishedGoodId, :quantity, :note, :at)`;
  return v.parse(PackingRunId, connection.run(sql, run).lastId);
}

export function findPackingRunByUuid(connection: Connection, uuid: Uuid): PackingRun | null {
  const sql = `SELECT ${columnsOf(PackingRun, 'packing_runs')} FROM packing_runs WHERE uuid = :uuid`;
  return connection.get(sql, { uuid }, PackingRun);
}

/** It counts no more. What is voided already is refused by the database. */
export function voidPackingRun(connection: Connection, id: PackingRunId, at: Moment): void {
  connection.run('UPDATE packing_runs SET voided_at = :at WHERE id = :id', { id, at });
}

/** All packings of an event in the order they were recorded, voided ones too. */
export function packingRunsOf(connection: Connection, eventId: EventId): PackingRun[] {
  const sql = `
    SELECT ${columnsOf(PackingRun, 'packing_runs')} FROM packing_runs WHERE event_id = :eventId ORDER BY id`;
  return connection.all(sql, { eventId }, PackingRun);
}

/** Packings that stand, recorded after a moment, over all events, in the order they were recorded. */
export function packedSince(connection: Connection, moment: Moment): PackingRun[] {
  const sql = `
    SELECT ${columnsOf(PackingRun, 'packing_runs')} FROM packing_runs
    WHERE voided_at IS NULL AND created_at > :moment ORDER BY id`;
  return connection.all(sql, { moment }, PackingRun);
}
