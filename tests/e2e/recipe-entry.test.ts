/** Entering a recipe: lines typed or pasted whole, names completed while one types, and the other recipes it is made with. */
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

const WRITTEN = 'A line as it is written, or a whole list pasted';
/** amount | unit | ingredient | note, of every line but the empty one. */
async function linesOf(page: Page): Promise<string[]> {
  const rows = page.getByRole('listitem').filter({ has: page.getByLabel(/^Amount, line/) });
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('input')].map((input) => input.value).join('|')),
  );
  return texts.filter((text) => text !== '|||');
}
/** As a person does: what was copied elsewhere, and Ctrl+V. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

describe('a line of a recipe, as it is written', () => {
  test('is understood as it is typed, completed by a tap, and falls into its fields', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/recipes/new');
    await field(page, 'Name').fill('Shortbread');
    await field(page, 'How many').fill('24');
    const written = field(page, WRITTEN);
    await written.tap();
    await page.keyboard.type('1 ½ cups fl');
    expect(await page.getByRole('definition').allInnerTexts()).toEqual(['1 ½', 'cups', 'fl']);
    await page.getByRole('option', { name: 'Flour' }).tap();
    expect(await written.inputValue()).toBe('1 ½ cups Flour');
    await page.keyboard.type(', sifted');
    expect(await page.getByRole('option').count(), 'a note is no name').toBe(0);
    await page.keyboard.press('Enter');
    expect(await linesOf(page)).toEqual(['1 ½|cups|Flour|sifted']);

    await page.keyboard.type('2 large eggs');
    await button(page, 'Put in').tap();
    await page.keyboard.type('1,500 g sugar');
    await page.keyboard.press('Enter');
    await page.getByText('“1,500” can be read in two ways.').waitFor();
    await field(page, 'Amount, line 3').fill('1500');
    // typed, and not put in: it is not lost
    await written.fill('salt to taste');
    await button(page, 'Save recipe').tap();
    await page.getByText('Shortbread is saved.').waitFor();
    await openRecipe(page, 'Shortbread');
    expect(await linesOf(page)).toEqual(['1 ½|cups|Flour|sifted', '2||Egg|large', '1500|g|Sugar|', '||Salt|to taste']);
  });

  test('calls one and many of a thing as the kitchen calls it, and shows it before it comes in', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/recipes/new');
    const written = field(page, WRITTEN);
    await written.tap();
    await page.keyboard.type('2 eggs');
    await expect.poll(() => page.getByRole('definition').allInnerTexts()).toEqual(['2', 'Egg']);
    await page.keyboard.press('Enter');
    await paste(page, '1 cup molasses\n1 pear\n2 pears');
    await page.getByText('3 lines are in.').waitFor();
    expect(await linesOf(page)).toEqual(['2||Egg|', '1|cup|molasses|', '1||pear|', '2||pear|']);
    // typed by hand it stays
    await field(page, 'Ingredient, line 1').fill('eggs');
    await field(page, 'Note, line 1').tap();
    await page.getByText('New in this kitchen, and known from now on: eggs and pear.').waitFor();
  });

  test('may be a whole list that is pasted: each a line, all out again with one tap', async ({ openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/#/recipes/new');
    await field(page, WRITTEN).tap();
    await paste(
      page,
      'For the dough:\n2 cups flour, sifted\n200g butter (softened)\n\n▢ 1 (14 oz) can condensed milk\nGlaze:\n1/0 cup milk\n',
    );
    await page.getByText('4 lines are in.').waitFor();
    const pasted = [
      '2|cups|flour|For the dough, sifted',
      '200|g|butter|For the dough, softened',
      '1|can|condensed milk|For the dough, 14 oz',
      '1/0|cup|milk|Glaze',
    ];
    expect(await linesOf(page)).toEqual(pasted);
    await page.getByText('“1/0” is not an amount.').waitFor();
    await button(page, 'Take them out again').tap();
    expect(await linesOf(page)).toEqual([]);
    await button(page, 'Put them back').tap();
    expect(await linesOf(page)).toEqual(pasted);
    // a single one stays to be looked at, and goes in with Enter
    await field(page, WRITTEN).tap();
    await paste(page, '2–3 eggs');
    expect(await field(page, WRITTEN).inputValue()).toBe('2–3 eggs');
    await page.keyboard.press('Enter');
    expect((await linesOf(page)).at(-1)).toBe('2–3||eggs|');
  });

  test('may come from a page that has headings, boxes to tick and two things in a line', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/recipes/new');
    await field(page, WRITTEN).tap();
    await paste(
      page,
      'Ingredients\n[ ] 2 1/4 cups (270 g) flour\n[ ] 2 large eggs plus 1 yolk\nLEMON GLAZE\nJuice of ½ lemon\n1 T. milk\n',
    );
    await page.getByText('5 lines are in.').waitFor();
    expect(await linesOf(page)).toEqual([
      '2 1/4|cups|flour|270 g',
      '2||Egg|large',
      '1||yolk|plus',
      '½||lemon|LEMON GLAZE, Juice of',
      '1|T.|milk|LEMON GLAZE',
    ]);
    await page.keyboard.type('2 eggs plus 1 yolk');
    await page.getByText('And a line more').waitFor();
  });

  test('names what is put away in the pantry, and says that it is used', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/pantry');
    await page.getByRole('link', { name: 'Vanilla extract' }).first().tap();
    await page.getByText('Archive or delete this ingredient').tap();
    await button(page, 'Archive').tap();
    await page.getByText('Vanilla extract is archived.').waitFor();
    await page.goto('/#/recipes/new');
    await field(page, WRITTEN).fill('1 tsp vanilla extract');
    await field(page, WRITTEN).press('Enter');
    await page.getByText('Vanilla extract is put away in the pantry; it is used all the same.').waitFor();
    expect(await page.getByText('New in this kitchen').count()).toBe(0);
  });

  test('that is a list pasted into a line is a list all the same', async ({ openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/#/recipes/new');
    await field(page, 'Amount, line 1').fill('2');
    await field(page, 'Ingredient, line 1').tap();
    await paste(page, '1 cup milk\n1 cup flour');
    await page.getByText('2 lines are in.').waitFor();
    expect(await linesOf(page)).toEqual(['2|||', '1|cup|milk|', '1|cup|flour|']);
    await field(page, 'Ingredient, line 1').tap();
    await paste(page, 'eggs');
    expect(await linesOf(page)).toEqual(['2||eggs|', '1|cup|milk|', '1|cup|flour|']);
  });

  test('that is a heading waits for its line, and what is no line at all is kept and refused', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    await page.goto('/#/recipes/new');
    const written = field(page, WRITTEN);
    await written.tap();
    await page.keyboard.type('For the glaze:');
    await page.keyboard.press('Enter');
    expect(await written.inputValue()).toBe('For the glaze: ');
    await page.keyboard.type('1 cup sugar');
    await page.keyboard.press('Enter');
    expect(await linesOf(page)).toEqual(['1|cup|sugar|For the glaze']);
    await paste(page, 'salt\n'.repeat(201));
    await page.getByText('These are 201 lines; at most 200 can come in at once.').waitFor();
    await written.fill('x'.repeat(10_000));
    await written.press('Enter');
    await field(page, 'Name').fill('Glaze');
    await field(page, 'How many').fill('1');
    await button(page, 'Save recipe').tap();
    await page.getByText('this one has 10,000.').waitFor();
    expect(await field(page, 'Ingredient, line 2').inputValue()).toHaveLength(10_000);
  });
});

describe('a recipe that only goes into other recipes', () => {
  test('needs no yield, and does not stand among the goods', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/recipes/new');
    await field(page, 'Name').fill('Basic dough');
    await field(page, 'How many').fill('12');
    await button(page, 'Only goes into other recipes').tap();
    await page.getByText('Nothing to pack comes out of it').waitFor();
    expect(await field(page, 'How many').count()).toBe(0);
    // there is a way back, with what was typed
    const back = button(page, 'Something comes out');
    expect(await back.evaluate((each) => each === document.activeElement)).toBe(true);
    await back.tap();
    expect(await field(page, 'How many').inputValue()).toBe('12');
    await button(page, 'Only goes into other recipes').tap();
    await button(page, 'Save recipe').tap();
    await page.getByText('Basic dough is saved.').waitFor();
    const row = page.locator('main li', { hasText: 'Basic dough' });
    expect((await row.innerText()).split(/\s*\n\s*/)).toEqual(['Basic dough', 'nothing to pack', 'no lines yet']);

    await page.goto('/#/goods');
    await titled(page, 'Goods');
    await page.getByText('Fudge brownie').first().waitFor();
    expect(await page.getByText('Basic dough').count()).toBe(0);
    await openRecipe(page, 'Basic dough');
    expect(await field(page, 'How many').count()).toBe(0);
    expect(await back.count()).toBe(1);
  });

  test('is put away as a good where boxes are packed with it, and is one again when it comes out again', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await openRecipe(page, 'Fudge brownies');
    await button(page, 'Only goes into other recipes').tap();
    await button(page, 'Save recipe').tap();
    await page.getByText('Fudge brownies is saved.').waitFor();
    await page.goto('/#/goods');
    await titled(page, 'Goods');
    const archived = page.getByText('1 archived good');
    await archived.waitFor();
    await openRecipe(page, 'Fudge brownies');
    await button(page, 'Something comes out').tap();
    await field(page, 'How many').fill('24');
    await field(page, 'Of what (blank: the recipe’s name)').fill('Fudge brownie');
    await button(page, 'Save recipe').tap();
    await page.getByText('Fudge brownies is saved.').waitFor();
    await page.goto('/#/goods');
    await titled(page, 'Goods');
    await page.getByText('Fudge brownie').first().waitFor();
    expect(await archived.count()).toBe(0);
  });
});

describe('names', () => {
  test('are completed by keyboard, from the first letter and without accents', async ({ openTablet }) => {
    const { page } = await openTablet({ touch: false });
    await page.goto('/#/recipes/new');
    await field(page, 'Name').fill('Sauce');
    await field(page, 'How many').fill('1');
    await field(page, WRITTEN).focus();
    for (const line of ['1 cup Crème fraîche', '1 cup Cream', '1 cup Milk']) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    await button(page, 'Save recipe').click();
    await page.getByText('Sauce is saved.').waitFor();

    await page.goto('/#/recipes/new');
    const ingredient = field(page, 'Ingredient, line 1');
    await ingredient.focus();
    expect(await ingredient.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.type('creme');
    await page.getByRole('option', { name: 'Crème fraîche' }).waitFor();
    expect(await ingredient.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = page.locator(`[id="${await ingredient.getAttribute('aria-activedescendant')}"]`);
    expect(await active.innerText()).toBe('Crème fraîche');
    await page.keyboard.press('Enter');
    expect(await ingredient.inputValue()).toBe('Crème fraîche');
    expect(await ingredient.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await field(page, 'Note, line 1').evaluate((input) => input === document.activeElement)).toBe(true);

    const unit = field(page, 'Unit, line 1');
    await unit.fill('tb');
    await page.getByRole('option', { name: 'tbsp' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await unit.inputValue()).toBe('tb');
    await unit.press('Tab');
    expect(await page.getByRole('option').count()).toBe(0);
  });
});

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
    await notABounce(page); // rows change their words in place: it is the same button
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
    const parts = page.getByRole('region', { name: 'Made with other recipes' }).getByLabel(/^How many: batches of/);
    await expect.poll(() => parts.count()).toBe(1);
    await button(page, 'Put it back').tap();
    await expect.poll(() => parts.count()).toBe(2);
    expect(await parts.evaluateAll((all) => all.map((each) => each.ariaLabel))).toEqual([
      'How many: batches of Fudge brownies',
      'How many: batches of Sugar cookies',
    ]);
  });

  test('may be written down so, and says before and after that it is a recipe', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: PHONE });
    await page.goto('/#/recipes/new');
    await titled(page, 'New recipe');
    await field(page, 'Name').fill('Petits fours');
    await field(page, 'How many').fill('24');
    const written = field(page, WRITTEN);
    await written.tap();
    await page.keyboard.type('½ batch fudge brownies');
    await expect.poll(() => page.getByRole('definition').allInnerTexts()).toEqual(['½', 'Fudge brownies']);
    await page.getByText('Of the recipe').waitFor();
    await page.keyboard.press('Enter');
    const number = field(page, 'How many: batches of Fudge brownies');
    expect(await number.inputValue()).toBe('½');
    const said = page.getByText(/lines? (is|are) in\./);
    expect(await said.innerText()).toBe(
      '1 line is in. Fudge brownies came in as a recipe, under “Made with other recipes”.',
    );
    // a list: the one that is there already is added to, and all of it goes out again
    await paste(page, '1 cup flour\n1 fudge brownies\n200 g sugar cookies\n2 batches of sugar cookies');
    await expect.poll(() => said.innerText()).toContain('4 lines are in. Fudge brownies and Sugar cookies came in');
    expect(await number.inputValue()).toBe('1 1/2');
    expect(await field(page, 'How many: batches of Sugar cookies').inputValue()).toBe('2');
    expect(await linesOf(page)).toEqual(['1|cup|flour|', '200|g|sugar cookies|']);
    await button(page, 'Take them out again').tap();
    expect(await number.inputValue()).toBe('½');
    expect(await field(page, 'How many: batches of Sugar cookies').count()).toBe(0);
    expect(await linesOf(page)).toEqual([]);
    // typed, and not put in: it is a recipe all the same
    await written.fill('1 sugar cookies');
    await button(page, 'Save recipe').tap();
    await page.getByText('Petits fours is saved.').waitFor();
    await openRecipe(page, 'Petits fours');
    expect(await number.inputValue()).toBe('½');
    expect(await field(page, 'How many: batches of Sugar cookies').inputValue()).toBe('1');
    expect(await linesOf(page)).toEqual([]);
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
    await page.getByText('“some” is no number of batches.').waitFor({ state: 'detached' }); // what stood there moves the button
    await notABounce(page);
    await button(page, 'Save recipe').tap();
    await page.getByText('Fudge brownies is saved.').waitFor();

    await openRecipe(page, 'Sugar cookies');
    await button(page, 'Add a recipe').tap();
    await button(page, /^Put in Cranberry loaves/).waitFor();
    expect(await button(page, /^Put in Fudge brownies/).count(), 'what contains it is not offered').toBe(0);
    await field(page, WRITTEN).fill('1 batch fudge brownies');
    await field(page, WRITTEN).press('Enter');
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
