/** What stands on the screen while the kitchen is read and checked. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { answerForGood, button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const rows = (page: Page) => page.getByRole('article').or(page.getByRole('listitem')).filter({ hasText: 'boxes' });
const kept = (page: Page) => page.evaluate(() => localStorage.getItem('bakeline.events'));

/** From the next loading on nothing reaches the worker, until the page is told to go on: a kitchen so large that it takes minutes. */
async function makeOpeningSlow(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const isToldToGoOn = new Promise((resolve) => addEventListener('go on', resolve, { once: true }));
    const OwnWorker = Worker;
    window.Worker = class extends OwnWorker {
      override postMessage(message: unknown, options: StructuredSerializeOptions | Transferable[] = {}): void {
        void isToldToGoOn.then(() =>
          super.postMessage(message, Array.isArray(options) ? { transfer: options } : options),
        );
      }
    };
  });
  return () => page.evaluate(() => void dispatchEvent(new Event('go on')));
}

describe('while the kitchen is being opened', () => {
  test('the first screen shows the events as they were saved, and leads on', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await page.goto('/#/events');
    await text(page, 'Keep baking');
    await expect.poll(() => kept(page)).toContain('Gift boxes');
    const before = await rows(page).allInnerTexts();
    const goOn = await makeOpeningSlow(page);
    await page.reload();
    await text(page, 'Keep baking');
    expect(await rows(page).allInnerTexts()).toEqual(before);
    await text(page, 'Opening');
    await page.getByRole('link', { name: 'New event' }).waitFor();
    await page.getByRole('link', { name: 'Keep baking' }).tap();
    await text(page, 'Opening the kitchen …');
    await goOn();
    await page.getByRole('heading', { level: 1, name: 'Gift boxes' }).waitFor();
    await text(page, 'Saved');
  });

  test('an event that was deleted is nowhere any more, however soon the app is opened again', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await page.goto('/#/events');
    await expect.poll(() => kept(page)).toContain('School fair');
    await openEvent(page, 'School fair');
    await page.locator('summary').filter({ hasText: 'Event' }).tap();
    await button(page, 'Delete this event').tap();
    await answerForGood(page, 'Delete for good');
    await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
    expect((await kept(page)) ?? '').not.toContain('School fair');
    await makeOpeningSlow(page);
    await page.reload();
    await text(page, 'Opening');
    expect(await page.getByText('School fair').count()).toBe(0);
  });
});

test('a part of the app that cannot be read is said, and nothing is lost by it', async ({ openTablet }) => {
  const tablet = await openTablet();
  tablet.forgive(/Failed to load resource|OtherScreens/);
  const { page } = tablet;
  await page.route(/OtherScreens/, (route) => route.abort());
  await page.goto('/#/recipes');
  await text(page, 'This part of the app could not be read');
  await page.unroute(/OtherScreens/);
  await button(page, 'Open it again').tap();
  await text(page, 'What do you bake?');
});
