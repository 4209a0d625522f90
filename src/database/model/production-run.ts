/** Batches that were made, and units lost later (0 batches). Voided, never edited or deleted. */
import * as v from 'valibot';
import { EventId, FinishedUnitId, Moment, ProductionRunId, Uuid } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

/** Why units were lost. */
export const LossReason = v.picklist(['burnt', 'broken', 'dropped', 'wrong_ingredients', 'contaminated', 'other']);
export type LossReason = v.InferOutput<typeof LossReason>;

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
