/**
 * `npm run bench`: a start from the warm service worker, in a browser that runs already, on a kitchen of 10 MB; on this machine
 * and slowed. From the start of the navigation until the first event stands on the screen, as it was remembered from the last save, and
 * without anything remembered. How many times slower it really was is
 * measured beside it: where other work keeps the machine busy, it takes what the browser is stopped for, and the figures say little.
 */
import * as v from 'valibot';
import { inject, test } from 'vitest';
import { PlainDate } from '../../src/domain/event-date.ts';
import { discardBuild } from '../e2e/built-app.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { untilOfflineReady } from '../e2e/kitchen-test.ts';
import { placeKitchen, type MadeKitchen } from '../e2e/placed-kitchen.ts';
import { launchTablet, newProfile, removeProfile } from '../e2e/tablet.ts';
import { heading, row, spread } from './figures.ts';
import { BAKING, grownKitchen } from './grown-kitchen.ts';
import { measuredBuild, readLoads, type MeasuredLoad } from './measured-build.ts';
import { slowedBy } from './slowed-browser.ts';
import { openUnwatched } from './unwatched-browser.ts';

const BYTES = 10_000_000;
/** The first ones fill the browser's caches and are not counted. */
const LOADS = { uncounted: 2, counted: 10 };

/** A profile with the kitchen in it and the app kept by its service worker; opened once, so that the page remembers the save. */
async function warmProfile(origin: string, kitchen: MadeKitchen): Promise<string> {
  const userDataDir = await newProfile();
  const tablet = await launchTablet({ origin, userDataDir });
  await placeKitchen(tablet.page, kitchen);
  await untilOfflineReady(tablet);
  await tablet.page.goto('/#/events');
  await tablet.page.reload();
  await tablet.page.getByRole('heading', { name: BAKING }).waitFor();
  await tablet.close();
  return userDataDir;
}

async function loadsOf(origin: string, userDataDir: string, rate: number, how = ''): Promise<MeasuredLoad[]> {
  const { uncounted, counted } = LOADS;
  const browser = await openUnwatched(userDataDir, `${origin}/?loads=${uncounted + counted}${how}`);
  const loads = await slowedBy(rate, userDataDir, () => readLoads(browser));
  await browser.close();
  return loads.slice(uncounted);
}

/** By DevTools, as browsers' own tools slow a page down: its thread only. */
async function throttledLoads(origin: string, userDataDir: string, rate: number): Promise<MeasuredLoad[]> {
  const { uncounted, counted } = LOADS;
  const tablet = await launchTablet({ origin, userDataDir });
  const session = await tablet.context.newCDPSession(tablet.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await tablet.page.goto(`/?loads=${uncounted + counted}`);
  const loads = await readLoads({
    async titleLike(pattern) {
      await tablet.page.waitForFunction((source) => new RegExp(source).test(document.title), pattern.source, {
        timeout: 0,
        polling: 1_000,
      });
      return tablet.page.title();
    },
  });
  await tablet.close();
  return loads.slice(uncounted);
}

interface Run {
  readonly loads: readonly MeasuredLoad[];
  readonly forgetful: readonly MeasuredLoad[];
}

async function runOf(origin: string, userDataDir: string, rate: number): Promise<Run> {
  const loads = await loadsOf(origin, userDataDir, rate);
  return { loads, forgetful: await loadsOf(origin, userDataDir, rate, '&forgetful') };
}

const times = (loads: readonly MeasuredLoad[], what: keyof MeasuredLoad) => loads.map((load) => load[what]);

function rowsOf({ loads, forgetful }: Run): string[] {
  return [
    row('the page is here', times(loads, 'document')),
    row('the app runs, and starts its worker', times(loads, 'workerAsked')),
    row('the first words stand', times(loads, 'words')),
    row('the first event stands on the screen', times(loads, 'useful')),
    row('the worker runs', times(loads, 'workerRuns')),
    row('the kitchen is read, checked, and open', times(loads, 'storeOpen')),
    row('the first event, with nothing remembered', times(forgetful, 'useful')),
  ];
}

test('a start from the warm service worker', async () => {
  const kitchen = await grownKitchen(BYTES, v.parse(PlainDate, new Date().toISOString().slice(0, 10)));
  const directory = await measuredBuild(inject('builtApp'));
  const server = await startKitchenServer(directory);
  const userDataDir = await warmProfile(server.origin, kitchen);
  const { events, recipes, plan_amendments: changes } = kitchen.rows;
  const own = await runOf(server.origin, userDataDir, 1);
  const slowed = await runOf(server.origin, userDataDir, 4);
  const throttled = await throttledLoads(server.origin, userDataDir, 4);
  const slower = (what: keyof MeasuredLoad) =>
    (spread(times(slowed.loads, what)).p50 / spread(times(own.loads, what)).p50).toFixed(1);
  const lines = [
    '',
    heading('start from the warm service worker, in a browser that runs'),
    `kitchen of ${(kitchen.bytes.length / 1e6).toFixed(1)} MB: ${events} events, ${recipes} recipes, ${changes} recorded changes`,
    ...rowsOf(own),
    `the whole browser slowed: its pages ${slower('spinPage')} ×, their workers ${slower('spinWorker')} ×`,
    ...rowsOf(slowed),
    'only the thread of the page slowed, 4 × by DevTools',
    row('the first words stand', times(throttled, 'words')),
    row('the first event stands on the screen', times(throttled, 'useful')),
    row('the kitchen is read, checked, and open', times(throttled, 'storeOpen')),
  ];
  await server.stop();
  await removeProfile(userDataDir);
  await discardBuild(directory);
  console.log(lines.join('\n'));
});
