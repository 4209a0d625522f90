/** Kitchen timers by touch: seen on every screen, outlasting the page, and rung at their moment. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const START = new Date('2026-12-18T16:40:00');
const chip = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /Buns|Sugar/ });
const flash = (page: Page) => page.getByRole('alertdialog');

/** The demo kitchen, with a clock that the test moves. */
async function kitchenWithClock(openTablet: Parameters<typeof demoKitchen>[0]): Promise<Page> {
  const page = await demoKitchen(openTablet);
  await page.clock.install({ time: START });
  await page.reload();
  await page.getByText('4 events').waitFor();
  return page;
}
/** From the settings, by hand. */
async function startBuns(page: Page, usual = 'Start 10 min'): Promise<void> {
  await button(page, 'Timers').tap();
  await page.getByLabel(/^What for/).fill('Buns');
  await page.getByRole('dialog').getByRole('button', { name: usual, exact: true }).tap();
  await page.getByRole('timer', { name: 'Buns, left' }).waitFor();
  await button(page, 'Close').tap();
}

/** In the page: locks as a browser hands them out, counted where the test sees it. */
function countLocks(): void {
  let held = 0;
  const locks: WakeLockSentinel[] = [];
  const count = (by: number) => {
    held += by;
    document.documentElement.dataset.held = String(held);
  };
  const request = () => {
    const lock = Object.assign(new EventTarget(), {
      release: () => {
        if (locks.splice(locks.indexOf(lock), 1).length > 0) count(-1);
        lock.dispatchEvent(new Event('release'));
        return Promise.resolve();
      },
    }) as unknown as WakeLockSentinel; // a cast: what the app uses of it
    locks.push(lock);
    count(1);
    return Promise.resolve(lock);
  };
  Object.defineProperty(Navigator.prototype, 'wakeLock', { get: () => ({ request }) });
  let isHidden = false;
  Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
  addEventListener('hide-or-show', () => {
    isHidden = !isHidden;
    if (isHidden) for (const lock of [...locks]) void lock.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
}
const held = (page: Page) => page.evaluate(() => document.documentElement.dataset.held);
const hideOrShow = (page: Page) => page.evaluate(() => dispatchEvent(new Event('hide-or-show')));

describe('a timer', () => {
  test('is started, seen on other screens, outlasts a reload, rings, and is stopped', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    await startBuns(page);
    for (const place of ['Recipes', 'Goods', 'Pantry', 'Events']) {
      await page.getByRole('link', { name: place, exact: true }).tap();
      await page.getByRole('heading', { level: 1, name: place }).waitFor();
      await expect.poll(() => chip(page).innerText()).toMatch(/Buns\s+(10:00|9:\d\d)$/);
    }
    await page.clock.runFor('04:00');
    await page.reload();
    await expect.poll(() => chip(page).innerText()).toMatch(/Buns\s+5:\d\d$/);
    await page.clock.runFor('06:00');
    await flash(page).getByText('finished just now').waitFor();
    await flash(page).getByRole('heading', { name: 'Buns' }).waitFor();
    await page.clock.runFor(1_000);
    await flash(page).getByRole('button', { name: '1 min' }).tap();
    await flash(page).waitFor({ state: 'detached' });
    await page.clock.runFor('01:02');
    await flash(page).getByRole('button', { name: 'Stop' }).tap();
    await flash(page).waitFor({ state: 'detached' });
    expect(await chip(page).count()).toBe(0);
  });

  test('that ended while the app was closed says how long ago, and after a day rings no more', async ({
    openTablet,
  }) => {
    const page = await kitchenWithClock(openTablet);
    await startBuns(page);
    await page.goto('about:blank');
    await page.clock.setSystemTime(START.getTime() + 14 * 60_000 + 30_000);
    await page.goto('/#/recipes');
    await flash(page).getByText('finished 4 min ago').waitFor();
    await page.goto('about:blank');
    await page.clock.setSystemTime(START.getTime() + 86_400_000);
    await page.goto('/#/recipes');
    await expect.poll(() => chip(page).innerText()).toMatch(/Buns\s+finished 23 h 50 min ago/);
    expect(await flash(page).count()).toBe(0);
  });

  test('asks when the clock was set back by a day', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    await startBuns(page);
    await page.clock.setSystemTime(START.getTime() - 86_400_000);
    await page.clock.runFor(1_000);
    await chip(page).tap();
    await text(page, /^The clock of this tablet has moved: Buns would have 24 h \d+ min left, of 10 min\./);
    await button(page, 'Begin 10 min again: Buns').tap();
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^(10:00|9:5\d)$/);
  });

  test('takes a minute more, and comes back when it was taken away by mistake', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    await startBuns(page);
    await chip(page).tap();
    await button(page, '1 min more: Buns').tap();
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^(11:00|10:\d\d)$/);
    await button(page, 'Take away: Buns').tap();
    await text(page, 'No timer is running.');
    await button(page, 'Put it back').tap();
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^(11:00|10:\d\d)$/);
  });

  test('of typed minutes runs as long as was typed, and starts nothing while what is typed is refused', async ({
    openTablet,
  }) => {
    const page = await kitchenWithClock(openTablet);
    await button(page, 'Timers').tap();
    const minutes = page.getByLabel('How many: minutes');
    const start = page
      .getByRole('dialog')
      .getByRole('button', { name: /^Start/ })
      .last();
    await minutes.fill('7 1/2');
    await start.tap();
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^7:(30|2\d)$/);
    await page.clock.runFor(1_000);
    for (const refused of ['soon', '0', '']) {
      await minutes.fill(refused);
      await start.tap({ force: true }); // off it may be, and a finger does not wait
      await text(page, /minutes (for a timer|are missing)/);
      expect(await start.getAttribute('aria-disabled')).toBe('true');
      expect(await start.innerText()).toBe('Start');
      await start.tap({ force: true }); // off it may be, and a finger does not wait
      await page.clock.runFor(1_000);
      expect(await page.getByRole('timer').count()).toBe(1);
    }
    await minutes.fill('0,5');
    await minutes.press('Enter');
    await expect.poll(() => start.innerText()).toBe('Start 30 s');
    await start.tap();
    await expect.poll(() => page.getByRole('timer').count()).toBe(2);
  });

  test('is started from a step of a recipe, and called after what is made', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    await page.getByRole('link', { name: 'Recipes', exact: true }).tap();
    await page.getByRole('link', { name: /^Sugar cookies/ }).tap();
    await page.getByRole('link', { name: /Print/ }).tap();
    await button(page, '9 minutes: start a timer for Sugar cookies').first().tap();
    await expect.poll(() => chip(page).innerText()).toMatch(/Sugar cookies\s+\d+:\d\d/);
  });

  test('that runs from a step says so on its button, which opens the timers instead of starting another', async ({
    openTablet,
  }) => {
    const page = await kitchenWithClock(openTablet);
    await openEvent(page, 'Gift boxes');
    await page.getByRole('link', { name: 'Make', exact: true }).tap();
    await button(page, 'Recipe of Sugar cookie').tap();
    const starts = button(page, /^9 minutes: start a timer/).first();
    const runs = button(page, /^9 minutes · \d:\d\d left/);
    await starts.tap();
    await page.clock.runFor('01:00');
    await expect.poll(() => runs.innerText()).toMatch(/^9 minutes · [78]:\d\d left/);
    await runs.tap();
    await page
      .getByRole('dialog', { name: 'Timers' })
      .getByText(/9 minutes/)
      .waitFor(); // what is to be done then: the step
    expect(await page.getByRole('timer').count()).toBe(1);
    await button(page, /^Take away/).tap();
    await page.getByRole('dialog', { name: 'Timers' }).getByRole('button', { name: 'Close' }).tap();
    await page.clock.runFor(1_000); // for whoever taps again: no bounce
    await starts.tap();
    await runs.waitFor();
    await page.clock.runFor('09:01');
    await flash(page)
      .getByText(/9 minutes/)
      .waitFor();
    await flash(page).getByRole('button', { name: 'Stop' }).tap();
    await starts.waitFor();
    expect(await runs.count()).toBe(0);
  });

  test('in one window rings in another, and is stopped for both', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    const other = await page.context().newPage();
    await other.goto('/#/recipes');
    await startBuns(page, 'Start 1 min');
    await expect.poll(() => chip(other).innerText()).toMatch(/Buns/);
    await page.clock.runFor('01:01');
    await flash(other)
      .getByText(/finished/)
      .waitFor();
    await flash(page).getByRole('button', { name: 'Stop' }).waitFor();
    await page.clock.runFor(1_000);
    await page.bringToFront();
    await flash(page).getByRole('button', { name: 'Stop' }).tap();
    await flash(other).waitFor({ state: 'detached' });
  });

  test('makes sounds once the page was touched, until it is stopped', async ({ openTablet }) => {
    const { context } = await openTablet();
    await context.addInitScript(() => {
      const beeps = () => Number(document.documentElement.dataset.beeps ?? 0);
      globalThis.AudioContext = class extends AudioContext {
        override createOscillator(): OscillatorNode {
          document.documentElement.dataset.beeps = String(beeps() + 1);
          return super.createOscillator();
        }
      };
    });
    const page = await kitchenWithClock(() => Promise.resolve({ page: context.pages()[0] }) as never); // a cast: the page is all it takes
    const beeps = () => page.evaluate(() => Number(document.documentElement.dataset.beeps ?? 0));
    await startBuns(page, 'Start 1 min');
    expect(await beeps()).toBe(0);
    await page.clock.runFor('01:01');
    await expect.poll(beeps).toBeGreaterThan(0);
    await page.clock.runFor(1_000);
    await flash(page).getByRole('button', { name: 'Stop' }).tap();
    const heard = await beeps();
    await page.clock.runFor(10_000);
    expect(await beeps()).toBe(heard);
  });
});

describe('the screen', () => {
  test('stays on while a recipe is read, again when the page is seen again, and no longer than that', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await page.addInitScript(countLocks);
    await page.goto('/#/recipes');
    await page.reload();
    await page.getByRole('link', { name: /^Sugar cookies/ }).tap();
    await page.getByRole('link', { name: /Print/ }).tap();
    await text(page, 'The screen stays on');
    expect(await held(page)).toBe('1');
    await hideOrShow(page);
    await expect.poll(() => held(page)).toBe('0');
    await hideOrShow(page);
    await text(page, 'The screen stays on');
    expect(await held(page)).toBe('1');
    await page.getByRole('link', { name: 'Back' }).tap();
    await expect.poll(() => held(page)).toBe('0');
  });

  test('says that it may go dark where the browser cannot keep it on', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await page.addInitScript('delete Navigator.prototype.wakeLock');
    await page.goto('/#/recipes');
    await page.reload();
    await page.getByRole('link', { name: /^Sugar cookies/ }).tap();
    await page.getByRole('link', { name: /Print/ }).tap();
    await text(page, 'The screen may go dark: this browser cannot keep it on');
  });

  test('is wiped: touches do nothing until it ends, by itself, by two buttons, or by a key', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    const cover = page.getByRole('dialog', { name: 'Wipe the screen now' });
    const wipe = async () => {
      await button(page, 'Wipe screen').tap();
      await cover.waitFor();
      await page.clock.runFor(400); // for whoever taps again: no bounce
    };
    await button(page, 'Timers').tap();
    await wipe();
    for (const [x, y] of [
      [40, 40],
      [640, 400],
      [1240, 760],
    ] as const)
      await page.touchscreen.tap(x, y);
    await cover.waitFor();
    await page.clock.runFor(16_000);
    await cover.waitFor({ state: 'detached' });
    await button(page, 'Wipe screen').waitFor();

    await wipe();
    expect(await button(page, 'Done wiping').count()).toBe(0);
    await page.clock.runFor(3_000);
    await button(page, 'Done wiping').tap();
    await button(page, 'Yes, done').tap();
    await cover.waitFor({ state: 'detached' });

    await wipe();
    await page.keyboard.press('Escape');
    await cover.waitFor({ state: 'detached' });
    await page.getByRole('dialog', { name: 'Timers' }).waitFor();
  });

  test('that is being wiped shows no timer to stop by accident, and shows it right after', async ({ openTablet }) => {
    const page = await kitchenWithClock(openTablet);
    await startBuns(page, 'Start 1 min');
    await chip(page).tap();
    await page.clock.runFor('00:55');
    await button(page, 'Wipe screen').tap();
    await page.clock.runFor(8_000);
    expect(await flash(page).count()).toBe(0);
    await page.clock.runFor(8_000);
    await flash(page).getByText('finished just now').waitFor();
  });
});
