/** What is really saved in a tablet's browser: the chunks put together and read with SQLite, without the app. */
import type { Page } from 'playwright';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { countRows } from '../../src/database/dump.ts';

/** The tables that hold rows, with how many. */
export async function tablesWithRows(page: Page): Promise<Record<string, number>> {
  const encoded = await page.evaluate(async () => {
    const opening = indexedDB.open('bakeline');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction('chunks').objectStore('chunks').getAll();
    const rows = await new Promise<{ i: number; d: Uint8Array }[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result as { i: number; d: Uint8Array }[]);
    });
    database.close();
    return rows.sort((a, b) => a.i - b.i).map(({ d }) => Array.from(d));
  });
  const connection = attach(await loadEngine(), Uint8Array.from(encoded.flat()));
  const counts = Object.entries(countRows(connection)).filter(([, count]) => count > 0);
  connection.close();
  return Object.fromEntries(counts);
}
