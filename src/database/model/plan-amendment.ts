/** Recorded changes to a started plan: appended in sequence, never touched again. The database refuses anything else. */
import * as v from 'valibot';
import {
  EventId,
  Fingerprint,
  FinishedGoodId,
  FinishedUnitId,
  Moment,
  PlanAmendmentId,
  Uuid,
} from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { JsonObjectColumn, jsonText } from '../json-columns.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const PlanAmendment = v.object({
  id: PlanAmendmentId,
  uuid: Uuid,
  eventId: EventId,
  sequence: WholeNumber,
  type: v.picklist(['drop_fg', 'add_fg', 'change_fg_quantity', 'modify_batch', 'note']),
  data: JsonObjectColumn,
  reason: v.string(),
  fingerprint: Fingerprint,
  createdAt: Moment,
  /** Computed from `data` by the database, so that the good and the unit that a change names can not be deleted. */
  finishedGoodId: v.nullable(FinishedGoodId),
  finishedUnitId: v.nullable(FinishedUnitId),
});
export type PlanAmendment = v.InferOutput<typeof PlanAmendment>;

export type NewPlanAmendment = Omit<PlanAmendment, 'id' | 'createdAt' | 'finishedGoodId' | 'finishedUnitId'> & {
  at: Moment;
};

export function insertPlanAmendment(connection: Connection, amendment: NewPlanAmendment): PlanAmendmentId {
  const sql = `
    INSERT INTO plan_amendments (uuid, event_id, sequence, type, data, reason, fingerprint, created_at)
    VALUES (:uuid, :eventId, :sequence, :type, :data, :reason, :fingerprint, :at)`;
  const row = { ...amendment, data: jsonText(amendment.data) };
  return v.parse(PlanAmendmentId, connection.run(sql, row).lastId);
}

/** All changes to an event's plan in sequence: the order in which they are folded into it. */
export function amendmentsOf(connection: Connection, eventId: EventId): PlanAmendment[] {
  const sql = `
    SELECT ${columnsOf(PlanAmendment, 'plan_amendments')} FROM plan_amendments
    WHERE event_id = :eventId ORDER BY sequence`;
  return connection.all(sql, { eventId }, PlanAmendment);
}

export function findPlanAmendmentByUuid(connection: Connection, uuid: Uuid): PlanAmendment | null {
  const sql = `SELECT ${columnsOf(PlanAmendment, 'plan_amendments')} FROM plan_amendments WHERE uuid = :uuid`;
  return connection.get(sql, { uuid }, PlanAmendment);
}
