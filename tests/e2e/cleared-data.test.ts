/** Site data that is cleared while the kitchen is open: it is still in the window, and nothing may tell anyone to throw that away. */
import { describe, expect } from 'vitest';
import { button, demoKitchen, openEvent, text, untilCopied } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

describe('site data that is cleared while the kitchen is open', () => {
  test('is said at the next step, and can be saved once more with one tap', async ({ openTablet, server }) => {
    const page = await demoKitchen(openTablet);
    await openEvent(page, 'School fair');
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'all' });

    await button(page, 'More: Gift bag').tap();
    await text(page, 'The saved kitchen was cleared from this device while the app was open.');
    expect(await button(page, 'Load again').count()).toBe(0);
    expect(await page.evaluate(() => indexedDB.databases()), 'nothing begins afresh by itself').toEqual([]);
    await button(page, 'Save everything here again').tap();
    const badge = page.getByRole('navigation').getByRole('status');
    await badge.filter({ hasText: /^Saved$/ }).waitFor();
    expect(await page.getByText('The saved kitchen was cleared').count()).toBe(0);

    await button(page, 'More: Brownie bag').tap();
    const quantity = (good: string) => page.getByLabel(`How many: ${good}`, { exact: true });
    await text(page, /71 boxes/); // what the store says once it is saved
    await untilCopied(page); // nothing of the copies before is left; the window makes new ones
    await openEvent(page, 'School fair');
    await page.reload();
    await expect.poll(() => quantity('Brownie bag').inputValue()).toBe('21');
    expect(await quantity('Gift bag').inputValue(), 'the step that was refused').toBe('50');
  });
});
