import { describe, expect } from 'vitest';
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
