/** Finds the place for kept files on this device. */
import { invariant } from '../shared/invariant.ts';
import { deviceIndexedDB, type DeviceDatabaseOptions } from './device-database.ts';
import { keptFilesInDatabase } from './kept-files-database.ts';
import { keptFilesInDirectory, type FileDirectory } from './kept-files-directory.ts';
import type { KeptFiles } from './kept-files.ts';

export interface KeptFilesOptions extends DeviceDatabaseOptions {
  /** Gives the directory to keep files in; the one of that name in the browser's own file system unless given. */
  readonly directory?: () => Promise<FileDirectory>;
  /** Lets others take their turn between two slices of a long write. */
  readonly pause?: () => Promise<void>;
}

/** After so many milliseconds without an answer the browser's own files count as missing: opening may be waiting. */
const OPEN_LIMIT_MS = 2000;

/** Finds the place for files of that name; null where the device has none. To be called in a worker: pages cannot write so. */
export async function openKeptFiles(options: KeptFilesOptions): Promise<KeptFiles | null> {
  const pause = options.pause ?? (() => new Promise((resolve) => setTimeout(resolve)));
  const directory = options.directory ?? (() => ownDirectory(options.name));
  const find = () => Promise.race([directory(), rejectAfter(options.openLimitMs ?? OPEN_LIMIT_MS)]);
  try {
    return checkingNames(keptFilesInDirectory(await find(), find, pause));
  } catch {
    // Without such files, or not in a private window: the other place is tried.
  }
  return hasDatabases(options) ? checkingNames(keptFilesInDatabase(options)) : null;
}

function rejectAfter(limitMs: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`no answer in ${limitMs} ms`)), limitMs));
}

/** Rejects where the browser has no files of its own, denies them, or cannot write them in a worker. */
async function ownDirectory(name: string): Promise<FileDirectory> {
  const isWritable = 'createSyncAccessHandle' in FileSystemFileHandle.prototype;
  invariant(isWritable, 'files can be written here');
  const root = await navigator.storage.getDirectory();
  // a cast: the types of a page do not know what a worker can do with a file
  return (await root.getDirectoryHandle(name, { create: true })) as unknown as FileDirectory;
}

function hasDatabases(options: KeptFilesOptions): boolean {
  try {
    return (options.indexedDB ?? deviceIndexedDB()) !== undefined;
  } catch {
    return false; // site data is blocked
  }
}

function checkingNames(files: KeptFiles): KeptFiles {
  const named = (name: string): string => {
    invariant(/^[a-z0-9][a-z0-9.-]*$/.test(name), `a kept file can be called ${name}`);
    return name;
  };
  return {
    kind: files.kind,
    list: () => files.list(),
    read: (name, atMost) => files.read(named(name), atMost),
    write: (name, bytes) => files.write(named(name), bytes),
    remove: (name) => files.remove(named(name)),
  };
}
