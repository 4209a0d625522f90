/** `npm run bench`: bringing a kitchen in, from the tap until it says that it is in; on this machine and slowed. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { inject, test } from 'vitest';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { launchTablet, newProfile, removeProfile } from '../e2e/tablet.ts';
import { heading, row, spread } from './figures.ts';
import { largeExport } from './large-export.ts';
import { slowedBy } from './slowed-browser.ts';

const ROUNDS = 5;
const corpus = join(process.env.BAKELINE_CORPUS ?? '', 'bake-tracker-export-min.json');

interface ImportTimes {
  readonly previewMs: number[];
  readonly importMs: number[];
  /** Different words of progress that stood on the screen. */
  readonly steps: number[];
  /** How many times slower the page really was. */
  readonly slowdowns: number[];
}

declare global {
  interface Window {
    importTimes: { chosen: number; shown: number; tapped: number; done: number; steps: Set<string> };
  }
}

/** Notes when a file was chosen, shown, taken and in, by the page's own clock. */
async function watchImport(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = { chosen: 0, shown: 0, tapped: 0, done: 0, steps: new Set<string>() };
    window.importTimes = times;
    window.addEventListener('change', () => (times.chosen = performance.now()), { capture: true });
    window.addEventListener('click', () => (times.tapped = performance.now()), { capture: true });
    new MutationObserver(() => {
      const text = document.querySelector('main')?.textContent ?? '';
      const step = /Bringing in, \S+ of \S+/.exec(text)?.[0];
      if (step) times.steps.add(step);
      if (times.shown === 0 && text.includes('Comes in')) times.shown = performance.now();
      if (times.done === 0 && text.includes('In your kitchen now')) times.done = performance.now();
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** The same work each time: what it takes tells how fast the page is. */
function spinMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const begin = performance.now();
    let sum = 0;
    for (let n = 0; n < 5e7; n += 1) sum += Math.sqrt(n);
    return sum > 0 ? performance.now() - begin : 0;
  });
}

async function importsOf(origin: string, file: string, rate: number): Promise<ImportTimes> {
  const times: ImportTimes = { previewMs: [], importMs: [], steps: [], slowdowns: [] };
  for (let n = 0; n < ROUNDS; n += 1) {
    const userDataDir = await newProfile();
    const tablet = await launchTablet({ origin, userDataDir });
    const { page } = tablet;
    await page.goto('/#/settings/import');
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    await watchImport(page);
    const unslowed = await spinMs(page);
    await slowedBy(rate, userDataDir, async () => {
      times.slowdowns.push((await spinMs(page)) / unslowed);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Bring it all in' }).click();
      await page.getByText('In your kitchen now').waitFor();
    });
    const seen = await page.evaluate(() => ({ ...window.importTimes, steps: window.importTimes.steps.size }));
    times.previewMs.push(seen.shown - seen.chosen);
    times.importMs.push(seen.done - seen.tapped);
    times.steps.push(seen.steps);
    await tablet.close();
    await removeProfile(userDataDir);
  }
  return times;
}

test('a kitchen from another program', async () => {
  const server = await startKitchenServer(inject('builtApp'));
  const directory = await newProfile();
  const large = join(directory, 'large-export.json');
  await writeFile(large, largeExport(400, 200));
  const kibibytes = ((await readFile(large)).length / 1024).toFixed(0);
  const files = [
    ...(existsSync(corpus) ? [{ words: 'the real export', file: corpus }] : []),
    { words: `400 ingredients, 200 recipes (${kibibytes} KiB)`, file: large },
  ];
  const lines = ['', heading('bringing a kitchen in, until it says so; a new kitchen each time')];
  for (const { words, file } of files) {
    for (const rate of [1, 4]) {
      const times = await importsOf(server.origin, file, rate);
      const steps = `${Math.min(...times.steps)} to ${Math.max(...times.steps)} steps seen`;
      const slowed = rate === 1 ? '' : `, page and worker slowed ${spread(times.slowdowns).p50.toFixed(1)} ×`;
      lines.push(`${words}${slowed}, ${steps}`);
      lines.push(row('chosen → shown', times.previewMs), row('tapped → in, and durable', times.importMs));
    }
  }
  await removeProfile(directory);
  await server.stop();
  console.log(lines.join('\n'));
});
