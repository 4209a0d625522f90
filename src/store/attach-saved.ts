/** From what was loaded at opening to a database that may be worked in: is it sound, and is it the kitchen that the page remembers? */
import type { Connection, Engine } from '../database/connection.ts';
import { ok, type Result } from '../shared/result.ts';
import type { SavedImage } from '../storage/saved-image.ts';
import { checkSentinel, type Sentinel } from '../storage/sentinel.ts';
import { attachSavedImage } from './database-file.ts';
import { readRecovery } from './recovery-note.ts';
import { hasReplaced } from './restored-setting.ts';
import type { Trouble } from './trouble.ts';

/** null: nothing is saved, and nothing is remembered. Refuses what does not fit. Waits for the engine only when it is needed. */
export async function attachSaved(
  engine: Engine | Promise<Engine>,
  image: SavedImage | null,
  sentinel: Sentinel | null,
): Promise<Result<Connection | null, Trouble>> {
  const remembered = checkSentinel(image?.head ?? null, sentinel);
  if (!remembered.ok && remembered.error.type !== 'KitchenOther') return remembered;
  if (!image) return ok(null);
  const attached = attachSavedImage(await engine, image);
  if (remembered.ok) return attached;
  const { expected } = remembered.error;
  if (attached.ok && isInItsPlace(attached.value, expected)) return attached;
  if (attached.ok) attached.value.close();
  return remembered;
}

/** Recovered or restored, it goes on under another id; the page may have been gone before it could be told. */
function isInItsPlace(connection: Connection, expected: Sentinel): boolean {
  const isRecovered = readRecovery(connection)?.formerIds.includes(expected.databaseId) ?? false;
  return isRecovered || hasReplaced(connection, expected);
}
