/**
 * The five kinds of change to a started plan, as they stand in `plan_amendments` (type and data), and the fold: the current
 * plan is the snapshot with its amendments applied in sequence (law 7). The key names stand in users' databases for ever.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';
import { whatDoesNotFit } from './definition-check.ts';
import { FrozenDefinitions, thawDefinitions } from './frozen-definitions.ts';
import { FinishedGoodId, FinishedUnitId, RecipeId, type Fingerprint, type Moment, type Uuid } from './ids.ts';
import type { Plan, SelectedGood } from './plan.ts';
import { withDefinitions } from './reached-definitions.ts';

const wholeFrom1 = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const quarters = v.pipe(v.number(), v.minValue(0), v.multipleOf(0.25));
const namesGood = { fg_id: FinishedGoodId, fg_name: v.string() };

export const PlanChange = v.variant('type', [
  v.object({
    type: v.literal('drop_fg'),
    data: v.object({ ...namesGood, original_quantity: wholeFrom1 }),
  }),
  v.object({
    type: v.literal('add_fg'),
    data: v.object({ ...namesGood, quantity: wholeFrom1, definitions: FrozenDefinitions }),
  }),
  v.object({
    type: v.literal('change_fg_quantity'),
    data: v.object({ ...namesGood, old_quantity: wholeFrom1, new_quantity: wholeFrom1 }),
  }),
  v.object({
    type: v.literal('modify_batch'),
    data: v.object({
      finished_unit_id: FinishedUnitId,
      name: v.string(),
      recipe_id: RecipeId,
      recipe_name: v.string(),
      old_batches: v.nullable(quarters),
      new_batches: quarters,
    }),
  }),
  v.object({ type: v.literal('note'), data: v.object({}) }),
]);
export type PlanChange = v.InferOutput<typeof PlanChange>;
export type PlanChangeType = PlanChange['type'];

/** One recorded change, with its reason. `sequence` is 1, 2, 3 … within its event. */
export interface PlanAmendment {
  readonly uuid: Uuid;
  readonly sequence: number;
  readonly change: PlanChange;
  readonly reason: string;
  readonly fingerprint: Fingerprint;
  readonly createdAt: Moment;
}

export interface AmendmentUnreadable {
  readonly type: 'AmendmentUnreadable';
  readonly sequence: number;
  readonly problem: string;
}

/** Reads type and data as they stand in the database; says what is wrong with anything that is no change. */
export function readChange(
  stored: { readonly type: string; readonly data: unknown },
  sequence: number,
): Result<PlanChange, AmendmentUnreadable> {
  const read = v.safeParse(PlanChange, stored);
  if (read.success) return ok(read.output);
  const path = v.getDotPath(read.issues[0]);
  const { message } = read.issues[0];
  return err({ type: 'AmendmentUnreadable', sequence, problem: path === null ? message : `${path}: ${message}` });
}

/** The current plan: the original with every amendment applied, in sequence. */
export function foldPlan(original: Plan, amendments: readonly PlanAmendment[]): Result<Plan, AmendmentUnreadable> {
  let plan = original;
  for (const { sequence, change } of amendments) {
    const applied = applyChange(plan, change);
    if (!applied.ok) return err({ type: 'AmendmentUnreadable', sequence, problem: applied.error });
    plan = applied.value;
  }
  return ok(plan);
}

/** One change applied to a plan, or in words why it does not fit it. */
export function applyChange(plan: Plan, change: PlanChange): Result<Plan, string> {
  switch (change.type) {
    case 'drop_fg': {
      const { fg_id: id, original_quantity: before } = change.data;
      if (quantityOf(plan, id) !== before) return err(`drops ${before} of good ${id}, which the plan does not have`);
      return ok({ ...plan, selection: plan.selection.filter((row) => row.finishedGoodId !== id) });
    }
    case 'add_fg':
      return applyAdd(plan, change.data);
    case 'change_fg_quantity': {
      const { fg_id: id, old_quantity: before, new_quantity: quantity } = change.data;
      if (quantityOf(plan, id) !== before) return err(`changes ${before} of good ${id}, which the plan does not have`);
      const changed = (row: SelectedGood): SelectedGood => (row.finishedGoodId === id ? { ...row, quantity } : row);
      return ok({ ...plan, selection: plan.selection.map(changed) });
    }
    case 'modify_batch': {
      const { finished_unit_id: id, old_batches: before, new_batches: batches } = change.data;
      const decision = plan.decisions.get(id);
      if ((decision?.batches ?? null) !== before)
        return err(`changes batches of unit ${id} that the plan does not have`);
      if (!plan.definitions.finishedUnits.has(id)) return err(`makes unit ${id}, which the plan does not know`);
      const decisions = new Map(plan.decisions);
      if (batches === 0) decisions.delete(id);
      else decisions.set(id, { batches, acceptedShortfall: decision?.acceptedShortfall ?? 0 });
      return ok({ ...plan, decisions });
    }
    case 'note':
      return ok(plan);
  }
}

function applyAdd(plan: Plan, data: Extract<PlanChange, { type: 'add_fg' }>['data']): Result<Plan, string> {
  const { fg_id: id, quantity } = data;
  if (quantityOf(plan, id) !== null) return err(`adds good ${id}, which the plan has already`);
  const definitions = withDefinitions(plan.definitions, thawDefinitions(data.definitions));
  if (!definitions.finishedGoods.has(id)) return err(`adds good ${id} without saying what it is`);
  const problem = whatDoesNotFit(definitions);
  if (problem !== null) return err(problem);
  return ok({ ...plan, definitions, selection: [...plan.selection, { finishedGoodId: id, quantity }] });
}

/** How many of a good the plan has; null when it is not in the selection. */
export function quantityOf(plan: Plan, id: FinishedGoodId): number | null {
  return plan.selection.find((row) => row.finishedGoodId === id)?.quantity ?? null;
}
