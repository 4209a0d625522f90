/** No room left on the device: nothing is said to be saved that is not, what was typed stays, and it goes on when there is room. */
import { describe, expect } from 'vitest';
import { button, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

/** Less than the first save of any kitchen takes. */
const ROOM_BYTES = 100_000;

describe('a device without room', () => {
  test('says so, gives a copy, and saves what was typed as soon as there is room', async ({ openTablet, server }) => {
    const { context, page } = await openTablet();
    // Before anything is stored: what room Chromium once saw it believes for a while.
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: ROOM_BYTES });
    await context.addInitScript('delete Navigator.prototype.serviceWorker'); // what it keeps of the app takes room as well
    await page.goto('/#/events/new');
    await page.getByLabel('Name', { exact: true }).fill('Harvest supper');
    await page.getByLabel('Date', { exact: true }).fill('2031-05-17');
    await button(page, 'Save and choose goods').tap();

    await text(page, 'There is no room left on this device.');
    const badge = page.getByRole('navigation').getByRole('status');
    expect(await badge.innerText()).toBe('Not saved');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Harvest supper');
    await button(page, 'Save a copy').tap();
    await text(page, /sqlite is ready/);

    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
    const opened = page.getByRole('heading', { level: 1, name: 'Harvest supper' });
    // That there was no room it believes for a second.
    await expect
      .poll(async () => {
        if ((await opened.count()) === 0) await button(page, 'Save and choose goods').tap();
        return opened.count();
      })
      .toBe(1);
    expect(await badge.innerText()).toBe('Saved');
    expect(await page.getByText('There is no room left on this device.').count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Harvest supper' }).waitFor();
  });
});
