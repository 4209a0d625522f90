/**
 * What is really stored in a browser, looked at without the app: the rows of its IndexedDB are carried over as they are into one
 * in Node, where the app's own opening checks them, and SQLite more than that.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Page } from 'playwright';
import { deepCheck } from '../../src/database/deep-check.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import type { Sentinel } from '../../src/storage/sentinel.ts';
import { savedDatabase, savedRows } from '../store/saved-rows.ts';
import { openOn } from '../store/test-kitchen.ts';

type Rows = Awaited<ReturnType<typeof savedRows>>;

export type StoredKitchen =
  /** There is no database, or nothing in it. */
  | { readonly is: 'gone' }
  | { readonly is: 'torn'; readonly problem: string }
  | { readonly is: 'whole'; readonly generation: number; readonly rows: Rows };

/** Reads it on a page of the origin in which the app does not run. */
export async function storedKitchen(page: Page): Promise<StoredKitchen> {
  const found = await page.evaluate(readEverything);
  if (!found || found.meta.length + found.chunks.length === 0) return { is: 'gone' };
  const indexedDB = await carriedOver(found);
  const opened = await openOn(indexedDB, { sentinel: found.sentinel });
  if (!opened.ok) return { is: 'torn', problem: JSON.stringify(opened.error) };
  const generation = opened.value.saved()?.generation ?? 0;
  opened.value.close();
  const problem = await deepProblem(indexedDB);
  if (problem !== null) return { is: 'torn', problem };
  return { is: 'whole', generation, rows: await savedRows({ indexedDB }) };
}

/** The same rows without what a recovery notes of itself. */
export function withoutNote(rows: Rows): Rows {
  return { ...rows, settings: (rows['settings'] ?? []).filter(({ key }) => key !== 'recovered') };
}

/** More than the app asks at every opening, for want of time. */
async function deepProblem(indexedDB: IDBFactory): Promise<string | null> {
  const connection = await savedDatabase(indexedDB);
  const { complaints, tablesWithStrays } = deepCheck(connection);
  connection.close();
  const problems = [...complaints, ...tablesWithStrays];
  return problems.length > 0 ? problems.join('; ') : null;
}

interface FoundRows {
  readonly meta: unknown[];
  /** Their bytes as text, one character each. */
  readonly chunks: { readonly d: string }[];
  /** What the page remembers of the last save. */
  readonly sentinel: Sentinel | null;
}

/** Runs in the page. Looks before it opens: opening what is not there would make it. */
async function readEverything(): Promise<FoundRows | null> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === 'bakeline')) return null;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  const database = await done(indexedDB.open('bakeline'));
  const reading = database.transaction(['meta', 'chunks']);
  const [meta, chunks] = await Promise.all([
    done(reading.objectStore('meta').getAll() as IDBRequest<unknown[]>),
    done(reading.objectStore('chunks').getAll() as IDBRequest<{ d: Uint8Array }[]>),
  ]);
  database.close();
  const asText = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return {
    meta,
    chunks: chunks.map((chunk) => ({ ...chunk, d: asText(chunk.d) })),
    sentinel: JSON.parse(localStorage.getItem('bakeline.saved') ?? 'null') as Sentinel | null,
  };
}

async function carriedOver({ meta, chunks }: FoundRows): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const made = await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange });
  if (made.ok) made.value.close();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('bakeline');
    opening.onsuccess = () => resolve(opening.result);
  });
  const putting = database.transaction(['meta', 'chunks'], 'readwrite');
  for (const row of meta) putting.objectStore('meta').put(row);
  for (const row of chunks) {
    putting.objectStore('chunks').put({ ...row, d: Uint8Array.from(row.d, (letter) => letter.charCodeAt(0)) });
  }
  await new Promise<void>((resolve) => {
    putting.oncomplete = () => resolve();
  });
  database.close();
  return indexedDB;
}
