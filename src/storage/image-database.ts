/** The IndexedDB database behind an image: two tables. */
import type { Dexie, Table } from 'dexie';
import { err, ok, type Result } from '../shared/result.ts';
import { isDatabaseThere, openDeviceDatabase, type DeviceDatabaseOptions } from './device-database.ts';
import { troubleOf, type StorageTrouble } from './storage-trouble.ts';

export interface ImageDatabase {
  readonly connection: Dexie;
  /** Closed by ourselves: then it stays so. */
  isEnded: boolean;
  /** Looks without making it. */
  readonly isThere: () => Promise<boolean>;
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
  const isThere = () => isDatabaseThere(options);
  return ok({
    connection,
    isEnded: false,
    isThere,
    chunks: connection.table('chunks'),
    meta: connection.table('meta'),
  });
}

/** A refusal leaves nothing behind of what was asked for before it was known. */
type Work<T> = () => Promise<Result<T, StorageTrouble>>;

/** Thrown out of a transaction, so that it is taken back. */
class TakenBack extends Error {
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble) {
    super(trouble.type);
    this.trouble = trouble;
  }
}

/**
 * Runs the work in one transaction over both tables; answers when that has completed, which for a write means durable. Where the
 * browser has cut the connection it connects once more, and runs the work anew. A database that was cleared meanwhile is not made
 * anew by that, unless it is to be begun: others moved on to nothing.
 */
export async function inTransaction<T>(
  database: ImageDatabase,
  mode: 'r' | 'rw',
  work: Work<T>,
  isBeginning = false,
): Promise<Result<T, StorageTrouble>> {
  const done = await tryInTransaction(database, mode, work);
  const isCut = !done.ok && done.error.type === 'StorageClosed' && !database.connection.isOpen();
  if (!isCut || database.isEnded) return done;
  try {
    if (!isBeginning && !(await database.isThere())) return err({ type: 'MovedOn', found: null });
    await database.connection.open();
  } catch {
    return done;
  }
  return tryInTransaction(database, mode, work);
}

async function tryInTransaction<T>(
  database: ImageDatabase,
  mode: 'r' | 'rw',
  work: Work<T>,
): Promise<Result<T, StorageTrouble>> {
  const { connection, chunks, meta } = database;
  try {
    return await connection.transaction(mode, chunks, meta, async () => {
      const answer = await work();
      if (!answer.ok) throw new TakenBack(answer.error);
      return answer;
    });
  } catch (error) {
    if (error instanceof TakenBack) return err(error.trouble);
    const trouble = troubleOf(error);
    // A connection that the browser cuts takes its transactions along, under names that say nothing of it.
    return err(trouble.type === 'StorageFailed' && !connection.isOpen() ? { type: 'StorageClosed' } : trouble);
  }
}
