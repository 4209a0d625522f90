/** Planning a draft, and the steps of its state. */
import {
  amendmentsOf,
  deletePlanSnapshot,
  findGood,
  findPlanSnapshotByUuid,
  goodOutlines,
  insertPlanSnapshot,
  putDecision,
  putSelected,
  removeDecision,
  removeSelected,
  type GoodOutline,
} from '../database/model.ts';
import type { Connection } from '../database/connection.ts';
import { checkBatches, parseBatches } from '../domain/batch-options.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import type { EventId, FinishedGoodId, FinishedUnitId } from '../domain/ids.ts';
import type { PlanOutline } from '../domain/plan.ts';
import { planReadiness, type PlanNotReady } from '../domain/plan-readiness.ts';
import { freezePlan } from '../domain/plan-snapshot.ts';
import type { PlanStep } from '../domain/plan-states.ts';
import { planSheet } from '../domain/plan-sheet.ts';
import { plannedUnits, type PlannedUnit } from '../domain/plan-units.ts';
import { parseQuantity } from '../domain/quantity.ts';
import type { Refusal } from '../domain/refusals.ts';
import { checkNeeds, LARGEST_NEED } from '../domain/requirements.ts';
import { readSnapshot } from '../domain/snapshot-reader.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command, CommandContext } from './command.ts';
import { eventAllowing, takeStep } from './event-commands.ts';
import {
  draftedOutline,
  draftedPlan,
  frozenEvent,
  progressOf,
  removeUnneededDecisions,
  shownAs,
} from './plan-of-event.ts';

export const setQuantity: Command<'plan.setQuantity'> = ({ connection }, { eventId, finishedGoodId, quantity }) => {
  const found = eventAllowing(connection, eventId, 'changeSelection');
  if (!found.ok) return found;
  if (!findGood(connection, finishedGoodId)) return err({ type: 'NotFound', kind: 'good' });
  const parsed = parseQuantity(quantity, 0);
  if (!parsed.ok) return parsed;
  if (parsed.value === 0) removeSelected(connection, eventId, finishedGoodId);
  else putSelected(connection, { eventId, finishedGoodId, quantity: parsed.value });
  const plan = draftedOutline(connection, found.value);
  removeUnneededDecisions(connection, eventId, plan);
  return checkNeeds(plan);
};

export const decideBatches: Command<'plan.decideBatches'> = ({ connection }, { eventId, finishedUnitId, batches }) => {
  const action = batches === null ? 'withdrawDecision' : 'decideBatches';
  const row = plannedUnit(connection, eventId, finishedUnitId, action);
  if (!row.ok) return row;
  if (batches === null) {
    removeDecision(connection, eventId, finishedUnitId);
    return ok();
  }
  const { batchStep, decision } = row.value;
  const parsed = typeof batches === 'string' ? parseBatches(batches, batchStep) : checkBatches(batches, batchStep);
  if (!parsed.ok) return parsed;
  const acceptedShortfall = decision?.batches === parsed.value ? decision.acceptedShortfall : 0;
  putDecision(connection, { eventId, finishedUnitId, batches: parsed.value, acceptedShortfall });
  return ok();
};

export const acceptShortfall: Command<'plan.acceptShortfall'> = (
  { connection },
  { eventId, finishedUnitId, short },
) => {
  const row = plannedUnit(connection, eventId, finishedUnitId, 'decideBatches');
  if (!row.ok) return row;
  const { decision, difference, need, unit } = row.value;
  if (!decision || difference >= 0 || -difference !== short) return err({ type: 'PlanMovedOn' });
  if (need > LARGEST_NEED) return err({ type: 'NeedTooLarge', name: unit.name, limit: LARGEST_NEED });
  putDecision(connection, { eventId, finishedUnitId, batches: decision.batches, acceptedShortfall: short });
  return ok();
};

function plannedUnit(
  connection: Connection,
  eventId: EventId,
  finishedUnitId: FinishedUnitId,
  action: 'decideBatches' | 'withdrawDecision',
): Result<PlannedUnit, Refusal> {
  const found = eventAllowing(connection, eventId, action);
  if (!found.ok) return found;
  const row = plannedUnits(draftedOutline(connection, found.value)).find((r) => r.finishedUnitId === finishedUnitId);
  return row ? ok(row) : err({ type: 'NotFound', kind: 'unit' });
}

export const lockPlan: Command<'plan.lock'> = (context, { eventId }) => {
  const found = eventAllowing(context.connection, eventId, 'lock');
  if (!found.ok) return found;
  const ready = checkReady(context, draftedOutline(context.connection, found.value));
  if (ready.ok) takeStep(context, eventId, 'lock');
  return ready;
};

/** Takes the snapshot and starts production. Sent twice, it is done once. */
export const startProduction: Command<'plan.start'> = (context, { commandId, eventId, shown }) => {
  const { connection, at, appVersion } = context;
  if (findPlanSnapshotByUuid(connection, commandId)) return ok();
  const found = eventAllowing(connection, eventId, 'start');
  if (!found.ok) return found;
  const drafted = draftedPlan(connection, found.value);
  if (shownAs(drafted) !== shown) return err({ type: 'PlanMovedOn' });
  const ready = checkReady(context, drafted.plan);
  if (!ready.ok) return ready;
  const snapshotData = freezePlan(drafted.plan, { event: frozenEvent(drafted.event), createdAt: at, appVersion });
  const readBack = readSnapshot(snapshotData);
  invariant(readBack.ok, readBack.ok ? '' : `a snapshot that is written can be read: ${readBack.error.problem}`);
  insertPlanSnapshot(connection, {
    uuid: commandId,
    eventId,
    snapshotData,
    fingerprint: fingerprintOf(snapshotData),
    at,
  });
  takeStep(context, eventId, 'start');
  return ok();
};

function checkReady(context: CommandContext, plan: PlanOutline): Result<undefined, PlanNotReady> {
  const { open } = planReadiness(planSheet(plan), archivedAmong(goodOutlines(context.connection)));
  return open.length === 0 ? ok() : err({ type: 'PlanNotReady', open });
}

export function archivedAmong(catalog: readonly GoodOutline[]): ReadonlySet<FinishedGoodId> {
  return new Set(catalog.flatMap((good) => (good.archivedAt === null ? [] : [good.id])));
}

/** Goes back to locked, while nothing stands made, packed or changed. */
export const voidStart: Command<'plan.voidStart'> = (context, { eventId }) => {
  const { connection } = context;
  const found = eventAllowing(connection, eventId, 'voidStart');
  if (!found.ok) return found;
  const { batchesMade, packed } = progressOf(connection, found.value);
  const sum = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);
  const stands = { batches: sum(batchesMade), packed: sum(packed), changes: amendmentsOf(connection, eventId).length };
  if (batchesMade.size + packed.size + stands.changes > 0) return err({ type: 'AlreadyStarted', ...stands });
  takeStep(context, eventId, 'voidStart');
  deletePlanSnapshot(connection, eventId);
  return ok();
};

/** The steps that ask nothing but the state. */
function plainStep(step: Extract<PlanStep, 'unlock' | 'complete' | 'reopen'>) {
  return (context: CommandContext, { eventId }: { readonly eventId: EventId }): Result<undefined, Refusal> => {
    const found = eventAllowing(context.connection, eventId, step);
    if (found.ok) takeStep(context, eventId, step);
    return found.ok ? ok() : found;
  };
}

export const unlockPlan: Command<'plan.unlock'> = plainStep('unlock');
export const completeProduction: Command<'plan.complete'> = plainStep('complete');
export const reopenProduction: Command<'plan.reopen'> = plainStep('reopen');
