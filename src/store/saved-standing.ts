/** How a saved image stands to what was saved before, as the kitchen in memory asks it. */
import type { Connection } from '../database/connection.ts';
import { kitchenFill } from '../database/model.ts';
import { err, type Result } from '../shared/result.ts';
import type { CopySource } from '../storage/safety-copies.ts';
import type { SavedImage } from '../storage/saved-image.ts';
import { checkSentinel, type Sentinel } from '../storage/sentinel.ts';
import type { StorageTrouble } from '../storage/storage-trouble.ts';
import { readRecovery } from './recovery-note.ts';
import type { Trouble } from './trouble.ts';

/** Only the same kitchen, not older, may take the place of the one in memory; a window that has saved nothing takes any. */
export function checkSequel(latest: SavedImage, image: SavedImage | null): Result<undefined, Trouble> {
  return checkSentinel(latest.head, image && sentinelOf(image));
}

export function sentinelOf({ head }: SavedImage): Sentinel {
  return { databaseId: head.databaseId, generation: head.generation };
}

/** What a safety copy is made of. */
export function copySourceOf(image: SavedImage, connection: Connection): CopySource {
  const formerIds = readRecovery(connection)?.formerIds ?? [];
  return { ...image, formerIds, fill: kitchenFill(connection) };
}

/** Reading never compares and sets: only a save can be told that others moved on. */
export function asTrouble(trouble: StorageTrouble): Trouble {
  return trouble.type === 'MovedOn' ? { type: 'StorageCleared' } : trouble;
}

export function refused(trouble: StorageTrouble): Result<never, Trouble> {
  return err(asTrouble(trouble));
}
