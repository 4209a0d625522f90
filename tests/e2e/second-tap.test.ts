/** What comes where one taps rests before it takes a tap: a finger that is quicker than the eye neither takes back nor adds. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, middleOf, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

const card = (page: Page, unit: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2, name: unit, exact: true }) });

async function baking(page: Page): Promise<void> {
  await openEvent(page, 'Gift boxes');
  await page.getByRole('link', { name: 'Make', exact: true }).tap();
  await button(page, 'Batch done of Sugar cookie').waitFor();
}

describe('a tap that comes too quickly', () => {
  test('on the undo that has just come over the card takes no batch back, and a moment later it does', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet, PHONE);
    await baking(page);
    const done = card(page, 'Sugar cookie').filter({ hasText: '1 of 10 batches' });
    await button(page, 'Batch done of Sugar cookie').tap();
    await text(page, '48 Sugar cookie made.');
    const undo = await middleOf(page, 'Undo');
    await page.waitForTimeout(400);
    await page.touchscreen.tap(undo.x, undo.y);
    await page.waitForTimeout(1_600);
    expect(await done.count()).toBe(1);
    await page.touchscreen.tap(undo.x, undo.y);
    await card(page, 'Sugar cookie').filter({ hasText: '0 of 10 batches' }).waitFor();
  });

  test('after the last planned batch makes none beyond the plan, and a moment later one tap does', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet, PHONE);
    await baking(page);
    await button(page, 'Batch done of Rum truffle').evaluate((each) => each.scrollIntoView({ block: 'center' }));
    const spot = await middleOf(page, 'Batch done of Rum truffle');
    for (let n = 0; n < 4; n += 1) {
      await page.touchscreen.tap(spot.x, spot.y); // two are planned
      await page.waitForTimeout(360);
    }
    await page.waitForTimeout(1_600);
    expect(await card(page, 'Rum truffle').innerText()).toMatch(/\b2 of 2 batches/);
    await page.touchscreen.tap(spot.x, spot.y);
    await card(page, 'Rum truffle').filter({ hasText: '3 of 2 batches' }).waitFor();
  });

  test('can be kept from: the last card scrolls clear of what was just written', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, PHONE);
    await baking(page);
    await button(page, 'Batch done of Sugar cookie').tap();
    await text(page, '48 Sugar cookie made.');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const last = await page.getByRole('main').getByRole('listitem').last().boundingBox();
    const said = await page.getByText('48 Sugar cookie made.').boundingBox();
    if (!last || !said) throw new Error('both are on the screen');
    expect(last.y + last.height).toBeLessThan(said.y);
  });
});
