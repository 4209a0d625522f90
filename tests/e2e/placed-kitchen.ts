/** A kitchen too large to be typed, put where the app keeps it: chunk by chunk, as a save would have left it. */
import type { Page } from 'playwright';
import { MIN_READER, SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { CHUNK_BYTES, chunkCount, cutChunk } from '../../src/storage/chunks.ts';
import { FORMAT_VERSION, headRow } from '../../src/storage/head.ts';
import { checksumOfRows } from '../../src/storage/image-checksum.ts';

export interface MadeKitchen {
  /** Its database file, whose `_store` row has generation 1. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly databaseId: string;
}

/**
 * Puts the kitchen into the browser of a page, which shows the app afterwards, not yet opened on it. Needs a browser in which
 * nothing was saved.
 */
export async function placeKitchen(page: Page, { bytes, databaseId }: MadeKitchen): Promise<void> {
  const rows = Array.from({ length: chunkCount(bytes.length) }, (_, chunk) => cutChunk(bytes, chunk, 1));
  const head = headRow({
    formatVersion: FORMAT_VERSION,
    databaseId,
    generation: 1,
    writer: crypto.randomUUID(),
    length: bytes.length,
    chunkSize: CHUNK_BYTES,
    imageChecksum: checksumOfRows(rows),
    schemaVersion: SCHEMA_VERSION,
    minReader: MIN_READER,
    savedAt: '2026-11-01T08:00:00.000Z',
  });
  await page.goto('/#/recipes');
  await page.getByText('What do you bake?').waitFor(); // the app has made its storage, and it is empty
  const encoded = rows.map(({ d, ...row }) => ({ ...row, text: Buffer.from(d).toString('base64') }));
  await page.evaluate(
    async ({ encoded, head }) => {
      const opening = indexedDB.open('bakeline');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const transaction = database.transaction(['chunks', 'meta'], 'readwrite');
      for (const { text, ...row } of encoded) {
        const d = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transaction.objectStore('chunks').put({ ...row, d });
      }
      transaction.objectStore('meta').put(head);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    { encoded, head },
  );
}
