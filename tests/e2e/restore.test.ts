/** A kitchen from a copy in the place of the one that is here: by touch, back again, and whatever comes in between. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { asked, tampered } from '../store/copied-kitchen.ts';
import { storedKitchen } from '../storm/stored-kitchen.ts';
import { StormTablet } from '../storm/storm-tablet.ts';
import { changeStored, loseKitchen, loseSafetyCopies } from './damage.ts';
import { button, demoKitchen, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const KILLS = 3;
/** About as long as restoring the demo kitchen takes. */
const RESTORE_MS = 120;
const LONGER_THAN_A_BOUNCE_MS = 400;

async function savedCopy(page: Page): Promise<Buffer> {
  await button(page, 'Save a copy').click();
  await text(page, /sqlite is ready/);
  await page.waitForTimeout(LONGER_THAN_A_BOUNCE_MS);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download the copy').click()]);
  return readFile(await download.path());
}

async function addEvent(page: Page, name: string): Promise<void> {
  await page.goto('/#/events/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Date', { exact: true }).fill('2030-12-20');
  await button(page, 'Save and choose goods').tap();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

const fileOf = (buffer: Buffer, name = 'bakeline-2026-11-25.sqlite') => ({ name, mimeType: '', buffer });

async function chooseCopy(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(fileOf(buffer));
  await button(page, 'Restore this kitchen').waitFor();
}

async function eventsOf(page: Page): Promise<string[]> {
  await page.goto('/#/events');
  await text(page, 'Saved');
  await page.getByText('School fair').waitFor();
  return page.locator('main :is(h2, h3, .name)').allInnerTexts();
}

describe('restoring a copy', () => {
  test('takes two taps, says what it would cost, and can be taken back; another window is told', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    const copy = await savedCopy(page);
    await addEvent(page, 'Winter fair');
    const other = await page.context().newPage();
    await other.goto('/#/events/new');
    await other.getByLabel('Name', { exact: true }).fill('Half typed');

    await page.goto('/#/settings');
    await page.getByRole('link', { name: 'Restore a copy' }).tap();
    await chooseCopy(page, copy);
    await text(page, /This is an older state of this kitchen, made today .* \(1 save\) is not in it/);
    expect(await page.locator('tbody tr').first().innerText()).toMatch(/Events\s+4\s+5/);
    await button(page, 'Restore this kitchen').tap();
    await text(page, /^Restored today .* from bakeline-2026-11-25.sqlite\. The kitchen before it is kept until/);
    expect(await eventsOf(page)).not.toContain('Winter fair');

    await other.getByText('Another kitchen was put here in another window').waitFor();
    await other.getByLabel('Date', { exact: true }).fill('2030-12-24');
    await button(other, 'Save and choose goods').tap();
    await other.getByText('Not saved: see the notice above.').waitFor();
    expect(await other.getByLabel('Name', { exact: true }).inputValue()).toBe('Half typed');
    await other.close();
    expect(await eventsOf(page)).not.toContain('Half typed');

    await page.goto('/#/settings');
    await text(page, 'today; nothing was saved since');
    await page.getByRole('link', { name: 'Go back to it' }).tap();
    await button(page, /^Go back to it: /).tap();
    await button(page, 'Restore this kitchen').tap();
    await text(page, /^Went back today/);
    expect(await eventsOf(page)).toContain('Winter fair');
    await page.goto('/#/settings/restore');
    await expect.poll(() => button(page, /^Go back to it: /).count()).toBe(2);
  });

  test('is refused with the reason where the file is none, and nothing is changed', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    const copy = await savedCopy(page);
    await page.goto('/#/settings/restore');
    const choose = (file: Uint8Array) => page.locator('input[type=file]').setInputFiles(fileOf(Buffer.from(file)));
    await choose(Buffer.from('Flour, 2 cups'));
    await text(page, /This file is not a copy of a kitchen/);
    await choose(copy.subarray(0, copy.length / 2));
    await text(page, /The file ends too early/);
    const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0';
    await choose(tampered(copy, `DROP TABLE history_entries; CREATE VIEW history_entries AS ${endless}`));
    await text(page, /“history_entries”, is no table/);
    expect(await button(page, 'Restore this kitchen').count()).toBe(0);
    expect(await eventsOf(page)).toContain('School fair');
  });

  test.for<[what: string, happens: (page: Page) => Promise<unknown>]>([
    ['gone', loseKitchen],
    ['damaged', (page) => changeStored(page, 'flip a chunk')],
  ])('is offered where the kitchen is %s and there is no safety copy', async ([, happens], { openTablet }) => {
    const page = await demoKitchen(openTablet);
    const copy = await savedCopy(page);
    await happens(page);
    await loseSafetyCopies(page);
    await page.reload();
    await button(page, 'Restore a copy …').tap();
    await chooseCopy(page, copy);
    await button(page, 'Restore this kitchen').tap();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await text(page, /^Restored today/);
    expect(await eventsOf(page)).toContain('School fair');
  });
});

test(
  'a browser that is killed in the middle of it has the one kitchen or the other',
  { timeout: 120_000 },
  async ({ server, profile }) => {
    const tablet = new StormTablet(profile, server.origin);
    let page = await tablet.openApp('#/settings');
    await page.getByRole('button', { name: /demo kitchen/ }).click();
    await page.getByText('4 events').waitFor();
    const copy = await savedCopy(page);
    const noted = (kill: number) => tampered(copy, `UPDATE events SET notes = 'restored ${kill}'`);
    const notesIn = (file: Uint8Array) => asked(file, 'SELECT notes FROM events ORDER BY id').flat();
    let here = notesIn(copy);
    try {
      for (let kill = 1; kill <= KILLS; kill += 1) {
        page = await tablet.openApp('#/settings/restore');
        const file = Buffer.from(noted(kill));
        await chooseCopy(page, file);
        await button(page, 'Restore this kitchen').click();
        await pause(Math.random() * RESTORE_MS);
        await tablet.strike('browser killed');
        const stored = await storedKitchen(await tablet.pageBesideTheApp());
        if (stored.is === 'gone') {
          // Chromium itself wipes what it keeps after some crashes: that is another matter, but never taken for a fresh start.
          page = await tablet.openApp('#/events');
          await page
            .getByText(/The kitchen did not open|School fair/)
            .first()
            .waitFor();
          return;
        }
        if (stored.is === 'torn') throw new Error(stored.problem);
        const notes = (stored.rows['events'] ?? []).map((event) => event['notes']);
        expect([here, notesIn(file)]).toContainEqual(notes);
        here = notes;
      }
      page = await tablet.openApp('#/settings/restore');
      await page.getByText('Choose the file').waitFor();
    } finally {
      await tablet.close();
    }
  },
);
