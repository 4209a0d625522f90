/** A tablet with the demo kitchen: School fair is a draft, Garden supper locked, Gift boxes being baked, Harvest market done. */
import type { Page } from 'playwright';
import type { KitchenFixtures } from './kitchen-test.ts';

export async function demoKitchen(openTablet: KitchenFixtures['openTablet'], options = {}): Promise<Page> {
  const { page } = await openTablet(options);
  await page.goto('/#/settings');
  await page.getByRole('button', { name: /demo kitchen/ }).tap();
  await page.getByText('4 events').waitFor();
  return page;
}

export async function openEvent(page: Page, name: string): Promise<void> {
  await page.goto('/#/events');
  const past = page.getByRole('link', { name: /past event/ });
  await past.waitFor();
  if (name === 'Harvest market') await past.tap();
  const row = page.getByRole('article').or(page.getByRole('listitem')).filter({ hasText: name });
  await row.getByRole('link').first().tap();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** One that is being baked opens on what to bake next: from there on to its plan. */
export async function openPlan(page: Page, name: string): Promise<void> {
  await openEvent(page, name);
  await page.getByRole('link', { name: 'Plan', exact: true }).tap();
  await page.waitForURL(/\/plan$/);
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Answers a question that cannot be taken back, as one does who has read it: on a glass that was quiet for a while. */
export async function answerForGood(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).waitFor();
  await page.waitForTimeout(600);
  await button(page, name).tap();
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where a finger goes that taps this button, and does not look again. */
export async function middleOf(page: Page, name: string): Promise<Spot> {
  const box = await button(page, name).boundingBox();
  if (!box) throw new Error(`${name} is on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export const text = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

/** A choice of batches, by what is baked and what its button says. */
export const choice = (page: Page, unit: string, words: string) =>
  page
    .getByRole('group', { name: new RegExp(`^${unit}, `) })
    .locator('label')
    .filter({ hasText: words });

/** Waits until what is saved is in a safety copy too. Ends in settings. */
export async function untilCopied(page: Page): Promise<void> {
  await page.goto('/#/settings');
  await page
    .getByRole('definition')
    .filter({ hasText: /^today \d\d:\d\d, \d+ KB$/ })
    .waitFor();
}
