/** What stands made and packed of an event; what was voided does not count. */
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';

export interface Progress {
  /** Batches recorded, total losses included: the floor of every decrease. */
  readonly batchesMade: ReadonlyMap<FinishedUnitId, number>;
  /** Good units of them, less what was lost later. */
  readonly unitsMade: ReadonlyMap<FinishedUnitId, number>;
  /** Units lost, with their batch or later. */
  readonly unitsLost: ReadonlyMap<FinishedUnitId, number>;
  /** Goods of the selection that are packed. */
  readonly packed: ReadonlyMap<FinishedGoodId, number>;
}

/** As it is before production. */
export const NOTHING_MADE: Progress = {
  batchesMade: new Map(),
  unitsMade: new Map(),
  unitsLost: new Map(),
  packed: new Map(),
};
