/**
 * Against a loss after a crash: Chromium keeps IndexedDB in LevelDB, whose log it may go on using when it starts again, and when
 * it then meets damage in it, it throws everything away. Much written and deleted before anything that matters makes it begin
 * another log.
 */
import { err, ok, type Result } from '../shared/result.ts';
import { openDeviceDatabase, type DeviceDatabaseOptions } from './device-database.ts';
import { troubleOf, type StorageTrouble } from './storage-trouble.ts';

/** A database of its own, in the same log: the one with the kitchen keeps its tables as they are. */
const NAME = 'bakeline-padding';
/** Less than what Chromium puts into files of their own, and would not be in the log. */
const ROW_BYTES = 61_440;
/** About 6 MB in all: 1 MB was too little. */
const ROWS = 100;

/** Writes about 6 MB by chance, which nothing can make smaller, and deletes them. Where that fails nothing is lost by it. */
export async function padLog(
  options: Omit<DeviceDatabaseOptions, 'name'> = {},
): Promise<Result<undefined, StorageTrouble>> {
  const opened = await openDeviceDatabase({ ...options, name: NAME }, { rows: 'i' });
  if (!opened.ok) return opened;
  const rows = opened.value.table<{ readonly i: number; readonly d: Uint8Array }, number>('rows');
  try {
    await rows.bulkPut(
      Array.from({ length: ROWS }, (_, i) => ({ i, d: crypto.getRandomValues(new Uint8Array(ROW_BYTES)) })),
    );
    await rows.clear();
    return ok();
  } catch (error) {
    return err(troubleOf(error));
  } finally {
    opened.value.close();
  }
}
