/**
 * What stands between a plan and its start. Lock and Start ask the same, because the catalog may move while a plan is
 * locked.
 */
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import { checkBatches } from './batch-options.ts';
import { packableInTheEnd } from './packable.ts';
import type { Plan } from './plan.ts';
import { plannedUnits, type PlannedUnit } from './plan-units.ts';
import type { BatchStep } from './yields.ts';

interface UnitPoint {
  readonly finishedUnitId: FinishedUnitId;
  readonly name: string;
}

/** Boxes that a shortfall leaves unfilled. */
export interface UnfilledGood {
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  readonly never: number;
  readonly quantity: number;
}

/** What must be settled first. */
export type OpenPoint =
  | (UnitPoint & { readonly type: 'DecisionMissing'; readonly need: number })
  | (UnitPoint & { readonly type: 'ShortfallOpen'; readonly short: number; readonly unfilled: readonly UnfilledGood[] })
  | (UnitPoint & { readonly type: 'StepMoved'; readonly batches: number; readonly step: BatchStep });

/** What is worth a look, and may stay as it is. */
export type PlanWarning =
  | { readonly type: 'PlanEmpty' }
  | (UnitPoint & {
      readonly type: 'ShortfallAccepted';
      readonly short: number;
      readonly unfilled: readonly UnfilledGood[];
    })
  | { readonly type: 'GoodArchived'; readonly finishedGoodId: FinishedGoodId; readonly name: string };

export interface PlanReadiness {
  readonly open: readonly OpenPoint[];
  readonly warnings: readonly PlanWarning[];
}

export interface PlanNotReady {
  readonly type: 'PlanNotReady';
  readonly open: readonly OpenPoint[];
}

/** Takes the plan and the ids of archived goods; gives what refuses and what warns. */
export function planReadiness(plan: Plan, archivedGoods: ReadonlySet<FinishedGoodId>): PlanReadiness {
  const open: OpenPoint[] = [];
  const warnings: PlanWarning[] = [];
  if (plan.selection.length === 0) warnings.push({ type: 'PlanEmpty' });
  const unfilledBy = unfilledGoods(plan);
  for (const row of plannedUnits(plan)) {
    const point = { finishedUnitId: row.finishedUnitId, name: row.unit.name };
    if (!row.decision) {
      open.push({ ...point, type: 'DecisionMissing', need: row.need });
      continue;
    }
    const { batches } = row.decision;
    if (!checkBatches(batches, row.batchStep).ok)
      open.push({ ...point, type: 'StepMoved', batches, step: row.batchStep });
    if (row.difference >= 0) continue;
    const shortfall = { ...point, short: -row.difference, unfilled: unfilledBy(row) };
    if (row.openShortfall > 0) open.push({ ...shortfall, type: 'ShortfallOpen' });
    else warnings.push({ ...shortfall, type: 'ShortfallAccepted' });
  }
  for (const { finishedGoodId } of plan.selection) {
    if (!archivedGoods.has(finishedGoodId)) continue;
    warnings.push({ type: 'GoodArchived', finishedGoodId, name: goodName(plan, finishedGoodId) });
  }
  return { open, warnings };
}

/** For a short unit: the goods that cannot all be filled for want of it. */
export function unfilledGoods(plan: Plan): (row: PlannedUnit) => readonly UnfilledGood[] {
  const packable = packableInTheEnd(plan);
  return ({ finishedUnitId }) =>
    packable
      .filter((good) => good.never > 0 && good.shortOf.some((short) => short.finishedUnitId === finishedUnitId))
      .map(({ finishedGoodId, never, quantity }) => ({
        finishedGoodId,
        name: goodName(plan, finishedGoodId),
        never,
        quantity,
      }));
}

function goodName(plan: Plan, id: FinishedGoodId): string {
  return plan.definitions.finishedGoods.get(id)?.name ?? '';
}
