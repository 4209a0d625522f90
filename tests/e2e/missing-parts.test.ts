/** Browsers that lack something, deny it, or do not answer: what can be done without is done without, the rest is said in seconds. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';
import { patchWorkers } from './open-windows.ts';

const WITHIN_MS = 6_000; // the app gives up on a storage that does not answer after 5 s
const stopped = (page: Page, why: RegExp) =>
  Promise.all([
    page.getByRole('heading', { name: 'The kitchen did not open' }).waitFor({ timeout: WITHIN_MS }),
    page.getByText(why).first().waitFor({ timeout: WITHIN_MS }),
  ]);

describe('the app', () => {
  test.for<[what: string, patch: string, said: RegExp | null]>([
    ['locks', 'delete (globalThis.WorkerNavigator ?? Navigator).prototype.locks', /save at the same moment/],
    ['word between windows', 'delete globalThis.BroadcastChannel', /only when you come back to it/],
    [
      'a way to keep the screen on',
      'if (globalThis.Navigator) delete Navigator.prototype.wakeLock',
      /cannot keep it on/,
    ],
    ['sound', 'delete globalThis.AudioContext', /seen and not heard/],
    ['a place for files', 'delete StorageManager.prototype.getDirectory', null],
    ['a list of databases', 'delete IDBFactory.prototype.databases', null],
  ])('works in a browser without %s, and says what is different', async ([, patch, said], { openTablet }) => {
    const { context, page } = await openTablet();
    await patchWorkers(context, patch);
    await context.addInitScript(patch);
    await workAndComeBack(page);
    if (said) await text(page, said);
    else expect(await page.getByRole('heading', { name: 'What this browser lacks' }).count()).toBe(0);
  });

  test('works in a browser that lets the page remember nothing, and says so', async ({ openTablet }) => {
    const { context, page } = await openTablet();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await workAndComeBack(page);
    await text(page, /remembers nothing outside of the kitchen/);
  });
});

/** Something is saved, and is there when the page is loaded anew. Ends in the settings. */
async function workAndComeBack(page: Page): Promise<void> {
  await page.goto('/#/settings');
  await button(page, /demo kitchen/).tap();
  await page.getByText('4 events').waitFor();
  await openEvent(page, 'School fair');
  await button(page, 'More: Gift bag').tap();
  await text(page, /71 boxes/); // what the store says once it is saved
  await page.reload();
  await expect.poll(() => page.getByLabel('How many: Gift bag', { exact: true }).inputValue()).toBe('51');
  await page.goto('/#/settings');
  await page.getByText('Protected storage').waitFor();
}

describe('within seconds, and never as an empty kitchen,', () => {
  test.for<[what: string, patch: string, why: RegExp]>([
    [
      'a browser without IndexedDB',
      `Object.defineProperty(globalThis, 'indexedDB', { value: undefined })`,
      /no place to keep/,
    ],
    [
      'a denied storage',
      `Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })`,
      /does not let the app keep anything/,
    ],
    ['a storage that never opens', 'IDBFactory.prototype.open = () => ({})', /does not answer/],
    [
      'a storage that never lists what it has',
      'IDBFactory.prototype.databases = () => new Promise(() => {})',
      /does not answer/,
    ],
  ])('%s is said', async ([, patch, why], { openTablet }) => {
    const { context, page } = await openTablet();
    await patchWorkers(context, patch);
    await page.goto('/');
    await stopped(page, why);
    await button(page, 'Try again').waitFor();
  });

  test('a storage that opens and never gives what is in it is said', async ({ openTablet }) => {
    const { context, page } = await openTablet();
    await patchWorkers(context, 'IDBObjectStore.prototype.get = () => ({})');
    await page.goto('/');
    await page.getByText('takes longer than usual').waitFor({ timeout: WITHIN_MS });
  });

  test.for<[what: string, answer: { readonly status: number; readonly body: string }]>([
    ['is not there', { status: 404, body: 'Not found' }],
    ['is of another build', { status: 200, body: 'no code at all' }],
  ])('SQLite’s code that %s is said, and trying again helps once it is right', async ([, answer], { openTablet }) => {
    const tablet = await openTablet();
    const { context, page } = tablet;
    tablet.forgive(/CompileError|ArrayBuffer instantiation|streaming compile failed/); // SQLite’s own words for it
    await context.route(/\.wasm$/, (route) => route.fulfill({ ...answer, contentType: 'application/wasm' }));
    await page.goto('/');
    await stopped(page, /did not start/);
    await context.unroute(/\.wasm$/);
    await button(page, 'Try again').tap();
    await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
  });
});
