/** The IndexedDB database behind an image: two tables. */
import type { Dexie, Table } from 'dexie';
import { ok, type Result } from '../shared/result.ts';
import { openDeviceDatabase, type DeviceDatabaseOptions } from './device-database.ts';
import type { StorageTrouble } from './storage-trouble.ts';

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
