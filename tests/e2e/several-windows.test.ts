/** Windows as equals: none is the leader, none waits for another, and what one of them saved the others never lose. */
import type { Page } from 'playwright';
import { describe, expect, inject } from 'vitest';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test, type KitchenFixtures } from './kitchen-test.ts';
import { contentIn, makeEvents, workshopIn } from './open-windows.ts';
import { storedKitchen } from '../storm/stored-kitchen.ts';

const CHANGES = 200;

describe('windows that change things at the same time', () => {
  test.for([2, 3, 4])('%i of them lose nothing', { timeout: 120_000 }, async (windows, { openTablet }) => {
    const { notDone, names } = await atOnce(openTablet, windows);
    expect(notDone).toEqual([]);
    expect(names).toEqual(namesOf(windows));
  });

  // Without locks nobody waits for their turn, so that one may be overtaken until it gives up: which is said, and then it is so.
  test('in a browser without locks lose nothing of what was said to be saved', async ({ openTablet }) => {
    const { notDone, names } = await atOnce(openTablet, 3, 'delete WorkerNavigator.prototype.locks');
    expect(notDone.filter(({ error }) => error !== 'KitchenBusy')).toEqual([]);
    const refused = new Set(notDone.map(({ name }) => name));
    expect(names).toEqual(namesOf(3).filter((name) => !refused.has(name)));
    expect(refused.size).toBeLessThan(CHANGES);
  });
});

const namesOf = (windows: number) =>
  Array.from({ length: windows * CHANGES }, (_, place) => {
    const [window, count] = [Math.floor(place / CHANGES) + 1, (place % CHANGES) + 1];
    return `Window ${window} ${count}`;
  }).toSorted();

/** So many windows make events at once; what each has in memory in the end is the same, and is what is stored. */
async function atOnce(openTablet: KitchenFixtures['openTablet'], windows: number, patch = '') {
  const tablet = await openTablet();
  const { context, page } = tablet;
  tablet.forgive(/inline style|style-src-attr/); // of the browser's own page around a picture
  const workshop = await workshopIn(context, inject('builtApp'), patch);
  const pages: Page[] = [];
  for (let place = 0; place < windows; place += 1) pages.push(await workshop.open());
  const notDone = await Promise.all(pages.map((each, place) => makeEvents(each, `Window ${place + 1}`, CHANGES)));

  const contents = await Promise.all(pages.map(contentIn));
  for (const content of contents) expect(content).toEqual(contents[0]);
  const names = contents[0]?.['events']?.rows.map((row) => String(row[2])) ?? [];
  await page.goto('/icon-192.png');
  expect(await storedKitchen(page)).toMatchObject({ is: 'whole', generation: names.length });
  return { notDone: notDone.flat(), names: names.toSorted() };
}

const quantityOf = (page: Page, good: string) => page.getByLabel(`How many: ${good}`, { exact: true });

describe('a window beside another', () => {
  test('shows what the other saved, without being asked', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    const other = await page.context().newPage();
    for (const each of [page, other]) await openEvent(each, 'School fair');
    await button(page, 'More: Gift bag').tap();
    await expect.poll(() => quantityOf(other, 'Gift bag').inputValue()).toBe('51');
    await button(other, 'More: Gift bag').tap();
    await expect.poll(() => quantityOf(page, 'Gift bag').inputValue()).toBe('52');
  });

  test('that slept while the other saved writes on top of it, not over it', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    const other = await page.context().newPage();
    await openEvent(other, 'School fair');
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    for (const count of ['21', '22', '23']) {
      await quantityOf(other, 'Brownie bag').fill(count);
      await quantityOf(other, 'Brownie bag').press('Enter');
      await other.getByRole('navigation').getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    }
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    // tapped as soon as it thaws, before it has heard anything
    await page.evaluate(() => document.querySelector<HTMLElement>('button[aria-label="More: Gift bag"]')?.click());
    for (const each of [page, other]) {
      await expect.poll(() => quantityOf(each, 'Gift bag').inputValue()).toBe('51');
      await expect.poll(() => quantityOf(each, 'Brownie bag').inputValue()).toBe('23');
    }
  });

  test('of an older version cannot write once a newer one has, says so, and keeps what is typed', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    const head = await raiseMinReader(page);
    await quantityOf(page, 'Gift bag').fill('77');
    await quantityOf(page, 'Gift bag').press('Enter');
    await text(page, /A newer Bakeline works with this kitchen/);
    expect(await quantityOf(page, 'Gift bag').inputValue()).toBe('77');
    expect(await headOf(page)).toEqual(head);
  });
});

type StoredHead = Readonly<Record<string, unknown>>;

/** What a newer version leaves behind that changed the database so that older ones must not write to it. */
async function raiseMinReader(page: Page): Promise<StoredHead> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('bakeline');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const transaction = database.transaction('meta', 'readwrite');
    const meta = transaction.objectStore('meta');
    const reading = meta.get('head');
    let raised: Record<string, unknown> = {};
    reading.onsuccess = () => {
      const head = reading.result as { generation: number; schemaVersion: number };
      const next = head.schemaVersion + 1;
      raised = { ...head, generation: head.generation + 1, writer: 'newer', schemaVersion: next, minReader: next };
      meta.put(raised);
    };
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
    return raised;
  });
}

async function headOf(page: Page): Promise<StoredHead> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('bakeline');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction('meta').objectStore('meta').get('head');
    const head = await new Promise<Record<string, unknown>>((resolve) => {
      reading.onsuccess = () => resolve(reading.result as Record<string, unknown>);
    });
    database.close();
    return head;
  });
}
