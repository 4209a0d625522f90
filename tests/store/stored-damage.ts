/** What happens to stored rows behind the app's back. */
import type { ChunkRow } from '../../src/storage/chunks.ts';
import type { SafeTablet } from './safe-tablet.ts';

export async function change(
  tablet: Pick<SafeTablet, 'indexedDB'>,
  work: (stores: { meta: IDBObjectStore; chunks: IDBObjectStore }) => void,
) {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = tablet.indexedDB.open('bakeline');
    opening.onsuccess = () => resolve(opening.result);
  });
  const changing = database.transaction(['meta', 'chunks'], 'readwrite');
  work({ meta: changing.objectStore('meta'), chunks: changing.objectStore('chunks') });
  await new Promise<void>((resolve) => {
    changing.oncomplete = () => resolve();
  });
  database.close();
}

export function changeRow<R>(store: IDBObjectStore, key: IDBValidKey, change: (row: R) => R): void {
  const reading = store.get(key);
  reading.onsuccess = () => store.put(change(reading.result as R));
}

export const flipped = (row: ChunkRow): ChunkRow => ({
  ...row,
  d: row.d.map((byte, at) => (at === 77 ? byte ^ 1 : byte)),
});
