/**
 * Brings a kitchen that earlier code has written to today's model: once, by the one write path, so that whatever stops it leaves the
 * kitchen as it was; and after a safety copy of it, where the device has a place for one.
 */
import { migrate, SCHEMA_VERSION } from '../database/migrations.ts';
import { readStoreRow } from '../database/model.ts';
import { ok, type Result } from '../shared/result.ts';
import type { DurableKitchen } from './durable-kitchen.ts';
import type { KitchenSafety } from './kitchen-safety.ts';
import type { Trouble } from './trouble.ts';

/** Does nothing where the kitchen has today's model, or is a new one. Refuses when the copy cannot be made, or the device fails. */
export async function migrateKitchen(
  kitchen: DurableKitchen,
  safety: Pick<KitchenSafety, 'takeCopy'>,
): Promise<Result<undefined, Trouble>> {
  const version = await kitchen.read((_, head) => ok(head?.schemaVersion ?? SCHEMA_VERSION));
  if (!version.ok) return version;
  if (version.value >= SCHEMA_VERSION) return ok();
  const copied = await safety.takeCopy();
  const hasNoPlace = !copied.ok && copied.error.type === 'CopyFailed' && copied.error.because === 'no place';
  if (!copied.ok && !hasNoPlace) return copied;
  return kitchen.write((connection, at) => {
    migrate(connection, { databaseId: readStoreRow(connection).databaseId, at });
    return ok();
  });
}
