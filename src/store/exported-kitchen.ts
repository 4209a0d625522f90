import type { Sentinel } from '../storage/sentinel.ts';

/** The database in memory as a file, and the save it stands for. */
export interface ExportedKitchen {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** null: nothing was saved yet. */
  readonly saved: Sentinel | null;
}
