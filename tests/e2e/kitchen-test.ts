/**
 * `test` for everything that runs in a browser. What it hands out ends with the test, and a test in which a tablet met trouble
 * fails, whatever it was about.
 */
import { test as base, expect, inject } from 'vitest';
import { startKitchenServer, type KitchenServer } from './kitchen-server.ts';
import { launchTablet, newProfile, removeProfile, type Tablet, type TabletOptions } from './tablet.ts';

export interface KitchenFixtures {
  /** The built app on a port of its own. Taking it away is fine. */
  readonly server: KitchenServer;
  /** An empty profile, for a test that opens its tablet more than once. */
  readonly profile: string;
  /** Opens a tablet on the server, with no page loaded yet; as many as a test wants. */
  readonly openTablet: (options?: Omit<TabletOptions, 'origin'>) => Promise<Tablet>;
}

export const test = base.extend<KitchenFixtures>({
  server: async ({}, use) => {
    const server = await startKitchenServer(inject('builtApp'));
    await use(server);
    await server.stop();
  },
  profile: async ({}, use) => {
    const profile = await newProfile();
    await use(profile);
    await removeProfile(profile);
  },
  // Depends on the profile only so that the profile is removed after the tablets are closed.
  openTablet: async ({ server, profile: _profile }, use) => {
    const tablets: Tablet[] = [];
    await use(async (options = {}) => {
      const tablet = await launchTablet({ ...options, origin: server.origin });
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
