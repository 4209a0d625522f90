/**
 * Restoring where what is stored is damaged and no kitchen opens on it: that is kept first, as it lies there, and then replaced in one
 * transaction. Only what no code of ours can open is replaced so.
 */
import type { Engine } from '../database/connection.ts';
import type { Moment, Uuid } from '../domain/ids.ts';
import type { KitchenMovedOn } from '../domain/refusals.ts';
import { MIN_READER, SCHEMA_VERSION } from '../database/migrations.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { brokenFilesIn } from '../storage/broken-files.ts';
import type { DeviceDatabaseOptions } from '../storage/device-database.ts';
import { openImageStore, type ImageStore } from '../storage/image-store.ts';
import type { KeptFiles } from '../storage/kept-files.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import { imageOfRows, statedNumber, type StoredRows } from '../storage/stored-rows.ts';
import { attachSavedImage } from './database-file.ts';
import { replacementOf, type RestoreAsk } from './restore-kitchen.ts';
import { asTrouble, refused } from './saved-standing.ts';
import type { Trouble } from './trouble.ts';
import { underWriteLock } from './write-lock.ts';

export interface RestoreBrokenOptions {
  readonly database: DeviceDatabaseOptions;
  readonly engine: Engine;
  /** null: this device has no place for what is broken. */
  readonly files: KeptFiles | null;
  readonly now: () => Moment;
  readonly newUuid: () => Uuid;
  readonly locks?: LockManager | undefined;
}

/**
 * Gives what is saved now. `over` is what the page remembers of the last save. Refuses with `KitchenMovedOn` when what is stored can be
 * opened, or changes meanwhile; and when what is broken cannot be kept.
 */
export async function restoreOverBroken(
  options: RestoreBrokenOptions,
  ask: RestoreAsk,
): Promise<Result<Sentinel, KitchenMovedOn | Trouble>> {
  const storage = await openImageStore(options.database);
  if (!storage.ok) return refused(storage.error);
  try {
    return await underWriteLock(options.locks, () => replaceBroken(storage.value, options, ask));
  } finally {
    storage.value.close();
  }
}

async function replaceBroken(
  storage: ImageStore,
  { engine, files, now, newUuid }: RestoreBrokenOptions,
  ask: RestoreAsk,
): Promise<Result<Sentinel, KitchenMovedOn | Trouble>> {
  const rows = await storage.readRows();
  if (!rows.ok) return refused(rows.error);
  const wrong = await whatIsWrong(engine, rows.value);
  if (!wrong.ok) return wrong;
  const at = now();
  if (!files) return err({ type: 'StorageUnavailable', reason: 'missing', detail: 'no place for files' });
  const kept = await brokenFilesIn(files).keep(rows.value, wrong.value, at);
  if (!kept.ok) return refused(kept.error);
  const { bytes, of } = replacementOf(engine, ask, { replaced: ask.over, at, databaseId: newUuid() });
  const next = { ...of, writer: newUuid(), schemaVersion: SCHEMA_VERSION, minReader: MIN_READER, savedAt: at };
  const replaced = await storage.replace(rows.value, { bytes, next });
  if (replaced.ok) return ok(of);
  return replaced.error.type === 'MovedOn' ? err({ type: 'KitchenMovedOn' }) : refused(replaced.error);
}

/** What keeps exactly these rows from being opened. What newer code wrote is refused: it may be whole. */
async function whatIsWrong(engine: Engine, rows: StoredRows): Promise<Result<Trouble, KitchenMovedOn | Trouble>> {
  const minReader = statedNumber(rows, 'minReader');
  if (minReader !== null && minReader > SCHEMA_VERSION) return err({ type: 'NewerVersionInUse', minReader });
  const image = await imageOfRows(rows);
  if (!image.ok) return image.error.type === 'NewerFormat' ? refused(image.error) : ok(asTrouble(image.error));
  if (!image.value) return err({ type: 'KitchenMovedOn' });
  const attached = attachSavedImage(engine, image.value);
  if (!attached.ok) return attached.error.type === 'NewerVersionInUse' ? attached : ok(attached.error);
  attached.value.close();
  return err({ type: 'KitchenMovedOn' });
}
