/** The baking day: what is made and left of each unit, and what can be packed of each good. */
import type { Connection } from '../database/connection.ts';
import type { EventId, FinishedUnitId } from '../domain/ids.ts';
import { expectedOver, makingOf, nextBatch } from '../domain/making.ts';
import { notPacked, packingCosts, packings, type PackingCost } from '../domain/packable.ts';
import type { PlanOutline } from '../domain/plan.ts';
import { packedGoods, planSheet } from '../domain/plan-sheet.ts';
import { plannedUnits, tellingGoodName, unitWithRecipe } from '../domain/plan-units.ts';
import { isAllowed } from '../domain/plan-states.ts';
import type { Refusal } from '../domain/refusals.ts';
import { unitsPerBatch } from '../domain/yields.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { boxContents, componentNames } from './box-contents.ts';
import { headerOf } from './event-queries.ts';
import type { MakeRow, PackingCostRow, PackRow } from './making-views.ts';
import { outlineOfEvent, progressOf, type OutlineOfEvent } from './plan-of-event.ts';
import { packableRows } from './plan-queries.ts';
import type { Query } from './query.ts';
import { runsByGood, runsByUnit } from './run-rows.ts';

/** Something may stand made exactly where there is something to compare; before the start one is told when it can be recorded. */
function startedEvent(
  connection: Connection,
  eventId: EventId,
  action: 'make' | 'pack',
): Result<OutlineOfEvent, Refusal> {
  const found = outlineOfEvent(connection, eventId);
  if (!found.ok || isAllowed('compare', found.value.event.planState)) return found;
  return err({ type: 'PlanStateForbids', action, state: found.value.event.planState });
}

export const makeView: Query<'make.view'> = (connection, { eventId }) => {
  const found = startedEvent(connection, eventId, 'make');
  if (!found.ok) return found;
  const { event, plan } = found.value;
  const progress = progressOf(connection, event);
  const { units } = planSheet(plan, progress);
  const runs = runsByUnit(connection, eventId);
  const inHand = notPacked(plan, progress);
  const needs = new Map(units.map((row) => [row.finishedUnitId, row.need]));
  const makeRow = (finishedUnitId: FinishedUnitId): MakeRow => {
    const { unit, recipe } = unitWithRecipe(plan.definitions, finishedUnitId);
    const planned = plan.decisions.get(finishedUnitId)?.batches ?? 0;
    const making = makingOf(plan, progress, finishedUnitId);
    const need = needs.get(finishedUnitId) ?? 0;
    return {
      ...making,
      finishedUnitId,
      name: unit.name,
      recipeName: recipe.name,
      batchStep: recipe.batchStep,
      unitsPerBatch: unitsPerBatch(unit.yield),
      planned,
      need,
      willLack: Math.max(0, -expectedOver(plan, progress, { finishedUnitId, need })),
      inHand: inHand.get(finishedUnitId) ?? 0,
      next: nextBatch(planned, unit.yield, making.done),
      runs: (runs.get(finishedUnitId) ?? []).toReversed(),
    };
  };
  // What was made, and taken back, after a start that was undone may be in no later plan.
  const made = [...runs.keys()].filter((id) => plan.definitions.finishedUnits.has(id));
  const ids = new Set([...units.map((row) => row.finishedUnitId), ...made]);
  return ok({ event: headerOf(found.value), units: [...ids].map(makeRow) });
};

export const packView: Query<'pack.view'> = (connection, { eventId }) => {
  const found = startedEvent(connection, eventId, 'pack');
  if (!found.ok) return found;
  const { event, plan } = found.value;
  const progress = progressOf(connection, event);
  const sheet = planSheet(plan, progress);
  const byGood = packings(plan, sheet.units, progress);
  const runs = runsByGood(connection, eventId);
  const contentsOf = boxContents([], componentNames(connection, [], plan), plan);
  const goods = packableRows(sheet).map((row): PackRow => {
    const { most = 0, costs = [] } = byGood.get(row.finishedGoodId) ?? {};
    const good = plan.definitions.finishedGoods.get(row.finishedGoodId);
    return {
      ...row,
      isBare: good?.isBare ?? false,
      contents: contentsOf(good?.components ?? []),
      later: row.inTheEnd - row.packed - row.now,
      never: row.quantity - row.inTheEnd,
      most,
      costs: namedCosts(plan, costs),
      runs: (runs.get(row.finishedGoodId) ?? []).toReversed(),
    };
  });
  return ok({ event: headerOf(found.value), packed: packedGoods(sheet), goods });
};

export const packCosts: Query<'pack.costs'> = (connection, { eventId, finishedGoodId, quantity }) => {
  const found = startedEvent(connection, eventId, 'pack');
  if (!found.ok) return found;
  const { event, plan } = found.value;
  const progress = progressOf(connection, event);
  return ok(namedCosts(plan, packingCosts(plan, plannedUnits(plan), progress, finishedGoodId, quantity)));
};

function namedCosts({ definitions }: PlanOutline, costs: readonly PackingCost[]): PackingCostRow[] {
  return costs.map(({ finishedGoodId, fewer }) => ({ name: tellingGoodName(definitions, finishedGoodId), fewer }));
}
