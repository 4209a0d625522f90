/** The whole story of an event, by touch: undone at once, taken back later, seen as it stood, done and opened again. */
import type { Page } from 'playwright';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { migrate } from '../../src/database/migrations.ts';
import { advanceGeneration } from '../../src/database/model.ts';
import type { Moment, Uuid } from '../../src/domain/ids.ts';
import { loadDemoKitchen } from '../../src/store/demo-kitchen.ts';
import { button, demoKitchen, text, openPlan } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';
import { placeKitchen, type MadeKitchen } from './placed-kitchen.ts';

const sheet = (page: Page) => page.getByRole('dialog');
const story = (page: Page) => page.getByRole('region', { name: 'Story' });
const stood = (page: Page) => page.getByRole('region', { name: 'Plan as it stood' });
const words = async (page: Page) =>
  (await story(page).getByRole('listitem').allInnerTexts()).map((entry) => entry.replace(/\s+/g, ' ').trim());

async function dropTins(page: Page): Promise<void> {
  await openPlan(page, 'Gift boxes');
  await page.getByRole('link', { name: /^Holiday tin/ }).tap();
  await button(page, 'Drop it').tap();
  await sheet(page).locator('label').filter({ hasText: 'Ran out' }).tap();
  await button(page, 'Write change 5').tap();
  await text(page, 'Change 5 is written.');
}

describe('what was just written', () => {
  test('is taken back with one tap, and both stand in the history', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await dropTins(page);
    await button(page, 'Undo').tap();
    await text(page, 'Taken back. Both stand in the history.');
    await text(page, /Current\s+change 6/);
    await page.getByRole('link', { name: 'History' }).tap();
    await expect.poll(() => words(page)).toHaveLength(8);
    expect((await words(page)).slice(-2)).toEqual([
      expect.stringMatching(/^Change 5 today .*Holiday tin dropped, was 12 Ran out/),
      expect.stringMatching(/^Change 6 today .*Holiday tin added, 12 Undone at once/),
    ]);
  });

  test('is taken back later from the history, with a reason of its own', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: { width: 390, height: 844 } });
    await dropTins(page);
    await page.getByRole('link', { name: 'History' }).tap();
    await button(page, /^Change 5/).tap();
    await page.getByRole('link', { name: 'Take it back' }).tap();
    await sheet(page).getByRole('heading', { name: 'Add Holiday tin' }).waitFor();
    await page.getByLabel(/In your words/).fill('tins found in the cellar');
    await button(page, 'Write change 6').tap();
    await text(page, 'Change 6 is written.');
    await page.getByRole('link', { name: 'History' }).tap();
    await button(page, /^Change 6.*Holiday tin added, 12.*tins found in the cellar/s).waitFor();
  });
});

test('whoever undoes by keyboard is not lost, neither when it is done nor when the offer goes', async ({
  openTablet,
}) => {
  const page = await demoKitchen(openTablet);
  await dropTins(page);
  const isOff = () => button(page, 'Undo').getAttribute('aria-disabled');
  await expect.poll(isOff, { timeout: 3_000 }).toBe('false'); // it rests at first
  await button(page, 'Undo').focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(focused).toBe('Taken back. Both stand in the history.');
  await page.getByText('Taken back.').waitFor({ state: 'detached', timeout: 10_000 });
  await expect.poll(focused).toBe('Gift boxes');
});

describe('the story of an event', () => {
  test('shows the plan as it stood, along a slider, by buttons and by entry', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: 'History' }).tap();
    const slider = page.getByRole('slider', { name: 'Along the story' });
    const boxesThen = () =>
      stood(page)
        .getByText(/could be packed/)
        .innerText();
    await expect.poll(boxesThen).toBe('74 of 74 boxes could be packed');
    expect(await slider.getAttribute('aria-valuetext')).toBe('Change 4, 6 of 6');
    await button(page, /^Baking started/).tap();
    await expect.poll(boxesThen).toBe('70 of 70 boxes and 5 of 5 loose could be packed');
    await button(page, 'Later').tap();
    await expect.poll(boxesThen).toBe('73 of 74 boxes and 5 of 5 loose could be packed');
    const bag = stood(page).getByRole('listitem').filter({ hasText: 'Gift bag' });
    expect((await bag.innerText()).replace(/\s+/g, ' ')).toBe('Gift bag was 50 54');
    await slider.fill('0');
    await stood(page).getByText('nothing of it was kept').waitFor();
    expect(await button(page, 'Earlier').getAttribute('aria-disabled')).toBe('true');
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(boxesThen).toBe('74 of 74 boxes could be packed');
    await button(page, 'Verify the seals').tap();
    await text(page, 'All fits: the original and 4 changes are as they were written.');
  });

  test('keeps the entry in sight at which the slider stands', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: { width: 1280, height: 640 } });
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: 'History' }).tap();
    const slider = page.getByRole('slider', { name: 'Along the story' });
    await slider.focus();
    for (const [key, name] of [
      ['Home', /^Locked/],
      ['End', /^Change 4/],
    ] as const) {
      await page.keyboard.press(key);
      const bottom = async () => {
        const box = await story(page).getByRole('button', { name }).boundingBox();
        return box && { isBelowTop: box.y >= 0, isAboveEnd: box.y + box.height <= 640 };
      };
      await expect.poll(bottom).toEqual({ isBelowTop: true, isAboveEnd: true });
    }
  });

  test('goes on to done, with what is left undone, and back to baking', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: /^Ginger star/ }).tap();
    await button(page, 'Fewer: batches of Ginger star').tap();
    await page.getByLabel(/In your words/).fill('no time');
    await button(page, 'Write change 5').tap();
    await text(page, /Current\s+change 5/);
    await page.getByRole('link', { name: 'Plan', exact: true }).tap();
    await button(page, 'Done baking').tap();
    await text(page, 'Nothing is recorded as made or packed. It can be called done all the same.');
    await sheet(page).getByText('What is open').tap();
    const left = (await sheet(page).getByRole('listitem').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
    expect(left).toEqual([
      'Gift bag none packed, of 54',
      'Holiday tin none packed, of 12',
      'Teacher box none packed, of 8',
      'Sugar cookie none made, of 10 batches',
      'Fudge brownie none made, of 9 batches',
      'Ginger star none made, of 2 ½ batches',
      'Rum truffle none made, of 2 batches',
    ]);
    await sheet(page).getByRole('button', { name: 'Done baking' }).tap();
    await page.getByRole('link', { name: 'Plan', exact: true }).tap();
    await button(page, 'Open again').tap();
    await button(page, 'Done baking').waitFor();
    await page.getByRole('link', { name: 'History' }).tap();
    await expect.poll(() => words(page)).toHaveLength(9);
    expect((await words(page)).slice(-2)).toEqual([
      expect.stringMatching(/^Done today .*The baking was called done\./),
      expect.stringMatching(/^Opened again today .*Back to baking\./),
    ]);
  });
});

/** The demo kitchen, in which a hand with another tool has spoiled a change of Gift boxes. */
async function damagedKitchen(): Promise<MadeKitchen> {
  const connection = attach(await loadEngine(), null);
  const at = new Date().toISOString() as Moment;
  const newUuid = () => crypto.randomUUID() as Uuid;
  const databaseId = newUuid();
  connection.begin();
  migrate(connection, { databaseId, at });
  const context = { connection, at, newUuid, appVersion: '0', report: () => undefined };
  if (!loadDemoKitchen(context, { today: at.slice(0, 10) }).ok) throw new Error('the kitchen is empty');
  const guard = connection.get(
    `SELECT sql FROM sqlite_schema WHERE name = 'amendment_update'`,
    {},
    v.object({ sql: v.string() }),
  );
  connection.exec('DROP TRIGGER amendment_update');
  connection.exec(`UPDATE plan_amendments SET data = json_set(data, '$.new_quantity', 'many')
    WHERE sequence = 1 AND type = 'change_fg_quantity'`);
  connection.exec(guard?.sql ?? '');
  advanceGeneration(connection, 1);
  connection.commit();
  const bytes = connection.exportBytes();
  connection.close();
  return { bytes, databaseId };
}

test('an event whose change cannot be read says so, and leads to its history, which names the change', async ({
  openTablet,
}) => {
  const { page } = await openTablet();
  await placeKitchen(page, await damagedKitchen());
  await page.goto('/#/events');
  await page.reload();
  await page.getByRole('article').getByRole('link').first().tap();
  await text(page, /Change 1 of this event cannot be read/);
  await page.getByRole('link', { name: 'Its history' }).tap();
  await button(page, 'Verify the seals').tap();
  await text(page, 'Change 1 is missing, or not as it was written.');
  const spoiled = page.getByRole('listitem').filter({ hasText: /Change 1\b/ });
  expect((await spoiled.innerText()).replace(/\s+/g, ' ')).toMatch(
    /It is missing, or cannot be read\. Guests changed: four more/,
  );
});
