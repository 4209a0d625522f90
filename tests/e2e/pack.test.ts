/** Packing by touch: one, all that can be now, any number; taken back, and there after a reload. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { bakingKitchen } from './baking-kitchen.ts';
import { button, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';
import { SIZES, TARGETS } from './layout-checks.ts';

const row = (page: Page, good: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: good, exact: false }) });
const stands = (page: Page, good: string, words: string | RegExp) =>
  row(page, good).first().getByText(words).first().waitFor();
const toPack = (page: Page) => page.getByRole('link', { name: 'Pack', exact: true }).tap();

/** Quicker than an answer comes, slower than a finger bounces. */
async function tapQuickly(page: Page, name: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await button(page, name).tap();
    await page.waitForTimeout(80);
  }
}

describe('packing', () => {
  test('a tap packs one, six quick taps pack six, and another all that can be now; the last is undone, and all is there after a reload', async ({
    openTablet,
  }) => {
    const page = await bakingKitchen(openTablet);
    await toPack(page);
    await stands(page, 'Gift bag', '8 now · 4 after the remaining batches');
    await stands(page, 'Cookie tin', '8 never: 96 Sugar cookie short');
    await button(page, 'Pack one: Gift bag').tap();
    await text(page, '1 Gift bag packed.');
    await stands(page, 'Gift bag', /^1 of 12/);
    await tapQuickly(page, 'Pack one: Gift bag', 6);
    await stands(page, 'Gift bag', /^7 of 12/);
    await stands(page, 'Gift bag', '1 now · 4 after the remaining batches');

    await button(page, 'Pack 4: Cookie tin').tap();
    await text(page, '4 Cookie tin packed.');
    await stands(page, 'Cookie tin', /^4 of 12/);
    await button(page, 'Undo').tap();
    await stands(page, 'Cookie tin', /^0 of 12/);
    await button(page, 'Pack 4: Cookie tin').tap();
    await stands(page, 'Cookie tin', /^4 of 12/);
    await page.reload();
    await stands(page, 'Gift bag', /^7 of 12/);
    await stands(page, 'Cookie tin', /^4 of 12/);
    await text(page, /^11 of 24 boxes/);
  });

  test('of a later box says before who goes short by it, and what was a slip is taken back from the list', async ({
    openTablet,
  }) => {
    const page = await bakingKitchen(openTablet, { viewport: { width: 390, height: 844 } });
    await toPack(page);
    await button(page, 'Pack 4: Cookie tin').tap();
    await stands(page, 'Cookie tin', 'Packing one leaves 2 Gift bag without what goes in.');
    await button(page, /^Cookie tin/).tap();
    await page.getByLabel('How many: Cookie tin').fill('3');
    await page.getByLabel('How many: Cookie tin').press('Enter');
    await stands(page, 'Cookie tin', 'Packing 3 leaves 6 Gift bag without what goes in.');
    await button(page, 'Pack this many, 3: Cookie tin').tap();
    await stands(page, 'Cookie tin', /^7 of 12/);
    await stands(page, 'Gift bag', '6 never: 36 Sugar cookie short');
    await button(page, /^Take back 3, .*Cookie tin/).tap();
    await stands(page, 'Cookie tin', /^4 of 12/);
    await stands(page, 'Cookie tin', /taken back/);

    await page.getByLabel('How many: Cookie tin').fill('9');
    await page.getByLabel('How many: Cookie tin').press('Enter');
    await text(page, 'At most 4 of Cookie tin can be packed now.');
    expect(await button(page, 'Pack this many, 9: Cookie tin').getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('link', { name: 'Change the plan: Cookie tin' }).tap();
    await page.getByRole('dialog').getByRole('heading', { name: 'Change Cookie tin' }).waitFor();
  });

  test('is only read when the baking is over', async ({ openTablet }) => {
    const page = await bakingKitchen(openTablet);
    await toPack(page);
    await tapQuickly(page, 'Pack one: Gift bag', 2);
    await stands(page, 'Gift bag', /^2 of 12/);
    await page.getByRole('link', { name: 'Plan', exact: true }).tap();
    await button(page, 'Done baking').tap();
    await page.getByRole('dialog').getByRole('button', { name: /done/i }).last().tap();
    await toPack(page);
    await stands(page, 'Gift bag', '10 were not packed');
    await button(page, /^Gift bag/).tap();
    await stands(page, 'Gift bag', /1 packed/);
    expect(await button(page, /^(Pack|Take back)/).count()).toBe(0);
  });

  test('has room for floury fingers: nothing to tap is under 56 px, and what packs is 72 px high', async ({
    openTablet,
  }) => {
    const page = await bakingKitchen(openTablet);
    await toPack(page);
    await button(page, 'Pack one: Gift bag').tap();
    await stands(page, 'Gift bag', /^1 of 12/);
    await button(page, /^Gift bag/).tap();
    await button(page, /^Take back 1/).waitFor();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const targets = await page.getByRole('main').locator(TARGETS).filter({ visible: true }).all();
      expect(targets.length).toBeGreaterThan(8);
      for (const target of targets) {
        const box = await target.boundingBox();
        const words = await target.innerText();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${words} at ${size.width}`).toBeGreaterThanOrEqual(56);
        if (words.startsWith('Pack')) expect(box?.height, words).toBeGreaterThanOrEqual(72);
      }
    }
  });
});

describe('compare', () => {
  test('has what was made and packed beside the plan, and opens to the batches, losses and packings that stand', async ({
    openTablet,
  }) => {
    const page = await bakingKitchen(openTablet);
    await toPack(page);
    await button(page, 'Pack 4: Cookie tin').tap();
    await stands(page, 'Cookie tin', /^4 of 12/);
    await button(page, 'Pack one: Gift bag').tap();
    await stands(page, 'Gift bag', /^1 of 12/);
    await button(page, 'Undo').tap();
    await stands(page, 'Gift bag', /^0 of 12/);
    await page.getByRole('link', { name: 'Compare', exact: true }).tap();
    await text(page, /^Made as of today \d\d:\d\d$/);
    const rows = await page.locator('tr.row').allInnerTexts();
    expect(rows.map((each) => each.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^Cookie tin .*4 of 12 can be packed 8 short 12 12 4$/),
      expect.stringMatching(/^Sugar cookie .*need 216 pieces 96 made, 96 lost burnt 96 lost 9 9 8$/),
    ]);
    await button(page, /^Sugar cookie/).tap();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^4 batches .*96 good\s*$/ })
      .waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /0 good, 96 lost burnt: the oven\s*$/ })
      .waitFor();
    await button(page, /^Cookie tin/).tap();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Packed .*4\s*$/ })
      .waitFor();
    await page
      .locator('label')
      .filter({ hasText: /^\s*All 4/ })
      .tap();
    await page.locator('tr.row').filter({ hasText: 'Gift bag' }).waitFor();
    expect(await button(page, /^Gift bag/).count(), 'what was taken back moved nothing').toBe(0);
  });
});
