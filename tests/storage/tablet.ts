/**
 * A tablet of its own for every test: real Dexie on an IndexedDB in memory, images to save on it, and a way to look at and
 * change the stored rows as a fault would.
 */
import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect } from 'vitest';
import type { ChunkRow } from '../../src/storage/chunks.ts';
import type { NextHead } from '../../src/storage/head.ts';
import { openImageStore, type ImageStore } from '../../src/storage/image-store.ts';
import type { SavedImage } from '../../src/storage/saved-image.ts';
import type { Result } from '../../src/shared/result.ts';

/**
 * The same value with a fingerprint in place of all bytes: Vitest compares and prints bytes one by one, and a test that
 * fails would do so for minutes.
 */
export function told(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    return `${value.length} bytes, SHA-256 ${createHash('sha256').update(value).digest('hex')}`;
  }
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, told(part)]));
}

/** Expects two values with images in them to be the same, byte for byte. */
export function expectSame(actual: unknown, expected: unknown): void {
  expect(told(actual)).toEqual(told(expected));
}

export const KITCHEN = 'bakeline-test';

export function newTablet(): IDBFactory {
  return new IDBFactory();
}

export function openOn(tablet: IDBFactory, openLimitMs = 5000) {
  return openImageStore({ name: KITCHEN, indexedDB: tablet, IDBKeyRange, openLimitMs });
}

export async function storeOn(tablet: IDBFactory): Promise<ImageStore> {
  return valueOf(await openOn(tablet));
}

/** The value of a Result that must not be refused; the test fails with the refusal otherwise. */
export function valueOf<T>(result: Result<T, unknown>): T {
  expect(result).toMatchObject({ ok: true });
  return (result as { value: T }).value; // just expected
}

/** The image that the tablet must hold. */
export async function imageOn(tablet: IDBFactory): Promise<SavedImage> {
  const store = await storeOn(tablet);
  const image = valueOf(await store.load());
  store.close();
  if (!image) throw new Error('nothing is stored on this tablet');
  return image;
}

/** Bytes that differ from place to place, and wholly from one seed to another. */
export function imageOf(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** A copy with one byte changed. */
export function withByte(bytes: Uint8Array<ArrayBuffer>, at: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

/** What a save says of an image: of one database, by a named writer. */
export function nextHead(generation: number, writer = `writer-${generation}`): NextHead {
  return {
    databaseId: 'the-kitchen',
    generation,
    writer,
    schemaVersion: 3,
    minReader: 2,
    savedAt: '2026-03-01T08:00:00.000Z',
  };
}

/** Saves on top of the base, as the next generation. */
export async function saveOn(
  store: ImageStore,
  base: SavedImage | null,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<SavedImage> {
  return valueOf(await store.save({ base, bytes, next: nextHead((base?.head.generation ?? 0) + 1) }));
}

export interface StoredRows {
  readonly chunks: ChunkRow[];
  readonly meta: Record<string, unknown>[];
}

/** Every stored row as it is, read without the code under test. */
export async function storedRows(tablet: IDBFactory): Promise<StoredRows> {
  const rows: StoredRows = { chunks: [], meta: [] };
  await withStores(tablet, 'readonly', ({ chunks, meta }) => {
    chunks.getAll().onsuccess = (event) => rows.chunks.push(...(event.target as IDBRequest<ChunkRow[]>).result);
    meta.getAll().onsuccess = (event) => rows.meta.push(...(event.target as IDBRequest<StoredRows['meta']>).result);
  });
  return rows;
}

/** Changes stored rows behind the app's back. */
export function damage(tablet: IDBFactory, change: (stores: Stores) => void): Promise<void> {
  return withStores(tablet, 'readwrite', change);
}

interface Stores {
  readonly chunks: IDBObjectStore;
  readonly meta: IDBObjectStore;
}

/** Clears the site's data, as a person may do in the browser's settings while the app is open. */
export async function clearSiteData(tablet: IDBFactory): Promise<void> {
  await new Promise<void>((resolve) => {
    tablet.deleteDatabase(KITCHEN).onsuccess = () => {
      resolve();
    };
  });
}

/** Makes every connection close, as a browser may that is short of something: by an upgrade that does not come about. */
export async function closeConnections(tablet: IDBFactory): Promise<void> {
  await new Promise<void>((resolve) => {
    const upgrading = tablet.open(KITCHEN, 999);
    upgrading.onupgradeneeded = () => upgrading.transaction?.abort();
    upgrading.onerror = () => resolve();
  });
}

async function withStores(tablet: IDBFactory, mode: IDBTransactionMode, work: (stores: Stores) => void): Promise<void> {
  const connection = await new Promise<IDBDatabase>((resolve) => {
    const request = tablet.open(KITCHEN);
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  await new Promise<void>((resolve) => {
    const transaction = connection.transaction(['chunks', 'meta'], mode);
    work({ chunks: transaction.objectStore('chunks'), meta: transaction.objectStore('meta') });
    transaction.oncomplete = () => {
      resolve();
    };
  });
  connection.close();
}
