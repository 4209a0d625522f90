/**
 * Boxes and what goes into each: a row for every good of the selection and for every box inside them, a column for every thing that goes
 * into one. A box in a box is a thing in the outer one and has a row of its own, so that the columns come to what the plan needs.
 */
import { invariant } from '../shared/invariant.ts';
import type { FinishedGoodId } from './ids.ts';
import { outermostFirst } from './nesting.ts';
import type { PlanComponent, PlanGood, PlanOutline } from './plan.ts';

type WithoutQuantity<C> = C extends PlanComponent ? Omit<C, 'quantity'> : never;

/** A thing that goes into boxes. */
export type BoxItem = WithoutQuantity<PlanComponent> & {
  /** By all boxes together. */
  readonly needed: number;
};

export interface BoxRow {
  readonly finishedGoodId: FinishedGoodId;
  readonly quantity: number;
  /** It goes into other boxes; those that are handed over by themselves are another row. */
  readonly isInside: boolean;
  /** A thing by itself: what is in it is it. */
  readonly isBare: boolean;
  /** How many of each item are in one, in the order of the items; 0: none. */
  readonly counts: readonly number[];
}

export interface BoxTable {
  readonly rows: readonly BoxRow[];
  /** In the order in which the rows ask for them. */
  readonly items: readonly BoxItem[];
}

/** The goods in the order of the selection, then what is inside them, an outer box before the ones in it. */
export function boxTable({ definitions, selection }: PlanOutline): BoxTable {
  const goodOf = (id: FinishedGoodId): PlanGood => {
    const good = definitions.finishedGoods.get(id);
    invariant(good, `good ${id} is defined in its plan`);
    return good;
  };
  const chosen = selection.map((row) => ({ ...row, isInside: false }));
  const inside = insideBoxes(selection, goodOf).map((row) => ({ ...row, isInside: true }));
  const rows = [...chosen, ...inside];
  const needed = new Map<string, BoxItem>();
  for (const { finishedGoodId, quantity } of rows) {
    for (const { quantity: each, ...item } of goodOf(finishedGoodId).components) {
      const before = needed.get(keyOf(item))?.needed ?? 0;
      needed.set(keyOf(item), { ...item, needed: before + each * quantity });
    }
  }
  const places = [...needed.keys()];
  return {
    rows: rows.map((row) => {
      const counts = new Map<string, number>();
      for (const { quantity, ...item } of goodOf(row.finishedGoodId).components)
        counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + quantity);
      return {
        ...row,
        isBare: goodOf(row.finishedGoodId).isBare,
        counts: places.map((place) => counts.get(place) ?? 0),
      };
    }),
    items: [...needed.values()],
  };
}

/** How many of each box go into others; each after all that take it, so that its sum is whole. */
function insideBoxes(
  selection: PlanOutline['selection'],
  goodOf: (id: FinishedGoodId) => PlanGood,
): PlanOutline['selection'] {
  const innerOf = (id: FinishedGoodId) => goodOf(id).components.filter((line) => line.kind === 'good');
  const order = outermostFirst(
    selection.map((row) => row.finishedGoodId),
    (id) => innerOf(id).map((line) => line.finishedGoodId),
  );
  const handedOver = new Map(selection.map((row) => [row.finishedGoodId, row.quantity]));
  const inside = new Map<FinishedGoodId, number>();
  for (const id of order) {
    const all = (handedOver.get(id) ?? 0) + (inside.get(id) ?? 0);
    for (const line of innerOf(id)) {
      inside.set(line.finishedGoodId, (inside.get(line.finishedGoodId) ?? 0) + line.quantity * all);
    }
  }
  return order.flatMap((id) => {
    const quantity = inside.get(id);
    return quantity === undefined ? [] : [{ finishedGoodId: id, quantity }];
  });
}

function keyOf(item: WithoutQuantity<PlanComponent>): string {
  switch (item.kind) {
    case 'unit':
      return `unit ${item.finishedUnitId}`;
    case 'good':
      return `good ${item.finishedGoodId}`;
    case 'packaging':
      return `packaging ${item.ingredientId}`;
  }
}
