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

/** Its standard input closes when the test process ends, however it ends: then the browser's group ends too. */
const END_WITH_PARENT = `process.stdin.on('end', () => process.kill(Number(process.argv[1]), 'SIGKILL')).resume()`;

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
  endWithUs(browser);

  for (;;) {
    const [line] = await readFile(portFile, 'utf8').then(
      (text) => text.split('\n'),
      () => [''],
    );
    if (line)
      return { port: Number(line), close: () => end(() => browser.kill()), kill: () => end(() => killAll(browser)) };
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

/** What to send a signal to. Windows has no groups; there the processes of a browser end when they miss the first one. */
function groupOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the browser did not start');
  return process.platform === 'win32' ? pid : -pid;
}

function killAll(browser: ChildProcess): void {
  process.kill(groupOf(browser), 'SIGKILL');
}

/** The guard is in a group of its own too, so that what interrupts the tests does not take it along before its work. */
function endWithUs(browser: ChildProcess): void {
  const guard = spawn(process.execPath, ['--eval', END_WITH_PARENT, '--', String(groupOf(browser))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  browser.once('exit', () => guard.kill('SIGKILL'));
}

function hasEnded(browser: ChildProcess): boolean {
  return browser.exitCode !== null || browser.signalCode !== null;
}
