import type { Dialog, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

describe('a new event', () => {
  test('a day that does not exist is not taken for a missing one, and nothing typed is lost', async ({
    openTablet,
  }) => {
    const { page } = await openTablet({ locale: 'en-US' });
    await page.goto('/#/events/new');
    await page.getByLabel('Name', { exact: true }).fill('Fair');
    await page.getByLabel('Date', { exact: true }).focus();
    await page.keyboard.type('02312027');
    await page.getByRole('button', { name: 'Save and choose goods' }).tap();
    await page.getByText('There is no such day').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Fair');
  });
});

describe('the form of an event that is half typed', () => {
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  const place = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name });
  const waits = 'What you typed here before is still here';

  /** Whether a reload asks first; the answer is to stay. */
  async function asksBeforeReload(page: Page): Promise<boolean> {
    let isAsked = false;
    const stay = (dialog: Dialog) => {
      isAsked = dialog.type() === 'beforeunload';
      void dialog.dismiss();
    };
    page.on('dialog', stay);
    await page.evaluate(() => location.reload());
    await page.waitForTimeout(500);
    page.off('dialog', stay);
    return isAsked;
  }

  test('waits where it was left, and a reload asks first; it is gone when it is left on purpose or saved', async ({
    openTablet,
  }) => {
    const { page } = await openTablet();
    await page.goto('/#/events/new');
    await field(page, 'Name').fill('Winter fair');
    await field(page, 'Notes').fill('Two tables by the door');
    await place(page, 'Recipes').tap();
    await page.getByRole('heading', { level: 1, name: 'Recipes' }).waitFor();
    expect(await asksBeforeReload(page)).toBe(true);
    await page.goBack();
    await text(page, waits);
    expect(await field(page, 'Name').inputValue()).toBe('Winter fair');
    expect(await field(page, 'Notes').inputValue()).toBe('Two tables by the door');

    await page.getByRole('link', { name: 'Leave it' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
    await page.goto('/#/events/new');
    await field(page, 'Name').waitFor();
    expect(await field(page, 'Name').inputValue()).toBe('');
    expect(await page.getByText(waits).count()).toBe(0);

    await field(page, 'Name').fill('Winter fair');
    await field(page, 'Date').fill('2030-12-20');
    await place(page, 'Goods').tap();
    await page.getByRole('heading', { level: 1, name: 'Goods' }).waitFor();
    await page.goBack();
    await text(page, waits);
    await button(page, 'Save and choose goods').tap();
    await page.getByRole('heading', { level: 1, name: 'Winter fair' }).waitFor();
    await page.goto('/#/events/new');
    await field(page, 'Name').waitFor();
    expect(await field(page, 'Name').inputValue()).toBe('');
  });

  test('of an event that is there goes back to what is saved with one tap', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    const before = page.url().replace(/\/[a-z]+$/, '');
    await page.goto(`${before}/edit`);
    await field(page, 'Notes').fill('Ask for the long table');
    await place(page, 'Recipes').tap();
    await page.getByRole('heading', { level: 1, name: 'Recipes' }).waitFor();
    await page.goto(`${before}/edit`);
    await text(page, waits);
    expect(await field(page, 'Notes').inputValue()).toBe('Ask for the long table');
    await button(page, 'Back to what is saved').tap();
    expect(await field(page, 'Notes').inputValue()).not.toBe('Ask for the long table');
    expect(await field(page, 'Name').inputValue()).toBe('School fair');
  });

  test('of one that is planned again keeps its text, what it begins with and the proposals that were taken', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'Harvest market');
    await page.goto(`${page.url().replace(/\/[a-z]+$/, '')}/next`);
    const begin = page.getByRole('group', { name: 'What to begin with' });
    await field(page, 'Name').fill('Harvest market, the second');
    await begin.locator('label').filter({ hasText: 'As it was sealed' }).tap();
    const proposal = page.getByRole('group', { name: 'What the last time says' }).locator('label').first();
    await proposal.tap({ timeout: 5000 });
    expect(await field(page, 'Name').inputValue(), 'whatever is chosen to be copied').toBe(
      'Harvest market, the second',
    );
    expect(await page.getByText(waits).count(), 'nobody has left it').toBe(0);
    await place(page, 'Recipes').tap();
    await page.getByRole('heading', { level: 1, name: 'Recipes' }).waitFor();
    await page.goBack();
    await text(page, waits);
    expect(await field(page, 'Name').inputValue()).toBe('Harvest market, the second');
    expect(await begin.getByRole('radio', { name: 'As it was sealed' }).isChecked()).toBe(true);
    expect(await proposal.getByRole('checkbox').isChecked()).toBe(true);
  });
});
