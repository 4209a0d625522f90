/**
 * `npm run bench`: a start from the warm service worker, in a browser that runs already, on a kitchen of 10 MB; on this machine
 * and slowed. From the start of the navigation until the first event stands on the screen. How many times slower it really was is
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

async function loadsOf(origin: string, userDataDir: string, rate: number): Promise<MeasuredLoad[]> {
  const { uncounted, counted } = LOADS;
  const browser = await openUnwatched(userDataDir, `${origin}/?loads=${uncounted + counted}`);
  const loads = await slowedBy(rate, userDataDir, () => readLoads(browser));
  await browser.close();
  return loads.slice(uncounted);
}

test('a start from the warm service worker', async () => {
  const kitchen = await grownKitchen(BYTES, v.parse(PlainDate, new Date().toISOString().slice(0, 10)));
  const directory = await measuredBuild(inject('builtApp'));
  const server = await startKitchenServer(directory);
  const userDataDir = await warmProfile(server.origin, kitchen);
  const { events, recipes, plan_amendments: changes } = kitchen.rows;
  const lines = [
    '',
    heading('start from the warm service worker, in a browser that runs'),
    `kitchen of ${(kitchen.bytes.length / 1e6).toFixed(1)} MB: ${events} events, ${recipes} recipes, ${changes} recorded changes`,
  ];
  const own = await loadsOf(server.origin, userDataDir, 1);
  const slowed = await loadsOf(server.origin, userDataDir, 4);
  for (const loads of [own, slowed]) {
    const times = (what: keyof MeasuredLoad) => loads.map((load) => load[what]);
    const slower = (what: keyof MeasuredLoad) =>
      (spread(times(what)).p50 / spread(own.map((load) => load[what])).p50).toFixed(1);
    if (loads === slowed) {
      lines.push(
        `the whole browser slowed: its pages ${slower('spinPage')} ×, their workers ${slower('spinWorker')} ×`,
      );
    }
    lines.push(
      row('the page is here', times('document')),
      row('the app runs, and starts its worker', times('workerAsked')),
      row('the first words stand', times('words')),
      row('the worker runs', times('workerRuns')),
      row('the kitchen is read, checked, and open', times('storeOpen')),
      row('the first event stands on the screen', times('useful')),
    );
  }
  await server.stop();
  await removeProfile(userDataDir);
  await discardBuild(directory);
  console.log(lines.join('\n'));
});
