/** The baking day by touch: batches recorded with one tap, a burnt tray with three, a loss found later, and what is taken back. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const HAND_PX = 56;
const BAKE_PX = 72;

const card = (page: Page, unit: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2, name: unit, exact: true }) });
const sheet = (page: Page) => page.getByRole('dialog');
/** A tap within 350 ms of the one before on the same control is a bounce; a script is that quick, a hand is not. */
const untilNoBounce = (page: Page) => page.waitForTimeout(400);
async function shows(page: Page, ...words: string[]): Promise<void> {
  for (const each of words) await card(page, 'Sugar cookie').filter({ hasText: each }).waitFor();
}

/** Gift boxes of the demo kitchen: 10 batches of 48 Sugar cookie, of which 468 are needed. */
async function baking(page: Page): Promise<void> {
  await openEvent(page, 'Gift boxes');
  await page.getByRole('link', { name: 'Make', exact: true }).tap();
  await button(page, 'Batch done of Sugar cookie').waitFor();
}

/** What can be tapped on the page and in what lies over it, and is less high or wide than that. */
function smallerThan(page: Page, least: number, targets: string): Promise<string[]> {
  return page.evaluate(
    ({ least: px, targets: all }) =>
      [...document.querySelectorAll(all)]
        .filter((target) => target.checkVisibility())
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width < px || box.height < px)
        .map(({ target, box }) => `${box.width} × ${box.height}: ${target.textContent?.trim() ?? ''}`),
    { least, targets },
  );
}

/** Three taps. */
async function burnTray(page: Page): Promise<void> {
  await button(page, 'Lost some? Of Sugar cookie').tap();
  await button(page, 'All 48').tap();
  await button(page, 'burnt').tap();
}

describe('the baking day', () => {
  test('a batch is one tap, is undone with another, and stands there when the page was loaded anew', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    await shows(page, '0 of 10 batches', '0 of 468 made');
    await button(page, 'Batch done of Sugar cookie').tap();
    await shows(page, '1 of 10 batches', '48 of 468 made');
    await text(page, '48 Sugar cookie made.');
    await button(page, 'Undo').tap();
    await shows(page, '0 of 10 batches', '0 of 468 made');
    await untilNoBounce(page);
    await button(page, 'Batch done of Sugar cookie').tap();
    await shows(page, '1 of 10 batches');
    await page.reload();
    await shows(page, '1 of 10 batches', '48 of 468 made');
  });

  test('a bounce is no second batch, a second tap is one', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    const done = button(page, 'Batch done of Sugar cookie');
    await done.dblclick({ delay: 10 });
    await shows(page, '1 of 10 batches');
    await untilNoBounce(page);
    await done.tap();
    await shows(page, '2 of 10 batches', '96 of 468 made');
  });

  test('a batch that burnt whole is recorded with three taps, and says what will lack and where to change it', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    await burnTray(page);
    await sheet(page).waitFor({ state: 'detached' });
    await text(page, '0 Sugar cookie made, 48 lost.');
    await shows(page, '1 of 10 batches', '0 of 468 made', '48 lost', '36 fewer than needed in the end');
    await page.getByRole('link', { name: 'Change Sugar cookie' }).tap();
    await sheet(page).getByRole('heading', { name: 'Change Sugar cookie' }).waitFor();
  });

  test('what falls short is mended where it shows: each way with its effect, one tap to choose, one to say why, one to write', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    await burnTray(page);
    await page.getByRole('link', { name: 'Change Sugar cookie' }).tap();
    const way = (words: string | RegExp) => sheet(page).locator('label').filter({ hasText: words });
    await way(/Holiday tin 12 to 9.*71 of 71 boxes, just enough Sugar cookie/).tap();
    await sheet(page).getByRole('heading', { name: 'Change Holiday tin' }).waitFor();
    await way(/Sugar cookie 10 to 11 batches.*74 of 74 boxes, 12 Sugar cookie extra/).tap();
    await sheet(page).getByRole('heading', { name: 'Change Sugar cookie' }).waitFor();
    await way('Burnt').tap();
    await button(page, 'Write change 5').tap();
    await text(page, 'Change 5 is written.');
    await shows(page, '1 of 11 batches'); // and one bakes on
  });

  test('a burnt tray is three taps and a number, a later loss and a small batch too, and each can be taken back', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet, { viewport: { width: 390, height: 844 } });
    await baking(page);
    await button(page, 'Lost some? Of Sugar cookie').tap();
    await page.getByLabel('How many: lost').tap();
    await page.keyboard.type('12'); // what stood there was selected
    await button(page, 'burnt').tap(); // and counts, though nobody left the field
    await shows(page, '36 of 468 made', '12 lost');

    await button(page, 'Lost some since? Of Sugar cookie').tap();
    await page.getByLabel('How many: lost').fill('37');
    await button(page, 'dropped').tap();
    await text(page, 'Only 36 of Sugar cookie are there and in no box.');
    await page.getByLabel('How many: lost').fill('6');
    await page.getByLabel('A note (if you like)').fill('the cat');
    await untilNoBounce(page);
    await button(page, 'dropped').tap();
    await shows(page, '30 of 468 made', '18 lost');

    await button(page, 'Fewer or more? Of Sugar cookie').tap();
    await page.getByLabel('How many: good').fill('40');
    await button(page, /^Record 40 good.*8 fewer: a small batch/).tap();
    await shows(page, '2 of 10 batches', '70 of 468 made', '18 lost', '14 fewer than needed in the end');

    await page.reload();
    await button(page, 'Made so far of Sugar cookie').tap();
    const runs = sheet(page).getByRole('listitem');
    expect((await runs.allInnerTexts()).map((each) => each.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^1 batch today \d\d:\d\d 40 good Take back/),
      expect.stringMatching(/^Lost later today \d\d:\d\d 6 lost dropped: the cat Take back/),
      expect.stringMatching(/^1 batch today \d\d:\d\d 36 good, 12 lost burnt Take back/),
    ]);
    await runs.nth(1).getByRole('button').tap();
    await runs.nth(1).getByText('taken back').waitFor();
    await runs.nth(2).getByRole('button').tap();
    await runs.nth(2).getByText('taken back').waitFor();
    await runs.nth(2).getByRole('button', { name: 'Undo' }).tap();
    await sheet(page).getByText('76 of 468 made').waitFor();
    await runs.first().getByRole('button').tap(); // the batch that was recorded again
    await runs.first().getByText('taken back').waitFor();
    await button(page, 'Close').tap();
    await text(page, 'Taken back: 36 Sugar cookie made, 12 lost.');
    await shows(page, '1 of 10 batches', '40 of 468 made');
    await page.reload();
    await shows(page, '1 of 10 batches', '40 of 468 made');
    await button(page, 'Made so far of Sugar cookie').tap();
    expect(await sheet(page).getByText('taken back').count()).toBe(3);
  });

  test('fewer came out: one tap calls it a small batch, another says why they were lost', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    await button(page, 'Fewer or more? Of Sugar cookie').tap();
    await page.getByLabel('How many: good').fill('40');
    await sheet(page).getByRole('heading', { name: 'Or were the 8 lost? Why?' }).waitFor();
    await button(page, 'broken').tap();
    await shows(page, '1 of 10 batches', '40 of 468 made', '8 lost');
    await button(page, 'Fewer or more? Of Sugar cookie').tap();
    await page.getByLabel('How many: good').fill('50');
    await text(page, '2 more than planned.');
    expect(await sheet(page).getByText('Or were the').count()).toBe(0);
    await button(page, /^Record 50 good/).tap();
    await shows(page, '2 of 10 batches', '90 of 468 made', '8 lost');
  });

  test('what is in the bowl stays ticked when the page is loaded anew, and not for the next batch', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    const ticked = () => sheet(page).locator('input:checked').count();
    await button(page, 'Recipe of Sugar cookie').tap();
    await sheet(page).locator('label').nth(1).tap();
    expect(await ticked()).toBe(1);
    await page.reload();
    await button(page, 'Recipe of Sugar cookie').tap();
    await sheet(page).locator('label').first().waitFor();
    expect(await ticked()).toBe(1);
    await button(page, 'Close').tap();
    await button(page, 'Batch done of Sugar cookie').tap();
    await shows(page, '1 of 10 batches');
    await untilNoBounce(page);
    await button(page, 'Recipe of Sugar cookie').tap();
    await sheet(page).locator('label').first().waitFor();
    expect(await ticked()).toBe(0);
  });

  test('what one taps while baking is large enough for a floury finger, and figures and steps for a look from afar', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    await button(page, 'Batch done of Sugar cookie').tap();
    await button(page, 'Lost some since? Of Sugar cookie').waitFor();
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 800, height: 1280 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport);
      await untilNoBounce(page);
      expect(await smallerThan(page, HAND_PX, 'main a, main button')).toEqual([]);
      expect(await smallerThan(page, BAKE_PX, 'main li > button')).toEqual([]);
      for (const what of ['Lost some? Of Sugar cookie', 'Recipe of Sugar cookie', 'Made so far of Sugar cookie']) {
        await button(page, what).tap();
        await sheet(page).locator('label, ol').first().waitFor();
        expect(
          await smallerThan(page, HAND_PX, 'dialog button, dialog label:has(input), dialog input.text-input'),
        ).toEqual([]);
        if (what.startsWith('Recipe')) {
          const step = sheet(page).locator('ol li').first();
          expect(await step.evaluate((line) => parseFloat(getComputedStyle(line).fontSize))).toBe(32);
        }
        await sheet(page)
          .getByRole('button', { name: /^(Leave it|Close)$/ })
          .tap();
      }
    }
    const figures = await page
      .locator('main li b')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).fontSize));
    expect(figures.filter((size) => parseFloat(size) < 32)).toEqual([]);
    expect(figures.length).toBeGreaterThan(3);
  });

  test('when the baking is done, it is there to be read', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await baking(page);
    await button(page, 'Batch done of Sugar cookie').tap();
    await shows(page, '1 of 10 batches');
    await page.getByRole('link', { name: 'Plan', exact: true }).tap();
    await button(page, 'Done baking').tap();
    const undone = (name: string) => sheet(page).getByRole('listitem').filter({ hasText: name });
    await undone('Sugar cookie').getByText('9 batches not made, of 10', { exact: true }).waitFor();
    await undone('Gift bag').getByText('none packed, of 54', { exact: true }).waitFor();
    await sheet(page).getByRole('button', { name: /^Done/ }).tap();
    await page.getByRole('link', { name: 'Make', exact: true }).tap();
    await text(page, /^The baking is done/);
    await shows(page, '1 of 10 batches', '48 of 468 made');
    expect(await button(page, /Batch done|Lost some|Fewer or more/).count()).toBe(0);
    await button(page, 'Made so far of Sugar cookie').tap();
    await sheet(page).getByText('48 good').waitFor();
    expect(await button(page, /^Take back/).count()).toBe(0);
  });
});
