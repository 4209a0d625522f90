/**
 * The history of an event, how its plan stood at any entry of it, and whether its seals fit. The list and the check read rows
 * as they stand, so that they have an answer also where a plan cannot be read any more.
 */
import type { Connection } from '../database/connection.ts';
import {
  amendmentsOf,
  findEvent,
  historyOf,
  listGoods,
  packingRunsOf,
  productionRunsOf,
  type HistoryEntry,
  type PackingRun,
  type PlanAmendment,
  type ProductionRun,
} from '../database/model.ts';
import { standingAt, startInForce } from '../domain/event-history.ts';
import type { EventId, FinishedGoodId, FinishedUnitId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import { foldPlan, readChange, type PlanChange } from '../domain/plan-change.ts';
import { filledGoods, planSheet } from '../domain/plan-sheet.ts';
import { plannedUnits, tellingGoodName, tellingUnitName } from '../domain/plan-units.ts';
import { isAllowed, type PlanState } from '../domain/plan-states.ts';
import { reversalOf, stillStands, tied } from '../domain/reversal.ts';
import { firstBrokenSeal } from '../domain/sealed-history.ts';
import { invariant } from '../shared/invariant.ts';
import { paired } from '../shared/paired.ts';
import { err, ok } from '../shared/result.ts';
import type { HistoryRow, SealCheck } from './history-views.ts';
import { amendmentFrom, outlineOfEvent, progressAfter } from './plan-of-event.ts';
import { amendmentRow, packableRows, unitChoices } from './plan-queries.ts';
import type { Query } from './query.ts';

export const planHistory: Query<'plan.history'> = (connection, { eventId }) => {
  const found = findEvent(connection, eventId);
  if (!found) return err({ type: 'NotFound', kind: 'event' });
  const { event, planSnapshot } = found;
  const entries = historyOf(connection, eventId);
  const start = startInForce(entries);
  const current = outlineOfEvent(connection, eventId);
  const plan = current.ok && current.value.started ? current.value.plan : null;
  const names = recordNames(connection, plan);
  const changeOf = changeRows(connection, eventId, plan, event.planState);
  const madeOf = madeRows(connection, eventId, names);
  const packedOf = packedRows(connection, eventId, names);
  return ok(
    entries.map((entry, place): HistoryRow => {
      const { kind } = entry;
      const facts = { entryId: entry.id, at: entry.createdAt };
      if (kind === 'amended') return { ...facts, kind, ...changeOf(entry) };
      if (kind === 'made' || kind === 'made_voided') return { ...facts, kind, ...madeOf(entry) };
      if (kind === 'packed' || kind === 'packed_voided') return { ...facts, kind, ...packedOf(entry) };
      return { ...facts, kind, seal: place === start ? (planSnapshot?.fingerprint ?? null) : null };
    }),
  );
};

/**
 * Where something has moved it since, that is to be taken back first; and where nothing needs the unit any more, the change
 * that left it without need.
 */
function takenBackIn(plan: Plan): (change: PlanChange) => boolean {
  const units = new Set(plannedUnits(plan).map((row) => row.finishedUnitId));
  return (change) =>
    stillStands(change, plan) && (change.type !== 'modify_batch' || units.has(change.data.finished_unit_id));
}

/** A change that is missing has its number only; one that cannot be read, its reason and seal as well. */
function changeRows(connection: Connection, eventId: EventId, plan: Plan | null, state: PlanState) {
  const mayBeTakenBack = plan && isAllowed('amend', state) ? takenBackIn(plan) : () => false;
  const records = amendmentsOf(connection, eventId);
  const recordOf = new Map<number, PlanAmendment>(records.map((record) => [record.id, record]));
  const readable = records.flatMap((record) => {
    const read = readChange(record, record.sequence);
    return read.ok ? [amendmentFrom(record, read.value)] : [];
  });
  const amendmentOf = new Map(tied(readable).map((amendment) => [amendment.sequence, amendment]));
  let last = 0;
  return ({ recordId }: HistoryEntry) => {
    const record = recordOf.get(recordId ?? 0);
    last = record?.sequence ?? last + 1;
    const amendment = record && amendmentOf.get(last);
    return {
      sequence: last,
      seal: record?.fingerprint ?? null,
      reason: record?.reason ?? '',
      change: amendment ? amendmentRow(amendment, plan) : null,
      reversal: amendment && mayBeTakenBack(amendment.change) ? reversalOf(amendment.change) : null,
      isOpen: isAllowed('amend', state),
    };
  };
}

function madeRows(connection: Connection, eventId: EventId, names: RecordNames) {
  const runs = new Map<number, ProductionRun>(productionRunsOf(connection, eventId).map((run) => [run.id, run]));
  return ({ kind, recordId }: HistoryEntry) => {
    const run = runs.get(recordId ?? 0);
    invariant(run, 'a run is voided, never deleted');
    const { finishedUnitId, batches, goodUnits, lostUnits, lossReason, note, voidedAt } = run;
    const isVoided = kind === 'made' && voidedAt !== null;
    return { name: names.ofUnit(finishedUnitId), batches, goodUnits, lostUnits, lossReason, note, isVoided };
  };
}

function packedRows(connection: Connection, eventId: EventId, names: RecordNames) {
  const packings = new Map<number, PackingRun>(packingRunsOf(connection, eventId).map((run) => [run.id, run]));
  return ({ kind, recordId }: HistoryEntry) => {
    const packing = packings.get(recordId ?? 0);
    invariant(packing, 'a packing is voided, never deleted');
    const { finishedGoodId, quantity, note, voidedAt } = packing;
    return { name: names.ofGood(finishedGoodId), quantity, note, isVoided: kind === 'packed' && voidedAt !== null };
  };
}

interface RecordNames {
  readonly ofUnit: (id: FinishedUnitId) => string;
  readonly ofGood: (id: FinishedGoodId) => string;
}

/**
 * Names are those of the plan. Where that cannot be read, or does not know the thing any more, of the catalog: what was made after a start
 * that was undone, and taken back, may be in no later plan.
 */
function recordNames(connection: Connection, plan: Plan | null): RecordNames {
  const definitions = plan?.definitions;
  let goods: ReturnType<typeof listGoods> | undefined;
  const ofToday = (isIt: (good: ReturnType<typeof listGoods>[number]['good']) => boolean) =>
    (goods ??= listGoods(connection)).find(({ good }) => isIt(good))?.good.name ?? '';
  return {
    ofUnit: (id) =>
      definitions?.finishedUnits.has(id)
        ? tellingUnitName(definitions, id)
        : ofToday(({ finishedUnitId }) => finishedUnitId === id),
    ofGood: (id) =>
      definitions?.finishedGoods.has(id) ? tellingGoodName(definitions, id) : ofToday((good) => good.id === id),
  };
}

/** Refuses an entry that is not the event's, and a plan that cannot be read. */
export const planAsItStood: Query<'plan.asItStood'> = (connection, { eventId, entryId }) => {
  const found = outlineOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { started } = found.value;
  const entries = historyOf(connection, eventId);
  const standing = standingAt(entries, entryId);
  if (!standing) return err({ type: 'NotFound', kind: 'entry' });
  const { state, changes } = standing;
  if (changes === null || !started) return ok({ state, plan: null });
  const place = entries.findIndex(({ id }) => id === entryId);
  const entryBefore = entries[place - 1];
  const changesBefore = (entryBefore && standingAt(entries, entryBefore.id)?.changes) ?? changes;
  const { original, amendments } = started;
  const was = foldPlan(original.plan, amendments.slice(0, changesBefore));
  if (!was.ok) return was;
  const then = foldPlan(original.plan, amendments.slice(0, changes));
  if (!then.ok) return then;
  const [progressBefore, progress] = [place, place + 1].map((end) =>
    progressAfter(connection, eventId, entries.slice(0, end)),
  );
  const [before, after] = [planSheet(was.value, progressBefore), planSheet(then.value, progress)];
  return ok({
    state,
    plan: {
      units: paired(unitChoices(before), unitChoices(after), (row) => row.finishedUnitId),
      goods: paired(packableRows(before), packableRows(after), (row) => row.finishedGoodId),
      filled: { before: filledGoods(before), after: filledGoods(after) },
      made: [...(progress?.batchesMade ?? [])].map(([finishedUnitId, batches]) => ({
        finishedUnitId,
        batches,
        units: progress?.unitsMade.get(finishedUnitId) ?? 0,
      })),
    },
  });
};

export const sealCheck: Query<'plan.verify'> = (connection, { eventId }) => {
  if (!findEvent(connection, eventId)) return err({ type: 'NotFound', kind: 'event' });
  const check = sealCheckOf(connection, eventId);
  return check ? ok(check) : err({ type: 'NotFound', kind: 'snapshot' });
};

/** Of an event whose plan was sealed, whether the snapshot is still there or not; null for any other. */
export function sealCheckOf(connection: Connection, eventId: EventId): SealCheck | null {
  const found = findEvent(connection, eventId);
  if (!found) return null;
  const { event, planSnapshot } = found;
  const entries = historyOf(connection, eventId);
  if (planSnapshot === null && startInForce(entries) === null) return null;
  const amendments = amendmentsOf(connection, eventId);
  const firstBroken = firstBrokenSeal({
    eventUuid: event.uuid,
    snapshot: planSnapshot && { ...planSnapshot, data: planSnapshot.snapshotData },
    amendments: amendments.map(({ type, data, ...record }) => ({ ...record, change: { type, data } })),
    named: entries.flatMap(({ kind, recordId }) => (kind === 'amended' ? [recordId] : [])),
  });
  return { changes: amendments.length, firstBroken };
}
