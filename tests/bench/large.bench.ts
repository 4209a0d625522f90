/** `npm run bench`: a kitchen larger than most will ever be, opened and changed on a page that is four times slower (by DevTools). */
import * as v from 'valibot';
import { inject, test } from 'vitest';
import { PlainDate } from '../../src/domain/event-date.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { untilOfflineReady } from '../e2e/kitchen-test.ts';
import { placeKitchen } from '../e2e/placed-kitchen.ts';
import { launchTablet, newProfile, removeProfile } from '../e2e/tablet.ts';
import { changesOn } from '../storm/storm-changes.ts';
import { heading, row } from './figures.ts';
import { grownKitchen } from './grown-kitchen.ts';

const BYTES = 20_000_000;
const RECIPES = 2_000;
const SLOWER = 4;
const OPENINGS = 7;
const CHANGES = 40;

test('a kitchen of 20 MB', async () => {
  const kitchen = await grownKitchen(BYTES, v.parse(PlainDate, new Date().toISOString().slice(0, 10)), RECIPES);
  const server = await startKitchenServer(inject('builtApp'));
  const userDataDir = await newProfile();
  const tablet = await launchTablet({ origin: server.origin, userDataDir });
  const { page } = tablet;
  await placeKitchen(page, kitchen);
  await untilOfflineReady(tablet);
  const session = await tablet.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

  const openMs: number[] = [];
  await page.goto('/#/recipes'); // a screen that waits for the kitchen itself, not for what is remembered of its events
  for (let n = 0; n < OPENINGS; n += 1) {
    await page.reload({ waitUntil: 'commit' });
    await page.locator('main li').first().waitFor();
    openMs.push(await page.evaluate(() => performance.now()));
  }

  await page.goto('/#/events');
  await page
    .locator('main li a')
    .filter({ hasText: /Coming market/ })
    .last()
    .click();
  await page
    .getByRole('button', { name: /^More: / })
    .first()
    .waitFor();
  const making = changesOn(page);
  const changeMs: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    const begin = performance.now();
    await making({ type: 'one more', good: n % 5 });
    changeMs.push(performance.now() - begin);
  }

  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const other = await tablet.context.newPage();
  await other.goto(page.url());
  const field = /^How many: /;
  await other.getByLabel(field).first().waitFor();
  const otherMs: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    const next = String(Number(await other.getByLabel(field).first().inputValue()) + 1);
    const begin = performance.now();
    const seen = other.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('input[aria-label^="How many: "]')?.value === wanted,
      next,
    );
    await making({ type: 'one more', good: 0 });
    await seen;
    otherMs.push(performance.now() - begin);
  }
  await tablet.close();
  await server.stop();
  await removeProfile(userDataDir);
  const { events, recipes, plan_snapshots: snapshots } = kitchen.rows;
  console.log(
    [
      '',
      heading(`a page ${SLOWER} times slower by DevTools`),
      `kitchen of ${(kitchen.bytes.length / 1e6).toFixed(1)} MB: ${events} events, ${snapshots} snapshots, ${recipes} recipes`,
      row('opened, and its recipes on the screen', openMs),
      row('one more of a good, until the page says it is saved', changeMs),
      'not slowed',
      row('one more of a good, until another window shows it', otherMs),
    ].join('\n'),
  );
});
