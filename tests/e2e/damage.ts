/** What happens to what is saved behind the app's back. */
import type { Page } from 'playwright';

/** Takes away what is saved, as a browser does that clears its storage; the app notices when it is loaded again. */
export async function loseKitchen(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('bakeline').onsuccess = resolve;
      }),
  );
}

/** Takes away all safety copies, as a browser does that has no place for them. One may be written just then: that is waited for. */
export async function loseSafetyCopies(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    for (let tries = 1; ; tries++) {
      try {
        for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
        return;
      } catch (error) {
        if (tries === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  });
}

/** Changes a stored row, or deletes it, in the page. */
export const changeStored = (
  page: Page,
  what: 'flip a chunk' | 'give a chunk an old generation' | 'delete a chunk' | 'delete the head',
) =>
  page.evaluate(async (asked) => {
    const opening = indexedDB.open('bakeline');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const changing = database.transaction(['chunks', 'meta'], 'readwrite');
    const chunks = changing.objectStore('chunks');
    if (asked === 'delete the head') changing.objectStore('meta').delete('head');
    else if (asked === 'delete a chunk') chunks.delete(1);
    else {
      const reading = chunks.get(1);
      reading.onsuccess = () => {
        const row = reading.result as { d: Uint8Array; v: number; h: number };
        if (asked === 'flip a chunk') row.d[100] = (row.d[100] ?? 0) ^ 1;
        else row.v += 100;
        chunks.put(row);
      };
    }
    await new Promise((resolve) => {
      changing.oncomplete = resolve;
    });
    database.close();
  }, what);
