/**
 * A Chromium started by ourselves, at the head of a process group of its own: it can be ended as a crash or a power cut ends
 * it, at once and with all its processes, and no other browser is touched.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromiumLaunch } from './chromium.ts';

export interface BrowserProcess {
  /** Where its DevTools listen, on this machine. */
  readonly port: number;
  /** Asks it to end, and waits for that. */
  close(): Promise<void>;
  /** Ends it at once, with all its processes. */
  kill(): Promise<void>;
}

/** Starts it with that profile, on that page. It ends with this process at the latest. */
export async function startBrowser(userDataDir: string, address = 'about:blank'): Promise<BrowserProcess> {
  const { executablePath, args, env } = await chromiumLaunch();
  const portFile = join(userDataDir, 'DevToolsActivePort');
  await rm(portFile, { force: true }); // left behind by one that was killed
  const how = ['--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0'];
  const given = [...args, ...how, `--user-data-dir=${userDataDir}`, address];
  const browser = spawn(executablePath, given, { env, detached: true, stdio: 'ignore' });
  const strike = () => killGroup(browser);
  process.once('exit', strike);
  browser.once('exit', () => process.off('exit', strike));

  for (;;) {
    const [line] = await readFile(portFile, 'utf8').then(
      (text) => text.split('\n'),
      () => [''],
    );
    if (line) return { port: Number(line), close: () => end(() => browser.kill()), kill: () => end(strike) };
    if (hasEnded(browser)) throw new Error(`the browser has ended with ${browser.exitCode ?? browser.signalCode}`);
    await pause(50);
  }

  async function end(ask: () => unknown): Promise<void> {
    if (hasEnded(browser)) return;
    const ended = once(browser, 'exit');
    ask();
    await ended;
  }
}

function killGroup(browser: ChildProcess): void {
  if (browser.pid === undefined || hasEnded(browser)) return;
  // Windows has no such groups; there the processes of a browser end when they miss the first one.
  if (process.platform === 'win32') browser.kill('SIGKILL');
  else process.kill(-browser.pid, 'SIGKILL');
}

function hasEnded(browser: ChildProcess): boolean {
  return browser.exitCode !== null || browser.signalCode !== null;
}
