/**
 * What was made of a unit against what its batches promised. Small batches, extra ones and losses all show here, so that trouble is
 * seen before the last box: promised = made + lost + missing, always.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';
import { batchOptions, checkBatches, type BatchesNotMultiple, type BatchOption } from './batch-options.ts';
import type { FinishedUnitId } from './ids.ts';
import { parseText, type TextRefusal } from './names.ts';
import type { PlanOutline } from './plan.ts';
import { unitWithRecipe, type PlannedUnit } from './plan-units.ts';
import type { Progress } from './progress.ts';
import { parseQuantity, type QuantityInvalid } from './quantity.ts';
import { unitsFrom, type BatchStep, type FrozenYield } from './yields.ts';

/** Why units were lost. The words stand in users' databases. */
export const lossReasons = ['burnt', 'broken', 'dropped', 'wrong_ingredients', 'contaminated', 'other'] as const;
export const LossReason = v.picklist(lossReasons);
export type LossReason = v.InferOutput<typeof LossReason>;

/** One unit's making, in batches (`done`) and units (all others). */
export interface UnitMaking {
  /** Batches recorded. */
  readonly done: number;
  /** Units that those batches were to give. */
  readonly promised: number;
  /** Good units, less what was lost later. */
  readonly made: number;
  readonly lost: number;
  /** promised − made − lost. Above 0: small batches; below 0: more than a batch gives. */
  readonly missing: number;
  /** Units of the batches that are planned and not recorded. */
  readonly toCome: number;
  /** made + toCome. */
  readonly expected: number;
}

/** What was recorded of one unit: batches, good units less later losses, and all that was lost. */
export interface RecordedUnits {
  readonly batches: number;
  readonly made: number;
  readonly lost: number;
}

/** Takes the batches of the current plan, what one gives, and what was recorded. Promised is floored on the sum, as every yield is. */
export function unitMaking(
  planned: number,
  unitYield: FrozenYield,
  { batches, made, lost }: RecordedUnits,
): UnitMaking {
  const promised = unitsFrom(batches, unitYield);
  const toCome = Math.max(0, unitsFrom(planned, unitYield) - promised);
  return { done: batches, promised, made, lost, missing: promised - made - lost, toCome, expected: made + toCome };
}

/** One unit's making as the plan has it and as it was recorded. The plan defines the unit. */
export function makingOf(plan: PlanOutline, progress: Progress, id: FinishedUnitId): UnitMaking {
  const planned = progress.isOver ? 0 : (plan.decisions.get(id)?.batches ?? 0);
  return unitMaking(planned, unitWithRecipe(plan.definitions, id).unit.yield, {
    batches: progress.batchesMade.get(id) ?? 0,
    made: progress.unitsMade.get(id) ?? 0,
    lost: progress.unitsLost.get(id) ?? 0,
  });
}

/** Units expected in the end, with what was lost and what came out besides, less those that are needed; below 0 is short. */
export function expectedOver(plan: PlanOutline, progress: Progress, { finishedUnitId, need }: UnitNeed): number {
  return makingOf(plan, progress, finishedUnitId).expected - need;
}

/** Batches in all to choose from, as those that are done came out: what they lost is made anew. Before production those of the need alone. */
export function optionsAsMade(plan: PlanOutline, progress: Progress, row: PlannedUnit): readonly BatchOption[] {
  const { made, promised } = makingOf(plan, progress, row.finishedUnitId);
  return batchOptions(row.need - made + promised, row.unit.yield, row.batchStep);
}

type UnitNeed = Pick<PlannedUnit, 'finishedUnitId' | 'need'>;

/** The batch that is due: a whole one, or what is left of the planned ones where that is less; a whole one beyond the plan. `units`: what it is to give. */
export function nextBatch(
  planned: number,
  unitYield: FrozenYield,
  done: number,
): { readonly batches: number; readonly units: number } {
  const left = planned - done;
  const batches = left > 0 ? Math.min(1, left) : 1;
  return { batches, units: unitsOfRun(done, batches, unitYield) };
}

/** Whole units that so many batches are to give after those that are done. Floored on the sum: two halves of 25 give 12, then 13. */
export function unitsOfRun(done: number, batches: number, unitYield: FrozenYield): number {
  return unitsFrom(done + batches, unitYield) - unitsFrom(done, unitYield);
}

/** Units were lost, and nobody said why. */
export interface LossUnexplained {
  readonly type: 'LossUnexplained';
}

/** Batches as a person records them. */
export interface RunDraft {
  readonly batches: number;
  readonly good: number | string;
  readonly lost: number | string;
  /** Of no account where nothing was lost. */
  readonly reason: LossReason | null;
  readonly note: string;
}

export interface RunFacts {
  readonly batches: number;
  readonly goodUnits: number;
  readonly lostUnits: number;
  readonly lossReason: LossReason | null;
  readonly note: string;
}

export type RunRefusal = BatchesNotMultiple | QuantityInvalid | LossUnexplained | TextRefusal;

/** Any number of good units from 0 up is taken, also beyond the plan. Refuses batches that do not fit the step, numbers that are none, and a loss without a reason. */
export function parseRun(draft: RunDraft, step: BatchStep): Result<RunFacts, RunRefusal> {
  const batches = checkBatches(draft.batches, step);
  if (!batches.ok) return batches;
  const good = parseQuantity(draft.good, 0);
  if (!good.ok) return good;
  const lost = parseLoss(draft, 0);
  return lost.ok ? ok({ ...lost.value, batches: batches.value, goodUnits: good.value }) : lost;
}

/** Units that were lost after their batch was recorded: a run of no batches that takes them off again. */
export function parseLaterLoss(draft: Pick<RunDraft, 'lost' | 'reason' | 'note'>): Result<RunFacts, RunRefusal> {
  const lost = parseLoss(draft, 1);
  return lost.ok ? ok({ ...lost.value, batches: 0, goodUnits: -lost.value.lostUnits }) : lost;
}

function parseLoss(
  draft: Pick<RunDraft, 'lost' | 'reason' | 'note'>,
  least: 0 | 1,
): Result<Pick<RunFacts, 'lostUnits' | 'lossReason' | 'note'>, QuantityInvalid | LossUnexplained | TextRefusal> {
  const lost = parseQuantity(draft.lost, least);
  if (!lost.ok) return lost;
  const note = parseText(draft.note);
  if (!note.ok) return note;
  if (lost.value > 0 && draft.reason === null) return err({ type: 'LossUnexplained' });
  return ok({ lostUnits: lost.value, lossReason: lost.value > 0 ? draft.reason : null, note: note.value });
}
