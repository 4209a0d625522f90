import { describe, expect } from 'vitest';
import { test } from './kitchen-test.ts';
import { expectLargeTargets, expectNoAxeFindings } from './screen-checks.ts';

describe('events and settings', () => {
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

  test('are there for everyone: axe finds nothing, and targets are large', async ({ openTablet }) => {
    const { page } = await openTablet({ bypassCSP: true });
    const check = async (screen: string) => {
      await expectNoAxeFindings(page, screen);
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(viewport);
        await expectLargeTargets(page, `${screen}, ${viewport.width} wide`);
      }
    };
    await page.goto('/#/events');
    await page.getByRole('link', { name: 'Begin with a recipe' }).waitFor();
    await check('no events');
    await page.goto('/#/settings');
    await page.getByRole('button', { name: /demo/i }).first().tap();
    await page.getByText('4 events').waitFor();
    await check('settings');
    await page.goto('/#/events');
    await page.getByRole('link', { name: /Keep baking/ }).waitFor();
    await check('events');
    await page.goto('/#/events/new');
    await page.getByRole('button', { name: 'Save and choose goods' }).tap();
    await page.getByText('A date is missing').waitFor();
    await check('a refused event');
  });
});
