import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { test, untilOfflineReady } from './kitchen-test.ts';

describe('offline', () => {
  test('the app starts with no network after the first visit, in a new browser process, with the server gone', async ({
    server,
    profile,
    openTablet,
  }) => {
    const firstVisit = await openTablet({ userDataDir: profile });
    await firstVisit.page.goto('/');
    await untilOfflineReady(firstVisit);
    await firstVisit.close();
    await server.stop();
    await expect(fetch(server.origin)).rejects.toThrow();

    const later = await openTablet({ userDataDir: profile });
    await later.page.goto('/');
    await later.page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('an address inside the app opens with the server gone', async ({ server, openTablet }) => {
    const tablet = await openTablet();
    await tablet.page.goto('/');
    await untilOfflineReady(tablet);
    await server.stop();

    await tablet.page.goto('/events/1/plan');
    await tablet.page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('everything that is built is kept on the tablet, each file once, but no pictures of it', async ({
    openTablet,
  }) => {
    const tablet = await openTablet();
    await tablet.page.goto('/');
    await untilOfflineReady(tablet);
    const kept = await tablet.page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map((request) => new URL(request.url).pathname);
    });
    const built = await readdir(inject('builtApp'), { recursive: true, withFileTypes: true });
    const files = built.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const paths = files.map((file) => file.slice(inject('builtApp').length).replaceAll(sep, '/'));
    // The browser itself keeps the service worker and what that imports; pictures are for before it is installed.
    const isElsewhere = (path: string) => /^\/(sw|workbox-[^/]+)\.js$/.test(path) || path.startsWith('/screenshots/');
    expect(paths.filter((path) => path.startsWith('/screenshots/'))).not.toEqual([]);
    expect(kept.sort()).toEqual(paths.filter((path) => !isElsewhere(path)).sort());
  });
});
