/** What the screens of the baking day are answered with. */
import type { FinishedUnitId } from '../domain/ids.ts';
import type { UnitMaking } from '../domain/making.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { FilledGoods } from '../domain/plan-sheet.ts';
import type { PackingRunRow, RunRow } from './run-views.ts';
import type { BoxContent, EventHeader, PackableRow } from './views.ts';

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
