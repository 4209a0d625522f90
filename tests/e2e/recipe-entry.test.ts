/** Entering a recipe: the other recipes it is made with. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const PHONE = { width: 390, height: 844 };

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
/** A second tap on the same button this soon would be taken for the bounce of a wet finger. */
const notABounce = (page: Page) => page.waitForTimeout(360);

async function openRecipe(page: Page, name: string): Promise<void> {
  await page.goto('/#/recipes');
  await page.getByRole('link', { name }).first().tap();
  await titled(page, name);
}

describe('a recipe made with other recipes', () => {
  test('is put together by tapping, and keeps what was typed', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/recipes/new');
    await titled(page, 'New recipe');
    await field(page, 'Name').fill('Petits fours');
    await field(page, 'How many').fill('24');
    await button(page, 'Add a recipe').tap();
    await field(page, 'Find a recipe').fill('brown');
    await button(page, /^Put in Fudge brownies/).tap();
    await field(page, 'Find a recipe').fill('sug');
    await button(page, /^Put in Sugar cookies/).tap();
    await notABounce(page);
    await button(page, /^Put in Sugar cookies/).tap();
    await button(page, 'Done').tap();
    const number = field(page, 'How many: batches of Fudge brownies');
    await number.fill('1/3');
    await number.press('Enter');
    expect(await field(page, 'How many: batches of Sugar cookies').inputValue()).toBe('2');
    await button(page, 'Fewer: batches of Sugar cookies').tap();
    expect(await field(page, 'How many: batches of Sugar cookies').inputValue()).toBe('1 1/2');
    await button(page, 'Save recipe').tap();
    await page.getByText('Petits fours is saved.').waitFor();
    const row = page.locator('main li', { hasText: 'Petits fours' });
    expect((await row.innerText()).split(/\s*\n\s*/)).toEqual(['Petits fours', '24 a batch', '2 lines']);
    await openRecipe(page, 'Petits fours');
    expect(await field(page, 'How many: batches of Fudge brownies').inputValue()).toBe('1/3');
    expect(await field(page, 'How many: batches of Sugar cookies').inputValue()).toBe('1 1/2');

    // out with one, and back in its place
    await button(page, 'Take out Fudge brownies').tap();
    expect(await page.getByLabel(/^How many: batches of/).count()).toBe(1);
    await button(page, 'Put it back').tap();
    expect(
      await page.getByLabel(/^How many: batches of/).evaluateAll((all) => all.map((each) => each.ariaLabel)),
    ).toEqual(['How many: batches of Fudge brownies', 'How many: batches of Sugar cookies']);
  });

  test('says at the line what is refused: what is no number, and what is inside itself', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openRecipe(page, 'Fudge brownies');
    await button(page, 'Add a recipe').tap();
    expect(await button(page, /^Put in Fudge brownies/).count(), 'itself is not offered').toBe(0);
    await button(page, /^Put in Sugar cookies/).tap();
    const number = field(page, 'How many: batches of Sugar cookies');
    await number.fill('some');
    await button(page, 'Save recipe').tap();
    await page.getByText('“some” is no number of batches.').waitFor();
    expect(await number.inputValue()).toBe('some');
    await number.fill('½');
    await notABounce(page);
    await button(page, 'Save recipe').tap();
    await page.getByText('Fudge brownies is saved.').waitFor();

    await openRecipe(page, 'Sugar cookies');
    await button(page, 'Add a recipe').tap();
    await button(page, /^Put in Fudge brownies/).tap();
    await button(page, 'Save recipe').tap();
    const line = page
      .getByRole('listitem')
      .filter({ hasText: 'Fudge brownies' })
      .filter({ has: page.getByRole('alert') });
    expect(await line.getByRole('alert').innerText()).toContain(
      'inside itself: Sugar cookies → Fudge brownies → Sugar cookies.',
    );
    await button(page, 'Take out Fudge brownies').tap();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('keeps one that is archived, and says so; it is offered no more', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openRecipe(page, 'Fudge brownies');
    await button(page, 'Add a recipe').tap();
    await button(page, /^Put in Cranberry loaves/).tap();
    await button(page, 'Save recipe').tap();
    await page.getByText('Fudge brownies is saved.').waitFor();
    await openRecipe(page, 'Cranberry loaves');
    await page.getByText('Archive or delete this recipe').tap();
    await button(page, 'Archive').tap();
    await page.getByText('Cranberry loaves is archived.').waitFor();
    await openRecipe(page, 'Fudge brownies');
    const line = page.getByRole('listitem').filter({ has: field(page, 'How many: batches of Cranberry loaves') });
    expect(await line.innerText()).toContain('archived');
    await button(page, 'Add a recipe').tap();
    await button(page, /^Put in Sugar cookies/).waitFor();
    expect(await button(page, /^Put in Cranberry loaves/).count()).toBe(0);
    await button(page, 'Save recipe').tap();
    await page.getByText('Fudge brownies is saved.').waitFor();
  });
});
