/**
 * A baker comes from another program: the first hour, by touch. From a file to an event that is planned, started, changed and
 * compared, with nothing typed but the names of two boxes. On the real export where it lies beside the project, and always
 * on a small file of the same shape.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { answerForGood } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name });
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const small = resolve('tests/fixtures/small-export.json');
const corpus = join(process.env.BAKELINE_CORPUS ?? '', 'bake-tracker-export-min.json');

async function choose(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
}

async function openImport(page: Page): Promise<void> {
  await page.goto('/');
  page.setDefaultTimeout(6_000);
  await link(page, /Bring in recipes/).tap();
  await titled(page, 'Bring in recipes');
}

/** A box with so many taps on each good. */
async function putTogether(page: Page, name: string, contents: Readonly<Record<string, number>>): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  for (const [good, taps] of Object.entries(contents)) {
    for (let tap = 0; tap < taps; tap += 1) {
      await button(page, new RegExp(`^Put in ${good}`)).tap();
      await page.waitForTimeout(80); // as quick as a finger
    }
  }
  await button(page, 'Save box').tap();
  await page.getByText(`${name} is saved.`).waitFor();
}

interface Walk {
  readonly file: string;
  readonly comes: readonly string[];
  readonly cookie: string;
  readonly brownie: string;
  readonly event: string;
  readonly isPast: boolean;
}

async function walk(page: Page, { file, comes, cookie, brownie, event, isPast }: Walk): Promise<void> {
  await openImport(page);
  await choose(page, file);
  for (const words of comes) await page.getByText(words, { exact: true }).waitFor();
  await button(page, 'Bring it all in').tap();
  await page.getByText(/^In your kitchen now/).waitFor();

  await link(page, 'Put a box together').tap();
  await putTogether(page, 'Gift bag', { [cookie]: 2, [brownie]: 1 });
  await link(page, 'Goods').tap();
  await link(page, 'New box').tap();
  await putTogether(page, 'Brownie bag', { [brownie]: 3 });

  await link(page, 'Events').tap();
  await titled(page, 'Events');
  if (isPast) await link(page, /past event/).tap();
  await link(page, isPast ? new RegExp(event) : 'Go on planning')
    .first()
    .tap();
  await titled(page, event);
  for (let tap = 1; tap <= 12; tap += 1) {
    await button(page, 'More: Gift bag').tap();
    await page.waitForTimeout(80);
  }
  await page.getByText('1 batch', { exact: false }).first().tap();
  await page.getByText('1 batch', { exact: false }).nth(1).tap();
  await page.getByText('12 boxes', { exact: false }).first().waitFor();
  await link(page, /Review and lock/).tap();
  await button(page, /^Lock/).tap();
  await button(page, /^Start baking/).tap();
  await button(page, 'Undo the start').waitFor();

  await link(page, 'Change').tap();
  await button(page, /^Brownie bag/)
    .first()
    .tap();
  await page.getByText('Guests changed', { exact: true }).tap();
  await button(page, /^Write change/).tap();
  await link(page, 'Compare').tap();
  await page.getByText('Added').filter({ visible: true }).first().waitFor();
  const seen = await page.locator('main').innerText();
  for (const part of ['Brownie bag', 'Added', 'Guests changed']) expect(seen).toContain(part);
}

describe('recipes from another program', () => {
  test('become a started and changed event, with nothing typed but two boxes', async ({ openTablet }) => {
    const { page } = await openTablet();
    await walk(page, {
      file: small,
      comes: ['2 recipes', '11 ingredients', '1 event, as drafts without goods'],
      cookie: 'Standard Chocolate Chip Cookies',
      brownie: 'Fudge Brownies',
      event: 'Christmas Boxes',
      isPast: false,
    });
  });

  test.skipIf(!existsSync(corpus))('of the real kind as well', async ({ openTablet }) => {
    const { page } = await openTablet();
    await walk(page, {
      file: corpus,
      comes: ['7 recipes', '50 ingredients', '4 events, as drafts without goods'],
      cookie: 'Standard Chocolate Chip Cookies',
      brownie: 'Standard Fudge Brownies',
      event: 'Christmas Gift Boxes 2025',
      isPast: true,
    });
  });

  test('that are here already are named, and nothing is left to bring in', async ({ openTablet }) => {
    const { page } = await openTablet();
    await openImport(page);
    await choose(page, small);
    await button(page, 'Bring it all in').tap();
    await page.getByText('In your kitchen now: 2 recipes, 11 ingredients and 1 event.').waitFor();
    await link(page, 'Settings').tap();
    await link(page, 'Bring in recipes').tap();
    await choose(page, small);
    await page.getByText('All of it is here already: there is nothing to bring in.').waitFor();
    await page.getByRole('heading', { name: 'Is here already, and stays as it is' }).waitFor();
    expect(await button(page, 'Bring it all in').count()).toBe(0);
  });

  test('are not mixed with the demo kitchen: it can be taken away on the way', async ({ openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/');
    page.setDefaultTimeout(6_000);
    await button(page, /^Look around/).tap();
    await page.getByText('Gift boxes').first().waitFor();
    await page.goto('/#/settings/import');
    await choose(page, small);
    await page.getByText('would be taken for its own', { exact: false }).waitFor();
    await button(page, 'Remove the demo kitchen').tap();
    await answerForGood(page, 'Remove it for good');
    await button(page, 'Bring it all in').tap();
    await page.getByText('In your kitchen now: 2 recipes, 11 ingredients and 1 event.').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  test('are refused with the reason when the file is another, and a good one can be chosen next', async ({
    openTablet,
    profile,
  }) => {
    const { page } = await openTablet();
    await openImport(page);
    const json = (text: string) => ({ name: 'kitchen.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const broken = {
      version: '4.1',
      recipes: [{ name: 'Bars', ingredients: [{ ingredient_slug: 'flour', quantity: 'lots' }] }],
    };
    for (const [text, words] of [
      ['', 'The file is empty.'],
      ['Two cups of flour', 'it is not JSON'],
      [readFileSync(small, 'utf8').slice(0, 900), 'ends in the middle'],
      ['{"version":"3.5","recipes":[]}', 'version 3.5'],
      [JSON.stringify(broken), 'Recipes, entry 1 (Bars), ingredients 1, quantity: “lots” is not an amount.'],
      [`[${'['.repeat(99_999)}${']'.repeat(100_000)}`, 'not the export of a kitchen'],
    ] as const) {
      await choose(page, json(text));
      await page.getByText(words, { exact: false }).first().waitFor();
    }
    const huge = join(profile, 'huge.json');
    await writeFile(huge, Buffer.alloc(20_000_001, ' '));
    await choose(page, huge);
    await page.getByText('at most 20 MB').waitFor();
    await link(page, 'Leave it').tap();
    await page.getByText('0 recipes', { exact: false }).waitFor();
    await link(page, 'Bring in recipes').tap();
    await choose(page, small);
    await button(page, 'Bring it all in').waitFor();
  });
});

describe('an empty kitchen', () => {
  test('opens with four doors: one’s own recipe, a file, a copy, the demo; and the demo can be taken away', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Welcome to your kitchen' }).waitFor();
    expect(await page.getByText('Install Bakeline first').count()).toBe(0);
    await link(page, /^My own kitchen/).tap();
    await titled(page, 'New recipe');
    await link(page, 'Leave it').tap();
    await button(page, /^Look around/).tap();
    await page.getByText('Gift boxes').first().waitFor();
    await link(page, 'Settings').tap();
    await button(page, 'Remove the demo kitchen').tap();
    await page.getByText('4 events, 6 boxes, 5 recipes and', { exact: false }).waitFor();
    await answerForGood(page, 'Remove it for good');
    await page.getByRole('heading', { name: 'This kitchen is empty' }).waitFor();
    await link(page, 'Events').tap();
    await page.getByRole('heading', { name: 'Welcome to your kitchen' }).waitFor();
  });

  test('on an iPad in Safari says to install first', async ({ openTablet }) => {
    const userAgent = 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1';
    const { page } = await openTablet({ userAgent });
    await page.goto('/');
    await page.getByText('Install Bakeline first').waitFor();
  });
});
