/**
 * What stands between a plan and its start. Lock and Start ask the same, because the catalog may move while a plan is
 * locked.
 */
import type { FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from './ids.ts';
import { checkBatches } from './batch-options.ts';
import { goodName, unfilledFor, type PlanSheet, type UnfilledGood } from './plan-sheet.ts';
import { LARGEST_NEED } from './requirements.ts';
import type { BatchStep } from './yields.ts';

interface UnitPoint {
  readonly finishedUnitId: FinishedUnitId;
  readonly name: string;
}

/** What must be settled first. */
export type OpenPoint =
  | (UnitPoint & { readonly type: 'DecisionMissing'; readonly need: number })
  | (UnitPoint & { readonly type: 'ShortfallOpen'; readonly short: number; readonly unfilled: readonly UnfilledGood[] })
  | (UnitPoint & { readonly type: 'NeedBeyondLimit'; readonly limit: number })
  | (UnitPoint & { readonly type: 'StepMoved'; readonly batches: number; readonly step: BatchStep });

/** What is worth a look, and may stay as it is. */
export type PlanWarning =
  | { readonly type: 'PlanEmpty' }
  | (UnitPoint & {
      readonly type: 'ShortfallAccepted';
      readonly short: number;
      readonly unfilled: readonly UnfilledGood[];
    })
  | { readonly type: 'GoodArchived'; readonly finishedGoodId: FinishedGoodId; readonly name: string }
  /** The plan follows it until production starts; it was locked when it was another. */
  | { readonly type: 'EditedSinceLocked'; readonly thing: EditedThing };

export type EditedThing =
  | { readonly kind: 'recipe'; readonly id: RecipeId; readonly name: string }
  | { readonly kind: 'good'; readonly id: FinishedGoodId; readonly name: string }
  | { readonly kind: 'ingredient'; readonly id: IngredientId; readonly name: string };

export interface PlanReadiness {
  readonly open: readonly OpenPoint[];
  readonly warnings: readonly PlanWarning[];
}

export interface PlanNotReady {
  readonly type: 'PlanNotReady';
  readonly open: readonly OpenPoint[];
}

/** Takes what the plan comes to and the ids of archived goods; gives what refuses and what warns. */
export function planReadiness(sheet: PlanSheet, archivedGoods: ReadonlySet<FinishedGoodId>): PlanReadiness {
  const { plan, units } = sheet;
  const open: OpenPoint[] = [];
  const warnings: PlanWarning[] = [];
  if (plan.selection.length === 0) warnings.push({ type: 'PlanEmpty' });
  for (const row of units) {
    const point = { finishedUnitId: row.finishedUnitId, name: row.unit.name };
    if (row.need > LARGEST_NEED) open.push({ ...point, type: 'NeedBeyondLimit', limit: LARGEST_NEED });
    if (!row.decision) {
      open.push({ ...point, type: 'DecisionMissing', need: row.need });
      continue;
    }
    const { batches } = row.decision;
    if (!checkBatches(batches, row.batchStep).ok)
      open.push({ ...point, type: 'StepMoved', batches, step: row.batchStep });
    if (row.difference >= 0) continue;
    const shortfall = { ...point, short: -row.difference, unfilled: unfilledFor(sheet, row) };
    if (row.openShortfall > 0) open.push({ ...shortfall, type: 'ShortfallOpen' });
    else warnings.push({ ...shortfall, type: 'ShortfallAccepted' });
  }
  for (const { finishedGoodId } of plan.selection) {
    if (!archivedGoods.has(finishedGoodId)) continue;
    warnings.push({ type: 'GoodArchived', finishedGoodId, name: goodName(plan, finishedGoodId) });
  }
  return { open, warnings };
}
