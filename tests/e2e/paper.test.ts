/** What comes out of the printer: on every page what it is of, and on all of them exactly the numbers of the screen. */
import type { Page } from 'playwright';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { listGoods } from '../../src/database/model.ts';
import { hrefOf, type EventSheet } from '../../src/app/route.svelte.ts';
import { dayAfter, PlainDate } from '../../src/domain/event-date.ts';
import type { EventId } from '../../src/domain/ids.ts';
import { countStock, tickLine } from '../../src/store/pantry-commands.ts';
import { shopView } from '../../src/store/shop-queries.ts';
import { button, demoKitchen } from './demo-tablet.ts';
import { fullEvents, fullKitchen } from './full-kitchen.ts';
import { test } from './kitchen-test.ts';
import { addBox, addRecipe, bake, done, makeKitchen, standing, type FilledKitchen } from './made-kitchen.ts';
import { placeKitchen } from './placed-kitchen.ts';
import { printedPages } from './printed-pages.ts';
import { kitchenOn, type Kitchen } from './screen-states.ts';

const today = v.parse(PlainDate, new Date().toISOString().slice(0, 10));
const PRINTED = /printed \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d/;

async function openKitchen(page: Page, made: FilledKitchen): Promise<Kitchen> {
  await placeKitchen(page, made);
  await page.goto('/');
  await page.reload();
  return kitchenOn(page);
}

async function openSheet(page: Page, eventId: EventId, sheet: EventSheet): Promise<void> {
  await page.goto(`/${hrefOf({ screen: 'event paper', eventId, sheet })}`);
  await page.locator('.paper-body').waitFor();
}

/** Each word and number of a part of the page as one reads it, space as one. */
const textOf = async (page: Page, part: string) => (await page.locator(part).innerText()).replace(/\s+/g, ' ').trim();

/** Boxes that begin on one page and end on another. */
async function brokenBoxes(page: Page, pages: readonly string[]): Promise<readonly string[]> {
  const boxes = (await page.locator('.paper .whole').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  expect(boxes).toHaveLength(40);
  return boxes.filter((box) => !pages.some((text) => text.includes(box)));
}

/** The rows of a table as they are printed: what is only for ears is not. */
async function rowsOf(page: Page): Promise<readonly string[]> {
  const rows = await page.getByRole('row').allInnerTexts();
  return rows.map((row) =>
    row
      .replace(/tick(ed)? off/i, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('every printed page', { timeout: 120_000 }, () => {
  test('says of which event it is, which plan that was and when it was printed, however many pages there are, and breaks no box in two', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    const kitchen = await openKitchen(page, await fullKitchen(today));
    const eventId = kitchen.event(fullEvents.in_production);
    for (const [sheet, format, least] of [
      ['shop', 'A4', 5],
      ['boxes', 'A4', 10],
      ['boxes', 'A5', 40],
      ['boxes', 'Letter', 10],
      ['recipes', 'A4', 40],
    ] as const) {
      await openSheet(page, eventId, sheet);
      const pages = await printedPages(page, format);
      expect(pages.length).toBeGreaterThanOrEqual(least);
      for (const text of pages) {
        const head = text.slice(0, 260);
        expect(head).toContain(fullEvents.in_production);
        expect(head).toContain('Change 40');
        expect(head).toMatch(/original’s seal [0-9a-f]{8} /);
        expect(head).toMatch(PRINTED);
      }
      if (sheet === 'shop') for (const text of pages) expect(text).toContain('What Needed Have Buy');
      if (sheet === 'boxes') expect(await brokenBoxes(page, pages)).toEqual([]);
    }
  });

  test('of a plan that was not changed says that it is the original, and of one that was not started that it is a draft', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    const kitchen = await openKitchen(page, await smallKitchen());
    for (const [event, revision] of [
      ['Fair', /Original, sealed \d{1,2} [A-Z][a-z]{2} \d\d:\d\d/],
      ['Supper', /Draft/],
    ] as const) {
      await openSheet(page, kitchen.event(event), 'boxes');
      const pages = await printedPages(page);
      for (const text of pages) expect(text.slice(0, 120)).toMatch(revision);
    }
  });

  test('says the moment when it was printed, not when it was opened', async ({ openTablet }) => {
    const { page } = await openTablet();
    await page.clock.install({ time: new Date(new Date().setHours(17, 20, 0, 0)) });
    const kitchen = await openKitchen(page, await smallKitchen());
    await openSheet(page, kitchen.event('Fair'), 'shop');
    expect(await textOf(page, '.paper-head')).toMatch(/printed \d+ [A-Z][a-z]{2} \d{4} 17:2\d$/);
    await page.clock.fastForward('03:10:00');
    expect((await printedPages(page))[0]).toMatch(/printed \d+ [A-Z][a-z]{2} \d{4} 20:3\d /);
  });
});

describe('on paper stand the numbers of the screen', { timeout: 120_000 }, () => {
  test('of the shopping list: what is needed, there and to buy, what is ticked off, and what cannot be compared apart', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    const kitchen = await openKitchen(page, await smallKitchen());
    await openSheet(page, kitchen.event('Fair'), 'shop');
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
    const cells = (name: string) => row(name).getByRole('cell').allInnerTexts();
    expect((await cells('Rye')).slice(1)).toEqual(['10 cups', '4 ½ cups', '5 ½ cups']);
    expect((await cells('Sugar')).slice(1)).toEqual(['⅜ cup', '1 bag', '⅜ cup?']);
    expect((await cells('Paper bag'))[0]).toContain('ticked off');
    expect((await cells('Rye'))[0]).not.toContain('ticked off');
    await expect.poll(() => page.getByRole('row').last().innerText()).toContain('Sugar');

    const pages = (await printedPages(page)).join(' ');
    for (const row of await rowsOf(page)) expect(pages).toContain(row);
  });

  test('of a recipe at its batches', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await page.goto('/#/recipes');
    await page.getByRole('link', { name: 'Ginger stars' }).tap();
    await button(page, 'More: batches of Ginger stars').tap();
    await page.getByRole('link', { name: 'Print it for 1 ½ batches' }).tap();
    await page.getByText('Gives 54 Ginger star').waitFor();
    const screen = await textOf(page, '.paper-body ul');
    expect(screen).toContain('4 ½ cups Flour');
    expect(screen).toContain('2 Egg, from 1.5');
    const [text = '', ...more] = await printedPages(page);
    expect(more).toEqual([]);
    expect(text).toContain(screen);
    expect(text).toContain('Ginger stars, 1 ½ batches');
    expect(text).toMatch(PRINTED);
  });

  test('of boxes, whose columns come to what the plan needs', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    const kitchen = await kitchenOn(page);
    await openSheet(page, kitchen.event('Gift boxes'), 'boxes');
    const needed = page.getByRole('row').last();
    expect(await needed.getByRole('cell').allInnerTexts()).toEqual([
      '',
      '468',
      '194',
      '54',
      '54',
      '104',
      '48',
      '12',
      '8',
    ]);
    const pages = await printedPages(page);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Needed by all 468 194 54 54 104 48 12 8');
  });
});

test('a sheet is printed black on white in large type whatever the theme, and the rest of the app is not', async ({
  openTablet,
}) => {
  const page = await demoKitchen(openTablet, { colorScheme: 'dark' });
  const kitchen = await kitchenOn(page);
  await openSheet(page, kitchen.event('Gift boxes'), 'shop');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const look = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter((part) => part.checkVisibility());
    const texts = shown.filter((part) =>
      [...part.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
    );
    const styles = texts.map((part) => getComputedStyle(part));
    return {
      grounds: [
        ...new Set(
          [document.documentElement, ...document.querySelectorAll('.paper')].map(
            (part) => getComputedStyle(part).backgroundColor,
          ),
        ),
      ],
      inks: [...new Set(styles.map((style) => style.color))],
      smallestPt: Math.min(...styles.map((style) => parseFloat(style.fontSize))) * 0.75,
      controls: shown.filter((part) => part.matches('a, button, nav, h1')).length,
    };
  });
  expect(look.grounds).toEqual(['rgb(255, 255, 255)']);
  expect(look.inks).toEqual(['rgb(0, 0, 0)']);
  expect(look.smallestPt).toBeGreaterThanOrEqual(14);
  expect(look.controls).toBe(0);
});

test('from the event’s menu one comes to its sheets, and back', async ({ openTablet }) => {
  const page = await demoKitchen(openTablet);
  const kitchen = await kitchenOn(page);
  await page.goto(`/${hrefOf({ screen: 'event', eventId: kitchen.event('Gift boxes'), page: 'history' })}`);
  await page.locator('summary').filter({ hasText: 'Event' }).tap();
  await page.getByRole('link', { name: 'Print the boxes and what goes in' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Boxes and what goes in' }).waitFor();
  await page.evaluate(() => addEventListener('beforeprint', () => (document.title = 'in the printer')));
  await button(page, 'Print').tap();
  await expect.poll(() => page.title()).toBe('in the printer');
  await page.getByRole('link', { name: 'Back' }).tap();
  await page.getByText('Baking started').waitFor();
});

/** A fair that is being baked, with some of it in the pantry and the bags ticked off; a supper that is a draft; a market that is over. */
function smallKitchen(): Promise<FilledKitchen> {
  return makeKitchen(today, (context) => {
    const { connection } = context;
    const gives = [{ name: '', perBatch: '12' }];
    const food = ['Sugar', 'Rye', 'Flour'];
    addRecipe(context, {
      name: 'Star',
      lines: 3,
      ingredient: (line) => food[line] ?? '',
      note: '',
      method: ['Bake.'],
      gives,
    });
    const good = (name: string) => listGoods(connection).find((each) => each.good.name === name)!.good.id;
    addBox(context, 'Bag of stars', [[good('Star'), 4]], ['Paper bag']);
    const market = { goods: [good('Bag of stars')], changes: 0, reason: '' };
    bake(context, { name: 'Market', date: dayAfter(today, -30), ...market }, 'completed');
    bake(context, { name: 'Supper', date: dayAfter(today, 30), ...market }, 'draft');
    const eventId = bake(context, { name: 'Fair', date: dayAfter(today, 1), ...market }, 'in_production');
    const { lines } = done(shopView(connection, { eventId }, standing));
    const line = (name: string) => lines.find((row) => row.name === name)!;
    const count = (name: string, amount: string, unit: string) =>
      done(countStock(context, { ingredientId: line(name).ingredientId, draft: { amount, unit } }));
    count('Rye', '4 1/2', 'cups');
    count('Sugar', '1', 'bag');
    done(tickLine(context, { eventId, key: line('Paper bag').key, isTicked: true }));
  });
}
