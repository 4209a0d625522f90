/** `npm run bench`: a batch recorded on the baking day, in a kitchen of 10 MB, on a page that is four times slower (by DevTools). */
import * as v from 'valibot';
import { inject, test } from 'vitest';
import { PlainDate } from '../../src/domain/event-date.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { placeKitchen } from '../e2e/placed-kitchen.ts';
import { launchTablet } from '../e2e/tablet.ts';
import { heading, row } from './figures.ts';
import { BAKING, grownKitchen } from './grown-kitchen.ts';

const BYTES = 10_000_000;
const SLOWER = 4;
const BATCHES = 40;
/** No finger taps the same button twice in this time, and the page ignores it. */
const SAME_BUTTON_MS = 351;

/** In the page: from the tap until the card shows the batch and has been drawn, and until the page says that it is saved. */
function tapBatchDone(): Promise<{ readonly shownMs: number; readonly savedMs: number }> {
  const button = [...document.querySelectorAll('main li button')].find((each) => /^Batch done|^One batch more/.test(each.textContent.trim())); // prettier-ignore
  const card = button?.closest('li');
  const figures = () => card?.querySelector('b')?.textContent;
  const badge = () => document.querySelector('nav [role="status"]')?.textContent.trim();
  const before = figures();
  const begin = performance.now();
  let [shownMs, savedMs, wasSaving] = [0, 0, false];
  return new Promise((resolve) => {
    const look = () => {
      if (badge() === 'Saving') wasSaving = true;
      if (wasSaving && savedMs === 0 && badge() === 'Saved') savedMs = performance.now() - begin;
      if (shownMs === 0 && figures() !== before) {
        shownMs = -1;
        requestAnimationFrame(() => setTimeout(() => ((shownMs = performance.now() - begin), look())));
      }
      if (shownMs > 0 && savedMs > 0) {
        watching.disconnect();
        resolve({ shownMs, savedMs });
      }
    };
    const watching = new MutationObserver(look);
    watching.observe(document.body, { subtree: true, childList: true, characterData: true });
    (button as HTMLElement | undefined)?.click();
  });
}

test('a batch recorded', async () => {
  const kitchen = await grownKitchen(BYTES, v.parse(PlainDate, new Date().toISOString().slice(0, 10)));
  const server = await startKitchenServer(inject('builtApp'));
  const tablet = await launchTablet({ origin: server.origin });
  const { page } = tablet;
  await placeKitchen(page, kitchen);
  await page.goto('/#/events');
  await page.reload();
  await page.getByRole('article').filter({ hasText: BAKING }).getByRole('link').first().click();
  await page
    .getByRole('button', { name: /^Batch done/ })
    .first()
    .waitFor();
  const session = await tablet.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const [shown, saved]: [number[], number[]] = [[], []];
  for (let n = 0; n < BATCHES; n += 1) {
    const { shownMs, savedMs } = await page.evaluate(tapBatchDone);
    shown.push(shownMs);
    saved.push(savedMs);
    await page.waitForTimeout(SAME_BUTTON_MS);
  }
  await tablet.close();
  await server.stop();
  console.log(
    [
      '',
      heading(`a page ${SLOWER} times slower by DevTools`),
      `kitchen of ${(kitchen.bytes.length / 1e6).toFixed(1)} MB: ${kitchen.rows.plan_amendments} recorded changes`,
      row('Batch done, until the card shows it', shown),
      row('Batch done, until the page says it is saved', saved),
    ].join('\n'),
  );
});
