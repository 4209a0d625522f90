/**
 * What can be packed: one shared pool of units, handed out in the order of the selection; for each good the most that can
 * be filled from what is left.
 */
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { PlanOutline } from './plan.ts';
import type { PlannedUnit } from './plan-units.ts';
import { contentReader } from './requirements.ts';

export interface PackableGood {
  readonly finishedGoodId: FinishedGoodId;
  readonly quantity: number;
  /** Boxes that can be filled in the end. */
  readonly inTheEnd: number;
  /** quantity − inTheEnd. */
  readonly never: number;
  /** The units that are short for the rest, and by how many. */
  readonly shortOf: readonly { readonly finishedUnitId: FinishedUnitId; readonly by: number }[];
}

/** Before production: what the decided batches will fill. A unit without a decision counts as none. */
export function packableInTheEnd(plan: PlanOutline, units: readonly PlannedUnit[]): readonly PackableGood[] {
  return fill(plan, new Map(units.map((row) => [row.finishedUnitId, row.planned])));
}

/** The same if only this one unit ran short, and of all others there were enough: what is missing for want of it alone. */
export function packableButFor(
  plan: PlanOutline,
  units: readonly PlannedUnit[],
  finishedUnitId: FinishedUnitId,
): readonly PackableGood[] {
  const pool = units.map((row): [FinishedUnitId, number] => [
    row.finishedUnitId,
    row.finishedUnitId === finishedUnitId ? row.planned : Infinity,
  ]);
  return fill(plan, new Map(pool));
}

function fill(plan: PlanOutline, pool: Map<FinishedUnitId, number>): readonly PackableGood[] {
  const contentOf = contentReader(plan.definitions);
  return plan.selection.map(({ finishedGoodId, quantity }) => {
    const { units } = contentOf(finishedGoodId);
    let inTheEnd = quantity;
    for (const [unit, each] of units) inTheEnd = Math.min(inTheEnd, Math.floor((pool.get(unit) ?? 0) / each));
    const shortOf = [...units]
      .map(([finishedUnitId, each]) => ({ finishedUnitId, by: each * quantity - (pool.get(finishedUnitId) ?? 0) }))
      .filter(({ by }) => by > 0);
    for (const [unit, each] of units) pool.set(unit, (pool.get(unit) ?? 0) - each * inTheEnd);
    return { finishedGoodId, quantity, inTheEnd, never: quantity - inTheEnd, shortOf };
  });
}
