/** The baking day from the first batch to the story told afterwards, by touch alone, on a tablet that lies on its side. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const sheet = (page: Page) => page.getByRole('dialog');
const page72 = { viewport: { width: 1280, height: 800 } };
const to = (page: Page, tab: string) => page.getByRole('link', { name: tab, exact: true }).tap();
const row = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('h2, .name').filter({ hasText: new RegExp(`^${name}$`) }) })
    .first();
const says = (page: Page, name: string, words: string | RegExp) => row(page, name).getByText(words).first().waitFor();

/** One batch after the other, each when the one before is on the screen; a hand is not quicker. */
async function bake(page: Page, unit: string, from: number, until: number, planned: number): Promise<void> {
  for (let done = from; done < until; done += 1) {
    await button(page, `Batch done of ${unit}`).tap();
    await row(page, unit)
      .filter({ hasText: `${done + 1} of ${planned} batches` })
      .waitFor();
    await page.waitForTimeout(400);
  }
}

describe('the baking day', { timeout: 120_000 }, () => {
  test('three batches, one tray burnt, the make-up batch with its reason, all packed, done, and the story is there', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet, page72);
    await openEvent(page, 'Gift boxes'); // 54 gift bags, 12 holiday tins, 8 teacher boxes
    await bake(page, 'Sugar cookie', 0, 2, 10);
    await bake(page, 'Fudge brownie', 0, 1, 9);

    // a tray burns, and one sees what it costs before the last box does
    await button(page, 'Lost some? Of Sugar cookie').tap();
    await button(page, 'All 48').tap();
    await button(page, 'burnt').tap();
    await sheet(page).waitFor({ state: 'detached' });
    await says(page, 'Sugar cookie', /36 fewer than needed in the end/);
    await to(page, 'Pack');
    await text(page, /never: .*36 Sugar cookie short/);

    // from the card to a recorded change: three taps and a number
    await to(page, 'Make');
    await page.getByRole('link', { name: 'Change Sugar cookie' }).tap();
    await button(page, 'More: batches of Sugar cookie').tap();
    await sheet(page).locator('label').filter({ hasText: 'Burnt' }).tap();
    await button(page, /^Write change/).tap();
    await text(page, 'Change 5 is written.');
    await says(page, 'Sugar cookie', '3 of 11 batches');
    expect(await page.getByText(/fewer than needed/).count()).toBe(0);
    await to(page, 'Pack');
    expect(await page.getByText(/never:/).count()).toBe(0);

    // the rest is baked, and everything packed
    await to(page, 'Make');
    await bake(page, 'Sugar cookie', 3, 11, 11);
    await bake(page, 'Fudge brownie', 1, 9, 9);
    await bake(page, 'Ginger star', 0, 3, 3);
    await bake(page, 'Rum truffle', 0, 2, 2);
    await to(page, 'Pack');
    for (const [good, count] of [
      ['Gift bag', 54],
      ['Holiday tin', 12],
      ['Teacher box', 8],
    ] as const) {
      await button(page, `Pack ${count}: ${good}`).tap();
      await text(page, `${count} ${good} packed.`);
    }
    await text(page, /^74 of 74 boxes/);
    await button(page, 'Done baking').tap();
    await sheet(page).getByRole('button', { name: /^Done/ }).tap();

    // whoever was not there reads what happened
    await text(page, /Made as of/);
    const told = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
    for (const part of ['Burnt', 'Ran out: no cranberries', 'Guests changed: four more']) expect(told).toContain(part);
    await button(page, /^Sugar cookie/).tap();
    for (const words of [/Sugar cookie 10 to 11 batches.*Burnt/, /0 good, 48 lost.*burnt/])
      await page.getByRole('listitem').filter({ hasText: words }).first().waitFor();
    await to(page, 'History');
    await text(page, '54 Gift bag');

    // and next year begins with it
    await page.getByRole('link', { name: 'Plan it again' }).first().tap();
    await page.locator('label').filter({ hasText: 'As it was sealed' }).tap();
    await text(page, '48 of 528 Sugar cookie lost, all burnt');
    await page.locator('label').filter({ hasText: '48 of 528 Sugar cookie lost' }).tap();
    await button(page, 'Save as a new draft').tap();
    await page.getByRole('heading', { level: 1, name: 'Gift boxes' }).waitFor();
    await text(page, /Draft/);
  });
});
