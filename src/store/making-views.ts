/** What the screens of the baking day are answered with. */
import type { FinishedGoodId, FinishedUnitId, Moment, PackingRunId, ProductionRunId } from '../domain/ids.ts';
import type { LossReason, UnitMaking } from '../domain/making.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { FilledGoods } from '../domain/plan-sheet.ts';
import type { BoxContent, EventHeader, PackableRow } from './views.ts';

export type { LossReason } from '../domain/making.ts';

/** Batches recorded, or units lost later (0 batches). */
export interface RunRow {
  readonly runId: ProductionRunId;
  readonly batches: number;
  readonly goodUnits: number;
  readonly lostUnits: number;
  readonly lossReason: LossReason | null;
  readonly note: string;
  readonly at: Moment;
  readonly isVoided: boolean;
}

/** A unit as it is made. */
export interface MakeRow extends UnitMaking {
  readonly finishedUnitId: FinishedUnitId;
  readonly name: string;
  readonly recipeName: string;
  readonly batchStep: BatchStep;
  readonly unitsPerBatch: number;
  /** Batches of the current plan; 0 where it has none any more. */
  readonly planned: number;
  /** Units that the plan needs. */
  readonly need: number;
  /** Fewer than the plan needs are expected in the end: by so many; 0: enough. */
  readonly willLack: number;
  /** Made and in no box. */
  readonly inHand: number;
  /** The batch that is due, and what it is to give. */
  readonly next: { readonly batches: number; readonly units: number };
  /** The latest first. */
  readonly runs: readonly RunRow[];
}

export interface MakeView {
  readonly event: EventHeader;
  /** In the order of the plan, then what was made and is not needed any more. */
  readonly units: readonly MakeRow[];
}

export interface PackingRunRow {
  readonly runId: PackingRunId;
  readonly quantity: number;
  readonly at: Moment;
  readonly isVoided: boolean;
}

/** A good of which fewer could be packed in the end. */
export interface PackingCostRow {
  readonly name: string;
  readonly fewer: number;
}

/** A good as it is packed: packed + now + later + never = quantity. */
export interface PackRow extends PackableRow {
  /** One unit on its own. */
  readonly isBare: boolean;
  /** Its lines by name, packaging included. */
  readonly contents: readonly BoxContent[];
  readonly later: number;
  readonly never: number;
  /** How many can be put together now, were all that is made for this one. */
  readonly most: number;
  /** Were one more of this packed now. */
  readonly costs: readonly PackingCostRow[];
  /** The latest first. */
  readonly runs: readonly PackingRunRow[];
}

export interface PackView {
  readonly event: EventHeader;
  /** How many stand packed. */
  readonly packed: FilledGoods;
  /** In the user's order. */
  readonly goods: readonly PackRow[];
}

/** One number of a plan that is changed: batches of a unit, or how many of a good, 0 to drop it. */
export interface RepairChange {
  readonly of:
    { readonly kind: 'unit'; readonly id: FinishedUnitId } | { readonly kind: 'good'; readonly id: FinishedGoodId };
  readonly type: 'modify_batch' | 'change_fg_quantity' | 'drop_fg';
  readonly name: string;
  readonly from: number | null;
  readonly to: number;
}

/** One way to mend what falls short: what is changed, and what comes of it. */
export interface RepairView {
  readonly changes: readonly RepairChange[];
  /** How many goods can be packed then. */
  readonly filled: FilledGoods;
  /** Of each unit that is short now, more (or, below 0, fewer) than needed. */
  readonly differences: readonly { readonly name: string; readonly by: number }[];
}
