/** Which recorded changes moved which rows of a plan: the goods and the units, with what they come to. */
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { Plan } from './plan.ts';
import { applyChange, type PlanAmendment } from './plan-change.ts';
import { planSheet, type PlanSheet } from './plan-sheet.ts';
import { undoneAtOnce } from './reversal.ts';

/** The sequence numbers of the amendments that moved a good or unit, rising. */
export interface Moves {
  readonly goods: ReadonlyMap<FinishedGoodId, readonly number[]>;
  readonly units: ReadonlyMap<FinishedUnitId, readonly number[]>;
}

/**
 * A good is moved by what changes its number or how many can be filled, a unit by what changes its batches or its need. What
 * was taken back at once moved only what it did not bring back: a slip is no reason for anything.
 */
export function movesOf(original: Plan, sheet: PlanSheet, amendments: readonly PlanAmendment[]): Moves {
  const moves: MovesSoFar = { goods: new Map(), units: new Map() };
  let [plan, before] = [original, sheet];
  for (const step of stepsOf(amendments)) {
    const inStep: MovesSoFar = { goods: new Map(), units: new Map() };
    const first = before;
    for (const { sequence, change } of step) {
      const applied = applyChange(plan, change);
      if (!applied.ok) return moves; // folding the plan has already said so
      plan = applied.value;
      const after = planSheet(plan);
      for (const id of differing(goodsOf(before), goodsOf(after))) note(inStep.goods, id, [sequence]);
      for (const id of differing(unitsOf(before), unitsOf(after))) note(inStep.units, id, [sequence]);
      before = after;
    }
    for (const id of differing(goodsOf(first), goodsOf(before))) note(moves.goods, id, inStep.goods.get(id) ?? []);
    for (const id of differing(unitsOf(first), unitsOf(before))) note(moves.units, id, inStep.units.get(id) ?? []);
  }
  return moves;
}

interface MovesSoFar {
  readonly goods: Map<FinishedGoodId, readonly number[]>;
  readonly units: Map<FinishedUnitId, readonly number[]>;
}

function note<Id>(moves: Map<Id, readonly number[]>, id: Id, sequences: readonly number[]): void {
  moves.set(id, [...(moves.get(id) ?? []), ...sequences]);
}

/** Each change by itself, but what was taken back at once together with what took it back. */
function stepsOf(amendments: readonly PlanAmendment[]): PlanAmendment[][] {
  const undoneBy = undoneAtOnce(amendments);
  const steps: PlanAmendment[][] = [];
  let lastOfStep = 0;
  for (const amendment of amendments) {
    const { sequence } = amendment;
    const step = steps.at(-1);
    if (step && sequence <= lastOfStep) step.push(amendment);
    else {
      steps.push([amendment]);
      lastOfStep = undoneBy.get(sequence) ?? sequence;
    }
  }
  return steps;
}

function differing<Id>(before: ReadonlyMap<Id, string>, after: ReadonlyMap<Id, string>): Set<Id> {
  return new Set([...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id)));
}

/** What a good comes to: how many there are, and how many can be filled. */
function goodsOf({ packable }: PlanSheet): Map<FinishedGoodId, string> {
  return new Map(packable.map(({ finishedGoodId, quantity, inTheEnd }) => [finishedGoodId, `${quantity} ${inTheEnd}`]));
}

/** What a unit comes to: how many are needed, and the batches of it. */
function unitsOf({ plan, units }: PlanSheet): Map<FinishedUnitId, string> {
  const batches = (id: FinishedUnitId) => plan.decisions.get(id)?.batches ?? 0;
  return new Map(units.map(({ finishedUnitId: id, need }) => [id, `${need} ${batches(id)}`]));
}
