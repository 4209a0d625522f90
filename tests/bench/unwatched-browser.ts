/**
 * A browser that nobody looks into: no DevTools session is attached to its pages and workers, which would hold workers back as they
 * start and make every query slower. What a page has to say it writes into its title.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { startBrowser } from '../e2e/browser-process.ts';

export interface UnwatchedBrowser {
  /** Waits until a page has such a title, and gives it. */
  titleLike(pattern: RegExp): Promise<string>;
  close(): Promise<void>;
}

/** Opens the address in a browser with that profile. */
export async function openUnwatched(userDataDir: string, address: string): Promise<UnwatchedBrowser> {
  const browser = await startBrowser(userDataDir, address);
  return {
    async titleLike(pattern) {
      for (;;) {
        const answer = await fetch(`http://127.0.0.1:${browser.port}/json/list`);
        const pages = (await answer.json()) as { readonly title: string }[];
        const found = pages.find(({ title }) => pattern.test(title));
        if (found) return found.title;
        await pause(500); // seldom: it is being measured
      }
    },
    close: () => browser.close(),
  };
}
