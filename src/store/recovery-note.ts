/**
 * What a recovered kitchen remembers of it: a setting, so that it is saved in one with what was recovered. A page that could not be
 * told knows by it that this is its kitchen, under another id.
 */
import type { Connection } from '../database/connection.ts';
import { deleteSetting, putSetting, readSetting } from '../database/model.ts';
import { RecoveryNote, type Recovery } from '../domain/recovery.ts';

/** This key stands in users' kitchens. */
const KEY = 'recovered';

/** null: it was never recovered, or that was put away, or cannot be read. */
export function readRecovery(connection: Connection): Recovery | null {
  return readSetting(connection, KEY, RecoveryNote);
}

export function noteRecovery(connection: Connection, recovery: Recovery): void {
  putSetting(connection, { key: KEY, value: recovery, at: recovery.at });
}

export function forgetRecovery(connection: Connection): void {
  deleteSetting(connection, KEY);
}
