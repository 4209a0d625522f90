/** Planning an event again: a draft made of what another one was, with the proposals that a person takes. */
import type { Connection } from '../database/connection.ts';
import {
  findEvent,
  findEventByUuid,
  findGood,
  insertEvent,
  productionRunsOf,
  putDecision,
  putSelected,
} from '../database/model.ts';
import { checkBatches } from '../domain/batch-options.ts';
import { dayAfter } from '../domain/event-date.ts';
import { parseEventDraft } from '../domain/event-draft.ts';
import type { EventId, FinishedUnitId } from '../domain/ids.ts';
import type { LossReason } from '../domain/making.ts';
import {
  asPlanned,
  nextPlan,
  proposalsFor,
  sourcesOf,
  withProposals,
  type CopySource,
  type EventPast,
  type NextPlan,
} from '../domain/next-plan.ts';
import { plannedUnits, tellingGoodName, tellingUnitName } from '../domain/plan-units.ts';
import { checkNeeds } from '../domain/requirements.ts';
import { invariant } from '../shared/invariant.ts';
import { ok } from '../shared/result.ts';
import type { Command } from './command.ts';
import { eventColumns } from './event-commands.ts';
import { headerOf } from './event-queries.ts';
import type { NextEvent } from './next-event-views.ts';
import { draftedOutline, planOfEvent, progressOf, type PlanOfEvent } from './plan-of-event.ts';
import type { Query } from './query.ts';

/** The same day of the week, a year on. */
const DAYS_ON = 364;

export const nextEvent: Query<'events.next'> = (connection, { eventId, source }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { event, plan } = found.value;
  const { next, proposals, sources } = nextOf(connection, found.value, source);
  return ok({
    event: headerOf(found.value),
    draft: {
      name: event.name,
      date: dayAfter(event.eventDate, DAYS_ON),
      guests: String(event.expectedGuests ?? ''),
      notes: event.notes,
    },
    sources,
    goods: [...next.goods].map(([id, quantity]) => ({ name: tellingGoodName(plan.definitions, id), quantity })),
    batches: [...next.batches].map(([id, batches]) => ({ name: tellingUnitName(plan.definitions, id), batches })),
    proposals,
  });
};

/** What was planned never was made where production has not started: then there is only the plan as it stands. */
function nextOf(
  connection: Connection,
  found: PlanOfEvent,
  source: CopySource,
): Pick<NextEvent, 'proposals' | 'sources'> & { readonly next: NextPlan } {
  const { event, started, plan } = found;
  if (!started) return { next: asPlanned(plan), proposals: [], sources: [] };
  const past: EventPast = {
    original: started.original.plan,
    current: plan,
    progress: progressOf(connection, event),
    lossReasons: lossReasonsOf(connection, event.id),
  };
  const next = nextPlan(source, past);
  const proposals = event.planState === 'completed' ? proposalsFor(source, past, next) : [];
  return { next, proposals, sources: sourcesOf(past) };
}

function lossReasonsOf(connection: Connection, eventId: EventId): EventPast['lossReasons'] {
  const reasons = new Map<FinishedUnitId, Map<LossReason, number>>();
  for (const run of productionRunsOf(connection, eventId)) {
    if (run.voidedAt !== null || run.lossReason === null) continue;
    const ofUnit = reasons.get(run.finishedUnitId) ?? new Map<LossReason, number>();
    ofUnit.set(run.lossReason, (ofUnit.get(run.lossReason) ?? 0) + run.lostUnits);
    reasons.set(run.finishedUnitId, ofUnit);
  }
  return reasons;
}

/**
 * Sent twice, it is done once. The draft goes by the catalog of today: what is not there any more is left out, and so are batches that a
 * recipe is no longer made in.
 */
export const copyEvent: Command<'events.copy'> = ({ connection, at }, { commandId, eventId, source, draft, taken }) => {
  const done = findEventByUuid(connection, commandId);
  if (done) return ok(done.id);
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const facts = parseEventDraft(draft);
  if (!facts.ok) return facts;
  const { next, proposals } = nextOf(connection, found.value, source);
  const { goods, batches } = withProposals(next, proposals, new Set(taken));
  const id = insertEvent(connection, { uuid: commandId, ...eventColumns(facts.value), at });
  for (const [finishedGoodId, quantity] of goods) {
    if (findGood(connection, finishedGoodId)) putSelected(connection, { eventId: id, finishedGoodId, quantity });
  }
  const made = findEvent(connection, id);
  invariant(made, 'an event that was made is there');
  const plan = draftedOutline(connection, made.event);
  for (const { finishedUnitId, batchStep } of plannedUnits(plan)) {
    const chosen = batches.get(finishedUnitId);
    if (chosen === undefined || !checkBatches(chosen, batchStep).ok) continue;
    putDecision(connection, { eventId: id, finishedUnitId, batches: chosen, acceptedShortfall: 0 });
  }
  const needs = checkNeeds(plan);
  return needs.ok ? ok(id) : needs;
};
