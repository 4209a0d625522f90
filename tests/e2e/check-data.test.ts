/** “Check my data” finds what turned bad under the open kitchen, and one tap makes it good from what the window still holds. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { changeStored, loseKitchen } from './damage.ts';
import { button, demoKitchen, openEvent, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const spoiled: readonly (readonly [string, (page: Page) => Promise<void>, RegExp])[] = [
  ['damaged', (page) => changeStored(page, 'flip a chunk'), /is damaged\. This window still holds all of it/],
  ['cleared', loseKitchen, /was cleared from this device/],
];

describe('what is stored and found', () => {
  test.for(spoiled)(
    '%s is saved again with one tap, and all of it is there after a reload',
    async (row, { openTablet }) => {
      const [, spoil, said] = row;
      const page = await demoKitchen(openTablet);
      await spoil(page);
      await page.getByRole('link', { name: 'Settings' }).tap();
      await button(page, 'Check my data').tap();
      await text(page, said);
      await button(page, 'Save everything here again').tap();
      await text(page, /All is right/);
      await page.reload();
      await page.getByRole('link', { name: 'Events' }).tap();
      await openEvent(page, 'School fair');
      await expect.poll(() => page.getByLabel('How many: Gift bag', { exact: true }).inputValue()).toBe('50');
    },
  );
});
