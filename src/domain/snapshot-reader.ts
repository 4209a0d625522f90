/**
 * Reads every snapshot version ever written into a plan, and says in plain words what is wrong with anything else: a
 * damaged snapshot must never look like an empty plan.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';
import { thawDefinitions } from './frozen-definitions.ts';
import { FinishedGoodId, FinishedUnitId, RecipeId } from './ids.ts';
import type { Plan, PlanDefinitions, PlanGood, PlanRecipe, PlanUnit } from './plan.ts';
import { SNAPSHOT_VERSION, SnapshotData, type FrozenEvent } from './plan-snapshot.ts';
import { whatDoesNotFit } from './definition-check.ts';

/** A snapshot as read: the original plan, and what it says of its event (the oldest say nothing). */
export interface OriginalPlan {
  readonly version: string;
  readonly event: FrozenEvent | null;
  readonly plan: Plan;
}

export interface SnapshotUnreadable {
  readonly type: 'SnapshotUnreadable';
  readonly version: string | null;
  readonly problem: string;
}

/** Takes the parsed JSON of `snapshot_data`, whatever it is. */
export function readSnapshot(json: unknown): Result<OriginalPlan, SnapshotUnreadable> {
  const head = v.safeParse(v.object({ snapshot_version: v.string() }), json);
  if (!head.success) return err({ type: 'SnapshotUnreadable', version: null, problem: firstIssue(head.issues) });
  const version = head.output.snapshot_version;
  const unreadable = (problem: string) => err({ type: 'SnapshotUnreadable' as const, version, problem });
  if (version === SNAPSHOT_VERSION) {
    const read = v.safeParse(SnapshotData, json);
    return read.success ? checked(planOfVersion2(read.output), unreadable) : unreadable(firstIssue(read.issues));
  }
  if (version === '1.0') {
    const read = v.safeParse(SnapshotDataVersion1, json);
    return read.success ? checked(planOfVersion1(read.output), unreadable) : unreadable(firstIssue(read.issues));
  }
  return unreadable(`version ${version.slice(0, 40)} is not known here`);
}

function checked(
  original: OriginalPlan,
  unreadable: (problem: string) => Result<never, SnapshotUnreadable>,
): Result<OriginalPlan, SnapshotUnreadable> {
  const { plan } = original;
  const goods = plan.selection.map((row) => row.finishedGoodId);
  const twice = goods.find((id, index) => goods.indexOf(id) !== index);
  const problem =
    whatDoesNotFit(plan.definitions) ??
    (twice === undefined ? null : `finished_goods names good ${twice} twice`) ??
    [...plan.decisions.keys()]
      .filter((id) => !plan.definitions.finishedUnits.has(id))
      .map((id) => `batch_decisions names unit ${id}, which is not in it`)[0];
  return problem === undefined ? ok(original) : unreadable(problem);
}

function planOfVersion2(data: SnapshotData): OriginalPlan {
  const definitions = thawDefinitions({ ...data, finished_goods: [...data.finished_goods, ...data.component_goods] });
  return {
    version: data.snapshot_version,
    event: data.event,
    plan: {
      definitions,
      selection: data.finished_goods.map((good) => ({ finishedGoodId: good.fg_id, quantity: good.quantity })),
      decisions: new Map(
        data.batch_decisions.map((row) => [
          row.finished_unit_id,
          { batches: row.batches, acceptedShortfall: row.accepted_shortfall },
        ]),
      ),
    },
  };
}

/**
 * Format 1.0, as bake-tracker wrote it (src/services/plan_snapshot_service.py, MIT, © 2025 Kent Gale): names and numbers
 * without what the goods are made of, and often without yields.
 */
const SnapshotDataVersion1 = v.object({
  snapshot_version: v.literal('1.0'),
  recipes: v.array(v.object({ recipe_id: RecipeId, recipe_name: v.optional(v.string(), '') })),
  finished_goods: v.array(
    v.object({
      fg_id: FinishedGoodId,
      fg_name: v.optional(v.string(), ''),
      fg_slug: v.optional(v.string(), ''),
      quantity: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    }),
  ),
  batch_decisions: v.array(
    v.object({
      recipe_id: RecipeId,
      recipe_name: v.optional(v.string(), ''),
      finished_unit_id: FinishedUnitId,
      batches: v.pipe(v.number(), v.gtValue(0)),
      yield_per_batch: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    }),
  ),
});
type SnapshotDataVersion1 = v.InferOutput<typeof SnapshotDataVersion1>;

function planOfVersion1(data: SnapshotDataVersion1): OriginalPlan {
  const recipes = new Map<RecipeId, PlanRecipe>();
  for (const { recipe_id: id, recipe_name: name } of [...data.batch_decisions, ...data.recipes]) {
    recipes.set(id, { id, name, slug: '', batchStep: 0.25, ingredients: [], components: [], method: '' });
  }
  const units = data.batch_decisions.map((row): [FinishedUnitId, PlanUnit] => [
    row.finished_unit_id,
    {
      id: row.finished_unit_id,
      name: row.recipe_name,
      recipeId: row.recipe_id,
      yield: row.yield_per_batch ? { kind: 'count', perBatch: row.yield_per_batch } : { kind: 'unknown' },
    },
  ]);
  const goods = data.finished_goods.map((row): [FinishedGoodId, PlanGood] => [
    row.fg_id,
    { id: row.fg_id, name: row.fg_name, slug: row.fg_slug, isBare: false, components: [] },
  ]);
  const definitions: PlanDefinitions = {
    recipes,
    finishedUnits: new Map(units),
    finishedGoods: new Map(goods),
    ingredients: new Map(),
  };
  return {
    version: data.snapshot_version,
    event: null,
    plan: {
      definitions,
      selection: data.finished_goods.map((row) => ({ finishedGoodId: row.fg_id, quantity: row.quantity })),
      decisions: new Map(
        data.batch_decisions.map((row) => [row.finished_unit_id, { batches: row.batches, acceptedShortfall: 0 }]),
      ),
    },
  };
}

function firstIssue(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issues[0]);
  return path === null ? issues[0].message : `${path}: ${issues[0].message}`;
}
