/**
 * What an event leaves undone when its baking is called done: batches that were planned and not made, boxes that were planned
 * and not packed. It may be so; a person only has to see it.
 */
import { isNothingRecorded, type Progress } from './progress.ts';
import type { PlanOutline } from './plan.ts';
import { tellingGoodName, tellingUnitName } from './plan-units.ts';

/** `left` of `planned` are undone: batches of a unit, or boxes of a good. */
export interface UnfinishedRow {
  readonly name: string;
  readonly left: number;
  readonly planned: number;
}

export interface Unfinished {
  readonly batches: readonly UnfinishedRow[];
  readonly boxes: readonly UnfinishedRow[];
  /** No batch is made and no box packed: then all of the plan is open, which is no news. */
  readonly isNothingRecorded: boolean;
}

/** Takes the current plan and what stands made and packed. More than was planned leaves nothing undone. */
export function unfinishedOf(plan: PlanOutline, progress: Progress): Unfinished {
  const { batchesMade, packed } = progress;
  return {
    batches: [...plan.decisions]
      .map(([id, { batches: planned }]) => ({
        name: tellingUnitName(plan.definitions, id),
        left: planned - (batchesMade.get(id) ?? 0),
        planned,
      }))
      .filter(({ left }) => left > 0),
    boxes: plan.selection
      .map(({ finishedGoodId, quantity: planned }) => ({
        name: tellingGoodName(plan.definitions, finishedGoodId),
        left: planned - (packed.get(finishedGoodId) ?? 0),
        planned,
      }))
      .filter(({ left }) => left > 0),
    isNothingRecorded: isNothingRecorded(progress),
  };
}
