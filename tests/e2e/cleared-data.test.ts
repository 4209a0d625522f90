/** Site data that is cleared while the kitchen is open: it is still in the window, and nothing may tell anyone to throw that away. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text, untilCopied } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const badge = (page: Page) => page.getByRole('navigation').getByRole('status');
const cleared = (page: Page) => page.getByText('The saved kitchen was cleared from this device');

async function clearData(page: Page, origin: string, storageTypes: 'all' | 'indexeddb'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
}

describe('site data that is cleared while the kitchen is open', () => {
  test('is said at the next step, and can be saved once more with one tap', async ({ openTablet, server }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    await clearData(page, server.origin, 'all');

    await button(page, 'More: Gift bag').tap();
    await text(page, 'The saved kitchen was cleared from this device while the app was open.');
    expect(await button(page, 'Load again').count()).toBe(0);
    expect(await page.evaluate(() => indexedDB.databases()), 'nothing begins afresh by itself').toEqual([]);
    await button(page, 'Save everything here again').tap();
    await badge(page)
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    expect(await cleared(page).count()).toBe(0);
    expect(await page.getByText('Not saved: see the notice above.').count(), 'nothing stands above').toBe(0);
    await text(page, 'This was not saved. Do it again.');

    await button(page, 'More: Brownie bag').tap();
    const quantity = (good: string) => page.getByLabel(`How many: ${good}`, { exact: true });
    await text(page, /71 boxes/); // what the store says once it is saved
    await untilCopied(page); // nothing of the copies before is left; the window makes new ones
    await openEvent(page, 'School fair');
    await page.reload();
    await expect.poll(() => quantity('Brownie bag').inputValue()).toBe('21');
    expect(await quantity('Gift bag').inputValue(), 'the step that was refused').toBe('50');
  });

  test('takes the worker along that answers offline, and that is no newer version', async ({ openTablet, server }) => {
    const page = await demoKitchen(openTablet);
    const hasWorker = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
    await expect.poll(hasWorker).toBe(true);
    await clearData(page, server.origin, 'all');
    await expect.poll(hasWorker).toBe(false);
    await page.waitForTimeout(1500);
    expect(await button(page, 'Use it now').count()).toBe(0);
  });

  test('is not lost by a stray reload: one is asked first, until it is saved again', async ({ openTablet, server }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    await clearData(page, server.origin, 'indexeddb');
    await button(page, 'More: Gift bag').tap();
    await cleared(page).waitFor();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate(() => location.reload());
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await button(page, 'Save everything here again').tap();
    await badge(page)
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'School fair' }).waitFor();
    expect(asked).toHaveLength(1);
  });

  test('is told again by the badge once its notice is put away', async ({ openTablet, server }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    await clearData(page, server.origin, 'indexeddb');
    await button(page, 'More: Gift bag').tap();
    await button(page, 'Put away').tap();
    await button(page, 'Save everything here again').waitFor({ state: 'detached' });
    expect(await page.getByText('see the notice above').count()).toBe(0);
    await text(page, 'Not saved. The saved kitchen was cleared from this device while the app was open.');
    await page.getByRole('navigation').getByRole('button', { name: 'Not saved' }).tap();
    await button(page, 'Save everything here again').tap();
    await badge(page)
      .filter({ hasText: /^Saved$/ })
      .waitFor();
  });

  test('and saved again in one window is said to be gone in no other', async ({ openTablet, server }) => {
    const page = await demoKitchen(openTablet);
    const other = await page.context().newPage();
    for (const each of [page, other]) await openEvent(each, 'School fair');
    await clearData(page, server.origin, 'indexeddb');
    for (const each of [page, other]) {
      await button(each, 'More: Gift bag').tap();
      await cleared(each).waitFor();
    }
    await button(page, 'Save everything here again').tap();
    for (const each of [page, other])
      await badge(each)
        .filter({ hasText: /^Saved$/ })
        .waitFor();
    expect(await cleared(other).count()).toBe(0);
  });

  test('and brought back in a second window from an older copy can be kept from the first', async ({
    openTablet,
    server,
  }) => {
    const page = await demoKitchen(openTablet);
    await untilCopied(page);
    await openEvent(page, 'School fair');
    await button(page, 'More: Gift bag').tap();
    await text(page, /71 boxes/);
    await clearData(page, server.origin, 'indexeddb');
    const other = await page.context().newPage();
    await other.goto('/#/events');
    await text(other, /It was brought back from a safety copy/);

    await text(
      page,
      /This window still holds the one that was here before, perhaps with saves that the other one lacks/,
    );
    await button(page, 'Save a copy').waitFor();
    await button(page, 'Put away').tap();
    await button(page, 'Load again').waitFor({ state: 'detached' });
    await page.getByRole('navigation').getByRole('button', { name: 'Not saved' }).tap();
    await button(page, 'Load again').waitFor();
    await button(page, 'Save a copy').tap();
    await text(page, /sqlite is ready/);
  });
});
