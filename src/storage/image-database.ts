/**
 * The IndexedDB database behind an image: two tables, opened with every care that keeps it from being made anew behind our
 * back. Its schema stays at version 1 for good: an open connection of a frozen tab would block an upgrade for ever, and
 * older code would open a newer schema without a word.
 */
import { Dexie, type Table } from 'dexie';
import { err, ok, type Result } from '../shared/result.ts';
import { listingTroubleOf, openingTroubleOf, type StorageTrouble } from './storage-trouble.ts';

export interface ImageDatabase {
  readonly connection: Dexie;
  /** Rows come out unknown: what lies on a disk is checked before it is believed. */
  readonly chunks: Table<unknown, number>;
  readonly meta: Table<unknown, string>;
}

export interface ImageDatabaseOptions {
  /** The name of the IndexedDB database. */
  readonly name: string;
  /** The browser's own unless given. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  /** After so many milliseconds without an answer the storage counts as hanging. */
  readonly openLimitMs?: number;
}

const OPEN_LIMIT_MS = 5000;

/**
 * Opens the database, or makes it where there is none. Refuses when the device has no IndexedDB, denies it, gives no
 * answer in time, or cannot list its databases: then what lies there is damaged, and opening could destroy it.
 */
export async function openImageDatabase(options: ImageDatabaseOptions): Promise<Result<ImageDatabase, StorageTrouble>> {
  const limitMs = options.openLimitMs ?? OPEN_LIMIT_MS;
  const opening = listThenOpen(options);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, limitMs);
  });
  const opened = await Promise.race([opening, late]);
  clearTimeout(timer);
  if (opened) return opened;
  // Should it open after all, nobody is there to use it, and an open connection would stand in others' way.
  void opening.then((tooLate) => {
    if (tooLate.ok) tooLate.value.connection.close();
  });
  return err({ type: 'StorageUnavailable', reason: 'hangs', detail: `no answer in ${limitMs} ms` });
}

async function listThenOpen(options: ImageDatabaseOptions): Promise<Result<ImageDatabase, StorageTrouble>> {
  try {
    const factory = options.indexedDB ?? deviceIndexedDB();
    if (!factory) return err({ type: 'StorageUnavailable', reason: 'missing', detail: 'this device has no IndexedDB' });
    const listing = await listDatabases(factory);
    if (!listing.ok) return listing;
    const database = declareDatabase(factory, options);
    await database.connection.open();
    return ok(database);
  } catch (error) {
    return err(openingTroubleOf(error));
  }
}

/** Typed as always there, but old or locked-down browsers lack it; reading it throws where site data is blocked. */
function deviceIndexedDB(): IDBFactory | undefined {
  return globalThis.indexedDB;
}

async function listDatabases(factory: IDBFactory): Promise<Result<undefined, StorageTrouble>> {
  if (typeof factory.databases !== 'function') return ok();
  try {
    await factory.databases();
    return ok();
  } catch (error) {
    return err(listingTroubleOf(error));
  }
}

function declareDatabase(factory: IDBFactory, options: ImageDatabaseOptions): ImageDatabase {
  const connection = new Dexie(options.name, {
    indexedDB: factory,
    IDBKeyRange: options.IDBKeyRange ?? globalThis.IDBKeyRange,
    // Or the first write after site data was cleared would make an empty database and report success.
    autoOpen: false,
    // Chrome's default, relaxed, lost acknowledged commits at every power cut that was tried.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  });
  connection.version(1).stores({ chunks: 'i, v', meta: 'k' });
  return { connection, chunks: connection.table('chunks'), meta: connection.table('meta') };
}
