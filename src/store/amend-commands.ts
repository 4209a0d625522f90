/** Changing a started plan, and the preview of it: both decide alike, only one writes. */
import type { Connection } from '../database/connection.ts';
import {
  findPlanAmendmentByUuid,
  insertHistoryEntry,
  insertPlanAmendment,
  planDefinitions,
} from '../database/model.ts';
import { decideChanges, parseReason, type ChangeRequest, type DecidedChanges, type Progress } from '../domain/amend.ts';
import { amendmentFingerprint, fingerprintOfText } from '../domain/fingerprint.ts';
import type { EventId, Fingerprint } from '../domain/ids.ts';
import { readChange } from '../domain/plan-change.ts';
import { allow } from '../domain/plan-states.ts';
import type { Refusal } from '../domain/refusals.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command } from './command.ts';
import type { ShownChange } from './views.ts';
import { planOfEvent, progressOf, type StartedPlan } from './plan-of-event.ts';

/** Records all of the changes, one row each, or none. Sent twice, it is done once. */
export const amendPlan: Command<'plan.amend'> = ({ connection, at, newUuid }, ask) => {
  const { commandId, eventId, requests, shown } = ask;
  if (findPlanAmendmentByUuid(connection, commandId)) return ok();
  const reason = parseReason(ask.reason);
  if (!reason.ok) return reason;
  const decision = decideOn(connection, eventId, requests, shown.lastSeal);
  if (!decision.ok) return decision;
  const { current, decided } = decision.value;
  const { started, event } = current;
  if (changeShownAs(decision.value).changes !== shown.changes) return err({ type: 'PlanMovedOn' });
  let previous = started.lastSeal;
  for (const [index, change] of decided.changes.entries()) {
    const sequence = started.amendments.length + index + 1;
    const sealed = { eventUuid: event.uuid, sequence, change, reason: reason.value, createdAt: at };
    previous = amendmentFingerprint(previous, sealed);
    const uuid = index === 0 ? commandId : newUuid();
    const { type, data } = change;
    const readBack = readChange({ type, data }, sequence);
    invariant(readBack.ok, readBack.ok ? '' : `a change that is written can be read: ${readBack.error.problem}`);
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

/** Names the changes exactly as they were previewed: what they follow on, and what of today's catalog they bring along. */
export function changeShownAs({ current, decided }: ChangeDecision): ShownChange {
  return { lastSeal: current.started.lastSeal, changes: fingerprintOfText(JSON.stringify(decided.changes)) };
}

/**
 * Decides on changes to an event's plan as it stands now; refuses outside of production, when the plan has moved on since the
 * seal that was shown (null: whatever it is), and all of the changes when one is refused, saying which and why.
 */
export function decideOn(
  connection: Connection,
  eventId: EventId,
  requests: readonly ChangeRequest[],
  shownSeal: Fingerprint | null,
): Result<ChangeDecision, Refusal> {
  const current = planOfEvent(connection, eventId);
  if (!current.ok) return current;
  const { event, started, plan } = current.value;
  const allowed = allow('amend', event.planState);
  if (!allowed.ok) return allowed;
  if (!started) return err({ type: 'NotFound', kind: 'snapshot' });
  if (shownSeal !== null && started.lastSeal !== shownSeal) return err({ type: 'PlanMovedOn' });
  const added = requests.flatMap((request) => (request.type === 'add_fg' ? [request.finishedGoodId] : []));
  const catalog = planDefinitions(connection, added);
  const progress = progressOf(connection, eventId);
  const decided = decideChanges(plan, catalog, progress, requests);
  return decided.ok ? ok({ current: { event, started, plan }, progress, decided: decided.value }) : decided;
}
