/** What was saved is cleared from the device or damaged while a window still holds it: the same kitchen, saved once more as a whole. */
import { attach, type Engine } from '../database/connection.ts';
import { becomeDatabase } from '../database/model.ts';
import { invariant } from '../shared/invariant.ts';
import { ok, type Result } from '../shared/result.ts';
import type { ImageStore } from '../storage/image-store.ts';
import type { SavedImage } from '../storage/saved-image.ts';
import { imageOfRows, latestGeneration, statedText, type StoredRows } from '../storage/stored-rows.ts';
import type { MakeReplacement } from './replace-kitchen.ts';
import { refused } from './saved-standing.ts';
import type { Trouble } from './trouble.ts';

/** The database in memory, as the save that follows on the last one it knows of. */
export function sameKitchenAnew(engine: Engine): MakeReplacement<never> {
  return ({ bytes, saved }) => {
    invariant(saved, 'what was cleared was saved before');
    const of = { databaseId: saved.databaseId, generation: saved.generation + 1 };
    const connection = attach(engine, bytes);
    try {
      connection.begin();
      becomeDatabase(connection, of.databaseId, of.generation);
      connection.commit();
      return Promise.resolve(ok({ bytes: connection.exportBytes(), of }));
    } finally {
      connection.close();
    }
  };
}

/**
 * What is stored, where it is damaged and holds nothing later than that image; null: it is whole, or nothing is there. Refuses damage
 * that is not ours to mend: another kitchen's, or of a save that this window has not seen.
 */
export async function damagedRows(
  storage: ImageStore,
  { head }: SavedImage,
): Promise<Result<StoredRows | null, Trouble>> {
  const rows = await storage.readRows();
  if (!rows.ok) return rows.error.type === 'MovedOn' ? ok(null) : refused(rows.error); // moved on to nothing: it was cleared
  const stored = await imageOfRows(rows.value);
  if (stored.ok) return ok(null);
  const isOurs = (statedText(rows.value, 'databaseId') ?? head.databaseId) === head.databaseId;
  const isMendable = stored.error.type === 'ImageDamaged' && isOurs && latestGeneration(rows.value) <= head.generation;
  return isMendable ? ok(rows.value) : refused(stored.error);
}
