/** Kept files in the browser's own file system: written in place, slice by slice, through a handle that locks the file. */
import { err, ok, type Result } from '../shared/result.ts';
import { SLICE_BYTES, type KeptFiles } from './kept-files.ts';
import { troubleOf, type StorageTrouble } from './storage-trouble.ts';

/** The part of a `FileSystemDirectoryHandle` that is used here, with what a worker can do. */
export interface FileDirectory {
  keys(): AsyncIterable<string>;
  getFileHandle(name: string, options?: { create: boolean }): Promise<FileHandle>;
  removeEntry(name: string): Promise<void>;
}

export interface FileHandle {
  getFile(): Promise<Blob>;
  /** Rejects while another one is open on the same file, in whatever window. */
  createSyncAccessHandle(): Promise<FileAccess>;
}

export interface FileAccess {
  truncate(size: number): void;
  /** Gives how many bytes it wrote: fewer where there is no space. */
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  flush(): void;
  close(): void;
}

/**
 * Files in a directory that was found, and is found once more by `find` when it is not there any more: whoever clears site data takes
 * it away under an open window, and what was got of it before finds nothing for ever.
 */
export function keptFilesInDirectory(
  found: FileDirectory,
  find: () => Promise<FileDirectory>,
  pause: () => Promise<void>,
): KeptFiles {
  let directory = found;

  /** A file that is missing, and a directory that is gone, are told by the same error: so it is tried once more in a fresh one. */
  async function unlessGone<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) throw error;
      directory = await find();
      return await work();
    }
  }

  async function asked<T>(work: () => Promise<Result<T, StorageTrouble>>): Promise<Result<T, StorageTrouble>> {
    try {
      return await unlessGone(work);
    } catch (error) {
      return err(troubleOf(error));
    }
  }

  /** What the work gives, or this where there is no file of that name. */
  async function askedUnlessMissing<T, M>(missing: M, work: () => Promise<T>): Promise<Result<T | M, StorageTrouble>> {
    try {
      return ok(await unlessGone(work));
    } catch (error) {
      return isMissing(error) ? ok(missing) : err(troubleOf(error));
    }
  }

  return {
    kind: 'opfs',
    list: () =>
      asked(async () => {
        const names: string[] = [];
        for await (const name of directory.keys()) names.push(name);
        return ok(names.sort());
      }),
    read: (name, atMost = Infinity) =>
      askedUnlessMissing(null, async () => {
        const file = await (await directory.getFileHandle(name)).getFile();
        return new Uint8Array(await file.slice(0, Math.min(atMost, file.size)).arrayBuffer());
      }),
    write: (name, bytes) =>
      asked(async () => {
        const handle = await directory.getFileHandle(name, { create: true });
        const access = await handle.createSyncAccessHandle();
        try {
          access.truncate(0);
          for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
            const slice = bytes.subarray(at, at + SLICE_BYTES);
            if (access.write(slice, { at }) < slice.length) return err({ type: 'StorageFull' });
            access.flush(); // at every slice: one flush of everything would stand still for as long as all of them
            await pause();
          }
          access.flush();
          return ok();
        } finally {
          access.close();
        }
      }),
    remove: (name) =>
      askedUnlessMissing(undefined, async (): Promise<undefined> => {
        await directory.removeEntry(name);
      }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
