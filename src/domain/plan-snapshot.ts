/**
 * The frozen plan: a value copy of everything that decides the result, written once when production starts. This file
 * writes today's format; snapshot-reader.ts reads every format ever written.
 */
import * as v from 'valibot';
import { PlainDate } from './event-date.ts';
import {
  freezeDefinitions,
  freezeGood,
  FrozenGood,
  FrozenIngredient,
  FrozenRecipe,
  FrozenUnit,
} from './frozen-definitions.ts';
import { FinishedUnitId, Moment, RecipeId, Uuid } from './ids.ts';
import type { Plan } from './plan.ts';
import { unitWithRecipe } from './plan-units.ts';
import { definitionsReachedBy } from './reached-definitions.ts';
import { requirementsOf } from './requirements.ts';
import { unitsFrom, unitsPerBatch } from './yields.ts';

export const SNAPSHOT_VERSION = '2.0';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const wholeFrom1 = v.pipe(whole, v.minValue(1));

/** `snapshot_data`, format 2.0. Arrays are in the user's order, then by id. */
export const SnapshotData = v.object({
  snapshot_version: v.literal(SNAPSHOT_VERSION),
  created_at: Moment,
  app_version: v.string(),
  event: v.object({ uuid: Uuid, name: v.string(), event_date: PlainDate, expected_guests: v.nullable(wholeFrom1) }),
  recipes: v.array(FrozenRecipe),
  finished_units: v.array(FrozenUnit),
  finished_goods: v.array(v.object({ ...FrozenGood.entries, quantity: wholeFrom1 })),
  component_goods: v.array(FrozenGood),
  ingredients: v.array(FrozenIngredient),
  batch_decisions: v.array(
    v.object({
      recipe_id: RecipeId,
      recipe_name: v.string(),
      finished_unit_id: FinishedUnitId,
      batches: v.pipe(v.number(), v.minValue(0.25), v.multipleOf(0.25)),
      yield_per_batch: wholeFrom1,
      total_yield: whole,
      needed: whole,
      accepted_shortfall: whole,
    }),
  ),
});
export type SnapshotData = v.InferOutput<typeof SnapshotData>;

/** What a snapshot says of its event. */
export type FrozenEvent = SnapshotData['event'];

/** Freezes a plan as it stands at a moment. Gives a plain JSON value that shares nothing with the catalog. */
export function freezePlan(
  plan: Plan,
  facts: { readonly event: FrozenEvent; readonly createdAt: Moment; readonly appVersion: string },
): SnapshotData {
  const selected = plan.selection.map(({ finishedGoodId }) => finishedGoodId);
  const reached = definitionsReachedBy(plan.definitions, selected);
  const frozen = freezeDefinitions(reached);
  const inSelection = new Set(selected);
  return {
    snapshot_version: SNAPSHOT_VERSION,
    created_at: facts.createdAt,
    app_version: facts.appVersion,
    event: facts.event,
    recipes: frozen.recipes,
    finished_units: frozen.finished_units,
    finished_goods: plan.selection.flatMap(({ finishedGoodId, quantity }) => {
      const good = reached.finishedGoods.get(finishedGoodId);
      return good ? [{ ...freezeGood(good), quantity }] : [];
    }),
    component_goods: frozen.finished_goods.filter((good) => !inSelection.has(good.fg_id)),
    ingredients: frozen.ingredients,
    batch_decisions: freezeDecisions(plan),
  };
}

function freezeDecisions(plan: Plan): SnapshotData['batch_decisions'] {
  const needs = new Map(requirementsOf(plan).map((row) => [row.finishedUnitId, row.need]));
  return [...plan.decisions]
    .filter(([id]) => needs.has(id)) // a decision whose need is gone goes with it
    .sort(([a], [b]) => a - b)
    .map(([id, decision]) => {
      const { unit, recipe } = unitWithRecipe(plan.definitions, id);
      return {
        recipe_id: recipe.id,
        recipe_name: recipe.name,
        finished_unit_id: id,
        batches: decision.batches,
        yield_per_batch: unitsPerBatch(unit.yield),
        total_yield: unitsFrom(decision.batches, unit.yield),
        needed: needs.get(id) ?? 0,
        accepted_shortfall: decision.acceptedShortfall,
      };
    });
}
