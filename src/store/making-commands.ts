/** Recording batches, losses and packed goods, and voiding what was recorded by mistake: nothing of it is edited or deleted. */
import type { Connection } from '../database/connection.ts';
import {
  findPackingRunByUuid,
  findProductionRunByUuid,
  insertHistoryEntry,
  insertPackingRun,
  insertProductionRun,
  packingRunsOf,
  productionRunsOf,
  voidPackingRun,
  voidProductionRun,
} from '../database/model.ts';
import type { EventId, FinishedUnitId } from '../domain/ids.ts';
import { parseLaterLoss, parseRun, type RunFacts } from '../domain/making.ts';
import { notPacked, packings, parsePacking } from '../domain/packable.ts';
import { plannedUnits, tellingGoodName, tellingUnitName, unitWithRecipe } from '../domain/plan-units.ts';
import { allow, type PlanAction } from '../domain/plan-states.ts';
import type { Progress } from '../domain/progress.ts';
import type { Refusal } from '../domain/refusals.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command, CommandContext } from './command.ts';
import { planOfEvent, progressOf, type PlanOfEvent } from './plan-of-event.ts';

interface Kitchen {
  readonly found: PlanOfEvent;
  readonly progress: Progress;
}

function kitchenAllowing(connection: Connection, eventId: EventId, action: PlanAction): Result<Kitchen, Refusal> {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const allowed = allow(action, found.value.event.planState);
  return allowed.ok ? ok({ found: found.value, progress: progressOf(connection, found.value.event) }) : allowed;
}

/** Sent twice, it is done once. */
export const recordRun: Command<'make.record'> = (context, { commandId, eventId, finishedUnitId, ...draft }) => {
  const { connection } = context;
  const done = findProductionRunByUuid(connection, commandId);
  if (done) return ok(done.id);
  const kitchen = kitchenAllowing(connection, eventId, 'make');
  if (!kitchen.ok) return kitchen;
  const { plan } = kitchen.value.found;
  const row = plannedUnits(plan).find((each) => each.finishedUnitId === finishedUnitId);
  // What was dropped after some of it was made may still come out of the oven.
  const isKnown = row !== undefined || kitchen.value.progress.batchesMade.has(finishedUnitId);
  if (!isKnown) {
    const isDefined = plan.definitions.finishedUnits.has(finishedUnitId);
    return err({ type: 'NotInPlan', name: isDefined ? tellingUnitName(plan.definitions, finishedUnitId) : '' });
  }
  const facts = parseRun(draft, unitWithRecipe(plan.definitions, finishedUnitId).recipe.batchStep);
  return facts.ok ? ok(insertRun(context, eventId, finishedUnitId, commandId, facts.value)) : facts;
};

/** Sent twice, it is done once. */
export const recordLoss: Command<'make.lose'> = (context, { commandId, eventId, finishedUnitId, ...draft }) => {
  const { connection } = context;
  const done = findProductionRunByUuid(connection, commandId);
  if (done) return ok(done.id);
  const kitchen = kitchenAllowing(connection, eventId, 'make');
  if (!kitchen.ok) return kitchen;
  const facts = parseLaterLoss(draft);
  if (!facts.ok) return facts;
  const { found, progress } = kitchen.value;
  const { definitions } = found.plan;
  if (!definitions.finishedUnits.has(finishedUnitId)) return err({ type: 'NotInPlan', name: '' });
  const there = Math.max(0, notPacked(found.plan, progress).get(finishedUnitId) ?? 0);
  if (facts.value.lostUnits > there)
    return err({ type: 'UnitsNotThere', name: tellingUnitName(definitions, finishedUnitId), there });
  return ok(insertRun(context, eventId, finishedUnitId, commandId, facts.value));
};

function insertRun(
  { connection, at }: CommandContext,
  eventId: EventId,
  finishedUnitId: FinishedUnitId,
  uuid: Parameters<typeof insertProductionRun>[1]['uuid'],
  facts: RunFacts,
) {
  const id = insertProductionRun(connection, { uuid, eventId, finishedUnitId, ...facts, at });
  insertHistoryEntry(connection, { eventId, kind: 'made', recordId: id, at });
  return id;
}

/** True when it was voided by this; what is voided already stays so. */
export const voidRun: Command<'make.void'> = ({ connection, at }, { eventId, runId }) => {
  const kitchen = kitchenAllowing(connection, eventId, 'make');
  if (!kitchen.ok) return kitchen;
  const run = productionRunsOf(connection, eventId).find(({ id }) => id === runId);
  if (!run) return err({ type: 'NotFound', kind: 'run' });
  if (run.voidedAt !== null) return ok(false);
  const { found, progress } = kitchen.value;
  const made = (progress.unitsMade.get(run.finishedUnitId) ?? 0) - run.goodUnits;
  const inBoxes =
    (progress.unitsMade.get(run.finishedUnitId) ?? 0) - (notPacked(found.plan, progress).get(run.finishedUnitId) ?? 0);
  if (run.goodUnits > 0 && made < inBoxes) {
    const name = tellingUnitName(found.plan.definitions, run.finishedUnitId);
    return made < 0
      ? err({ type: 'UnitsNotThere', name, there: Math.max(0, made + run.goodUnits) })
      : err({ type: 'UnitsPacked', name, inBoxes, made });
  }
  voidProductionRun(connection, runId, at);
  insertHistoryEntry(connection, { eventId, kind: 'made_voided', recordId: runId, at });
  return ok(true);
};

/** Sent twice, it is done once. Never more than the units there are, and never more than the plan has. */
export const recordPacking: Command<'pack.record'> = (context, { commandId, eventId, finishedGoodId, quantity }) => {
  const { connection, at } = context;
  const done = findPackingRunByUuid(connection, commandId);
  if (done) return ok(done.id);
  const kitchen = kitchenAllowing(connection, eventId, 'pack');
  if (!kitchen.ok) return kitchen;
  const { found, progress } = kitchen.value;
  const { plan } = found;
  const selected = plan.selection.find((row) => row.finishedGoodId === finishedGoodId);
  const name = tellingGoodName(plan.definitions, finishedGoodId);
  if (!selected) return err({ type: 'NotInPlan', name });
  const most = packings(plan, plannedUnits(plan), progress).get(finishedGoodId)?.most ?? 0;
  const left = Math.max(0, selected.quantity - (progress.packed.get(finishedGoodId) ?? 0));
  const parsed = parsePacking(quantity, { name, most, left });
  if (!parsed.ok) return parsed;
  const run = { uuid: commandId, eventId, finishedGoodId, quantity: parsed.value, note: '', at };
  const id = insertPackingRun(connection, run);
  insertHistoryEntry(connection, { eventId, kind: 'packed', recordId: id, at });
  return ok(id);
};

/** True when it was voided by this; what is voided already stays so. */
export const voidPacking: Command<'pack.void'> = ({ connection, at }, { eventId, runId }) => {
  const kitchen = kitchenAllowing(connection, eventId, 'pack');
  if (!kitchen.ok) return kitchen;
  const run = packingRunsOf(connection, eventId).find(({ id }) => id === runId);
  if (!run) return err({ type: 'NotFound', kind: 'run' });
  if (run.voidedAt !== null) return ok(false);
  voidPackingRun(connection, runId, at);
  insertHistoryEntry(connection, { eventId, kind: 'packed_voided', recordId: runId, at });
  return ok(true);
};
