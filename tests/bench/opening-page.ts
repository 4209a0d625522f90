/** Opening a kitchen inside the browser, on the app's own modules, beside reading the same rows and nothing else. */
import { loadBrowserEngine } from '../../src/database/browser-engine.ts';
import { MIN_READER, SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import { DATABASE_NAME } from '../../src/store/open-store.ts';
import { bakingEvent, fillTo, newStore, newUuid, timed } from './large-kitchen.ts';

/** A kitchen of so many megabytes, most of them in the methods of its recipes, with an event that is being baked. */
async function fill(megabytes: number): Promise<void> {
  const store = await newStore(DATABASE_NAME);
  await bakingEvent(store);
  await fillTo(store, megabytes * 1_000_000);
  store.close();
}

/** One that was made elsewhere, as its first save leaves it. */
async function place(base64: string, databaseId: string): Promise<void> {
  const opened = await openImageStore({ name: DATABASE_NAME });
  if (!opened.ok) throw new Error(opened.error.type);
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const versions = { schemaVersion: SCHEMA_VERSION, minReader: MIN_READER };
  const next = { databaseId, generation: 1, writer: newUuid(), ...versions, savedAt: new Date().toISOString() };
  const saved = await opened.value.save({ base: null, bytes, next });
  if (!saved.ok) throw new Error(saved.error.type);
  opened.value.close();
}

/** How long it takes with all its checks, in milliseconds; SQLite's code is there already. */
async function open(): Promise<number> {
  const engine = await loadBrowserEngine();
  return timed(async () => (await newStore(DATABASE_NAME, engine)).close());
}

/**
 * How long it takes to read the rows, in milliseconds: by a request for each, as the app reads them, and all held. Chromium
 * makes the bytes of a row only when its result is looked at.
 */
function read(): Promise<number> {
  return timed(async () => {
    const opening = indexedDB.open(DATABASE_NAME);
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const transaction = database.transaction('chunks');
    const chunks = transaction.objectStore('chunks');
    const rows: unknown[] = [];
    const counting = chunks.count();
    counting.onsuccess = () => {
      for (let chunk = 0; chunk < counting.result; chunk += 1) {
        const reading = chunks.get(chunk);
        reading.onsuccess = () => rows.push(reading.result);
      }
    };
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
    if (rows.length !== counting.result) throw new Error('all rows are read');
  });
}

declare global {
  interface Window {
    kitchen: { fill: typeof fill; place: typeof place; open: typeof open; read: typeof read };
  }
}
window.kitchen = { fill, place, open, read };
