/** `npm run bench`: what a commit, a cold start and a large plan cost, from one run in one browser. Ratios, not verdicts. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inject, test } from 'vitest';
import { buildBy, discardBuild } from '../e2e/built-app.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { untilOfflineReady } from '../e2e/kitchen-test.ts';
import { launchTablet, newProfile, removeProfile } from '../e2e/tablet.ts';
import type {} from './bench-page.ts';
import { heading, row, spread } from './figures.ts';

test('a durable commit, and the plan of a large event', async () => {
  const directory = await buildBy('tests/bench/vite.config.ts');
  const server = await startKitchenServer(directory);
  const tablet = await launchTablet({ origin: server.origin });
  await tablet.page.goto('/');
  await tablet.page.waitForFunction(() => 'bench' in window);
  const lines = ['', `${heading('milliseconds, one run')}   × bare`];
  const runs = [1, 10, 50].flatMap((megabytes) => [false, true].map((isCompared) => ({ megabytes, isCompared })));
  for (const run of runs) {
    const times = await tablet.page.evaluate(
      ({ megabytes, isCompared }) => window.bench.commits(megabytes, 60, isCompared),
      run,
    );
    const bare = spread(times.bareMs).p50;
    lines.push(
      `kitchen of ${(times.imageBytes / 1e6).toFixed(1)} MB, ${(times.dirtyBytes / 1024).toFixed(0)} KiB written per change`,
    );
    const how = run.isCompared ? 'compared' : 'known';
    lines.push(row(`a change recorded and durable, what it wrote ${how}`, times.commitMs, bare));
    lines.push(row('bare strict IndexedDB transaction of those bytes', times.bareMs, bare));
    lines.push(row('the whole image saved as one blob', times.wholeImageMs, bare));
  }
  const copying = await tablet.page.evaluate(() => window.bench.copying(10));
  lines.push(`changes one after the other in a kitchen of 10 MB, copies in: ${copying.place}`);
  lines.push(row('while no safety copy is written', copying.aloneMs), row('while one is', copying.besideMs));
  lines.push(
    `  the slowest of each: ${Math.max(...copying.aloneMs).toFixed(0)} and ${Math.max(...copying.besideMs).toFixed(0)}`,
  );
  lines.push(row('a safety copy beside changes', copying.copyMs));
  for (const size of [0.5, 1] as const) {
    const plan = await tablet.page.evaluate((given) => window.bench.planView(40, given), size);
    lines.push(`a plan of ${plan.goods} goods nested three deep over ${plan.units} units, recipes in recipes`);
    lines.push(row('requirements, options, what can be packed: a draft', plan.draftMs));
    lines.push(row('ingredients and gap: a draft', plan.draftNeedsMs));
    lines.push(row('all of these, one after the other: a draft', plan.draftBothMs));
    lines.push(row('the first, started', plan.startedMs), row('the second, started', plan.startedNeedsMs));
  }
  await tablet.close();
  await server.stop();
  await discardBuild(directory);
  console.log(lines.join('\n'));
});

test('cold start', async () => {
  const directory = inject('builtApp');
  const server = await startKitchenServer(directory);
  const profile = await newProfile();
  const first = await launchTablet({ origin: server.origin, userDataDir: profile });
  await first.page.goto('/#/settings');
  await untilOfflineReady(first);
  await first.page.getByRole('button', { name: /demo/i }).click();
  await first.page
    .getByText('Harvest')
    .or(first.page.getByText(/events/i))
    .first()
    .waitFor();
  await first.page.waitForTimeout(1_000);
  await first.close();
  await server.stop();
  const starts: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    const tablet = await launchTablet({ origin: server.origin, userDataDir: profile });
    await tablet.context.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('article h2')) return;
        observer.disconnect();
        requestAnimationFrame(() => document.documentElement.setAttribute('data-useful-at', String(performance.now())));
      }).observe(document, { childList: true, subtree: true });
    });
    await tablet.page.goto('/');
    await tablet.page.waitForSelector('[data-useful-at]', { state: 'attached' });
    starts.push(Number(await tablet.page.locator('html').getAttribute('data-useful-at')));
    await tablet.close();
  }
  await removeProfile(profile);
  const kibibytes = (await firstScreenBytes(directory)) / 1024;
  console.log(
    [
      '',
      heading('cold start, new browser process, no server, demo kitchen'),
      row('until the first event stands on the screen', starts),
      `JavaScript of the page before its first screen: ${kibibytes.toFixed(1)} KiB gzipped`,
    ].join('\n'),
  );
});

/** What the page's own HTML asks for; the worker loads beside it. */
async function firstScreenBytes(directory: string): Promise<number> {
  const html = await readFile(join(directory, 'index.html'), 'utf8');
  const assets = await readdir(join(directory, 'assets'));
  const wanted = assets.filter((name) => name.endsWith('.js') && html.includes(name));
  const sizes = await Promise.all(
    wanted.map(async (name) => gzipSync(await readFile(join(directory, 'assets', name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
