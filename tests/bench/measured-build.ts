/** The app as it is built, and before its own code what notes what stands when, by the page's own clock. */
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnwatchedBrowser } from './unwatched-browser.ts';

/** One load, in milliseconds from the start of its navigation; the spins are how long the same work takes on each thread. */
export interface MeasuredLoad {
  readonly document: number;
  readonly workerAsked: number;
  readonly words: number;
  readonly workerRuns: number;
  readonly storeOpen: number;
  readonly useful: number;
  readonly spinPage: number;
  readonly spinWorker: number;
}

/** A copy of a build. What measures stands in the app's own first file: one more to fetch would slow down what it measures. */
export async function measuredBuild(directory: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'bakeline-measured-'));
  await cp(directory, copy, { recursive: true });
  const [, entry] = /src="(\/assets\/index-[^"]+\.js)"/.exec(await readFile(join(copy, 'index.html'), 'utf8')) ?? [];
  if (!entry) throw new Error('the page names its first file');
  const app = await readFile(join(copy, entry), 'utf8');
  await writeFile(join(copy, entry), `const spin = ${spin.toString()}; (${measureLoads.toString()})();${app}`);
  await writeFile(join(copy, 'spin.js'), `self.postMessage((${spin.toString()})());`);
  await edit(join(copy, 'sw.js'), 'precacheAndRoute([', '$&{url:"spin.js",revision:null},');
  return copy;
}

async function edit(file: string, before: string, after: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  await writeFile(file, text.replace(before, after));
}

/** Waits until a page, opened with `?loads=` and a number, was loaded that often; with `&forgetful` it remembers no events. */
export async function readLoads(browser: Pick<UnwatchedBrowser, 'titleLike'>): Promise<MeasuredLoad[]> {
  const title = await browser.titleLike(/^%5B/);
  return JSON.parse(decodeURIComponent(title)) as MeasuredLoad[]; // as measureLoads wrote it
}

/** Runs in the page, before the app. Loads it anew as often as its address says; then its title tells all loads. */
function measureLoads(): void {
  const wanted = Number(new URLSearchParams(location.search).get('loads'));
  if (wanted === 0) return;
  if (location.search.includes('forgetful')) localStorage.removeItem('bakeline.events');
  const noted: Record<string, number> = {};
  const OwnWorker = Worker;
  window.Worker = class extends OwnWorker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      noted['workerAsked'] = performance.now();
      let messages = 0;
      this.addEventListener('message', () => {
        messages += 1;
        // It acknowledges three listeners as soon as it runs; the fourth message is that the store is open.
        if (messages === 1) noted['workerRuns'] = performance.now();
        if (messages === 4) {
          noted['storeOpen'] = performance.now();
          goOnWhenBoth();
        }
      });
    }
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('article h2')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      noted['useful'] = performance.now();
      goOnWhenBoth();
    });
  }).observe(document, { childList: true, subtree: true });

  /** The kitchen is open, and the first event is on the screen: in whichever order. */
  function goOnWhenBoth(): void {
    if ('storeOpen' in noted && 'useful' in noted) setTimeout(() => void goOn(), 500);
  }

  async function goOn(): Promise<void> {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const [words] = performance.getEntriesByName('first-contentful-paint');
    const spins = { spinPage: Math.min(spin(), spin()), spinWorker: await spinInWorker() };
    const [useful, first] = [Number(noted['useful']), Number(words?.startTime)];
    const shown = { words: first, useful: Math.max(useful, first) }; // not before the first drawing is on the screen
    const load = { ...noted, document: page?.responseEnd, ...shown, ...spins };
    const loads = [...(JSON.parse(sessionStorage.getItem('loads') ?? '[]') as unknown[]), load];
    sessionStorage.setItem('loads', JSON.stringify(loads));
    if (loads.length < wanted) setTimeout(() => location.reload(), 500);
    else document.title = encodeURIComponent(JSON.stringify(loads)); // it is read from where it stands as HTML
  }

  function spinInWorker(): Promise<number> {
    const worker = new OwnWorker('/spin.js');
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(Number(data));
      };
    });
  }
}

/** The same work each time: what it takes tells how fast a thread is. */
function spin(): number {
  const begin = performance.now();
  let sum = 0;
  for (let n = 0; n < 2e7; n += 1) sum += Math.sqrt(n);
  return sum > 0 ? performance.now() - begin : 0;
}
