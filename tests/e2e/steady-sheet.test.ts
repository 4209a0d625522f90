/** What came out otherwise, said by taps in one place: nothing on the glass moves from under the finger, and no tap of it records. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const SCREENS = [
  { width: 390, height: 844 },
  { width: 800, height: 1280 },
  { width: 1280, height: 800 },
];
/** As quick as one taps who wants three fewer. */
const TAP_MS = 400;
/** What one opens, and the numbers that stand in it. */
const SHEETS = [
  ['Fewer or more?', ['good', 'lost', 'batches']],
  ['Lost some?', ['lost', 'good', 'batches']],
  ['Lost some since?', ['lost']],
] as const;
/** What is typed before minus where it cannot go down by three, and what three taps make of the number. */
const TAPPED = {
  'Fewer: good': { typed: null, becomes: '45' },
  'More: good': { typed: null, becomes: '51' },
  'Fewer: lost': { typed: '8', becomes: '5' },
  'More: lost': { typed: null, becomes: '3' },
  'Fewer: batches': { typed: '5', becomes: '2' },
  'More: batches': { typed: null, becomes: '4' },
} as const;

const sheet = (page: Page) => page.getByRole('dialog');
const numberOf = (page: Page, name: string) => page.getByLabel(`How many: ${name}`);

/** One batch of Sugar cookie is made, and the word of it is gone. */
async function baked(page: Page): Promise<void> {
  await openEvent(page, 'Gift boxes');
  await page.getByRole('link', { name: 'Make', exact: true }).tap();
  await button(page, 'Batch done of Sugar cookie').tap();
  await button(page, 'Lost some since? Of Sugar cookie').waitFor();
}

async function open(page: Page, opener: string): Promise<void> {
  await page.waitForTimeout(TAP_MS); // no bounce of the tap before
  await button(page, `${opener} Of Sugar cookie`).tap();
  await numberOf(page, 'lost').waitFor();
}

async function leave(page: Page): Promise<void> {
  await button(page, 'Leave it').tap();
  await sheet(page).waitFor({ state: 'detached' });
}

/** Remembers where all that one taps, types into or reads in the sheet stands; gives what has moved when it is asked. */
async function watchPlaces(page: Page): Promise<() => Promise<string[]>> {
  const before = await page.evaluateHandle(() =>
    [...document.querySelectorAll('dialog[open], dialog[open] :is(button, input, label, h2, h3)')].map((each) => ({
      each,
      name: each.getAttribute('aria-label') ?? each.textContent.trim(),
      box: each.getBoundingClientRect(),
    })),
  );
  return () =>
    before.evaluate((all) =>
      all
        .filter(({ each, box }) => {
          const now = each.getBoundingClientRect();
          return Math.abs(now.x - box.x) > 1 || Math.abs(now.y - box.y) > 1 || Math.abs(now.height - box.height) > 1;
        })
        .map(({ name }) => name),
    );
}

/** A finger that knows where it taps, and does not look again. */
async function tapInPlace(page: Page, name: string, times: number): Promise<void> {
  const box = await sheet(page).getByRole('button', { name, exact: true }).boundingBox();
  if (!box) throw new Error(`${name} is on the screen`);
  for (let n = 0; n < times; n += 1) {
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(TAP_MS);
  }
}

describe('a sheet that asks what came out', { timeout: 180_000 }, () => {
  for (const viewport of SCREENS) {
    const size = `${viewport.width} × ${viewport.height}`;
    test(`on ${size} takes three taps in one place for three, moves nothing, and records nothing`, async ({
      openTablet,
    }) => {
      const page = await demoKitchen(openTablet, { viewport });
      await baked(page);
      for (const [opener, numbers] of SHEETS)
        for (const number of numbers)
          for (const way of ['Fewer', 'More'] as const) {
            const { typed, becomes } = TAPPED[`${way}: ${number}`];
            await open(page, opener);
            if (typed !== null) {
              await numberOf(page, number).fill(typed);
              await numberOf(page, number).press('Enter');
            }
            const moved = await watchPlaces(page);
            await tapInPlace(page, `${way}: ${number}`, 3);
            const told = `${opener} ${way}: ${number}`;
            expect({ told, moved: await moved() }).toEqual({ told, moved: [] });
            expect({ told, number: await numberOf(page, number).inputValue() }).toEqual({ told, number: becomes });
            await leave(page);
          }
      await page.reload();
      await text(page, '48 of 468 made');
      await text(page, '1 of 10 batches');
    });

    test(`on ${size} says in its place what was refused, and that what is missing was lost`, async ({ openTablet }) => {
      const page = await demoKitchen(openTablet, { viewport });
      await baked(page);
      for (const opener of ['Lost some since?', 'Lost some?']) {
        await open(page, opener);
        const moved = await watchPlaces(page);
        await button(page, 'burnt').tap(); // nobody said how many
        await sheet(page).getByRole('alert').waitFor();
        expect(await moved()).toEqual([]);
        await leave(page);
      }
      await open(page, 'Fewer or more?');
      const moved = await watchPlaces(page);
      await tapInPlace(page, 'Fewer: good', 3);
      await tapInPlace(page, 'More: lost', 1);
      expect(await moved()).toEqual([]);
      await button(page, 'They were lost').tap();
      expect(await numberOf(page, 'lost').inputValue()).toBe('3');
      expect(await moved()).toEqual([]);
    });
  }
});
