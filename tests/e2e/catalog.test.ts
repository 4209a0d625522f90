import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { test } from './kitchen-test.ts';
import { expectLargeTargets, expectNoAxeFindings } from './screen-checks.ts';

const PHONE = { width: 390, height: 844 };

async function open(page: Page, hash: string, title: string): Promise<void> {
  await page.goto(`/${hash}`);
  await titled(page, title);
}
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** A second tap on the same button this soon would be taken for the bounce of a wet finger. */
const notABounce = (page: Page) => page.waitForTimeout(360);

async function loadDemo(page: Page): Promise<void> {
  await open(page, '#/recipes', 'Recipes');
  await button(page, 'Look around in a demo kitchen').click();
  await page.getByText('Cranberry loaves').waitFor();
}

describe('recipes', () => {
  test('are entered by keyboard alone, line by line', async ({ openTablet }) => {
    const { page } = await openTablet();
    await open(page, '#/recipes', 'Recipes');
    await page.getByRole('link', { name: 'Begin with a recipe' }).press('Enter');
    await titled(page, 'New recipe');
    const type = async (...texts: string[]) => {
      for (const text of texts) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      }
    };
    await field(page, 'Name').focus();
    await type('Crème cookies', '48', '');
    await type('2 1/4', 'cups', 'Flour', 'sifted');
    await type('1', 'cup', 'Butter', '');
    await type('2', '', 'Eggs', '');
    await page.getByText('New in this kitchen').waitFor();
    expect(await page.getByText('New in this kitchen').innerText()).toContain('Flour, Butter and Eggs');
    await type('', '', '', ''); // past the empty row is the method
    await page.keyboard.type('Cream the butter.\nBake.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await titled(page, 'Recipes');
    await page.getByText('Crème cookies is saved.').waitFor();
    await page.getByLabel('Find a recipe').fill('creme');
    const row = page.locator('main li');
    expect((await row.innerText()).split(/\s*\n\s*/)).toEqual(['Crème cookies', '48 a batch', '3 lines']);
    await row.locator('a').click();
    await titled(page, 'Crème cookies');
    expect(await field(page, 'Amount, line 1').inputValue()).toBe('2 1/4');
    expect(await field(page, 'Ingredient, line 3').inputValue()).toBe('Eggs');
    expect(await field(page, 'Method').inputValue()).toBe('Cream the butter.\nBake.');
  });

  test('say beside each field what is refused, and lose nothing', async ({ openTablet }) => {
    const { page } = await openTablet();
    await open(page, '#/recipes/new', 'New recipe');
    await field(page, 'Amount, line 1').pressSequentially('1/0');
    expect(await page.getByRole('alert').count(), 'nobody is corrected in the middle of a word').toBe(0);
    await field(page, 'Amount, line 1').press('Enter');
    await page.getByText('“1/0” is not an amount').waitFor();
    await field(page, 'Ingredient, line 2').fill('Flour');
    await field(page, 'Amount, line 3').fill('1,500');
    await field(page, 'How many').fill('2.5');
    await button(page, 'Save recipe').click();

    await page.getByText('A name is missing.').first().waitFor();
    const told = async () => (await page.getByRole('alert').allInnerTexts()).map((text) => text.slice(0, 24));
    expect(await told()).toEqual([
      'A name is missing.',
      'Quantities are whole num',
      '“1/0” is not an amount. ',
      'A name is missing.',
      '“1,500” can be read in t',
      'A name is missing.',
    ]);
    expect(await field(page, 'Name').evaluate((name) => name === document.activeElement)).toBe(true);

    // A row that goes takes what was refused of it along; the others keep theirs.
    await button(page, 'Take out line 1').click();
    await field(page, 'Name').fill('Bread');
    expect(await told()).toEqual(['Quantities are whole num', '“1,500” can be read in t', 'A name is missing.']);
    expect(await field(page, 'Ingredient, line 1').inputValue()).toBe('Flour');
    expect(await field(page, 'Amount, line 2').inputValue()).toBe('1,500');
    await button(page, 'Put it back').click();
    expect(await field(page, 'Amount, line 1').inputValue()).toBe('1/0');
  });

  test('that are half typed wait where they were left', async ({ openTablet }) => {
    const { page } = await openTablet();
    await open(page, '#/recipes/new', 'New recipe');
    await field(page, 'Name').fill('Bread');
    await field(page, 'Amount, line 1').fill('500');
    await page.getByRole('link', { name: 'Events' }).click();
    await titled(page, 'Events');
    await page.goBack();
    await page.getByText('What you typed here before is still here').waitFor();
    expect(await field(page, 'Amount, line 1').inputValue()).toBe('500');
    await button(page, 'Begin with an empty one').click();
    expect(await field(page, 'Name').inputValue()).toBe('');
  });

  test('in use are not deleted but archived, and come back', async ({ openTablet }) => {
    const { page } = await openTablet();
    await loadDemo(page);
    await page.getByRole('link', { name: 'Sugar cookies' }).click();
    await page.getByText('Gift boxes is being baked: what you change here does not reach its plan.').waitFor();
    await page.getByText('Archive or delete this recipe').click();
    await button(page, 'Delete').click();
    await button(page, 'Delete for good').click();
    await page.getByText('Sugar cookies is used in Gift bag').waitFor();
    await button(page, 'Archive it instead').click();
    await page.getByText('Sugar cookies is archived.').waitFor();
    await page.getByText('1 archived recipe').click();
    await page.getByRole('link', { name: 'Sugar cookies' }).click();
    await button(page, 'Bring it back').click();
    await page.getByText('Sugar cookies is back.').waitFor();
  });
});

describe('boxes', () => {
  test('are put together by tapping', async ({ openTablet }) => {
    const { page } = await openTablet({ viewport: PHONE });
    await loadDemo(page);
    await page.getByRole('link', { name: 'Goods' }).tap();
    await page.getByRole('link', { name: 'New box' }).tap();
    await titled(page, 'New box');
    await button(page, 'Save box').tap();
    await page.getByText('There is nothing baked in it yet.').waitFor();
    await page.getByLabel('Find a good').fill('brow');
    await button(page, 'Put in Fudge brownie').tap();
    await page.getByLabel('Find a good').fill('star');
    await button(page, 'Put in Ginger star').tap();
    await notABounce(page);
    await button(page, 'Put in Ginger star').tap();
    await button(page, 'More: Fudge brownie').tap();
    await field(page, 'Packaging 1').fill('Paper bag');
    const number = field(page, 'How many: Ginger star');
    await number.fill('2.5');
    await field(page, 'Name').fill('Party bag');
    await button(page, 'Save box').tap();
    await page.getByText('“2.5” is not one').waitFor();
    expect(await number.inputValue()).toBe('2.5');
    await number.fill('4');
    await notABounce(page);
    await button(page, 'Save box').tap();

    await page.getByText('Party bag is saved.').waitFor();
    const row = page.locator('main li', { hasText: 'Party bag' });
    expect((await row.innerText()).split(/\s*\n\s*/)).toEqual([
      'Party bag',
      '2 Fudge brownie, 4 Ginger star, 1 Paper bag',
    ]);
  });

  test('that would contain themselves are refused with the path', async ({ openTablet }) => {
    const { page } = await openTablet();
    await loadDemo(page);
    await page.getByRole('link', { name: 'Goods' }).click();
    await page.locator('main a', { hasText: /^Holiday tin/ }).click();
    await titled(page, 'Holiday tin');
    expect(await button(page, 'Put in Holiday tin').count(), 'itself is not offered').toBe(0);
    await button(page, 'Put in Family hamper').click();
    await button(page, 'Save box').click();
    await page.getByText('inside itself: Holiday tin → Family hamper → Holiday tin.').waitFor();
    await button(page, 'Take out Family hamper').click();
    expect(await page.getByRole('alert').count()).toBe(0);
    await notABounce(page);
    await button(page, 'Save box').click();
    await page.getByText('Holiday tin is saved.').waitFor();
  });
});

describe('recipes and goods', () => {
  test('are there for everyone: axe finds nothing, and targets are large', async ({ openTablet }) => {
    const { page } = await openTablet({ bypassCSP: true });
    const check = async (screen: string) => {
      await expectNoAxeFindings(page, screen);
      for (const viewport of [{ width: 1280, height: 800 }, { width: 800, height: 1280 }, PHONE]) {
        await page.setViewportSize(viewport);
        await expectLargeTargets(page, `${screen}, ${viewport.width} wide`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(beyond, `${screen} is as wide as the screen`).toBeLessThanOrEqual(0);
      }
    };
    await open(page, '#/goods', 'Goods');
    await page.getByText('What do you hand over?').waitFor();
    await check('no goods');
    await loadDemo(page);
    await check('recipes');
    await open(page, '#/goods', 'Goods');
    await page.getByText('Holiday tin').first().waitFor();
    await check('goods');
    await page.locator('main a', { hasText: /^Holiday tin/ }).click();
    await titled(page, 'Holiday tin');
    await check('a box');
    await open(page, '#/recipes/new', 'New recipe');
    await button(page, 'Another size or shape').click();
    await field(page, 'Amount, line 1').fill('1/0');
    await button(page, 'Save recipe').click();
    await page.getByText('“1/0” is not an amount').waitFor();
    await check('a refused recipe');
  });
});
