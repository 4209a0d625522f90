/**
 * A browser that nobody looks into: no DevTools session is attached to its pages and workers, which would hold workers back as they
 * start and make every query slower. What a page has to say it writes into its title.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromiumLaunch } from '../e2e/chromium.ts';

export interface UnwatchedBrowser {
  /** Waits until a page has such a title, and gives it. */
  titleLike(pattern: RegExp): Promise<string>;
  close(): Promise<void>;
}

/** Opens the address in a browser with that profile, which leads a process group of its own. */
export async function openUnwatched(userDataDir: string, address: string): Promise<UnwatchedBrowser> {
  const { executablePath, args, env } = await chromiumLaunch();
  const portFile = join(userDataDir, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const how = ['--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0'];
  const given = [...args, ...how, `--user-data-dir=${userDataDir}`, address];
  const browser = spawn(executablePath, given, { env, detached: true, stdio: 'ignore' });

  /** Null until there is one. */
  async function untilThere<T>(look: () => Promise<T | null>): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (browser.exitCode !== null) throw new Error(`the browser has ended with ${browser.exitCode}`);
      await pause(500); // seldom: it is being measured
    }
  }
  const port = await untilThere(() => readFile(portFile, 'utf8').then(firstLine, () => null));
  return {
    titleLike: (pattern) =>
      untilThere(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
        const pages = (await answer.json()) as { readonly title: string }[];
        return pages.find(({ title }) => pattern.test(title))?.title ?? null;
      }),
    async close() {
      const ended = once(browser, 'exit');
      browser.kill();
      await ended;
    },
  };
}

function firstLine(text: string): string | null {
  return text.split('\n')[0] || null;
}
