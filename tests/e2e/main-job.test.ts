/**
 * The main job by touch, as a new user does it: two real recipes, two boxes, an event planned, locked, started and changed;
 * the server is gone, the tablet restarts, and it is all still there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { answerForGood } from './demo-tablet.ts';
import { test, untilOfflineReady } from './kitchen-test.ts';
import { tablesWithRows } from './saved-tables.ts';

interface WalkRecipe {
  readonly name: string;
  readonly perBatch: string;
  readonly lines: readonly (readonly [amount: string, unit: string, ingredient: string])[];
}

/** The real ones where they lie beside the project, else the same two from a small file of the same shape. */
function twoRecipes(): readonly WalkRecipe[] {
  const corpus = process.env.BAKELINE_CORPUS ? join(process.env.BAKELINE_CORPUS, 'bake-tracker-export-min.json') : '';
  const file = existsSync(corpus) ? corpus : 'tests/fixtures/small-export.json';
  const kitchen = JSON.parse(readFileSync(file, 'utf8')) as {
    recipes: { name: string; ingredients: { ingredient_slug: string; quantity: number; unit: string }[] }[];
    finished_units: { recipe_name: string; items_per_batch: number }[];
  };
  return ['Chocolate Chip Cookies', 'Fudge Brownies'].map((name) => {
    const recipe = kitchen.recipes.find((row) => row.name === name);
    const unit = kitchen.finished_units.find((row) => row.recipe_name === name);
    if (!recipe || !unit) throw new Error(`${file} has ${name}`);
    const lines = recipe.ingredients.map(
      (line) => [String(line.quantity), line.unit, line.ingredient_slug.replaceAll('_', ' ')] as const,
    );
    return { name, perBatch: String(unit.items_per_batch), lines };
  });
}

const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const saved = (page: Page) => page.getByText('Saved', { exact: true }).first().waitFor();

async function enterRecipe(page: Page, recipe: WalkRecipe): Promise<void> {
  await link(page, 'Recipes').tap();
  await titled(page, 'Recipes');
  await link(page, /New recipe|Begin with a recipe/)
    .first()
    .tap();
  await titled(page, 'New recipe');
  await field(page, 'Name').fill(recipe.name);
  await field(page, 'How many').fill(recipe.perBatch);
  for (const [index, [amount, unit, ingredient]] of recipe.lines.entries()) {
    await field(page, `Amount, line ${index + 1}`).fill(amount);
    await field(page, `Unit, line ${index + 1}`).fill(unit);
    await field(page, `Ingredient, line ${index + 1}`).fill(ingredient);
  }
  await button(page, 'Save recipe').tap();
  await page.getByText(`${recipe.name} is saved.`).waitFor();
}

async function putTogether(page: Page, name: string, contents: Readonly<Record<string, string>>): Promise<void> {
  await link(page, 'Goods').tap();
  await titled(page, 'Goods');
  await link(page, /New box|Put a box together/)
    .first()
    .tap();
  await titled(page, 'New box');
  await field(page, 'Name').fill(name);
  for (const [good, quantity] of Object.entries(contents)) {
    await button(page, new RegExp(`^Put in ${good}`)).tap();
    await field(page, `How many: ${good}`).fill(quantity);
  }
  await button(page, 'Save box').tap();
  await page.getByText(`${name} is saved.`).waitFor();
}

async function change(page: Page, pick: RegExp, why: string, words: string): Promise<void> {
  await link(page, 'Change').tap();
  await button(page, pick).first().tap();
  if (why === 'Ran out') await button(page, 'Drop it').tap();
  await page.getByText(why, { exact: true }).tap();
  await field(page, why === 'Other' ? 'Other: what was it?' : 'In your words (if you like)').fill(words);
  await button(page, /^Write change/).tap();
  await page.getByText(/is written\.$/).waitFor();
  await link(page, 'Compare').tap();
  await page.getByText(words).first().waitFor();
}

describe('the main job', () => {
  test('from the first screen to the disk, and back after a restart without a server', async ({
    server,
    profile,
    openTablet,
  }) => {
    const tablet = await openTablet({ userDataDir: profile });
    const { page } = tablet;
    await page.goto('/');
    page.setDefaultTimeout(6_000);
    await untilOfflineReady(tablet);
    const [cookies, brownies] = twoRecipes();
    if (!cookies || !brownies) throw new Error('two recipes');
    expect([cookies.perBatch, cookies.lines.length]).toEqual(['48', 9]);
    await enterRecipe(page, cookies);
    await enterRecipe(page, brownies);
    await putTogether(page, 'Gift bag', { [cookies.name]: '6', [brownies.name]: '3' });
    await putTogether(page, 'Cookie tin', { [cookies.name]: '12' });
    await putTogether(page, 'Brownie bag', { [brownies.name]: '6' });

    // plan 30 and 20
    await link(page, 'Events').tap();
    await link(page, /New event|Begin with an event/)
      .first()
      .tap();
    await field(page, 'Name').fill('Christmas gift boxes');
    await field(page, 'Date').fill('2030-12-20');
    await button(page, 'Save and choose goods').tap();
    await titled(page, 'Christmas gift boxes');
    await field(page, 'How many: Gift bag').fill('30');
    await field(page, 'How many: Gift bag').press('Enter');
    await field(page, 'How many: Cookie tin').fill('20');
    await field(page, 'How many: Cookie tin').press('Enter');
    await page.getByText('9 batches', { exact: false }).first().tap();
    await page.getByText('4 batches', { exact: false }).first().tap();
    await page.getByText('50', { exact: false }).first().waitFor();
    await link(page, /Review and lock/).tap();
    await button(page, /^Lock/).tap();
    await button(page, /^Start baking/).tap();
    await button(page, 'Undo the start').waitFor();

    // the catalog goes on living
    await link(page, 'Recipes').tap();
    await titled(page, 'Recipes'); // the plan that is left has links of that name too
    await link(page, new RegExp(cookies.name)).first().tap();
    await page.getByText('Christmas gift boxes is being baked').waitFor();
    await field(page, 'Name').fill('Choc chip');
    await field(page, 'How many').fill('12');
    await button(page, 'Save recipe').tap();
    await page.getByText('Choc chip is saved.').waitFor();

    // change it with reasons
    await link(page, 'Events').tap();
    await link(page, /Keep baking/).tap();
    await titled(page, 'Christmas gift boxes');
    await change(page, /^Cookie tin/, 'Ran out', 'no tins');
    await change(page, /^Brownie bag/, 'Other', 'spare brownies');

    const comparison = async (on: Page) => (await on.locator('main').innerText()).replace(/\s+/g, ' ');
    await link(page, 'Compare').tap();
    const seen = await comparison(page);
    for (const part of ['Cookie tin', 'Dropped', 'no tins', 'Brownie bag', 'Added', 'spare brownies'])
      expect(seen).toContain(part);
    expect(seen, 'the original is untouched by the edits').not.toContain('Choc chip');
    await saved(page);
    await tablet.close();
    await server.stop();

    const later = await openTablet({ userDataDir: profile });
    await later.page.goto('/');
    await link(later.page, /Keep baking/).tap();
    await titled(later.page, 'Christmas gift boxes');
    await link(later.page, 'Compare').tap();
    await later.page.getByText('spare brownies').first().waitFor();
    expect(await comparison(later.page)).toBe(seen);

    // delete the event: no row of it in any table
    await later.page.locator('summary').first().tap();
    await button(later.page, 'Delete this event').tap();
    await answerForGood(later.page, 'Delete for good');
    await titled(later.page, 'Events');
    await saved(later.page);
    const rows = await tablesWithRows(later.page);
    expect(Object.keys(rows).sort()).toEqual([
      '_store',
      'finished_good_components',
      'finished_goods',
      'finished_units',
      'ingredients',
      'recipe_ingredients',
      'recipes',
    ]);
  });
});
