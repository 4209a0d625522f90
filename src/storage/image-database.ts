/** The IndexedDB database behind an image: two tables. */
import type { Dexie, Table } from 'dexie';
import { err, ok, type Result } from '../shared/result.ts';
import { openDeviceDatabase, type DeviceDatabaseOptions } from './device-database.ts';
import { troubleOf, type StorageTrouble } from './storage-trouble.ts';

export interface ImageDatabase {
  readonly connection: Dexie;
  /** Rows come out unknown: what lies on a disk is checked before it is believed. */
  readonly chunks: Table<unknown, number>;
  readonly meta: Table<unknown, string>;
}

/** Opens the database, or makes it where there is none; refuses as {@link openDeviceDatabase} does. */
export async function openImageDatabase(
  options: DeviceDatabaseOptions,
): Promise<Result<ImageDatabase, StorageTrouble>> {
  const opened = await openDeviceDatabase(options, { chunks: 'i, v', meta: 'k' });
  if (!opened.ok) return opened;
  const connection = opened.value;
  return ok({ connection, chunks: connection.table('chunks'), meta: connection.table('meta') });
}

/** Runs the work in one transaction over both tables; answers when that has completed, which for a write means durable. */
export async function inTransaction<T>(
  database: ImageDatabase,
  mode: 'r' | 'rw',
  work: () => Promise<Result<T, StorageTrouble>>,
): Promise<Result<T, StorageTrouble>> {
  const { connection, chunks, meta } = database;
  try {
    return await connection.transaction(mode, chunks, meta, work);
  } catch (error) {
    const trouble = troubleOf(error);
    // A connection that the browser cuts takes its transactions along, under names that say nothing of it.
    return err(trouble.type === 'StorageFailed' && !connection.isOpen() ? { type: 'StorageClosed' } : trouble);
  }
}
