/**
 * What can be packed: one shared pool of units, handed out in the order of the selection; for each good the most that can
 * be filled from what is left.
 */
import { err, type Result } from '../shared/result.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { PlanOutline } from './plan.ts';
import type { PlannedUnit } from './plan-units.ts';
import { NOTHING_MADE, type Progress } from './progress.ts';
import { parseQuantity, type QuantityInvalid } from './quantity.ts';
import { contentReader, type GoodContent } from './requirements.ts';
import { unitsFrom } from './yields.ts';

/** `packed + now + later + never = quantity`, where later is inTheEnd − now. */
export interface PackableGood {
  readonly finishedGoodId: FinishedGoodId;
  readonly quantity: number;
  readonly packed: number;
  /** Boxes that can be filled from what is made and not packed. */
  readonly now: number;
  /** Boxes that can still be filled in the end: from what is made and from what is to come. */
  readonly inTheEnd: number;
  readonly never: number;
  /** The units that are short for the rest, and by how many. */
  readonly shortOf: readonly { readonly finishedUnitId: FinishedUnitId; readonly by: number }[];
}

type Pool = ReadonlyMap<FinishedUnitId, number>;

/**
 * Takes what stands made and packed; before production that is nothing, and the decided batches are all still to come. A unit
 * without a decision counts as none. Units to come are those of the decided batches less what the recorded ones promised.
 */
export function packable(
  plan: PlanOutline,
  units: readonly PlannedUnit[],
  progress: Progress = NOTHING_MADE,
): readonly PackableGood[] {
  const inHand = notPacked(plan, progress);
  const inTheEnd = new Map(inHand);
  for (const { finishedUnitId, unit, planned } of progress.isOver ? [] : units) {
    const promised = unitsFrom(progress.batchesMade.get(finishedUnitId) ?? 0, unit.yield);
    add(inTheEnd, finishedUnitId, Math.max(0, planned - promised));
  }
  return fill(plan, inTheEnd, inHand, progress);
}

/**
 * As the plan has it, if only this one unit ran short, and of all others there were enough: what is missing for want of it alone. Takes
 * how many of each good are selected; gives the goods that not all can be filled, in the order of the selection.
 */
export function neverButFor(
  selected: ReadonlyMap<FinishedGoodId, number>,
  { planned, through }: Pick<PlannedUnit, 'planned' | 'through'>,
): readonly Pick<PackableGood, 'finishedGoodId' | 'quantity' | 'never'>[] {
  let left = planned;
  return through.flatMap(({ finishedGoodId, units }) => {
    const quantity = selected.get(finishedGoodId) ?? 0;
    if (quantity === 0) return [];
    const each = units / quantity;
    const filled = Math.min(quantity, Math.floor(left / each));
    left -= each * filled;
    return filled < quantity ? [{ finishedGoodId, quantity, never: quantity - filled }] : [];
  });
}

/** What packing some of a good comes to. */
export interface Packing {
  /** How many of it can be put together from what is made and not packed, were all of that for it; never more than are still to be packed. */
  readonly most: number;
  /** Were one more of this packed now. */
  readonly costs: readonly PackingCost[];
}

/** A good of which fewer could be packed in the end, and by how many. */
export interface PackingCost {
  readonly finishedGoodId: FinishedGoodId;
  readonly fewer: number;
}

/**
 * Looks at each good of the selection by itself: a later one may be packed while an earlier one waits, as long as the units are there,
 * and one is told who goes short by it.
 */
export function packings(
  plan: PlanOutline,
  units: readonly PlannedUnit[],
  progress: Progress,
): ReadonlyMap<FinishedGoodId, Packing> {
  const contentOf = contentReader(plan.definitions);
  const inHand = notPacked(plan, progress);
  const before = packable(plan, units, progress);
  return new Map(
    before.map(({ finishedGoodId, quantity, packed }) => {
      const most = take(new Map(inHand), contentOf(finishedGoodId), Math.max(0, quantity - packed));
      const costs = most === 0 ? [] : costsBeside(before, plan, units, progress, finishedGoodId, 1);
      return [finishedGoodId, { most, costs }];
    }),
  );
}

/** Goods that would go short, were so many more of this one packed now; whether that many can be is another question. */
export function packingCosts(
  plan: PlanOutline,
  units: readonly PlannedUnit[],
  progress: Progress,
  finishedGoodId: FinishedGoodId,
  quantity: number,
): readonly PackingCost[] {
  return costsBeside(packable(plan, units, progress), plan, units, progress, finishedGoodId, quantity);
}

function costsBeside(
  before: readonly PackableGood[],
  plan: PlanOutline,
  units: readonly PlannedUnit[],
  progress: Progress,
  packedGood: FinishedGoodId,
  quantity: number,
): readonly PackingCost[] {
  const packed = (progress.packed.get(packedGood) ?? 0) + quantity;
  const after = packable(plan, units, { ...progress, packed: new Map(progress.packed).set(packedGood, packed) });
  return before.flatMap(({ finishedGoodId, inTheEnd }, place) => {
    const fewer = inTheEnd - (after[place]?.inTheEnd ?? 0);
    return finishedGoodId === packedGood || fewer <= 0 ? [] : [{ finishedGoodId, fewer }];
  });
}

/** More than can be put together from what is made and not packed; or, where `left` is less, than are still to be packed. */
export interface NotEnoughToPack {
  readonly type: 'NotEnoughToPack';
  readonly name: string;
  readonly most: number;
  readonly left: number;
}

/** How many of a good are packed in one go: a whole number from 1, and never more than can be. `left`: still to be packed. */
export function parsePacking(
  given: number | string,
  { name, most, left }: Pick<NotEnoughToPack, 'name' | 'most' | 'left'>,
): Result<number, QuantityInvalid | NotEnoughToPack> {
  const parsed = parseQuantity(given);
  return !parsed.ok || parsed.value <= most ? parsed : err({ type: 'NotEnoughToPack', name, most, left });
}

/** Good units that are in no box yet. */
export function notPacked(plan: PlanOutline, { unitsMade, packed }: Progress): Map<FinishedUnitId, number> {
  const contentOf = contentReader(plan.definitions);
  const pool = new Map(unitsMade);
  for (const [good, count] of packed) {
    if (!plan.definitions.finishedGoods.has(good)) continue;
    for (const [unit, each] of contentOf(good).units) add(pool, unit, -each * count);
  }
  return pool;
}

function fill(plan: PlanOutline, inTheEnd: Pool, inHand: Pool, progress: Progress): readonly PackableGood[] {
  const contentOf = contentReader(plan.definitions);
  const [end, hand] = [new Map(inTheEnd), new Map(inHand)];
  return plan.selection.map(({ finishedGoodId, quantity }) => {
    const content = contentOf(finishedGoodId);
    const packed = progress.packed.get(finishedGoodId) ?? 0;
    const wanted = Math.max(0, quantity - packed);
    const shortOf: { finishedUnitId: FinishedUnitId; by: number }[] = [];
    for (const [finishedUnitId, each] of content.units) {
      const by = each * wanted - (end.get(finishedUnitId) ?? 0);
      if (by > 0) shortOf.push({ finishedUnitId, by });
    }
    const filled = take(end, content, wanted);
    const now = take(hand, content, filled);
    return { finishedGoodId, quantity, packed, now, inTheEnd: filled, never: wanted - filled, shortOf };
  });
}

/** Takes as much out of the pool as fills most boxes, at most so many; gives how many that is. */
function take(pool: Map<FinishedUnitId, number>, { units }: GoodContent, most: number): number {
  let boxes = most;
  for (const [unit, each] of units) {
    if (boxes === 0) return 0;
    boxes = Math.min(boxes, Math.max(0, Math.floor((pool.get(unit) ?? 0) / each)));
  }
  for (const [unit, each] of units) add(pool, unit, -each * boxes);
  return boxes;
}

function add(pool: Map<FinishedUnitId, number>, unit: FinishedUnitId, count: number): void {
  pool.set(unit, (pool.get(unit) ?? 0) + count);
}
