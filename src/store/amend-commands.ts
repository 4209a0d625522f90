/** Changing a started plan, and the preview of it: both decide alike, only one writes. */
import type { Connection } from '../database/connection.ts';
import {
  findPlanAmendmentByUuid,
  insertHistoryEntry,
  insertPlanAmendment,
  planDefinitions,
} from '../database/model.ts';
import { decideChanges, parseReason, type ChangeRequest, type DecidedChanges, type Progress } from '../domain/amend.ts';
import { amendmentFingerprint } from '../domain/fingerprint.ts';
import type { EventId, Fingerprint } from '../domain/ids.ts';
import { allow } from '../domain/plan-states.ts';
import type { Refusal } from '../domain/refusals.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command } from './command.ts';
import { planOfEvent, progressOf, type StartedPlan } from './plan-of-event.ts';

/** Records all of the changes, one row each, or none. Sent twice, it is done once. */
export const amendPlan: Command<'plan.amend'> = ({ connection, at, newUuid }, ask) => {
  const { commandId, eventId, requests, shown } = ask;
  if (findPlanAmendmentByUuid(connection, commandId)) return ok();
  const reason = parseReason(ask.reason);
  if (!reason.ok) return reason;
  const decision = decideOn(connection, eventId, requests, shown);
  if (!decision.ok) return decision;
  const { current, decided } = decision.value;
  const { started, event } = current;
  let previous = started.lastSeal;
  for (const [index, change] of decided.changes.entries()) {
    const sequence = started.amendments.length + index + 1;
    const sealed = { eventUuid: event.uuid, sequence, change, reason: reason.value, createdAt: at };
    previous = amendmentFingerprint(previous, sealed);
    const uuid = index === 0 ? commandId : newUuid();
    const { type, data } = change;
    const row = { uuid, eventId, sequence, type, data, reason: reason.value, fingerprint: previous, at };
    const recordId = insertPlanAmendment(connection, row);
    insertHistoryEntry(connection, { eventId, kind: 'amended', recordId, at });
  }
  return ok();
};

export interface ChangeDecision {
  readonly current: StartedPlan;
  readonly progress: Progress;
  readonly decided: DecidedChanges;
}

/**
 * Decides on changes to an event's plan as it stands now; refuses outside of production, and when the plan is not the one
 * that was shown (null: whatever it is).
 */
export function decideOn(
  connection: Connection,
  eventId: EventId,
  requests: readonly ChangeRequest[],
  shown: Fingerprint | null,
): Result<ChangeDecision, Refusal> {
  const current = planOfEvent(connection, eventId);
  if (!current.ok) return current;
  const { event, started, plan } = current.value;
  const allowed = allow('amend', event.planState);
  if (!allowed.ok) return allowed;
  if (!started) return err({ type: 'NotFound', kind: 'snapshot' });
  if (shown !== null && started.lastSeal !== shown) return err({ type: 'PlanMovedOn' });
  const added = requests.flatMap((request) => (request.type === 'add_fg' ? [request.finishedGoodId] : []));
  const catalog = planDefinitions(connection, added);
  const progress = progressOf(connection, eventId);
  const decided = decideChanges(plan, catalog, progress, requests);
  return decided.ok ? ok({ current: { event, started, plan }, progress, decided: decided.value }) : decided;
}
