/**
 * A tablet that is going to be struck: a browser with its profile on the disk, the page of the app in it, and the ways in which
 * both can come to a sudden end.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { startBrowser, type BrowserProcess } from '../e2e/browser-process.ts';

/** How the app comes to its end in the middle of its work. */
export const endings = ['browser killed', 'page crashed', 'worker ended', 'page closed'] as const;
export type Ending = (typeof endings)[number];

/** Kept by the page for whoever wants to end them. */
type PageWithWorkers = typeof globalThis & { startedWorkers: Worker[] };

export class StormTablet {
  readonly #profile: string;
  readonly #origin: string;
  #running: { readonly process: BrowserProcess; readonly browser: Browser; readonly page: Page } | null = null;

  constructor(profile: string, origin: string) {
    this.#profile = profile;
    this.#origin = origin;
  }

  /** A page on the app's origin in which the app does not run: a picture. Starts the browser where none runs. */
  async pageBesideTheApp(): Promise<Page> {
    this.#running ??= await this.#start();
    const { page } = this.#running;
    await page.goto(`${this.#origin}/icon-192.png`);
    return page;
  }

  /** The app, loaded anew on the screen of that address. */
  async openApp(hash: string): Promise<Page> {
    const page = await this.pageBesideTheApp();
    await page.goto(`${this.#origin}/${hash}`);
    return page;
  }

  async strike(ending: Ending): Promise<void> {
    if (!this.#running) throw new Error('there is nothing to strike');
    const { process, browser, page } = this.#running;
    const context = page.context();
    switch (ending) {
      case 'browser killed':
        this.#running = null;
        await process.kill();
        await browser.close();
        return;
      case 'page crashed': {
        const crashed = page.waitForEvent('crash');
        const session = await context.newCDPSession(page);
        session.send('Page.crash').catch(() => undefined); // it has no answer: who would give it is gone
        await crashed;
        break;
      }
      case 'worker ended':
        await page.evaluate(() =>
          (globalThis as PageWithWorkers).startedWorkers.forEach((worker) => worker.terminate()),
        );
        break;
      case 'page closed':
        break;
    }
    // A page of its own, so that nothing of the old work goes on in it; opened first, because a browser without pages may end.
    const next = await context.newPage();
    this.#running = { process, browser, page: next };
    await page.close();
  }

  async close(): Promise<void> {
    await this.#running?.process.kill();
    await this.#running?.browser.close();
    this.#running = null;
  }

  async #start() {
    const process = await startBrowser(this.#profile);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${process.port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('a browser has a profile');
    await keepWorkers(context);
    return { process, browser, page: context.pages()[0] ?? (await context.newPage()) };
  }
}

/** No browser ends a page's worker from outside; so the page keeps its workers in reach. */
async function keepWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const page = globalThis as PageWithWorkers;
    page.startedWorkers = [];
    page.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        page.startedWorkers.push(this);
      }
    };
  });
}
