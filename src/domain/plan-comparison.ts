/**
 * Original and current side by side: by good and by unit, never by recipe (two sizes of one dough are two rows). Works in
 * production and for ever after; comparing a plan with itself finds nothing (law 12).
 */
import { ok, type Result } from '../shared/result.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { Plan } from './plan.ts';
import { applyChange, foldPlan, quantityOf, type AmendmentUnreadable, type PlanAmendment } from './plan-change.ts';
import { requirementsOf } from './requirements.ts';

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
}

/** For a unit it is the batches that count; the need is shown beside them. */
export interface ComparedUnit extends ComparedRow {
  readonly finishedUnitId: FinishedUnitId;
  readonly originalBatches: number | null;
  readonly currentBatches: number | null;
  readonly originalNeed: number;
  readonly currentNeed: number;
}

export interface PlanComparison {
  readonly goods: readonly ComparedGood[];
  readonly units: readonly ComparedUnit[];
}

/** Takes the original plan and the amendments in sequence. Rows: the original's order, then what was added, in its order. */
export function comparePlans(
  original: Plan,
  amendments: readonly PlanAmendment[],
): Result<PlanComparison, AmendmentUnreadable> {
  const folded = foldPlan(original, amendments);
  if (!folded.ok) return folded;
  const current = folded.value;
  const moves = whatMovedUnits(original, amendments);
  return ok({ goods: compareGoods(original, current, amendments), units: compareUnits(original, current, moves) });
}

function compareGoods(original: Plan, current: Plan, amendments: readonly PlanAmendment[]): ComparedGood[] {
  const ids = new Set([
    ...original.selection.map((row) => row.finishedGoodId),
    ...amendments.flatMap(({ change }) => ('fg_id' in change.data ? [change.data.fg_id] : [])),
  ]);
  return [...ids].map((finishedGoodId) => {
    const [before, after] = [quantityOf(original, finishedGoodId), quantityOf(current, finishedGoodId)];
    return {
      finishedGoodId,
      name: current.definitions.finishedGoods.get(finishedGoodId)?.name ?? '',
      original: before,
      current: after,
      status: statusOf(before, after),
      movedBy: amendments
        .filter(({ change }) => 'fg_id' in change.data && change.data.fg_id === finishedGoodId)
        .map(({ sequence }) => sequence),
    };
  });
}

function compareUnits(
  original: Plan,
  current: Plan,
  moves: ReadonlyMap<FinishedUnitId, readonly number[]>,
): ComparedUnit[] {
  const [needsBefore, needsAfter] = [needs(original), needs(current)];
  const ids = new Set([
    ...needsBefore.keys(),
    ...original.decisions.keys(),
    ...needsAfter.keys(),
    ...current.decisions.keys(),
    ...moves.keys(),
  ]);
  return [...ids].map((finishedUnitId) => {
    const before = original.decisions.get(finishedUnitId)?.batches ?? null;
    const after = current.decisions.get(finishedUnitId)?.batches ?? null;
    return {
      finishedUnitId,
      name: current.definitions.finishedUnits.get(finishedUnitId)?.name ?? '',
      originalBatches: before,
      currentBatches: after,
      originalNeed: needsBefore.get(finishedUnitId) ?? 0,
      currentNeed: needsAfter.get(finishedUnitId) ?? 0,
      status: statusOf(before, after),
      movedBy: moves.get(finishedUnitId) ?? [],
    };
  });
}

/** Which amendments changed the batches or the need of which unit. */
function whatMovedUnits(original: Plan, amendments: readonly PlanAmendment[]): Map<FinishedUnitId, number[]> {
  const moves = new Map<FinishedUnitId, number[]>();
  let plan = original;
  let before = needs(original);
  for (const { sequence, change } of amendments) {
    const applied = applyChange(plan, change);
    if (!applied.ok) break; // foldPlan has already said so
    const after = needs(applied.value);
    const moved = new Set<FinishedUnitId>(
      [...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id)),
    );
    if (change.type === 'modify_batch') moved.add(change.data.finished_unit_id);
    for (const id of moved) moves.set(id, [...(moves.get(id) ?? []), sequence]);
    plan = applied.value;
    before = after;
  }
  return moves;
}

function needs(plan: Plan): Map<FinishedUnitId, number> {
  return new Map(requirementsOf(plan).map((row) => [row.finishedUnitId, row.need]));
}

function statusOf(before: number | null, after: number | null): ComparisonStatus {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'dropped' : 'changed';
}
