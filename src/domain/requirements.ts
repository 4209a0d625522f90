/**
 * What a plan needs: every good taken apart down to units and packaging, summed over the whole selection. One row per unit,
 * whatever it came through, and nothing lost on the way (law 11).
 */
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { FinishedGoodId, FinishedUnitId, IngredientId } from './ids.ts';
import type { OutlineDefinitions, PlanOutline } from './plan.ts';

export interface Requirement {
  readonly finishedUnitId: FinishedUnitId;
  readonly need: number;
  /** Which goods of the selection ask for how many of it, in the order of the selection. */
  readonly through: readonly { readonly finishedGoodId: FinishedGoodId; readonly units: number }[];
}

/** What one piece of a good comes to. */
export interface GoodContent {
  readonly units: ReadonlyMap<FinishedUnitId, number>;
  readonly packaging: ReadonlyMap<IngredientId, number>;
}

/** More units of one kind than this in one event is a slip of the finger. */
export const LARGEST_NEED = 1_000_000_000;

/**
 * Gives a function that takes goods apart, each good once however often it is reached. The definitions hold everything the
 * goods reach, and no circle: both are checked where definitions are read.
 */
export function contentReader(definitions: OutlineDefinitions): (id: FinishedGoodId) => GoodContent {
  const known = new Map<FinishedGoodId, GoodContent>();
  const open = new Set<FinishedGoodId>();
  const contentOf = (id: FinishedGoodId): GoodContent => {
    const before = known.get(id);
    if (before) return before;
    const good = definitions.finishedGoods.get(id);
    invariant(good, `good ${id} is defined in its plan`);
    invariant(!open.has(id), `good ${id} does not contain itself`);
    open.add(id);
    const units = new Map<FinishedUnitId, number>();
    const packaging = new Map<IngredientId, number>();
    for (const line of good.components) {
      if (line.kind === 'unit') add(units, line.finishedUnitId, line.quantity);
      else if (line.kind === 'packaging') add(packaging, line.ingredientId, line.quantity);
      else {
        const inner = contentOf(line.finishedGoodId);
        for (const [unit, count] of inner.units) add(units, unit, count * line.quantity);
        for (const [ingredient, count] of inner.packaging) add(packaging, ingredient, count * line.quantity);
      }
    }
    open.delete(id);
    const content = { units, packaging };
    known.set(id, content);
    return content;
  };
  return contentOf;
}

/** Units needed, one row per unit, in the order in which the selection first asks for them. */
export function requirementsOf(plan: PlanOutline): readonly Requirement[] {
  const contentOf = contentReader(plan.definitions);
  const rows = new Map<
    FinishedUnitId,
    { need: number; through: { finishedGoodId: FinishedGoodId; units: number }[] }
  >();
  for (const { finishedGoodId, quantity } of plan.selection) {
    for (const [unit, count] of contentOf(finishedGoodId).units) {
      const units = count * quantity;
      const row = rows.get(unit) ?? { need: 0, through: [] };
      row.need += units;
      row.through.push({ finishedGoodId, units });
      rows.set(unit, row);
    }
  }
  return [...rows].map(([finishedUnitId, row]) => ({ finishedUnitId, ...row }));
}

export interface NeedTooLarge {
  readonly type: 'NeedTooLarge';
  readonly name: string;
  readonly limit: number;
}

/**
 * Refuses a plan that needs more of one unit than numbers stay exact for. With the plan as it was before, only what grew is
 * looked at: a plan that is beyond the limit already can still be made smaller.
 */
export function checkNeeds(plan: PlanOutline, before?: PlanOutline): Result<undefined, NeedTooLarge> {
  const [large] = needsBeyondLimit(plan, before);
  return large === undefined ? ok() : err(needTooLarge(plan, large));
}

/** The units that a plan needs too many of, and, with the plan as it was before, more than there. */
export function needsBeyondLimit(plan: PlanOutline, before?: PlanOutline): readonly FinishedUnitId[] {
  const needsBefore = new Map(before && requirementsOf(before).map((row) => [row.finishedUnitId, row.need]));
  return requirementsOf(plan)
    .filter((row) => row.need > LARGEST_NEED && row.need > (needsBefore.get(row.finishedUnitId) ?? 0))
    .map((row) => row.finishedUnitId);
}

export function needTooLarge(plan: PlanOutline, unit: FinishedUnitId): NeedTooLarge {
  return { type: 'NeedTooLarge', name: plan.definitions.finishedUnits.get(unit)?.name ?? '', limit: LARGEST_NEED };
}

/** Pieces of packaging needed, summed the same way. */
export function packagingOf(plan: Pick<PlanOutline, 'definitions' | 'selection'>): ReadonlyMap<IngredientId, number> {
  const contentOf = contentReader(plan.definitions);
  const sum = new Map<IngredientId, number>();
  for (const { finishedGoodId, quantity } of plan.selection) {
    for (const [ingredient, count] of contentOf(finishedGoodId).packaging) add(sum, ingredient, count * quantity);
  }
  return sum;
}

function add<Id>(sum: Map<Id, number>, id: Id, count: number): void {
  sum.set(id, (sum.get(id) ?? 0) + count);
}
