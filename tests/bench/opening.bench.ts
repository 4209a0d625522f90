/**
 * `npm run bench`: what opening a kitchen costs with all its checks, beside reading the same rows and nothing else; in a page that
 * has done both before, and as the first thing in a browser that was just started.
 */
import * as v from 'valibot';
import { test } from 'vitest';
import { PlainDate } from '../../src/domain/event-date.ts';
import { buildBy, discardBuild } from '../e2e/built-app.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { launchTablet, newProfile, removeProfile, type Tablet } from '../e2e/tablet.ts';
import { heading, row, spread } from './figures.ts';
import { grownKitchen } from './grown-kitchen.ts';
import type {} from './opening-page.ts';

const ROUNDS = { running: 25, started: 9 };

interface Times {
  readonly open: number[];
  readonly read: number[];
}

async function pageOf(origin: string, userDataDir: string): Promise<Tablet> {
  const tablet = await launchTablet({ origin, userDataDir });
  await tablet.page.goto('/opening.html');
  await tablet.page.waitForFunction(() => 'kitchen' in window);
  return tablet;
}

/** By turns, so that both meet the same machine. */
async function inOnePage({ page }: Tablet): Promise<Times> {
  const times: Times = { open: [], read: [] };
  for (let n = 0; n < ROUNDS.running; n += 1) {
    times.read.push(await page.evaluate(() => window.kitchen.read()));
    times.open.push(await page.evaluate(() => window.kitchen.open()));
  }
  return times;
}

async function inNewBrowsers(origin: string, userDataDir: string): Promise<Times> {
  const times: Times = { open: [], read: [] };
  for (let n = 0; n < ROUNDS.started * 2; n += 1) {
    const isRead = n % 2 === 0;
    const tablet = await pageOf(origin, userDataDir);
    const took = await tablet.page.evaluate((read) => (read ? window.kitchen.read() : window.kitchen.open()), isRead);
    times[isRead ? 'read' : 'open'].push(took);
    await tablet.close();
  }
  return times;
}

/** The same in both, and what it was made of. */
async function rowsOf(origin: string, name: string, make: (page: Tablet['page']) => Promise<void>): Promise<string[]> {
  const profile = await newProfile();
  const tablet = await pageOf(origin, profile);
  await make(tablet.page);
  const running = await inOnePage(tablet);
  await tablet.close();
  const started = await inNewBrowsers(origin, profile);
  await removeProfile(profile);
  const places = { 'in a page that did both before': running, 'first thing in a new browser': started };
  return Object.entries(places).flatMap(([place, { open, read }]) => {
    const floor = spread(read).p50;
    return [
      `${name}, ${place}`,
      row('opened with all its checks, SQLite’s code being there', open, floor),
      row('the same rows read, and nothing else', read, floor),
    ];
  });
}

test('opening with all checks', async () => {
  const directory = await buildBy('tests/bench/vite.config.ts');
  const server = await startKitchenServer(directory);
  const lines = ['', `${heading('milliseconds, one run')}   × reading`];
  for (const megabytes of [1, 10, 50]) {
    const fill = (page: Tablet['page']) => page.evaluate((size) => window.kitchen.fill(size), megabytes);
    lines.push(...(await rowsOf(server.origin, `kitchen of ${megabytes} MB`, fill)));
  }
  const grown = await grownKitchen(10_000_000, v.parse(PlainDate, new Date().toISOString().slice(0, 10)));
  const made = [Buffer.from(grown.bytes).toString('base64'), grown.databaseId] as const;
  const place = (page: Tablet['page']) => page.evaluate((given) => window.kitchen.place(...given), made);
  lines.push(...(await rowsOf(server.origin, 'kitchen of 10 MB that baked for years', place)));
  await server.stop();
  await discardBuild(directory);
  console.log(lines.join('\n'));
});
