/** A copy of the kitchen, in other hands than this device's. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import initSqlJs from 'sql.js';
import { describe, expect } from 'vitest';
import { APPLICATION_ID } from '../../src/database/migrations.ts';
import { loseKitchen } from './damage.ts';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const DEMO_EVENTS = ['Garden supper', 'Gift boxes', 'Harvest market', 'School fair'];
const NAME = /^bakeline-\d{4}-\d\d-\d\d\.sqlite$/;
const DAY_MS = 86_400_000;
const LONGER_THAN_A_BOUNCE_MS = 400;

const remembered = (page: Page) => page.evaluate(() => localStorage.getItem('bakeline.copy'));
const lastCopy = (page: Page) => page.locator('dt:text-is("Last copy") + dd').innerText();

/** Taps, and opens what is downloaded with SQLite. */
async function downloadedBy(page: Page, tap: Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), tap]);
  const SQL = await initSqlJs();
  const database = new SQL.Database(await readFile(await download.path()));
  const column = (sql: string) => (database.exec(sql)[0]?.values ?? []).map(([value]) => value);
  const found = {
    name: download.suggestedFilename(),
    applicationId: column('PRAGMA application_id')[0],
    soundness: column('PRAGMA integrity_check')[0],
    events: column('SELECT name FROM events ORDER BY name'),
  };
  database.close();
  return found;
}

/** One tap, and no other one of that finger any more. */
async function prepareCopy(page: Page): Promise<void> {
  await button(page, 'Save a copy').tap();
  await text(page, /sqlite is ready/);
  await page.waitForTimeout(LONGER_THAN_A_BOUNCE_MS);
}

/** A browser with a share sheet, which ends as it is told. Where the tests run there is none. */
async function shareSheetThat(page: Page, ends: 'takes it' | 'AbortError' | 'NotAllowedError'): Promise<void> {
  await page.addInitScript((how) => {
    const share = () => (how === 'takes it' ? Promise.resolve() : Promise.reject(new DOMException('', how)));
    Object.assign(navigator, { canShare: () => true, share });
  }, ends);
  await page.reload();
}

/** That copy was handed over so many days ago, and something was saved since. */
async function ageCopy(page: Page, days: number): Promise<void> {
  await page.evaluate(
    (at) => {
      const saved = JSON.parse(localStorage.getItem('bakeline.saved') ?? '{}') as { generation: number };
      const copy = { ...saved, generation: saved.generation - 1, at };
      localStorage.setItem('bakeline.copy', JSON.stringify(copy));
    },
    new Date(Date.now() - days * DAY_MS).toISOString(),
  );
}

describe('in settings', () => {
  test('a copy is prepared, then downloaded: the whole kitchen as a file that SQLite opens', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    expect(await lastCopy(page)).toBe('never');
    await prepareCopy(page);
    await text(page, /^bakeline-.*sqlite is ready: 4 events, \d+ recipes and \d+ goods, \d+ KB/);
    expect(await lastCopy(page), 'it is nowhere else yet').toBe('never');
    expect(await downloadedBy(page, button(page, 'Download the copy').tap())).toEqual({
      name: expect.stringMatching(NAME) as string,
      applicationId: APPLICATION_ID,
      soundness: 'ok',
      events: DEMO_EVENTS,
    });
    await text(page, /^The download of bakeline-/);
    await expect.poll(() => lastCopy(page)).toBe('today; nothing was saved since');
    await page.reload();
    await expect.poll(() => lastCopy(page)).toBe('today; nothing was saved since');
  });

  test('what is saved afterwards is not in it, and another copy is prepared anew', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await prepareCopy(page);
    await downloadedBy(page, button(page, 'Download the copy').tap());
    const other = await page.context().newPage();
    await other.goto('/');
    await openEvent(other, 'School fair');
    await button(other, 'More: Truffle box').tap();
    await text(other, '71 boxes');
    await other.close();
    await expect.poll(() => lastCopy(page)).toBe('today; what was saved since is not in it');
    await button(page, 'Save a copy').waitFor();
  });

  test('it works with a keyboard alone, and one goes on standing on its button', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await button(page, 'Save a copy').press('Enter');
    const download = button(page, 'Download the copy');
    await download.waitFor();
    expect(await download.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.waitForTimeout(LONGER_THAN_A_BOUNCE_MS);
    expect((await downloadedBy(page, page.keyboard.press('Enter'))).events).toEqual(DEMO_EVENTS);
    expect(await download.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('on a device with a share sheet', () => {
  test('the copy goes to the sheet, and counts when somebody took it', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await shareSheetThat(page, 'takes it');
    await prepareCopy(page);
    await button(page, 'Share the copy').tap();
    await text(page, /was handed over/);
    await expect.poll(() => lastCopy(page)).toBe('today; nothing was saved since');
  });

  test('a sheet that is closed again is no error and no copy; it can be downloaded instead', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await shareSheetThat(page, 'AbortError');
    await prepareCopy(page);
    await button(page, 'Share the copy').tap();
    await text(page, /is ready: 4 events/);
    expect([await lastCopy(page), await remembered(page)]).toEqual(['never', null]);
    expect((await downloadedBy(page, button(page, 'Download it instead').tap())).events).toEqual(DEMO_EVENTS);
  });

  test('a browser that refuses such files downloads it at the same tap, and does not offer the sheet again', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await shareSheetThat(page, 'NotAllowedError');
    await prepareCopy(page);
    expect((await downloadedBy(page, button(page, 'Share the copy').tap())).events).toEqual(DEMO_EVENTS);
    await button(page, 'Download the copy').waitFor();
    await expect.poll(() => lastCopy(page)).toBe('today; nothing was saved since');
  });
});

describe('while saving fails', () => {
  test('the banner gives a copy of what is still in this window', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    await loseKitchen(page);
    await button(page, 'More: Truffle box').tap();
    const banner = page.getByRole('alert').filter({ hasText: 'Details' });
    await banner.waitFor();
    await prepareCopy(page);
    const found = await downloadedBy(page, banner.getByRole('button', { name: 'Download the copy' }).tap());
    expect(found).toMatchObject({ soundness: 'ok', events: DEMO_EVENTS });
  });
});

describe('the first screen', () => {
  const due = (page: Page) => page.getByRole('link', { name: /copy/ });

  test('says when a copy is due and leads to it, but never of the demo kitchen alone', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await ageCopy(page, 20);
    await page.goto('/#/events');
    await page.reload();
    await text(page, 'Keep baking');
    await text(page, 'Saved');
    expect(await due(page).count()).toBe(0);

    await page.goto('/#/events/new');
    await page.getByLabel('Name', { exact: true }).fill('Winter fair');
    await page.getByLabel('Date', { exact: true }).fill('2030-12-20');
    await button(page, 'Save and choose goods').tap();
    await page.getByRole('heading', { level: 1, name: 'Winter fair' }).waitFor();
    await page.goto('/#/events');
    await due(page).filter({ hasText: 'Last copy 20 days ago' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await lastCopy(page)).toBe('20 days ago; what was saved since is not in it');

    await prepareCopy(page);
    await downloadedBy(page, button(page, 'Download the copy').tap());
    await page.goto('/#/events');
    await text(page, 'Keep baking');
    expect(await due(page).count()).toBe(0);
  });
});
