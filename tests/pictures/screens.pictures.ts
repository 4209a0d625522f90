/**
 * `npm run pictures`: makes the pictures that the manifest names, in public/screenshots, from the built app with the demo kitchen.
 * Always at the same moment and with the same ids, so that what has not changed looks as it did.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, inject } from 'vitest';
import { choice, openEvent, openPlan } from '../e2e/demo-tablet.ts';
import { test } from '../e2e/kitchen-test.ts';

const NOW = Date.parse('2026-12-18T16:40:00Z');
const PUBLIC = 'public';

/** The way to what each picture shows, from the events of the demo kitchen. A new picture: a line here and one in the manifest. */
const ways: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  events: (page) => page.getByText('Keep baking').waitFor(),
  plan: async (page) => {
    await openEvent(page, 'School fair');
    await choice(page, 'Fudge brownie', '12 batches').tap();
    await page.getByText('68 of 70').waitFor();
  },
  change: async (page) => {
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: /^Gift bag/ }).tap();
    await page.getByLabel('How many: Gift bag').fill('60');
    await page.getByLabel('How many: Gift bag').press('Enter');
    await page.locator('label').filter({ hasText: 'Guests changed' }).tap();
    await page.getByRole('checkbox', { name: 'Sugar cookie 10 to 11 batches' }).waitFor();
    await page.getByRole('dialog').evaluate((sheet) => sheet.scrollTo(0, 0));
  },
  compare: async (page) => {
    await openEvent(page, 'Gift boxes');
    await page.getByRole('link', { name: 'Compare' }).tap();
    await page.getByText('Dropped').filter({ visible: true }).first().waitFor();
  },
  history: async (page) => {
    await openEvent(page, 'Gift boxes');
    await page.getByRole('link', { name: 'History' }).tap();
    await page.getByRole('button', { name: /^Change 1/ }).tap();
    await page.getByText('73 of 74 boxes').filter({ visible: true }).first().waitFor();
  },
};

/** Runs in the worker, which has a clock and ids of its own: both stand in what is sealed. */
function stopClockAndChance(now: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (date, given) => Reflect.construct(date, given.length === 0 ? [now] : given) as Date,
    get: (date, key) => (key === 'now' ? () => now : (Reflect.get(date, key) as unknown)),
  });
  let ids = 0;
  crypto.randomUUID = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
}

async function takePicture(page: Page, src: string): Promise<void> {
  await page.clock.setFixedTime(NOW);
  const worker = page.waitForEvent('worker');
  await page.goto('/');
  await (await worker).evaluate(stopClockAndChance, NOW);
  await page.getByRole('button', { name: /^Look around/ }).tap();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await ways[nameIn(src)]?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(PUBLIC, src), caret: 'hide' });
}

const nameIn = (src: string) => /([a-z]+)-(?:wide|narrow)\.png$/.exec(src)?.[1] ?? '';

test('pictures of the app', async ({ openTablet }) => {
  const { screenshots } = JSON.parse(await readFile(join(inject('builtApp'), 'manifest.webmanifest'), 'utf8')) as {
    readonly screenshots: readonly { readonly src: string; readonly sizes: string }[];
  };
  expect(new Set(screenshots.map(({ src }) => nameIn(src))), 'there is a way to each').toEqual(
    new Set(Object.keys(ways)),
  );
  await rm(join(PUBLIC, 'screenshots'), { recursive: true, force: true });
  for (const { src, sizes } of screenshots) {
    const [width = 0, height = 0] = sizes.split('x').map(Number);
    const tablet = await openTablet({ viewport: { width, height }, timezoneId: 'Europe/London' });
    await takePicture(tablet.page, src);
    await tablet.close();
  }
});
