/** What queries answer with about the history of an event: plain values, as in views.ts. */
import type { StepKind } from '../domain/event-history.ts';
import type { Fingerprint, FinishedUnitId, HistoryEntryId, Moment } from '../domain/ids.ts';
import type { LossReason } from '../domain/making.ts';
import type { FilledGoods } from '../domain/plan-sheet.ts';
import type { PlanState } from '../domain/plan-states.ts';
import type { Reversal } from '../domain/reversal.ts';
import type { AmendmentRow, PackableRow, UnitChoice } from './views.ts';

export type { EventHoldings } from '../database/model.ts';

/** One entry of the history, in facts; the screen finds the words. */
export type HistoryRow = StepRow | ChangeRow | MadeRow | PackedRow;

interface EntryFacts {
  readonly entryId: HistoryEntryId;
  readonly at: Moment;
}

export interface StepRow extends EntryFacts {
  readonly kind: StepKind;
  /** Of the snapshot, at the start that is in force; else null. */
  readonly seal: Fingerprint | null;
}

export interface ChangeRow extends EntryFacts {
  readonly kind: 'amended';
  readonly sequence: number;
  readonly seal: Fingerprint | null;
  /** As it was given; '' when the change is not there. */
  readonly reason: string;
  /** null: it is not there, or cannot be read. */
  readonly change: AmendmentRow | null;
  /** What takes it back; null where that is not possible, or something has moved it since. */
  readonly reversal: Reversal | null;
  /** Changes can be taken back at all in the state that the event is in. */
  readonly isOpen: boolean;
}

export interface MadeRow extends EntryFacts {
  readonly kind: 'made' | 'made_voided';
  readonly name: string;
  readonly batches: number;
  readonly goodUnits: number;
  readonly lostUnits: number;
  readonly lossReason: LossReason | null;
  readonly note: string;
  /** It was voided later. */
  readonly isVoided: boolean;
}

export interface PackedRow extends EntryFacts {
  readonly kind: 'packed' | 'packed_voided';
  readonly name: string;
  readonly quantity: number;
  readonly note: string;
  readonly isVoided: boolean;
}

/** How an event stood right after an entry of its history, beside how it had stood right before. */
export interface PlanAsItStood {
  readonly state: PlanState;
  /** null: the plan was not frozen then, and nothing of it was kept. */
  readonly plan: {
    readonly units: readonly { readonly before: UnitChoice | null; readonly after: UnitChoice | null }[];
    readonly goods: readonly { readonly before: PackableRow | null; readonly after: PackableRow | null }[];
    readonly filled: { readonly before: FilledGoods; readonly after: FilledGoods };
    /** What stood made right after it; what was packed stands with the goods. */
    readonly made: readonly {
      readonly finishedUnitId: FinishedUnitId;
      readonly batches: number;
      readonly units: number;
    }[];
  } | null;
}

/** Whether all that is sealed is as it was written. */
export interface SealCheck {
  readonly changes: number;
  /** The first entry that does not fit or is missing: 0 the original, n the n-th change; null: all fit. */
  readonly firstBroken: number | null;
}
