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
  /** The baking was called done, and something of it is recorded: of batches that are not made none is to come. */
  readonly isOver: boolean;
}

/** No batch stands made and no box packed. */
export function isNothingRecorded({ batchesMade, packed }: Progress): boolean {
  return [...batchesMade.values(), ...packed.values()].every((count) => count === 0);
}

/** As it is before production. */
export const NOTHING_MADE: Progress = {
  batchesMade: new Map(),
  unitsMade: new Map(),
  unitsLost: new Map(),
  packed: new Map(),
  isOver: false,
};
