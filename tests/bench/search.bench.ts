/** `npm run bench`: what a letter typed into a search costs, until the list it leaves is laid out, over 2 000 names. */
import type { CDPSession, Page } from 'playwright';
import { inject, test } from 'vitest';
import { buildBy, discardBuild } from '../e2e/built-app.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { longNames, openLongLists } from '../e2e/long-lists.ts';
import { launchTablet } from '../e2e/tablet.ts';
import { heading, row } from './figures.ts';
import type {} from './search-page.ts';

/** Typed letter by letter, and taken back letter by letter: each is one keystroke that is measured. */
const WORDS = ['creme', 'chocolate co', 'bread', 'almond', 'e'];
const SLOWED = [1, 4];

async function slowed(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

declare global {
  interface Window {
    keystrokes: { readonly laidOutMs: number[]; readonly paintedMs: number[] };
  }
}

/** From the input event on: until its effect is in the page and laid out, and until the frame with it is done. */
async function watchKeystrokes(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.keystrokes = { laidOutMs: [], paintedMs: [] };
    let begin = 0;
    window.addEventListener('input', () => (begin = performance.now()), { capture: true });
    // What the app does on input, and all it leaves to microtasks, is done when the event arrives here.
    window.addEventListener('input', () => {
      const begun = begin;
      document.body.getBoundingClientRect();
      window.keystrokes.laidOutMs.push(performance.now() - begun);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keystrokes.paintedMs.push(performance.now() - begun);
        port2.postMessage(null);
      });
    });
  });
}

async function typeWords(page: Page, field: string): Promise<Window['keystrokes']> {
  await watchKeystrokes(page);
  await page.getByLabel(field, { exact: true }).focus();
  for (const word of WORDS) {
    for (const key of [...word, ...Array.from(word, () => 'Backspace')]) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(60);
    }
  }
  return page.evaluate(() => window.keystrokes);
}

test(`a letter typed over ${longNames.length} names`, async () => {
  const server = await startKitchenServer(inject('builtApp'));
  const tablet = await launchTablet({ origin: server.origin });
  const { page } = tablet;
  await openLongLists(page, '#/recipes');
  const screens = [
    { hash: '#/recipes', title: 'Recipes', field: 'Find a recipe' },
    { hash: '#/goods', title: 'Goods', field: 'Find a good' },
    { hash: '#/goods/new', title: 'New box', field: 'Find a good' },
    { hash: '#/events/1/plan', title: 'Winter fair', field: 'Find a good' },
    { hash: '#/recipes/new', title: 'New recipe', field: 'Ingredient, line 1' },
    { hash: '#/recipes/new', title: 'New recipe', field: 'A line as it is written, or a whole list pasted' },
  ];
  const lines = ['', heading(`milliseconds a keystroke, ${longNames.length} recipes, boxes and ingredients`)];
  for (const rate of SLOWED) {
    const session = await slowed(page, rate);
    for (const { hash, title, field } of screens) {
      await page.goto(`/${hash}`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await page.getByLabel(field, { exact: true }).waitFor();
      await page.waitForTimeout(1_500);
      const { laidOutMs, paintedMs } = await typeWords(page, field);
      const where = `${title}, “${field}”${rate === 1 ? '' : `, ${rate} × slower`}`;
      lines.push(row(`${where}: laid out`, laidOutMs), row(`${where}: painted`, paintedMs));
    }
    await session.detach();
  }
  await tablet.close();
  await server.stop();
  console.log(lines.join('\n'));
});

test('the search alone', async () => {
  const directory = await buildBy('tests/bench/vite.config.ts');
  const server = await startKitchenServer(directory);
  const tablet = await launchTablet({ origin: server.origin });
  const { page } = tablet;
  await page.goto('/search.html');
  await page.waitForFunction(() => 'searching' in window);
  const lines = ['', heading(`milliseconds a search among ${longNames.length} names`)];
  for (const rate of SLOWED) {
    const session = await slowed(page, rate);
    const times = await page.evaluate(([names, words]) => window.searching(names, words), [longNames, WORDS] as const);
    const slower = rate === 1 ? '' : `, ${rate} × slower`;
    lines.push(row(`names folded, once a list${slower}`, times.foldedMs), row(`a keystroke${slower}`, times.foundMs));
    await session.detach();
  }
  await tablet.close();
  await server.stop();
  await discardBuild(directory);
  console.log(lines.join('\n'));
});
