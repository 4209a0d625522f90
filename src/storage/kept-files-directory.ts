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

export function keptFilesInDirectory(directory: FileDirectory, pause: () => Promise<void>): KeptFiles {
  return {
    kind: 'opfs',
    list: () =>
      asked(async () => {
        const names: string[] = [];
        for await (const name of directory.keys()) names.push(name);
        return ok(names.sort());
      }),
    read: (name, atMost = Infinity) =>
      asked(() =>
        unlessMissing(null, async () => {
          const file = await (await directory.getFileHandle(name)).getFile();
          return new Uint8Array(await file.slice(0, Math.min(atMost, file.size)).arrayBuffer());
        }),
      ),
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
      asked(() =>
        unlessMissing(undefined, async (): Promise<undefined> => {
          await directory.removeEntry(name);
        }),
      ),
  };
}

async function asked<T>(work: () => Promise<Result<T, StorageTrouble>>): Promise<Result<T, StorageTrouble>> {
  try {
    return await work();
  } catch (error) {
    return err(troubleOf(error));
  }
}

/** What the work gives, or this where it finds no file of that name. */
async function unlessMissing<T, M>(missing: M, work: () => Promise<T>): Promise<Result<T | M, never>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return ok(missing);
    throw error;
  }
}
