/** What is found at opening does not fit what was saved last: one honest screen, and nothing is written. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { loseKitchen, loseSafetyCopies } from './damage.ts';
import { answerForGood, demoKitchen } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const stopped = (page: Page) => page.getByRole('heading', { name: 'The kitchen did not open' }).waitFor();
const databases = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('bakeline');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const counting = database.transaction('chunks').objectStore('chunks').count();
    const chunks = await new Promise<number>((resolve) => {
      counting.onsuccess = () => resolve(counting.result);
    });
    database.close();
    return chunks;
  });

describe('a kitchen that does not fit', () => {
  test('because it is gone is never answered with a welcome; an empty one is begun on a second word only', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await loseKitchen(page);
    await loseSafetyCopies(page);
    await page.reload();
    await stopped(page);
    await page.getByText('A kitchen was saved here').waitFor();
    await page.getByRole('button', { name: 'Try again' }).tap();
    await stopped(page);
    expect(await databases(page), 'nothing is written').toBe(0);

    await page.getByRole('button', { name: 'Begin an empty kitchen …' }).tap();
    await answerForGood(page, /^Begin an empty kitchen$/);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByText('nothing yet').first().waitFor();
  });

  test('because a part of it is damaged says so and changes nothing', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    const before = await databases(page);
    await page.evaluate(async () => {
      const opening = indexedDB.open('bakeline');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const transaction = database.transaction('chunks', 'readwrite');
      const chunks = transaction.objectStore('chunks');
      const reading = chunks.get(1);
      reading.onsuccess = () => {
        const row = reading.result as { d: Uint8Array };
        row.d[100] = (row.d[100] ?? 0) ^ 1;
        chunks.put(row);
      };
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    });
    await loseSafetyCopies(page);
    await page.reload();
    await stopped(page);
    expect(await databases(page)).toBe(before);
  });
});
