/** The plan as a page shows it, what a change would do to it, and original and current side by side. */
import type { Connection } from '../database/connection.ts';
import { historyOf, listGoods, listIngredients, listRecipes, type Good, type WholeGood } from '../database/model.ts';
import { followingBatchChanges } from '../domain/amend.ts';
import type { FinishedGoodId, RecipeId } from '../domain/ids.ts';
import { isNamedAfter } from '../domain/names.ts';
import type { PlanComponent, PlanGood, PlanOutline } from '../domain/plan.ts';
import type { PlanAmendment } from '../domain/plan-change.ts';
import { comparePlans } from '../domain/plan-comparison.ts';
import { planReadiness } from '../domain/plan-readiness.ts';
import { goodName, planSheet, unfilledFor, type PlanSheet } from '../domain/plan-sheet.ts';
import { unitWithRecipe } from '../domain/plan-units.ts';
import { allow } from '../domain/plan-states.ts';
import { unfinishedOf } from '../domain/unfinished.ts';
import { unitsPerBatch } from '../domain/yields.ts';
import { paired } from '../shared/paired.ts';
import { err, ok } from '../shared/result.ts';
import { changeShownAs, decideOn } from './amend-commands.ts';
import { countBoxes, headerOf } from './event-queries.ts';
import { archivedAmong } from './plan-commands.ts';
import { outlineOfEvent, planOfEvent, progressOf, shownAs, type OutlineOfEvent } from './plan-of-event.ts';
import type { Query } from './query.ts';
import type { AmendmentRow, Content, GoodChoice, PackableRow, PlanView, UnitChoice } from './views.ts';

export const planView: Query<'plan.view'> = (connection, { eventId }) => {
  const found = outlineOfEvent(connection, eventId);
  return found.ok ? ok(viewOf(connection, found.value)) : found;
};

export const planReview: Query<'plan.review'> = (connection, { eventId }) => {
  const found = planOfEvent(connection, eventId);
  return found.ok ? ok({ ...viewOf(connection, found.value), shown: shownAs(found.value) }) : found;
};

function viewOf(connection: Connection, found: OutlineOfEvent): PlanView {
  const sheet = planSheet(found.plan);
  const catalog = listGoods(connection);
  return {
    event: headerOf(found),
    goods: goodChoices(connection, catalog, sheet.plan),
    units: unitChoices(sheet),
    packable: packableRows(sheet),
    readiness: planReadiness(sheet, archivedAmong(catalog)),
  };
}

export const changePreview: Query<'plan.previewChange'> = (connection, { eventId, requests }) => {
  const decision = decideOn(connection, eventId, requests, null);
  if (!decision.ok) return decision;
  const { current, decided, progress } = decision.value;
  const [before, after] = [planSheet(current.plan), planSheet(decided.after)];
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
    boxes: { before: countBoxes(before.packable), after: countBoxes(after.packable) },
    proposals,
    asSealed: decided.asSealed,
    sequence: current.started.amendments.length + 1,
    shown: changeShownAs(decision.value),
  });
};

export const planComparison: Query<'plan.comparison'> = (connection, { eventId }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { event, started } = found.value;
  const allowed = allow('compare', event.planState);
  if (!allowed.ok) return allowed;
  if (!started) return err({ type: 'NotFound', kind: 'snapshot' });
  const compared = comparePlans(started.original.plan, started.amendments);
  if (!compared.ok) return compared;
  const isOver = event.planState === 'completed';
  const completion = isOver ? historyOf(connection, eventId).findLast(({ kind }) => kind === 'completed') : undefined;
  return ok({
    event: headerOf(found.value),
    ...compared.value,
    amendments: started.amendments.map(amendmentRow),
    completedAt: completion?.createdAt ?? null,
  });
};

export const planUnfinished: Query<'plan.unfinished'> = (connection, { eventId }) => {
  const found = outlineOfEvent(connection, eventId);
  return found.ok ? ok(unfinishedOf(found.value.plan, progressOf(connection, eventId))) : found;
};

/** Chosen goods as the plan defines them, in its order; then what the catalog offers besides, by name. */
function goodChoices(connection: Connection, catalog: readonly WholeGood[], plan: PlanOutline): GoodChoice[] {
  const nameOf = componentNames(connection, catalog, plan);
  const choice = (
    id: FinishedGoodId,
    good: Pick<GoodChoice, 'name' | 'isBare' | 'recipeName' | 'isArchived'>,
    lines: readonly PlanComponent[],
    quantity: number,
  ) => ({
    finishedGoodId: id,
    ...good,
    contents: lines.map((line): Content => ({ name: nameOf(line), quantity: line.quantity })),
    quantity,
  });
  const archived = archivedAmong(catalog);
  const recipes = recipeNames(connection);
  const named = ({ name, isBare, components }: PlanGood) => {
    const unit = isBare ? components.find((line) => line.kind === 'unit') : undefined;
    const recipe = unit ? unitWithRecipe(plan.definitions, unit.finishedUnitId).recipe.name : name;
    return { name, isBare, recipeName: isNamedAfter(name, recipe) ? null : recipe };
  };
  const chosen = plan.selection.flatMap(({ finishedGoodId, quantity }) => {
    const good = plan.definitions.finishedGoods.get(finishedGoodId);
    if (!good) return [];
    const { components } = good;
    return [choice(finishedGoodId, { ...named(good), isArchived: archived.has(finishedGoodId) }, components, quantity)];
  });
  const inPlan = new Set(chosen.map((good) => good.finishedGoodId));
  const others = catalog
    .filter(({ good }) => good.archivedAt === null && !inPlan.has(good.id))
    .map(({ good, components }) => {
      // What the plan holds already it would take as it holds it, whatever it is called today.
      const held = plan.definitions.finishedGoods.get(good.id);
      if (held) return choice(good.id, { ...named(held), isArchived: false }, held.components, 0);
      const isBare = good.finishedUnitId !== null;
      const recipeName = recipeNameOf(good, recipes);
      return choice(good.id, { name: good.name, isBare, recipeName, isArchived: false }, components, 0);
    });
  return [...chosen, ...others];
}

export function recipeNames(connection: Connection): ReadonlyMap<RecipeId | null, string> {
  return new Map(listRecipes(connection).map(({ id, name }) => [id, name]));
}

/** The recipe of a bare good that is not called like it: two recipes may each give a small and a large one. */
export function recipeNameOf(
  { recipeId, name }: Pick<Good, 'recipeId' | 'name'>,
  recipes: ReadonlyMap<RecipeId | null, string>,
): string | null {
  const recipe = recipes.get(recipeId);
  return recipe === undefined || isNamedAfter(name, recipe) ? null : recipe;
}

/** Names of what is in a box: as the plan defines them, else as the catalog has them today. */
export function componentNames(
  connection: Connection,
  catalog: readonly WholeGood[],
  plan?: PlanOutline,
): (line: PlanComponent) => string {
  const goods = new Map(catalog.map(({ good }) => [good.id, good.name]));
  const units = new Map(
    catalog.flatMap(({ good }) => (good.finishedUnitId === null ? [] : [[good.finishedUnitId, good.name]])),
  );
  const ingredients = new Map(listIngredients(connection).map((row) => [row.id, row.name]));
  const held = plan?.definitions;
  return (line) => {
    switch (line.kind) {
      case 'unit':
        return held?.finishedUnits.get(line.finishedUnitId)?.name ?? units.get(line.finishedUnitId) ?? '';
      case 'good':
        return held?.finishedGoods.get(line.finishedGoodId)?.name ?? goods.get(line.finishedGoodId) ?? '';
      case 'packaging':
        return held?.ingredients.get(line.ingredientId)?.name ?? ingredients.get(line.ingredientId) ?? '';
    }
  };
}

export function unitChoices(sheet: PlanSheet): UnitChoice[] {
  const { plan, units } = sheet;
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
    acceptedShortfall: row.decision?.acceptedShortfall ?? 0,
    openShortfall: row.openShortfall,
    unfilled: row.difference < 0 ? unfilledFor(sheet, row.finishedUnitId) : [],
  }));
}

export function packableRows({ plan, packable }: PlanSheet): PackableRow[] {
  return packable.map(({ finishedGoodId, quantity, inTheEnd, shortOf }) => ({
    finishedGoodId,
    name: goodName(plan, finishedGoodId),
    quantity,
    inTheEnd,
    shortOf: shortOf.map(({ finishedUnitId, by }) => ({
      name: plan.definitions.finishedUnits.get(finishedUnitId)?.name ?? '',
      by,
      isChosen: plan.decisions.has(finishedUnitId),
    })),
  }));
}

export function amendmentRow({ sequence, change, reason, createdAt }: PlanAmendment): AmendmentRow {
  const row = { sequence, type: change.type, reason, createdAt };
  switch (change.type) {
    case 'drop_fg':
      return { ...row, name: change.data.fg_name, from: change.data.original_quantity, to: null };
    case 'add_fg':
      return { ...row, name: change.data.fg_name, from: null, to: change.data.quantity };
    case 'change_fg_quantity':
      return { ...row, name: change.data.fg_name, from: change.data.old_quantity, to: change.data.new_quantity };
    case 'modify_batch':
      return { ...row, name: change.data.name, from: change.data.old_batches, to: change.data.new_batches };
    case 'note':
      return { ...row, name: '', from: null, to: null };
  }
}
