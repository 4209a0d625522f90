/**
 * `test` for everything that runs in a browser. What it hands out ends with the test, and a test in which a tablet met trouble
 * fails, whatever it was about.
 */
import { chromium, type Browser } from 'playwright';
import { test as base, expect, inject } from 'vitest';
import { chromiumLaunch } from './chromium.ts';
import { startKitchenServer, type KitchenServer } from './kitchen-server.ts';
import { launchTablet, newProfile, removeProfile, type Tablet, type TabletOptions } from './tablet.ts';

export interface KitchenFixtures {
  /** The built app on a port of its own. Taking it away is fine: the next test gets another. */
  readonly server: KitchenServer;
  /** An empty profile on the disk, for a test that opens its tablet more than once. */
  readonly profile: string;
  /** Opens a tablet on the server, with no page loaded yet; as many as a test wants. */
  readonly openTablet: (options?: Omit<TabletOptions, 'origin' | 'browser'>) => Promise<Tablet>;
}

/** Slow to start, so the tests of a file share them. What one test leaves in either, the next does not see. */
interface SharedFixtures {
  readonly browser: Browser;
  /** Gives the one that runs, or starts one. */
  readonly runningServer: () => Promise<KitchenServer>;
}

export const test = base.extend<KitchenFixtures & SharedFixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.launch(await chromiumLaunch());
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  runningServer: [
    async ({}, use) => {
      let server: KitchenServer | undefined;
      await use(async () => (server = server?.isRunning() ? server : await startKitchenServer(inject('builtApp'))));
      await server?.stop();
    },
    { scope: 'file' },
  ],
  server: async ({ runningServer }, use) => {
    await use(await runningServer());
  },
  profile: async ({}, use) => {
    const profile = await newProfile();
    await use(profile);
    await removeProfile(profile);
  },
  // Depends on the profile only so that the profile is removed after the tablets are closed.
  openTablet: async ({ server, browser, profile: _profile }, use) => {
    const tablets: Tablet[] = [];
    await use(async (options = {}) => {
      const tablet = await launchTablet({ ...options, browser, origin: server.origin });
      tablets.push(tablet);
      return tablet;
    });
    await Promise.all(tablets.map((tablet) => tablet.close()));
    expect(tablets.flatMap((tablet) => tablet.troubles())).toEqual([]);
  },
});

/** Waits until the service worker has everything and serves this page. */
export async function untilOfflineReady(tablet: Tablet): Promise<void> {
  await tablet.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
}
