/**
 * The case that Bakeline exists for: 50 gift bags of 6 cookies and 3 brownies, 6 batches of each baked, 48 bags filled. It is said
 * before the plan is locked, and gone with one batch more of each.
 */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, choice, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const FILE = 'tests/fixtures/small-export.json';
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

async function twoRecipes(page: Page): Promise<void> {
  await page.goto('/#/settings/import');
  await page.locator('input[type=file]').setInputFiles(FILE);
  await button(page, /^Bring/).tap();
  await text(page, /In your kitchen now/);
}

async function giftBag(page: Page): Promise<void> {
  await page.goto('/#/goods/new');
  await page.getByLabel('Name', { exact: true }).fill('Gift bag');
  for (const [good, count] of [
    ['Standard Chocolate Chip Cookies', '6'],
    ['Fudge Brownies', '3'],
  ] as const) {
    await button(page, new RegExp(`^Put in ${good}`)).tap();
    await page.getByLabel(`How many: ${good}`).fill(count);
  }
  await button(page, 'Save box').tap();
  await text(page, 'Gift bag is saved.');
}

describe('50 gift bags', () => {
  test('come to 48 with 6 and 6 batches, which is said before the plan is locked, and to 50 with 7 and 7', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    await twoRecipes(page);
    await giftBag(page);
    await page.goto('/#/events/new');
    await page.getByLabel('Name', { exact: true }).fill('Christmas');
    await page.getByLabel('Date', { exact: true }).fill('2030-12-20');
    await button(page, 'Save and choose goods').tap();
    await page.getByLabel('How many: Gift bag').fill('50');
    await page.getByLabel('How many: Gift bag').press('Enter');
    for (const unit of ['Standard Chocolate Chip Cookies', 'Fudge Brownies']) {
      await choice(page, unit, '6 batches').tap();
    }
    await text(page, '48 of 50');
    await text(page, /12 Standard Chocolate Chip Cookies.* short/);
    await link(page, 'Review and lock').tap();
    await text(page, /to settle first/);
    await text(page, /2 of 50 Gift bag/);
    expect(await button(page, /^Lock/).count(), 'there is nothing to lock with').toBe(0);

    await link(page, 'Plan').tap();
    for (const unit of ['Standard Chocolate Chip Cookies', 'Fudge Brownies']) {
      await choice(page, unit, '7 batches').tap();
    }
    await text(page, '50 of 50');
    await link(page, 'Review and lock').tap();
    await button(page, /^Lock/).waitFor();
    expect(await page.getByText(/to settle first/).count()).toBe(0);
    expect(
      await page
        .getByText(/48 can be packed|short/)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
  });
});
