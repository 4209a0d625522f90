/**
 * Opens an IndexedDB database through Dexie with every care that keeps it from being made anew behind our back. Schemas stay at
 * version 1 for good: an open connection of a frozen tab would block an upgrade for ever, and older code would open a newer
 * schema without a word.
 */
import { Dexie } from 'dexie';
import { err, ok, type Result } from '../shared/result.ts';
import { listingTroubleOf, openingTroubleOf, type StorageTrouble } from './storage-trouble.ts';

export interface DeviceDatabaseOptions {
  /** The name of the IndexedDB database. */
  readonly name: string;
  /** The browser's own unless given. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  /** After so many milliseconds without an answer the storage counts as hanging. */
  readonly openLimitMs?: number;
  /** The list of databases cannot be read, and it is to be opened all the same: what it holds is kept elsewhere. */
  readonly isUnlisted?: boolean;
}

const OPEN_LIMIT_MS = 5000;

/**
 * Opens the database with these tables (as Dexie writes them), or makes it where there is none. Refuses when the device has
 * no IndexedDB, denies it, gives no answer in time, or cannot list its databases: then what lies there is damaged, and
 * opening could destroy it.
 */
export async function openDeviceDatabase(
  options: DeviceDatabaseOptions,
  tables: Readonly<Record<string, string>>,
): Promise<Result<Dexie, StorageTrouble>> {
  const limitMs = options.openLimitMs ?? OPEN_LIMIT_MS;
  const opening = listThenOpen(options, tables);
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
    if (tooLate.ok) tooLate.value.close();
  });
  return err({ type: 'StorageUnavailable', reason: 'hangs', detail: `no answer in ${limitMs} ms` });
}

/** The device's IndexedDB, or none. Typed as always there, but old or locked-down browsers lack it; throws where site data is blocked. */
export function deviceIndexedDB(): IDBFactory | undefined {
  return globalThis.indexedDB;
}

/** Whether a database of that name is there, without making it. A browser that cannot say so is taken to have it. */
export async function isDatabaseThere({ name, indexedDB }: DeviceDatabaseOptions): Promise<boolean> {
  const factory = indexedDB ?? deviceIndexedDB();
  if (typeof factory?.databases !== 'function') return true;
  return (await factory.databases()).some((database) => database.name === name);
}

async function listThenOpen(
  options: DeviceDatabaseOptions,
  tables: Readonly<Record<string, string>>,
): Promise<Result<Dexie, StorageTrouble>> {
  try {
    const factory = options.indexedDB ?? deviceIndexedDB();
    if (!factory) return err({ type: 'StorageUnavailable', reason: 'missing', detail: 'this device has no IndexedDB' });
    const listing = options.isUnlisted ? ok() : await listDatabases(factory);
    if (!listing.ok) return listing;
    const connection = declareDatabase(factory, options, tables);
    await connection.open();
    return ok(connection);
  } catch (error) {
    return err(openingTroubleOf(error));
  }
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

function declareDatabase(
  factory: IDBFactory,
  options: DeviceDatabaseOptions,
  tables: Readonly<Record<string, string>>,
): Dexie {
  const connection = new Dexie(options.name, {
    indexedDB: factory,
    IDBKeyRange: options.IDBKeyRange ?? globalThis.IDBKeyRange,
    // Or the first write after site data was cleared would make an empty database and report success.
    autoOpen: false,
    // Chrome's default, relaxed, lost acknowledged commits at every power cut that was tried.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  });
  connection.version(1).stores(tables);
  return connection;
}
