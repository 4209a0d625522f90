/** The plan as a page shows it, what a change would do to it, and original and current side by side. */
import type { Connection } from '../database/connection.ts';
import { editedSince, goodOutlines, historyOf } from '../database/model.ts';
import { followingBatchChanges } from '../domain/amend.ts';
import type { HistoryKind } from '../domain/event-history.ts';
import type { FinishedGoodId } from '../domain/ids.ts';
import { decidedBatches, takenRecipes, type TakenRecipe } from '../domain/ingredient-needs.ts';
import { expectedOver } from '../domain/making.ts';
import { tellingName } from '../domain/names.ts';
import type { Plan } from '../domain/plan.ts';
import type { PlanAmendment } from '../domain/plan-change.ts';
import { comparePlans } from '../domain/plan-comparison.ts';
import { planReadiness, type PlanWarning } from '../domain/plan-readiness.ts';
import { goodName, filledGoods, planSheet, unfilledFor, type PlanSheet } from '../domain/plan-sheet.ts';
import { tellingGoodName, tellingUnitName, unitWithRecipe } from '../domain/plan-units.ts';
import { isNothingRecorded } from '../domain/progress.ts';
import { tied } from '../domain/reversal.ts';
import { allow } from '../domain/plan-states.ts';
import { unfinishedOf } from '../domain/unfinished.ts';
import { writeBatches } from '../domain/written-amounts.ts';
import { unitsPerBatch } from '../domain/yields.ts';
import { invariant } from '../shared/invariant.ts';
import { paired } from '../shared/paired.ts';
import { err, ok } from '../shared/result.ts';
import { changeShownAs, decideOn } from './amend-commands.ts';
import { headerOf } from './event-queries.ts';
import { goodChoices } from './good-choices.ts';
import { archivedAmong } from './plan-commands.ts';
import {
  outlineOfEvent,
  planOfEvent,
  progressOf,
  shownAs,
  standingOf,
  type OutlineOfEvent,
  type PlanOfEvent,
} from './plan-of-event.ts';
import type { Query } from './query.ts';
import { runsByGood, runsByUnit } from './run-rows.ts';
import type { AmendmentRow, PackableRow, PlanView, UnitChoice } from './views.ts';

export const planView: Query<'plan.view'> = (connection, { eventId }) => {
  const found = outlineOfEvent(connection, eventId);
  return found.ok ? ok(viewOf(connection, found.value)) : found;
};

export const planReview: Query<'plan.review'> = (connection, { eventId }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const view = viewOf(connection, found.value);
  const warnings = [...view.readiness.warnings, ...editedSinceLocked(connection, found.value)];
  return ok({ ...view, readiness: { ...view.readiness, warnings }, shown: shownAs(found.value) });
};

/** A plan that is locked still follows the catalog: whoever starts it is shown what moved. */
function editedSinceLocked(connection: Connection, { event, plan }: PlanOfEvent): PlanWarning[] {
  if (event.planState !== 'locked') return [];
  const locked = historyOf(connection, event.id).findLast(({ kind }) => kind === 'locked');
  invariant(locked, 'a plan is locked by a step that is kept');
  return editedSince(connection, plan.definitions, locked.createdAt).map((thing) => ({
    type: 'EditedSinceLocked',
    thing,
  }));
}

function viewOf(connection: Connection, found: OutlineOfEvent): PlanView {
  const sheet = planSheet(found.plan, standingOf(connection, found));
  const catalog = goodOutlines(connection);
  return {
    event: headerOf(found),
    goods: goodChoices(connection, catalog, found),
    units: unitChoices(sheet),
    packable: packableRows(sheet),
    filled: filledGoods(sheet),
    readiness: planReadiness(sheet, archivedAmong(catalog)),
  };
}

export const changePreview: Query<'plan.previewChange'> = (connection, { eventId, requests }) => {
  const decision = decideOn(connection, eventId, requests, null);
  if (!decision.ok) return decision;
  const { current, decided, progress } = decision.value;
  const [before, after] = [planSheet(current.plan, progress), planSheet(decided.after, progress)];
  const proposals = followingBatchChanges(before, after, progress).map(({ finishedUnitId, batches }) => ({
    finishedUnitId,
    name: unitWithRecipe(after.plan.definitions, finishedUnitId).unit.name,
    from: after.plan.decisions.get(finishedUnitId)?.batches ?? null,
    to: batches,
  }));
  return ok({
    units: paired(unitChoices(before), unitChoices(after), (row) => row.finishedUnitId).filter(
      ({ before: was, after: will }) => was?.need !== will?.need || was?.batches !== will?.batches,
    ),
    goods: paired(packableRows(before), packableRows(after), (row) => row.finishedGoodId)
      .filter(({ before: was, after: will }) => was?.quantity !== will?.quantity || was?.inTheEnd !== will?.inTheEnd)
      .map((pair) => ({ name: pair.after?.name ?? pair.before?.name ?? '', ...pair })),
    filled: { before: filledGoods(before), after: filledGoods(after) },
    proposals,
    asSealed: decided.asSealed,
    sequence: current.started.amendments.length + 1,
    shown: changeShownAs(decision.value),
  });
};

export const planComparison: Query<'plan.comparison'> = (connection, { eventId }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { event, started, plan } = found.value;
  const allowed = allow('compare', event.planState);
  if (!allowed.ok) return allowed;
  if (!started) return err({ type: 'NotFound', kind: 'snapshot' });
  const progress = progressOf(connection, event);
  const compared = comparePlans(started.original.plan, started.amendments, progress);
  if (!compared.ok) return compared;
  const isOver = event.planState === 'completed';
  const history = historyOf(connection, eventId);
  const completion = isOver ? history.findLast(({ kind }) => kind === 'completed') : undefined;
  const recording = isNothingRecorded(progress) ? undefined : history.findLast(({ kind }) => isOfMaking(kind));
  const [ofUnits, ofGoods] = [runsByUnit(connection, eventId), runsByGood(connection, eventId)];
  return ok({
    event: headerOf(found.value),
    ...compared.value,
    goods: compared.value.goods.map((row) => ({ ...row, runs: standing(ofGoods.get(row.finishedGoodId)) })),
    units: compared.value.units.map((row) => ({ ...row, runs: standing(ofUnits.get(row.finishedUnitId)) })),
    madeAt: recording?.createdAt ?? null,
    amendments: tied(started.amendments).map((amendment) => amendmentRow(amendment, plan)),
    completedAt: completion?.createdAt ?? null,
  });
};

function isOfMaking(kind: HistoryKind): boolean {
  return kind === 'made' || kind === 'made_voided' || kind === 'packed' || kind === 'packed_voided';
}

function standing<Run extends { readonly isVoided: boolean }>(runs: readonly Run[] = []): Run[] {
  return runs.filter(({ isVoided }) => !isVoided);
}

export const recipesTaken: Query<'plan.recipesTaken'> = (connection, { eventId }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { plan } = found.value;
  const said = ({ recipeId, batches }: Pick<TakenRecipe, 'recipeId' | 'batches'>) => ({
    name: plan.definitions.recipes.get(recipeId)?.name ?? '',
    batches: writeBatches(batches),
  });
  const taken = takenRecipes(plan.definitions, decidedBatches(plan));
  return ok(taken.map((row) => ({ ...said(row), recipeId: row.recipeId, takers: row.takers.map(said) })));
};

export const planUnfinished: Query<'plan.unfinished'> = (connection, { eventId }) => {
  const found = outlineOfEvent(connection, eventId);
  return found.ok ? ok(unfinishedOf(found.value.plan, progressOf(connection, found.value.event))) : found;
};

export function unitChoices(sheet: PlanSheet): UnitChoice[] {
  const { plan, progress, units } = sheet;
  return units.map((row) => ({
    finishedUnitId: row.finishedUnitId,
    name: row.unit.name,
    recipeName: unitWithRecipe(plan.definitions, row.finishedUnitId).recipe.name,
    need: row.need,
    through: row.through.map((good) => ({ name: goodName(plan, good.finishedGoodId), units: good.units })),
    unitsPerBatch: unitsPerBatch(row.unit.yield),
    batchStep: row.batchStep,
    options: row.options,
    batches: row.decision?.batches ?? null,
    planned: row.planned,
    difference: row.difference,
    over: expectedOver(plan, progress, row),
    acceptedShortfall: row.decision?.acceptedShortfall ?? 0,
    openShortfall: row.openShortfall,
    unfilled: row.difference < 0 ? unfilledFor(sheet, row) : [],
  }));
}

export function packableRows({ plan, packable }: PlanSheet): PackableRow[] {
  return packable.map(({ finishedGoodId, quantity, packed, now, inTheEnd, shortOf }) => ({
    finishedGoodId,
    name: tellingGoodName(plan.definitions, finishedGoodId),
    quantity,
    packed,
    now,
    inTheEnd: packed + inTheEnd,
    shortOf: shortOf.map(({ finishedUnitId, by }) => ({
      name: tellingUnitName(plan.definitions, finishedUnitId),
      by,
      isChosen: plan.decisions.has(finishedUnitId),
    })),
  }));
}

/** Goods and units are called as the plan has them, where it is known, and else as the change recorded them. */
export function amendmentRow(
  { sequence, change, reason, createdAt, ties }: PlanAmendment & Pick<AmendmentRow, 'ties'>,
  plan: Plan | null,
): AmendmentRow {
  const row = { sequence, type: change.type, reason, createdAt, ties };
  const named = ({ fg_id, fg_name }: { readonly fg_id: FinishedGoodId; readonly fg_name: string }) =>
    (plan && tellingGoodName(plan.definitions, fg_id)) || fg_name;
  switch (change.type) {
    case 'drop_fg':
      return { ...row, name: named(change.data), from: change.data.original_quantity, to: null };
    case 'add_fg':
      return { ...row, name: named(change.data), from: null, to: change.data.quantity };
    case 'change_fg_quantity':
      return { ...row, name: named(change.data), from: change.data.old_quantity, to: change.data.new_quantity };
    case 'modify_batch':
      return {
        ...row,
        name: tellingName(change.data.name, change.data.recipe_name),
        from: change.data.old_batches,
        to: change.data.new_batches,
      };
    case 'note':
      return { ...row, name: '', from: null, to: null };
  }
}
