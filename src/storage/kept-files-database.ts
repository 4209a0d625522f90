/**
 * Kept files in an IndexedDB database of their own, for browsers without better: cut into slices, so that no write is long.
 * Here a write is whole or absent. It is opened for each thing that is asked: seldom, and nothing then stands in the way.
 */
import type { Dexie, Table } from 'dexie';
import { err, ok, type Result } from '../shared/result.ts';
import { openDeviceDatabase, type DeviceDatabaseOptions } from './device-database.ts';
import { SLICE_BYTES, type KeptFiles } from './kept-files.ts';
import { troubleOf, type StorageTrouble } from './storage-trouble.ts';

/** One slice of a file; a file of no bytes has one of no bytes. The one-letter names stand in users' databases. */
interface SliceRow {
  /** The file's name, and the slice's place from 0: the key. */
  readonly n: string;
  readonly s: number;
  readonly d: Uint8Array<ArrayBuffer>;
}

type Slices = Table<SliceRow, [string, number]>;

export function keptFilesInDatabase(options: DeviceDatabaseOptions): KeptFiles {
  const inTransaction = async <T>(
    mode: 'r' | 'rw',
    work: (slices: Slices) => Promise<T>,
  ): Promise<Result<T, StorageTrouble>> => {
    const opened = await openDeviceDatabase({ ...options, name: `${options.name}-kept-files` }, { slices: '[n+s], n' });
    if (!opened.ok) return opened;
    const connection: Dexie = opened.value;
    try {
      const slices: Slices = connection.table('slices');
      return ok(await connection.transaction(mode, slices, () => work(slices)));
    } catch (error) {
      return err(troubleOf(error));
    } finally {
      connection.close();
    }
  };
  return {
    kind: 'indexeddb',
    list: () => inTransaction('r', async (slices) => (await slices.orderBy('n').uniqueKeys()) as string[]), // keys of the index n
    read: (name, atMost = Infinity) =>
      inTransaction('r', async (slices) => {
        const parts: Uint8Array<ArrayBuffer>[] = [];
        let length = 0;
        for (let s = 0; s === 0 || length < atMost; s++) {
          const row = await slices.get([name, s]);
          if (!row) break;
          parts.push(row.d);
          length += row.d.length;
        }
        return parts.length === 0 ? null : joined(parts, Math.min(length, atMost));
      }),
    write: (name, bytes) =>
      inTransaction<undefined>('rw', async (slices) => {
        await slices.where('n').equals(name).delete();
        for (let s = 0; s === 0 || s * SLICE_BYTES < bytes.length; s++) {
          // A copy: storing a view would store everything behind it. Each is waited for, so that others get their turn.
          await slices.add({ n: name, s, d: bytes.slice(s * SLICE_BYTES, (s + 1) * SLICE_BYTES) });
        }
      }),
    remove: (name) =>
      inTransaction<undefined>('rw', async (slices) => {
        await slices.where('n').equals(name).delete();
      }),
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return bytes;
}
