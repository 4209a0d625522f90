/** What a change to a running plan would do, and what would mend one that falls short: seen before it is written. */
import type { Fingerprint, FinishedGoodId, FinishedUnitId } from '../domain/ids.ts';
import type { FilledGoods } from '../domain/plan-sheet.ts';
import type { PackableRow, UnitChoice } from './views.ts';

/** What a person was shown of a change, and confirms: the entry it follows on, and the changes exactly as previewed. */
export interface ShownChange {
  readonly lastSeal: Fingerprint;
  readonly changes: Fingerprint;
}

/** What was written in one go: the numbers of its first and last change, and the seal of the last. */
export interface WrittenChanges {
  readonly first: number;
  readonly last: number;
  readonly seal: Fingerprint;
}

export interface ChangePreview {
  /** Units that the change touches, before and after. */
  readonly units: readonly { readonly before: UnitChoice | null; readonly after: UnitChoice | null }[];
  readonly goods: readonly {
    readonly name: string;
    readonly before: PackableRow | null;
    readonly after: PackableRow | null;
  }[];
  readonly filled: { readonly before: FilledGoods; readonly after: FilledGoods };
  /** Batch changes that follow from it, not yet part of it. */
  readonly proposals: readonly BatchProposal[];
  /** What the plan froze otherwise than the catalog has it today; the sealed one stays. */
  readonly asSealed: readonly string[];
  /** The number the (first) change will get. */
  readonly sequence: number;
  readonly shown: ShownChange;
}

export interface BatchProposal {
  readonly finishedUnitId: FinishedUnitId;
  readonly name: string;
  readonly from: number | null;
  /** 0: drop them. */
  readonly to: number;
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

/** A unit with what is expected in the end over the need; below 0 is short. */
export interface UnitOverRow {
  readonly name: string;
  readonly over: number;
}

/** One way to mend what falls short: what is changed, and what comes of it. */
export interface RepairView {
  readonly changes: readonly RepairChange[];
  /** How many goods can be packed then. */
  readonly filled: FilledGoods;
  /** What is short now, then. */
  readonly units: readonly UnitOverRow[];
}

/** What falls short as the plan is, and the ways to mend it: none where nothing does. */
export interface RepairsView {
  readonly filled: FilledGoods;
  readonly units: readonly UnitOverRow[];
  readonly repairs: readonly RepairView[];
}
