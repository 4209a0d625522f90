/** Batches that were made, and units lost later (0 batches). Voided, never edited or deleted. */
import * as v from 'valibot';
import { EventId, FinishedUnitId, Moment, ProductionRunId, Uuid } from '../../domain/ids.ts';
import { LossReason } from '../../domain/making.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const ProductionRun = v.object({
  id: ProductionRunId,
  uuid: Uuid,
  eventId: EventId,
  finishedUnitId: FinishedUnitId,
  batches: v.number(),
  goodUnits: WholeNumber,
  lostUnits: WholeNumber,
  lossReason: v.nullable(LossReason),
  note: v.string(),
  voidedAt: v.nullable(Moment),
  createdAt: Moment,
});
export type ProductionRun = v.InferOutput<typeof ProductionRun>;

export type NewProductionRun = Omit<ProductionRun, 'id' | 'voidedAt' | 'createdAt'> & { at: Moment };

export function insertProductionRun(connection: Connection, run: NewProductionRun): ProductionRunId {
  const sql = `
    INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units, lost_units, loss_reason, note, created_at)
    VALUES (:uuid, :eventId, :finishedUnitId, :batches, :goodUnits, :lostUnits, :lossReason, :note, :at)`;
  return v.parse(ProductionRunId, connection.run(sql, run).lastId);
}

export function findProductionRunByUuid(connection: Connection, uuid: Uuid): ProductionRun | null {
  const sql = `SELECT ${columnsOf(ProductionRun, 'production_runs')} FROM production_runs WHERE uuid = :uuid`;
  return connection.get(sql, { uuid }, ProductionRun);
}

/** It counts no more. What is voided already is refused by the database. */
export function voidProductionRun(connection: Connection, id: ProductionRunId, at: Moment): void {
  connection.run('UPDATE production_runs SET voided_at = :at WHERE id = :id', { id, at });
}

/** All runs of an event in the order they were recorded, voided ones too. */
export function productionRunsOf(connection: Connection, eventId: EventId): ProductionRun[] {
  const sql = `
    SELECT ${columnsOf(ProductionRun, 'production_runs')} FROM production_runs WHERE event_id = :eventId ORDER BY id`;
  return connection.all(sql, { eventId }, ProductionRun);
}

/** Batches that stand, recorded after a moment, over all events, in the order they were recorded. */
export function batchesMadeSince(connection: Connection, moment: Moment): ProductionRun[] {
  const sql = `
    SELECT ${columnsOf(ProductionRun, 'production_runs')} FROM production_runs
    WHERE voided_at IS NULL AND batches > 0 AND created_at > :moment ORDER BY id`;
  return connection.all(sql, { moment }, ProductionRun);
}
