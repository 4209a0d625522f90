/**
 * The plan of an event, wherever it stands: a draft's put together from the catalog of today, a started one's read from its
 * snapshot and folded with its amendments. Once production has started the draft rows are not looked at again (laws 7, 9).
 */
import type { Connection } from '../database/connection.ts';
import {
  amendmentsOf,
  decisionsOf,
  findEvent,
  packingRunsOf,
  outlineDefinitions,
  planDefinitions,
  productionRunsOf,
  removeDecision,
  selectionOf,
  type Event,
  type HistoryEntry,
  type PackingRun,
  type PlanAmendment as AmendmentRecord,
  type PlanSnapshot,
  type ProductionRun,
} from '../database/model.ts';
import { NOTHING_MADE, type Progress } from '../domain/progress.ts';
import { fingerprintOfText } from '../domain/fingerprint.ts';
import type { EventId, Fingerprint, FinishedGoodId, Moment } from '../domain/ids.ts';
import type { OutlineDefinitions, Plan, PlanOutline } from '../domain/plan.ts';
import { foldPlan, readChange, type PlanAmendment } from '../domain/plan-change.ts';
import type { FrozenEvent } from '../domain/plan-snapshot.ts';
import type { Refusal } from '../domain/refusals.ts';
import { isAllowed } from '../domain/plan-states.ts';
import { requirementsOf } from '../domain/requirements.ts';
import { readSnapshot, type OriginalPlan } from '../domain/snapshot-reader.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** A plan that has not been started. */
export interface DraftedPlan {
  readonly event: Event;
  readonly started: null;
  readonly plan: Plan;
}

/** A plan in production or after it; `plan` is the current one. */
export interface StartedPlan {
  readonly event: Event;
  readonly started: {
    readonly snapshot: PlanSnapshot;
    readonly original: OriginalPlan;
    readonly amendments: readonly PlanAmendment[];
    /** The fingerprint of the last entry: of the last amendment, or of the snapshot. */
    readonly lastSeal: Fingerprint;
  };
  readonly plan: Plan;
}

export type PlanOfEvent = DraftedPlan | StartedPlan;

/** The same for whoever only counts: a draft's recipes are not read line by line. */
export type OutlineOfEvent = StartedPlan | (Omit<DraftedPlan, 'plan'> & { readonly plan: PlanOutline });

/** Refuses an event that is not there, and a snapshot or amendment that cannot be read. */
export function planOfEvent(connection: Connection, eventId: EventId): Result<PlanOfEvent, Refusal> {
  return readPlan(connection, eventId, draftedPlan);
}

/** Refuses as {@link planOfEvent} does. */
export function outlineOfEvent(connection: Connection, eventId: EventId): Result<OutlineOfEvent, Refusal> {
  return readPlan(connection, eventId, (_, event) => ({
    event,
    started: null,
    plan: draftedOutline(connection, event),
  }));
}

function readPlan<D>(
  connection: Connection,
  eventId: EventId,
  drafted: (connection: Connection, event: Event) => D,
): Result<D | StartedPlan, Refusal> {
  const found = findEvent(connection, eventId);
  if (!found) return err({ type: 'NotFound', kind: 'event' });
  const { event, planSnapshot } = found;
  if (planSnapshot) return startedPlan(connection, event, planSnapshot);
  // What was chosen in the draft is still there, and must not be taken for the plan that was sealed.
  if (isAllowed('compare', event.planState))
    return err({ type: 'SnapshotUnreadable', version: null, problem: 'it is missing' });
  return ok(drafted(connection, event));
}

/** A draft's plan, whole: what can be frozen. */
export function draftedPlan(connection: Connection, event: Event): DraftedPlan {
  return { event, started: null, plan: draftedBy(connection, event, planDefinitions) };
}

/** A draft's plan without the lines of its recipes. */
export function draftedOutline(connection: Connection, event: Event): PlanOutline {
  return draftedBy(connection, event, outlineDefinitions);
}

function draftedBy<D extends OutlineDefinitions>(
  connection: Connection,
  event: Event,
  definitionsOf: (connection: Connection, goodIds: readonly FinishedGoodId[]) => D,
): Omit<PlanOutline, 'definitions'> & { readonly definitions: D } {
  const selection = selectionOf(connection, event.id);
  const definitions = definitionsOf(
    connection,
    selection.map((row) => row.finishedGoodId),
  );
  const decisions = decisionsOf(connection, event.id).filter((row) =>
    definitions.finishedUnits.has(row.finishedUnitId),
  );
  return { definitions, selection, decisions: new Map(decisions.map((row) => [row.finishedUnitId, row])) };
}

/** A decision whose need has fallen to 0 goes with it, and does not come back with the need. */
export function removeUnneededDecisions(connection: Connection, eventId: EventId, plan: PlanOutline): void {
  const needed = new Set(requirementsOf(plan).map((row) => row.finishedUnitId));
  for (const { finishedUnitId } of decisionsOf(connection, eventId)) {
    if (!needed.has(finishedUnitId)) removeDecision(connection, eventId, finishedUnitId);
  }
}

function startedPlan(connection: Connection, event: Event, snapshot: PlanSnapshot): Result<StartedPlan, Refusal> {
  const original = readSnapshot(snapshot.snapshotData);
  if (!original.ok) return original;
  const amendments: PlanAmendment[] = [];
  for (const record of amendmentsOf(connection, event.id)) {
    const change = readChange(record, record.sequence);
    if (!change.ok) return change;
    amendments.push(amendmentFrom(record, change.value));
  }
  const plan = foldPlan(original.value.plan, amendments);
  if (!plan.ok) return plan;
  const lastSeal = amendments.at(-1)?.fingerprint ?? snapshot.fingerprint;
  return ok({ event, started: { snapshot, original: original.value, amendments, lastSeal }, plan: plan.value });
}

export function amendmentFrom(record: AmendmentRecord, change: PlanAmendment['change']): PlanAmendment {
  const { uuid, sequence, reason, fingerprint, createdAt } = record;
  return { uuid, sequence, change, reason, fingerprint, createdAt };
}

export function frozenEvent(event: Event): FrozenEvent {
  const { uuid, name, eventDate, expectedGuests } = event;
  return { uuid, name, event_date: eventDate, expected_guests: expectedGuests };
}

/** Names the plan exactly as it stands: what a person was shown, and confirms. */
export function shownAs({ event, started, plan }: PlanOfEvent): Fingerprint {
  if (started) return started.lastSeal;
  const { selection, decisions, definitions } = plan;
  const { recipes, finishedUnits, finishedGoods, ingredients } = definitions;
  const maps = [decisions, recipes, finishedUnits, finishedGoods, ingredients].map((map) => [...map]);
  return fingerprintOfText(JSON.stringify([frozenEvent(event), selection, maps]));
}

/** The same for any plan: before production nothing does. */
export function standingOf(connection: Connection, { event, started }: OutlineOfEvent): Progress {
  return started ? progressOf(connection, event) : NOTHING_MADE;
}

/** What stands made and packed, voided ones not counted. */
export function progressOf(connection: Connection, { id, planState }: Pick<Event, 'id' | 'planState'>): Progress {
  const stands = (row: { readonly voidedAt: Moment | null }): boolean => row.voidedAt === null;
  return progressOfRuns(
    productionRunsOf(connection, id).filter(stands),
    packingRunsOf(connection, id).filter(stands),
    isAllowed('reopen', planState),
  );
}

/** The same as it stood after an entry of the history, given all entries up to that one. */
export function progressAfter(
  connection: Connection,
  eventId: EventId,
  until: readonly Pick<HistoryEntry, 'kind' | 'recordId'>[],
): Progress {
  const recorded = (kind: HistoryEntry['kind']) =>
    new Set(until.filter((entry) => entry.kind === kind).map((entry) => entry.recordId));
  const [made, unmade, packed, unpacked] = (['made', 'made_voided', 'packed', 'packed_voided'] as const).map(recorded);
  return progressOfRuns(
    productionRunsOf(connection, eventId).filter(({ id }) => made?.has(id) && !unmade?.has(id)),
    packingRunsOf(connection, eventId).filter(({ id }) => packed?.has(id) && !unpacked?.has(id)),
    until.findLast(({ kind }) => kind === 'completed' || kind === 'reopened')?.kind === 'completed',
  );
}

function progressOfRuns(runs: readonly ProductionRun[], packings: readonly PackingRun[], isOver: boolean): Progress {
  const unitOf = (run: ProductionRun) => run.finishedUnitId;
  return {
    batchesMade: sumBy(runs, unitOf, (run) => run.batches),
    unitsMade: sumBy(runs, unitOf, (run) => run.goodUnits),
    unitsLost: sumBy(runs, unitOf, (run) => run.lostUnits),
    packed: sumBy(
      packings,
      (run) => run.finishedGoodId,
      (run) => run.quantity,
    ),
    isOver: isOver && runs.length + packings.length > 0,
  };
}

function sumBy<Row, Id>(rows: readonly Row[], id: (row: Row) => Id, count: (row: Row) => number): Map<Id, number> {
  const sum = new Map<Id, number>();
  for (const row of rows) sum.set(id(row), (sum.get(id(row)) ?? 0) + count(row));
  return sum;
}
