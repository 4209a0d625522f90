/**
 * A copy of the kitchen as a file: the database itself, which any SQLite tool opens. Only one thing is added to it, a setting
 * that says when the copy was made: how much is in it is counted by whoever reads it, and cannot be wrong then.
 */
import { transfer } from 'comlink';
import { attach, type Engine } from '../database/connection.ts';
import { putSetting } from '../database/model.ts';
import type { Moment } from '../domain/ids.ts';
import type { CopyMade } from '../domain/kitchen-copy.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { ExportedKitchen } from './exported-kitchen.ts';
import { kitchenCounts } from './kitchen-facts.ts';
import type { Trouble } from './trouble.ts';
import type { KitchenCounts } from './views.ts';

/** This key stands in files that users keep; its value is a `CopyMade`. A kitchen made from a copy goes on with it. */
export const COPY_SETTING = 'copy';

export interface KitchenCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly madeAt: Moment;
  /** Counted in the file itself. */
  readonly counts: KitchenCounts;
  /** The save that it holds; null: nothing was saved yet. */
  readonly saved: Sentinel | null;
}

/** Makes the file of an exported kitchen. Its bytes go along, and are not copied, when the answer leaves the worker. */
export function copyOfKitchen(
  engine: Engine,
  { bytes, saved }: ExportedKitchen,
  made: CopyMade,
): Result<KitchenCopy, Trouble> {
  const connection = attach(engine, bytes);
  try {
    putSetting(connection, { key: COPY_SETTING, value: made, at: made.madeAt });
    const copy = connection.exportBytes();
    const counts = kitchenCounts(connection);
    return transfer(ok({ bytes: copy, madeAt: made.madeAt, counts, saved }), [copy.buffer]);
  } finally {
    connection.close();
  }
}
