/** What a kitchen that came from a file remembers of it. It is in the image itself, so that it is saved with it or not at all. */
import type { Connection } from '../database/connection.ts';
import { putSetting, readSetting } from '../database/model.ts';
import { Restored } from '../domain/kitchen-copy.ts';
import { ok } from '../shared/result.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { Query } from './query.ts';

/** This key stands in users' databases. */
const RESTORED_SETTING = 'restored';

export function noteRestored(connection: Connection, restored: Restored): void {
  putSetting(connection, { key: RESTORED_SETTING, value: restored, at: restored.at });
}

/** null: it did not come from a file. */
export const kitchenRestored: Query<'kitchen.restored'> = (connection) =>
  ok(readSetting(connection, RESTORED_SETTING, Restored));

/**
 * Whether this kitchen took the place of that one, in a restore whose end the page did not hear of: then it is what is to be found
 * here.
 */
export function hasReplaced(connection: Connection, expected: Sentinel): boolean {
  const replaced = readSetting(connection, RESTORED_SETTING, Restored)?.replaced;
  return replaced?.databaseId === expected.databaseId && replaced.generation >= expected.generation;
}
