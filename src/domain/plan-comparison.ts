/**
 * Original and current side by side: by good and by unit, never by recipe (two sizes of one dough are two rows). Works in
 * production and for ever after; comparing a plan with itself finds nothing (law 12).
 */
import { ok, type Result } from '../shared/result.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { Plan } from './plan.ts';
import { foldPlan, quantityOf, type AmendmentUnreadable, type PlanAmendment } from './plan-change.ts';
import { movesOf, type Moves } from './plan-moves.ts';
import { filledGoods, planSheet, type FilledGoods, type PlanSheet } from './plan-sheet.ts';
import { tellingGoodName, tellingUnitName } from './plan-units.ts';

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
  /** How many of them the batches of that plan fill; 0 where it is not in it. */
  readonly originalFilled: number;
  readonly currentFilled: number;
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
}

export interface PlanComparison {
  readonly goods: readonly ComparedGood[];
  readonly units: readonly ComparedUnit[];
  readonly filled: { readonly original: FilledGoods; readonly current: FilledGoods };
}

/** Takes the original plan and the amendments in sequence. Rows: the original's order, then what was added, in its order. */
export function comparePlans(
  original: Plan,
  amendments: readonly PlanAmendment[],
): Result<PlanComparison, AmendmentUnreadable> {
  const folded = foldPlan(original, amendments);
  if (!folded.ok) return folded;
  const [before, after] = [planSheet(original), planSheet(folded.value)];
  const moves = movesOf(original, before, amendments);
  return ok({
    goods: compareGoods(original, folded.value, filled(before), filled(after), moves),
    units: compareUnits(original, folded.value, before, after, moves),
    filled: { original: filledGoods(before), current: filledGoods(after) },
  });
}

function compareGoods(
  original: Plan,
  current: Plan,
  filledBefore: ReadonlyMap<FinishedGoodId, number>,
  filledAfter: ReadonlyMap<FinishedGoodId, number>,
  moves: Moves,
): ComparedGood[] {
  const ids = new Set([...original.selection.map((row) => row.finishedGoodId), ...moves.goods.keys()]);
  return [...ids].map((finishedGoodId) => {
    const [before, after] = [quantityOf(original, finishedGoodId), quantityOf(current, finishedGoodId)];
    return {
      finishedGoodId,
      name: tellingGoodName(current.definitions, finishedGoodId),
      original: before,
      current: after,
      originalFilled: filledBefore.get(finishedGoodId) ?? 0,
      currentFilled: filledAfter.get(finishedGoodId) ?? 0,
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
      status: statusOf(before, after),
      movedBy: moves.units.get(finishedUnitId) ?? [],
    };
  });
}

/** Every unit that is needed or has batches, and how many of it are needed. */
function needs({ units }: PlanSheet): Map<FinishedUnitId, number> {
  return new Map(units.map((row) => [row.finishedUnitId, row.need]));
}

function filled({ packable }: PlanSheet): Map<FinishedGoodId, number> {
  return new Map(packable.map((row) => [row.finishedGoodId, row.inTheEnd]));
}

function statusOf(before: number | null, after: number | null): ComparisonStatus {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'dropped' : 'changed';
}
