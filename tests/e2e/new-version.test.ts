import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { button, demoKitchen, text } from './demo-tablet.ts';
import { buildApp, discardBuild } from './built-app.ts';
import { startKitchenServer, type KitchenServer } from './kitchen-server.ts';
import { test as base, untilOfflineReady } from './kitchen-test.ts';

const NEWER = '99.0.0';
const LONGER_THAN_A_BOUNCE_MS = 400;

let newerApp: string;
beforeAll(async () => {
  newerApp = await buildApp(NEWER);
});
afterAll(() => discardBuild(newerApp));

const test = base.extend<{ readonly deliverNewer: () => Promise<void> }>({
  /** Puts the newer version in place of the older, at the same address. */
  deliverNewer: async ({ server }, use) => {
    let newer: KitchenServer | undefined;
    await use(async () => {
      await server.stop();
      newer = await startKitchenServer(newerApp, server.port);
    });
    await newer?.stop();
  },
});

const versionOf = (page: Page) => page.locator('meta[name=version]').getAttribute('content');

async function untilNewerWaits(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

/** What a person has typed, or a timer that runs: gone after a reload. */
const leaveMark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset.mark = 'half-typed'));
const markOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.mark);

describe('a new version', () => {
  test('is offered, not forced', async ({ openTablet, deliverNewer }) => {
    const tablet = await openTablet();
    const { page } = tablet;
    await page.goto('/');
    await untilOfflineReady(tablet);
    const older = await versionOf(page);
    expect(older).not.toBe(NEWER);
    await leaveMark(page);

    await deliverNewer();
    await untilNewerWaits(page);
    await page.getByRole('button', { name: 'Use it now' }).waitFor();
    expect(await markOf(page)).toBe('half-typed');
    expect(await versionOf(page)).toBe(older);

    await page.reload();
    expect(await versionOf(page), 'a reload alone is no consent').toBe(older);
  });

  test('is not offered while a timer runs, and is once it is taken away', async ({ openTablet, deliverNewer }) => {
    const tablet = await openTablet();
    const { page } = tablet;
    await page.goto('/#/settings');
    await untilOfflineReady(tablet);
    await page.getByRole('button', { name: 'Timers' }).tap();
    await page.getByRole('button', { name: 'Start 10 min' }).tap();
    await page.getByRole('button', { name: 'Close' }).tap();
    await deliverNewer();
    await untilNewerWaits(page);
    await page.getByRole('link', { name: 'Recipes', exact: true }).tap();
    await page.getByRole('heading', { level: 1, name: 'Recipes' }).waitFor();
    expect(await page.getByRole('button', { name: 'Use it now' }).count()).toBe(0);

    await page.getByRole('navigation').getByRole('button', { name: '10 min' }).tap();
    await page.getByRole('button', { name: 'Take away: 10 min' }).tap();
    await page.getByRole('button', { name: 'Close' }).tap();
    await page.getByRole('button', { name: 'Use it now' }).waitFor();
  });

  test('comes when it is asked for, on the very first visit too', async ({ openTablet, deliverNewer }) => {
    const tablet = await openTablet();
    const { page } = tablet;
    await page.goto('/');
    await untilOfflineReady(tablet);
    await deliverNewer();
    await untilNewerWaits(page);

    await page.getByRole('button', { name: 'Use it now' }).tap();
    await page.locator(`meta[name=version][content="${NEWER}"]`).waitFor({ state: 'attached' });
  });

  test('is not taken while this window alone holds the kitchen', async ({ openTablet, server, deliverNewer }) => {
    const page = await demoKitchen(openTablet);
    await page.evaluate(async () => navigator.serviceWorker.ready);
    await deliverNewer();
    await untilNewerWaits(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'indexeddb' });
    await leaveMark(page);

    await button(page, 'Use it now').tap();
    await text(page, 'The saved kitchen was cleared from this device while the app was open.');
    expect(await markOf(page)).toBe('half-typed');
    await button(page, 'Save everything here again').tap();
    await button(page, 'Save everything here again').waitFor({ state: 'detached' });
    await page.waitForTimeout(LONGER_THAN_A_BOUNCE_MS);
    await button(page, 'Use it now').tap();
    await page.locator(`meta[name=version][content="${NEWER}"]`).waitFor({ state: 'attached' });
    await text(page, '4 events');
  });

  test('taken in one tab leaves the other as it is, until it is asked for there', async ({
    openTablet,
    deliverNewer,
  }) => {
    const tablet = await openTablet();
    const { page, context } = tablet;
    await page.goto('/');
    await untilOfflineReady(tablet);
    const older = await versionOf(page);
    const other = await context.newPage();
    await other.goto('/');
    await leaveMark(other);
    await deliverNewer();
    await untilNewerWaits(page);

    await page.getByRole('button', { name: 'Use it now' }).tap();
    await page.locator(`meta[name=version][content="${NEWER}"]`).waitFor({ state: 'attached' });
    await other.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting === null);
    expect(await markOf(other)).toBe('half-typed');
    expect(await versionOf(other)).toBe(older);

    await other.getByRole('button', { name: 'Use it now' }).tap();
    await other.locator(`meta[name=version][content="${NEWER}"]`).waitFor({ state: 'attached' });
  });
});
