/**
 * Original, current and made side by side: by good and by unit, never by recipe (two sizes of one dough are two rows). Works in
 * production and for ever after; comparing a plan with itself finds nothing (law 12).
 */
import { ok, type Result } from '../shared/result.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { Plan } from './plan.ts';
import { makingOf, type UnitMaking } from './making.ts';
import { foldPlan, quantityOf, type AmendmentUnreadable, type PlanAmendment } from './plan-change.ts';
import { movesOf, type Moves } from './plan-moves.ts';
import { filledGoods, planSheet, type FilledGoods, type PlanSheet } from './plan-sheet.ts';
import { tellingGoodName, tellingUnitName } from './plan-units.ts';
import { isNothingRecorded, NOTHING_MADE, type Progress } from './progress.ts';

export type ComparisonStatus = 'same' | 'changed' | 'added' | 'dropped';

interface ComparedRow {
  readonly name: string;
  readonly status: ComparisonStatus;
  /** The sequence numbers of the amendments that moved this row. */
  readonly movedBy: readonly number[];
}

export interface ComparedGood extends ComparedRow {
  readonly finishedGoodId: FinishedGoodId;
  /** null: not in that plan. */
  readonly original: number | null;
  readonly current: number | null;
  /** How many of them the batches of the original fill; 0 where it is not in it. */
  readonly originalFilled: number;
  /** How many of them are filled in the end: packed ones, from what is made, and from what is to come. */
  readonly currentFilled: number;
  /** packed + now + later + never = current; null: nothing is recorded of the event. */
  readonly made: PackedSoFar | null;
}

/** Goods that stand packed, can be now, can be after the remaining batches, and never can be. */
export interface PackedSoFar {
  readonly packed: number;
  readonly now: number;
  readonly later: number;
  readonly never: number;
}

/** For a unit it is the batches that count; the need is shown beside them. */
export interface ComparedUnit extends ComparedRow {
  readonly finishedUnitId: FinishedUnitId;
  readonly originalBatches: number | null;
  readonly currentBatches: number | null;
  readonly originalNeed: number;
  readonly currentNeed: number;
  /** What the batches of the current plan give, less what is needed; negative is short. */
  readonly currentDifference: number;
  /** null: nothing is recorded of the event. */
  readonly made: UnitMaking | null;
}

export interface PlanComparison {
  readonly goods: readonly ComparedGood[];
  readonly units: readonly ComparedUnit[];
  readonly filled: { readonly original: FilledGoods; readonly current: FilledGoods };
}

/**
 * Takes the original plan, the amendments in sequence, and what stands made and packed. Rows: the original's order, then what was
 * added, in its order.
 */
export function comparePlans(
  original: Plan,
  amendments: readonly PlanAmendment[],
  progress: Progress = NOTHING_MADE,
): Result<PlanComparison, AmendmentUnreadable> {
  const folded = foldPlan(original, amendments);
  if (!folded.ok) return folded;
  const [before, after] = [planSheet(original), planSheet(folded.value, progress)];
  const moves = movesOf(original, before, amendments);
  const recorded = isNothingRecorded(progress) ? null : progress;
  return ok({
    goods: compareGoods(original, folded.value, before, after, moves, recorded),
    units: compareUnits(original, folded.value, before, after, moves, recorded),
    filled: { original: filledGoods(before), current: filledGoods(after) },
  });
}

/** Whether a good is no longer as it was sealed, or falls short; when it is over, also whether it was not all packed. */
export function isGoodMoved(row: ComparedGood, isOver: boolean): boolean {
  const current = row.current ?? 0;
  const isLeft = isOver && row.made !== null && row.made.packed < current;
  return row.status !== 'same' || row.originalFilled !== row.currentFilled || row.currentFilled < current || isLeft;
}

/** Whether batches or need are no longer as they were sealed, or short, or something was lost or is missing; when it is over, also whether they were not all made. */
export function isUnitMoved(row: ComparedUnit, isOver: boolean): boolean {
  const { made } = row;
  const isNotAsPromised = made !== null && (made.lost > 0 || made.missing > 0);
  const isLeft = isOver && made !== null && made.done < (row.currentBatches ?? 0);
  const isPlanMoved = row.status !== 'same' || row.originalNeed !== row.currentNeed || row.currentDifference < 0;
  return isPlanMoved || isNotAsPromised || isLeft;
}

function compareGoods(
  original: Plan,
  current: Plan,
  sheetBefore: PlanSheet,
  sheetAfter: PlanSheet,
  moves: Moves,
  recorded: Progress | null,
): ComparedGood[] {
  const filledBefore = new Map(sheetBefore.packable.map((row) => [row.finishedGoodId, row.inTheEnd]));
  const now = new Map(sheetAfter.packable.map((row) => [row.finishedGoodId, row]));
  const ids = new Set([...original.selection.map((row) => row.finishedGoodId), ...moves.goods.keys()]);
  return [...ids].map((finishedGoodId) => {
    const [before, after] = [quantityOf(original, finishedGoodId), quantityOf(current, finishedGoodId)];
    const row = now.get(finishedGoodId) ?? { packed: 0, now: 0, inTheEnd: 0, never: 0 };
    const made = { packed: row.packed, now: row.now, later: row.inTheEnd - row.now, never: row.never };
    return {
      finishedGoodId,
      name: tellingGoodName(current.definitions, finishedGoodId),
      original: before,
      current: after,
      originalFilled: filledBefore.get(finishedGoodId) ?? 0,
      currentFilled: row.packed + row.inTheEnd,
      made: recorded && made,
      status: statusOf(before, after),
      movedBy: moves.goods.get(finishedGoodId) ?? [],
    };
  });
}

function compareUnits(
  original: Plan,
  current: Plan,
  sheetBefore: PlanSheet,
  sheetAfter: PlanSheet,
  moves: Moves,
  recorded: Progress | null,
): ComparedUnit[] {
  const [needsBefore, needsAfter] = [needs(sheetBefore), needs(sheetAfter)];
  const differences = new Map(sheetAfter.units.map((row) => [row.finishedUnitId, row.difference]));
  const ids = new Set([...needsBefore.keys(), ...needsAfter.keys(), ...moves.units.keys()]);
  return [...ids].map((finishedUnitId) => {
    const before = original.decisions.get(finishedUnitId)?.batches ?? null;
    const after = current.decisions.get(finishedUnitId)?.batches ?? null;
    return {
      finishedUnitId,
      name: tellingUnitName(current.definitions, finishedUnitId),
      originalBatches: before,
      currentBatches: after,
      originalNeed: needsBefore.get(finishedUnitId) ?? 0,
      currentNeed: needsAfter.get(finishedUnitId) ?? 0,
      currentDifference: differences.get(finishedUnitId) ?? 0,
      made: recorded && makingOf(current, recorded, finishedUnitId),
      status: statusOf(before, after),
      movedBy: moves.units.get(finishedUnitId) ?? [],
    };
  });
}

/** Every unit that is needed or has batches, and how many of it are needed. */
function needs({ units }: PlanSheet): Map<FinishedUnitId, number> {
  return new Map(units.map((row) => [row.finishedUnitId, row.need]));
}

function statusOf(before: number | null, after: number | null): ComparisonStatus {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'dropped' : 'changed';
}
