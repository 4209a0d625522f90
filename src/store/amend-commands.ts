/** Changing a started plan, and the preview of it: both decide alike, only one writes. */
import type { Connection } from '../database/connection.ts';
import {
  amendmentsOf,
  findPlanAmendmentByUuid,
  insertHistoryEntry,
  insertPlanAmendment,
  planDefinitions,
} from '../database/model.ts';
import { decideChanges, parseReason, type ChangeRequest, type DecidedChanges } from '../domain/amend.ts';
import type { Progress } from '../domain/progress.ts';
import { amendmentFingerprint, fingerprintOfText } from '../domain/fingerprint.ts';
import type { EventId, Fingerprint, Uuid } from '../domain/ids.ts';
import { readChange } from '../domain/plan-change.ts';
import { allow } from '../domain/plan-states.ts';
import type { Refusal } from '../domain/refusals.ts';
import { reversalsOf, UNDONE_AT_ONCE } from '../domain/reversal.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command, CommandContext } from './command.ts';
import { planOfEvent, progressOf, type StartedPlan } from './plan-of-event.ts';
import type { ShownChange, WrittenChanges } from './change-views.ts';

/** Records all of the changes, one row each, or none. Sent twice, it is done once. */
export const amendPlan: Command<'plan.amend'> = (context, ask) => {
  const { connection } = context;
  const { commandId, eventId, requests, shown } = ask;
  const done = writtenAs(connection, commandId, eventId, requests.length);
  if (done) return ok(done);
  const reason = parseReason(ask.reason);
  if (!reason.ok) return reason;
  const decision = decideOn(connection, eventId, requests, shown.lastSeal);
  if (!decision.ok) return decision;
  if (changeShownAs(decision.value).changes !== shown.changes) return err({ type: 'PlanMovedOn' });
  return ok(recordChanges(context, commandId, decision.value, reason.value));
};

/** Sent twice, it is done once. */
export const undoChanges: Command<'plan.undoChanges'> = (context, { commandId, eventId, written }) => {
  const { connection } = context;
  if (findPlanAmendmentByUuid(connection, commandId)) return ok();
  const current = planOfEvent(connection, eventId);
  if (!current.ok) return current;
  const made = current.value.started?.amendments.slice(written.first - 1, written.last) ?? [];
  const requests = reversalsOf(made.map(({ change }) => change));
  const decision = decideOn(connection, eventId, requests, written.seal);
  if (!decision.ok) return decision;
  recordChanges(context, commandId, decision.value, UNDONE_AT_ONCE);
  return ok();
};

/** The first change is named by the command, so that it is known when it is sent again. */
function recordChanges(
  { connection, at, newUuid }: CommandContext,
  commandId: Uuid,
  { current, decided }: ChangeDecision,
  reason: string,
): WrittenChanges {
  const { started, event } = current;
  const first = started.amendments.length + 1;
  let seal = started.lastSeal;
  for (const [index, change] of decided.changes.entries()) {
    const sequence = first + index;
    seal = amendmentFingerprint(seal, { eventUuid: event.uuid, sequence, change, reason, createdAt: at });
    const { type, data } = change;
    const readBack = readChange({ type, data }, sequence);
    invariant(readBack.ok, readBack.ok ? '' : `a change that is written can be read: ${readBack.error.problem}`);
    const uuid = index === 0 ? commandId : newUuid();
    const row = { uuid, eventId: event.id, sequence, type, data, reason, fingerprint: seal, at };
    const recordId = insertPlanAmendment(connection, row);
    insertHistoryEntry(connection, { eventId: event.id, kind: 'amended', recordId, at });
  }
  return { first, last: first + decided.changes.length - 1, seal };
}

/** What a command wrote that was done already: one change for every request. */
function writtenAs(connection: Connection, commandId: Uuid, eventId: EventId, requests: number): WrittenChanges | null {
  const first = findPlanAmendmentByUuid(connection, commandId)?.sequence;
  if (first === undefined) return null;
  const last = first + requests - 1;
  const end = amendmentsOf(connection, eventId).find(({ sequence }) => sequence === last);
  invariant(end, 'all changes of a command are written, or none');
  return { first, last, seal: end.fingerprint };
}

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
  const progress = progressOf(connection, event);
  const decided = decideChanges(plan, catalog, progress, requests);
  return decided.ok ? ok({ current: { event, started, plan }, progress, decided: decided.value }) : decided;
}
