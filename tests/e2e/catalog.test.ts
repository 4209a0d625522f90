import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { foldName } from '../../src/domain/names.ts';
import { test } from './kitchen-test.ts';
import { longNames, openLongLists } from './long-lists.ts';
import { tablesWithRows } from './saved-tables.ts';

const PHONE = { width: 390, height: 844 };

async function open(page: Page, hash: string, title: string): Promise<void> {
  await page.goto(`/${hash}`);
  await titled(page, title);
}
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
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
    // it grows as names are left
    await expect.poll(() => page.getByText('New in this kitchen').innerText()).toContain('Flour, Butter and Eggs');
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
    await page.getByText('Sugar cookies is used in Gift bag').waitFor();
    await button(page, 'Archive it instead').click();
    await page.getByText('Sugar cookies is archived.').waitFor();
    await page.getByText('1 archived recipe').click();
    await page.getByRole('link', { name: 'Sugar cookies' }).click();
    await button(page, 'Delete').click();
    expect(await page.getByRole('alert').innerText(), 'it is put away already').not.toContain('Archive it instead');
    await notABounce(page);
    await button(page, 'Bring it back').click();
    await page.getByText('Sugar cookies is back.').waitFor();
    expect(await button(page, 'Undo').count(), 'what came back is not archived').toBe(0);
  });

  test('that were deleted by a slip come back whole, also after a look at another screen', async ({ openTablet }) => {
    const { page } = await openTablet();
    await open(page, '#/recipes/new', 'New recipe');
    await field(page, 'Name').fill('Crème stars');
    await field(page, 'How many').fill('48');
    await field(page, 'Amount, line 1').fill('2 1/4');
    await field(page, 'Ingredient, line 1').fill('Flour');
    await button(page, 'Save recipe').tap();
    await page.getByText('Crème stars is saved.').waitFor();
    const rows = await tablesWithRows(page);

    await page.getByRole('link', { name: 'Crème stars' }).tap();
    await titled(page, 'Crème stars');
    await field(page, 'Method').fill('Half typed');
    await page.getByText('Archive or delete this recipe').tap();
    await button(page, 'Delete').tap();
    await page.getByText('Crème stars is deleted.').waitFor();
    expect(await page.getByRole('link', { name: 'Crème stars' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Events' }).tap();
    await titled(page, 'Events');
    expect(await button(page, 'Undo').count(), 'it is offered where it belongs').toBe(0);
    await page.getByRole('link', { name: 'Recipes', exact: true }).tap();
    await button(page, 'Undo').tap();
    await page.getByText('Crème stars is back.').waitFor();
    expect(await button(page, 'Undo').count()).toBe(0);
    expect(await tablesWithRows(page)).toEqual(rows);
    await page.getByRole('link', { name: 'Crème stars' }).tap();
    await page.getByText('What you typed here before is still here').waitFor();
    expect(await field(page, 'Amount, line 1').inputValue()).toBe('2 1/4');
    expect(await field(page, 'Method').inputValue()).toBe('Half typed');
  });

  test('that cannot come back say why, and are offered until they are put away', async ({ openTablet }) => {
    const { page } = await openTablet();
    const make = async (name: string) => {
      await open(page, '#/recipes/new', 'New recipe');
      await field(page, 'Name').fill(name);
      await field(page, 'How many').fill('4');
      await button(page, 'Save recipe').tap();
      await page.getByText(`${name} is saved.`).waitFor();
    };
    await make('Stars');
    await page.getByRole('link', { name: 'Stars' }).tap();
    await page.getByText('Archive or delete this recipe').tap();
    await button(page, 'Delete').tap();
    await page.getByText('Stars is deleted.').waitFor();
    await make('STARS');
    await button(page, 'Undo').tap();
    await page.getByText('Another recipe has its name now: give that one another name, then undo again.').waitFor();
    await page.getByRole('link', { name: 'STARS' }).tap();
    await field(page, 'Name').fill('Moons');
    await button(page, 'Save recipe').tap();
    await page.getByText('Moons is saved.').waitFor();
    await button(page, 'Undo').tap();
    await page.getByText('Stars is back.').waitFor();

    await page.getByRole('link', { name: 'Moons' }).tap();
    await page.getByText('Archive or delete this recipe').tap();
    await button(page, 'Delete').tap();
    await button(page, 'Hide this').tap();
    expect(await page.getByText('Moons is deleted.').count()).toBe(0);
    await page.getByRole('link', { name: 'Goods' }).tap();
    await titled(page, 'Goods');
    await page.goBack();
    await titled(page, 'Recipes');
    expect(await button(page, 'Undo').count()).toBe(0);
  });

  test('are duplicated into a form that makes nothing until it is saved', async ({ openTablet }) => {
    const { page } = await openTablet();
    await loadDemo(page);
    const duplicate = async () => {
      await page.getByRole('link', { name: 'Sugar cookies' }).first().tap();
      await titled(page, 'Sugar cookies');
      await page.getByRole('link', { name: 'Duplicate' }).tap();
      await titled(page, 'New recipe');
    };
    await duplicate();
    expect(await field(page, 'Name').inputValue()).toBe('Sugar cookies (copy)');
    await page.getByRole('link', { name: 'Leave it' }).tap();
    await titled(page, 'Sugar cookies');
    await button(page, 'Save recipe').tap();
    await titled(page, 'Recipes');
    expect(await page.getByText('(copy)').count(), 'a slip makes nothing').toBe(0);

    await duplicate();
    await page
      .getByLabel(/^Ingredient, line/)
      .first()
      .waitFor(); // its heading stands before what is copied is read
    const lines = await page.getByLabel(/^Ingredient, line/).count();
    expect(lines).toBeGreaterThan(1);
    await button(page, 'Save recipe').tap();
    await page.getByText('Sugar cookies (copy) is saved.').waitFor();
    await page.getByRole('link', { name: 'Sugar cookies (copy)' }).tap();
    await titled(page, 'Sugar cookies (copy)');
    expect(await page.getByLabel(/^Ingredient, line/).count()).toBe(lines);
    await page.goBack();
    await duplicate();
    expect(await field(page, 'Name').inputValue()).toBe('Sugar cookies (copy 2)');
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
    await button(page, /^Put in Fudge brownie/).tap();
    await page.getByLabel('Find a good').fill('star');
    await button(page, /^Put in Ginger star/).tap();
    await notABounce(page);
    await button(page, /^Put in Ginger star/).tap();
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
    expect(await button(page, /^Put in Holiday tin/).count(), 'itself is not offered').toBe(0);
    await button(page, /^Put in Family hamper/).click();
    await button(page, 'Save box').click();
    await page.getByText('inside itself: Holiday tin → Family hamper → Holiday tin.').waitFor();
    await button(page, 'Take out Family hamper').click();
    expect(await page.getByRole('alert').count()).toBe(0);
    await notABounce(page);
    await button(page, 'Save box').click();
    await page.getByText('Holiday tin is saved.').waitFor();
  });

  test('are duplicated, and what was deleted or archived by a slip comes back', async ({ openTablet }) => {
    const { page } = await openTablet({ viewport: PHONE });
    await loadDemo(page);
    await page.getByRole('link', { name: 'Goods' }).tap();
    await page.locator('main a', { hasText: /^Holiday tin/ }).tap();
    await titled(page, 'Holiday tin');
    await page.getByRole('link', { name: 'Duplicate' }).tap();
    await titled(page, 'New box');
    expect(await field(page, 'Name').inputValue()).toBe('Holiday tin (copy)');
    await field(page, 'Name').fill('Easter tin');
    await button(page, 'Save box').tap();
    await page.getByText('Easter tin is saved.').waitFor();
    const inIt = (name: string) => {
      const isCalled = page.locator('.name', { hasText: new RegExp(`^${name}$`) });
      return page.locator('main li', { has: isCalled }).locator('.contents').innerText();
    };
    expect(await inIt('Easter tin')).toEqual(await inIt('Holiday tin'));
    const rows = await tablesWithRows(page);

    const putAway = async (how: 'Delete' | 'Archive') => {
      await page.locator('main a', { hasText: /^Easter tin/ }).tap();
      await titled(page, 'Easter tin');
      await page.getByText('Archive or delete this box').tap();
      await button(page, how).tap();
      await titled(page, 'Goods');
    };
    await putAway('Delete');
    await page.getByText('Easter tin is deleted.').waitFor();
    expect(await page.locator('main a', { hasText: /^Easter tin/ }).count()).toBe(0);
    await button(page, 'Undo').tap();
    await page.getByText('Easter tin is back.').waitFor();
    expect(await tablesWithRows(page)).toEqual(rows);
    await putAway('Archive');
    await page.getByText('Easter tin is archived.').waitFor();
    await button(page, 'Undo').tap();
    await page.getByText('Easter tin is back.').waitFor();
    expect(await page.getByText('archived good').count()).toBe(0);
  });
});

describe('two thousand recipes', () => {
  test('are searched from the first letter, and scrolled to the end', async ({ openTablet }) => {
    const { page } = await openTablet();
    await openLongLists(page, '#/recipes');
    const names = page.locator('main li .name');
    const order = longNames.toSorted((a, b) => (foldName(a) < foldName(b) ? -1 : 1));
    await page.getByText(order[0] ?? '').waitFor();
    expect(await names.count(), 'not all are drawn at once').toBeLessThan(200);
    const search = page.getByLabel('Find a recipe');
    await search.tap();
    await page.keyboard.type('c');
    await page.getByText(/^[\d,]+ of 2,000/).waitFor();
    expect(await names.first().innerText()).toMatch(/^C/);
    await page.keyboard.type('reme');
    await page.getByText('50 of 2,000').waitFor();
    expect(await names.first().innerText()).toBe('Almond crème');
    await search.fill('creme rose');
    await page.getByText('1 of 2,000').waitFor();
    expect(await names.allInnerTexts()).toEqual(['Rosé crème']);
    await search.fill('zzz');
    await page.getByText('No recipe of that name.').waitFor();
    await search.fill('');
    await page.getByText(order[0] ?? '').waitFor();

    // by keyboard the button at the end goes on, with the focus in what is new
    const shown = await names.count();
    await button(page, 'Show more').press('Enter');
    await expect.poll(() => names.count()).toBeGreaterThan(shown);
    const focused = page.locator('main a:focus .name');
    await focused.waitFor();
    expect(order.indexOf(await focused.innerText())).toBeGreaterThanOrEqual(shown);

    // by touch more comes as one goes down, up to the last one
    const last = page.getByText(order.at(-1) ?? '', { exact: true });
    for (let pieces = 0; (await last.count()) === 0 && pieces < 100; pieces += 1) {
      await page.mouse.wheel(0, 100_000);
      await page.waitForTimeout(50);
    }
    await last.scrollIntoViewIfNeeded();
    expect(await names.allInnerTexts()).toEqual(order);
    expect(await button(page, 'Show more').count()).toBe(0);
    await last.tap();
    await titled(page, order.at(-1) ?? '');
  });
});
