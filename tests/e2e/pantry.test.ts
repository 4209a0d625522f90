/** The pantry by touch: counted in one pass against what an event needs, and an ingredient with its page. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const PHONE = { width: 390, height: 844 };
const NOT_A_BOUNCE_MS = 360;

const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
/** The row of an ingredient where it is counted. */
const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
const says = (page: Page, name: string, words: string | RegExp) => row(page, name).getByText(words).waitFor();
/** A tap beside the fields: what was typed is counted as they are left. */
const tapBeside = (page: Page) => page.getByRole('heading', { level: 1 }).tap();

async function openCount(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Pantry' }).tap();
  await page.getByRole('link', { name: 'Count', exact: true }).tap();
  await titled(page, 'Count the pantry');
  await says(page, 'Flour', 'needs 4.92 kg');
}

describe('counting in one pass', () => {
  test('goes row by row, says what it comes to, and is there after a reload', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await openCount(page);
    expect(await field(page, 'What you count').locator('option:checked').innerText()).toMatch(/^What Gift boxes needs/);

    await field(page, 'Amount of Flour').tap();
    await page.keyboard.type('6'); // in the place of what is selected
    await page.keyboard.press('Enter');
    await says(page, 'Flour', /^6 kg, counted today/);
    await says(page, 'Flour', 'enough');
    expect(await field(page, 'Amount of Molasses').evaluate((input) => input === document.activeElement)).toBe(true);

    await page.keyboard.type('1 1/2');
    await field(page, 'Unit of Molasses').tap();
    await page.keyboard.type('cups');
    await tapBeside(page);
    await says(page, 'Molasses', /^1 1\/2 cups, counted today/);
    await says(page, 'Molasses', 'enough');

    await field(page, 'Amount of Egg').fill('0');
    await tapBeside(page);
    await says(page, 'Egg', /^none, counted today/);
    await says(page, 'Egg', 'buy 31');

    await page.reload();
    await says(page, 'Flour', /^6 kg, counted today/);
    await says(page, 'Egg', /^none, counted today/);
    await says(page, 'Molasses', /^1 1\/2 cups, counted today/);
  });

  test('asks what a cup weighs where that is what is missing, and nowhere else', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openCount(page);
    const question = page.getByLabel(/^What does 1 cup weigh\?/);
    await says(page, 'Cocoa powder', '2 ¾ cups cannot be compared with 10 oz');
    expect(await question.count()).toBe(1);
    await question.fill('2 sticks');
    await tapBeside(page);
    await says(page, 'Cocoa powder', /There is no weight in “1 cup = 2 sticks”/);
    expect(await question.inputValue()).toBe('2 sticks');
    await question.fill('3 oz');
    await question.press('Enter');
    await says(page, 'Cocoa powder', 'enough');
    expect(await question.count()).toBe(0);
    await row(page, 'Cocoa powder').getByRole('link').tap();
    await titled(page, 'Cocoa powder');
    expect(await field(page, 'What a cup weighs').inputValue()).toBe('1 cup = 3 oz');
  });

  test('keeps what is refused typed, and brings back what a blank field forgot', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openCount(page);
    await field(page, 'Amount of Sugar').fill('1,500');
    await tapBeside(page);
    await says(page, 'Sugar', '“1,500” can be read in two ways. Write 1500 or 1.500.');
    expect(await field(page, 'Amount of Sugar').inputValue()).toBe('1,500');
    await says(page, 'Sugar', /^4 lb, counted yesterday/);

    await field(page, 'Amount of Butter').fill('');
    await tapBeside(page);
    await says(page, 'Butter', '2 lb is forgotten.');
    await button(page, 'Undo: 2 lb of Butter').tap();
    await says(page, 'Butter', /^2 lb, counted yesterday/);
    expect(await field(page, 'Amount of Butter').inputValue()).toBe('2');
    expect(await field(page, 'Amount of Sugar').inputValue()).toBe('1,500');

    await page.getByLabel('Find an ingredient').fill('butter');
    await row(page, 'Sugar').waitFor({ state: 'detached' });
    await page.getByLabel('Find an ingredient').fill('sugar');
    await says(page, 'Sugar', '“1,500” can be read in two ways. Write 1500 or 1.500.');
    expect(await field(page, 'Amount of Sugar').inputValue()).toBe('1,500');
  });

  test('counts also what one goes away from with the next tap', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openCount(page);
    await field(page, 'Amount of Flour').fill('6');
    await page.getByRole('link', { name: 'To the pantry' }).tap();
    await titled(page, 'Pantry');
    await page
      .getByRole('link', { name: /^Flour/ })
      .filter({ hasText: '6 kg, counted today' })
      .waitFor();
  });

  test('is of another event, or of everything, as one chooses', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openCount(page);
    const options = await field(page, 'What you count').locator('option').allInnerTexts();
    expect(options.map((option) => option.replace(/,.*/, ''))).toEqual([
      'What Gift boxes needs',
      'What Garden supper needs',
      'What School fair needs',
      'Everything',
    ]);
    await field(page, 'What you count').selectOption(options.find((option) => option.includes('School fair')) ?? '');
    await text(page, 'Not in it yet, because no batches are chosen: Fudge brownie.');
    await field(page, 'What you count').selectOption('Everything');
    await says(page, 'Cranberries', 'nothing counted');
    await page.getByLabel('Find an ingredient').fill('crân');
    expect(await page.locator('main li').count()).toBe(1);
  });
});

describe('an ingredient', () => {
  test('is entered, found by its first letters, edited and put away, each with a way back', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await page.getByRole('link', { name: 'Pantry' }).tap();
    await page.getByRole('link', { name: 'New ingredient' }).tap();
    await field(page, 'Name').fill('Crème fraîche');
    await field(page, 'Shelf').fill('Dairy and eggs');
    await field(page, 'What a cup weighs').fill('1 cup = 16 tbsp');
    await button(page, 'Save ingredient').tap();
    await text(page, 'There is no weight in “1 cup = 16 tbsp”. Write it like 1 cup = 120 g');
    await field(page, 'What a cup weighs').fill('1 cup = 227 g');
    await page.waitForTimeout(NOT_A_BOUNCE_MS);
    await button(page, 'Save ingredient').tap();
    await text(page, 'Crème fraîche is saved.');

    await page.getByLabel('Find an ingredient').fill('creme');
    await page.locator('main li a').tap();
    await titled(page, 'Crème fraîche');
    await field(page, 'Amount of Crème fraîche').fill('3');
    await field(page, 'Unit of Crème fraîche').fill('cups');
    await field(page, 'Unit of Crème fraîche').press('Enter');
    await text(page, /^3 cups, counted today/);
    await button(page, 'Forget 3 cups of Crème fraîche').tap();
    await button(page, 'Undo: 3 cups of Crème fraîche').tap();
    await text(page, /^3 cups, counted today/);

    await page.getByText('Archive or delete this ingredient').tap();
    await button(page, 'Delete').tap();
    await text(page, 'Crème fraîche is deleted.');
    await button(page, 'Undo').tap();
    await text(page, 'Crème fraîche is back.');
    await page.getByLabel('Find an ingredient').fill('creme');
    await page.locator('main li a').filter({ hasText: '3 cups, counted today' }).waitFor();
  });

  test('that recipes use is not deleted: it says where it is used, and leads there', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await page.getByRole('link', { name: 'Pantry' }).tap();
    await page.getByRole('link', { name: /^Molasses/ }).tap();
    await page.getByText('Archive or delete this ingredient').tap();
    await button(page, 'Delete').tap();
    await text(page, /Molasses is used in Ginger stars, /);
    await page.getByRole('link', { name: 'Ginger stars' }).tap();
    await titled(page, 'Ginger stars');
  });
});
