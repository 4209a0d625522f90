/**
 * Two hundred touches a second, anywhere on the pages of the baking day: nothing throws, nothing is lost that is not there to be taken
 * back, and the numbers still hold. BAKELINE_TOUCH_SECONDS makes it longer, BAKELINE_SEED repeats it.
 */
import type { CDPSession, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { bakingKitchen } from './baking-kitchen.ts';
import { button, middleOf, text, type Spot } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const SECONDS = Number(process.env.BAKELINE_TOUCH_SECONDS ?? 8);
const PER_SECOND = 200;
const seed = Number(process.env.BAKELINE_SEED ?? Math.trunc(Math.random() * 2 ** 31));

/** Numbers from 0 up to 1, the same for the same seed. Mulberry32: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function chance(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One finger, two or three, down and up again at once: both are sent before anything is waited for, so that no other comes between. */
function touch(session: CDPSession, next: () => number, { width, height }: { width: number; height: number }) {
  const fingers = next() < 0.9 ? 1 : 2 + Math.trunc(next() * 2);
  const touchPoints = Array.from({ length: fingers }, (_, id) => ({ x: next() * width, y: next() * height, id }));
  return Promise.all([
    session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints }),
    session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  ]);
}

/** Touches for so many seconds on the page that this address is of; whoever strays off is brought back. */
async function storm(page: Page, hash: string, seconds: number, next: () => number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  const sent: Promise<unknown>[] = [];
  const begin = Date.now();
  while (Date.now() - begin < seconds * 1000) {
    for (let n = 0; n < PER_SECOND / 10; n += 1) sent.push(touch(session, next, size));
    await page.waitForTimeout(100);
    await page.evaluate((to) => {
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      if (location.hash !== to) location.hash = to;
    }, hash);
  }
  await Promise.all(sent);
  await session.detach();
  return sent.length;
}

/** “3 of 9 batches”, “7 of 12 packed”: the numbers of a page, each of them whole and none of them below nothing. */
async function figuresOf(page: Page, hash: string): Promise<string> {
  await page.goto(`/${hash}`);
  await page.reload();
  await page.locator('main li').first().waitFor();
  return (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
}

/** How many entries an event's history has, as the question before its deletion says it: nothing that was recorded leaves it. */
async function entriesOf(page: Page): Promise<number> {
  await page.locator('summary').filter({ hasText: 'Event' }).tap();
  await button(page, 'Delete this event').tap();
  const said = await page.getByText(/^Its history of [\d,]+ entries\.$/).innerText();
  await button(page, 'Leave it').tap();
  return Number(/[\d,]+/.exec(said)?.[0].replaceAll(',', ''));
}

/** Down, so long, and up; told to the browser at once, so that nothing waits in between but the finger. */
async function finger(session: CDPSession, spot: Spot, forMs: number): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...spot, id: 0 }] });
  await new Promise((resolve) => setTimeout(resolve, forMs));
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describe('two hundred touches a second', { timeout: 60_000 + SECONDS * 4_000 }, () => {
  test('throw nothing, and lose nothing that is not there to be taken back', async ({ openTablet }) => {
    console.log(`BAKELINE_SEED=${seed}`);
    const page = await bakingKitchen(openTablet);
    // A form that strayed fingers have begun is asked about before the page is loaded anew: it may go.
    page.on('dialog', (dialog) => void dialog.accept());
    const next = chance(seed);
    const eventPage = (name: string) => `${/#\/events\/\d+/.exec(page.url())?.[0] ?? ''}/${name}`;
    const [make, pack, history] = [eventPage('make'), eventPage('pack'), eventPage('history')];
    const before = await entriesOf(page);
    const touches = (await storm(page, make, SECONDS / 2, next)) + (await storm(page, pack, SECONDS / 2, next));
    expect(touches).toBeGreaterThan(SECONDS * PER_SECOND * 0.5);
    for (const hash of [make, pack]) expect(await figuresOf(page, hash)).not.toMatch(/NaN|undefined|null|-\d/);

    // what was there before the storm is there, and all that came is in the history, none of it gone
    const told = await figuresOf(page, history);
    expect(told).toContain('0 good, 96 lost');
    expect(await entriesOf(page)).toBeGreaterThan(before);
    await page.goto('/#/settings');
    await button(page, 'Check my data').tap();
    await text(page, /All is right/);
  });

  test('a finger that bounces on what opens a question for good does not answer it, nor one that rests beside another', async ({
    openTablet,
  }) => {
    const page = await bakingKitchen(openTablet);
    const session = await page.context().newCDPSession(page);
    const menu = page.locator('summary').filter({ hasText: 'Event' });
    await menu.tap();
    const opener = await middleOf(page, 'Delete this event');
    await button(page, 'Delete this event').tap();
    await text(page, /^Its history of/); // it stands where it stays
    const answer = await middleOf(page, 'Delete for good');
    await button(page, 'Leave it').tap();

    await menu.tap();
    await page.waitForTimeout(600); // no bounce of the tap that measured it
    await finger(session, opener, 20);
    await finger(session, answer, 20);
    await finger(session, answer, 20);
    await page.waitForTimeout(900);
    await finger(session, { x: 5, y: 5 }, 20);
    await finger(session, answer, 700);
    await page.waitForTimeout(600);
    expect(await button(page, 'Delete for good').isVisible()).toBe(true);
    await finger(session, answer, 20); // by itself it is heard
    await page.waitForURL(/\/events$/);
  });
});
