/** Which recorded changes moved which rows of a plan: the goods and the units, with what they come to. */
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { Plan } from './plan.ts';
import { applyChange, type PlanAmendment } from './plan-change.ts';
import { planSheet, type PlanSheet } from './plan-sheet.ts';

/** The sequence numbers of the amendments that moved a good or unit, rising. */
export interface Moves {
  readonly goods: ReadonlyMap<FinishedGoodId, readonly number[]>;
  readonly units: ReadonlyMap<FinishedUnitId, readonly number[]>;
}

/** A good is moved by what changes its number or how many can be filled, a unit by what changes its batches or its need. */
export function movesOf(original: Plan, sheet: PlanSheet, amendments: readonly PlanAmendment[]): Moves {
  const [goods, units] = [new Map<FinishedGoodId, number[]>(), new Map<FinishedUnitId, number[]>()];
  let [plan, before] = [original, sheet];
  for (const { sequence, change } of amendments) {
    const applied = applyChange(plan, change);
    if (!applied.ok) break; // folding the plan has already said so
    plan = applied.value;
    const after = planSheet(plan);
    for (const id of differing(goodsOf(before), goodsOf(after))) goods.set(id, [...(goods.get(id) ?? []), sequence]);
    for (const id of differing(unitsOf(before), unitsOf(after))) units.set(id, [...(units.get(id) ?? []), sequence]);
    before = after;
  }
  return { goods, units };
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
