/**
 * What a plan comes to, worked out once: its batches unit by unit, and what can be packed of them. Everything that is said
 * of a plan is read off this sheet.
 */
import type { FinishedGoodId } from './ids.ts';
import { neverButFor, packable, type PackableGood } from './packable.ts';
import type { PlanOutline } from './plan.ts';
import { NOTHING_MADE, type Progress } from './progress.ts';
import { plannedUnits, tellingGoodName, type PlannedUnit } from './plan-units.ts';

export interface PlanSheet {
  readonly plan: PlanOutline;
  /** What stands made and packed. */
  readonly progress: Progress;
  readonly units: readonly PlannedUnit[];
  readonly packable: readonly PackableGood[];
  /** How many of each good are asked for. */
  readonly selected: ReadonlyMap<FinishedGoodId, number>;
}

/** Takes what stands made and packed; without it the sheet is of the plan alone, as it was meant. */
export function planSheet(plan: PlanOutline, progress = NOTHING_MADE): PlanSheet {
  const units = plannedUnits(plan);
  const selected = new Map(plan.selection.map(({ finishedGoodId, quantity }) => [finishedGoodId, quantity]));
  return { plan, progress, units, packable: packable(plan, units, progress), selected };
}

/** Goods counted as a person counts them: what is packed, and what goes out on its own. */
export interface GoodsCount {
  readonly boxes: number;
  readonly loose: number;
}

/** How many goods a plan asks for, and how many of them are filled: by its batches in the end, packed ones included, unless it says otherwise. */
export interface FilledGoods {
  readonly planned: GoodsCount;
  readonly filled: GoodsCount;
}

export function filledGoods({ plan, packable: goods }: PlanSheet): FilledGoods {
  return {
    planned: goodsIn(plan),
    filled: counted(
      plan,
      goods.map(({ finishedGoodId, packed, inTheEnd }) => [finishedGoodId, packed + inTheEnd]),
    ),
  };
}

/** How many of the goods of a plan stand packed. */
export function packedGoods({ plan, packable: goods }: PlanSheet): FilledGoods {
  const packed = goods.map(({ finishedGoodId, packed }) => [finishedGoodId, packed] as const);
  return { planned: goodsIn(plan), filled: counted(plan, packed) };
}

export function goodsIn(plan: PlanOutline): GoodsCount {
  return counted(
    plan,
    plan.selection.map(({ finishedGoodId, quantity }) => [finishedGoodId, quantity]),
  );
}

function counted({ definitions }: PlanOutline, goods: readonly (readonly [FinishedGoodId, number])[]): GoodsCount {
  const sum = (isBare: boolean) =>
    goods.reduce(
      (total, [id, count]) => total + ((definitions.finishedGoods.get(id)?.isBare ?? false) === isBare ? count : 0),
      0,
    );
  return { boxes: sum(false), loose: sum(true) };
}

/** Boxes that a shortfall leaves unfilled. */
export interface UnfilledGood {
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  readonly never: number;
  readonly quantity: number;
}

/**
 * The goods that cannot all be filled for want of a unit, whatever else is short or not chosen yet: who accepts 12 short
 * cookies gives up two bags, not all of them because no brownies are chosen.
 */
export function unfilledFor({ plan, selected }: PlanSheet, unit: PlannedUnit): readonly UnfilledGood[] {
  return neverButFor(selected, unit).map(({ finishedGoodId, never, quantity }) => ({
    finishedGoodId,
    name: tellingGoodName(plan.definitions, finishedGoodId),
    never,
    quantity,
  }));
}

/** A good's name in the plan. */
export function goodName({ definitions }: PlanOutline, id: FinishedGoodId): string {
  return definitions.finishedGoods.get(id)?.name ?? '';
}
