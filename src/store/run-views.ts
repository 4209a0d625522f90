/** What was recorded on the baking day, as screens list it. */
import type { Moment, PackingRunId, ProductionRunId } from '../domain/ids.ts';
import type { LossReason } from '../domain/making.ts';

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

export interface PackingRunRow {
  readonly runId: PackingRunId;
  readonly quantity: number;
  readonly at: Moment;
  readonly isVoided: boolean;
}
