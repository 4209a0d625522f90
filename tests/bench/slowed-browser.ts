/**
 * A tablet that is slower than this machine. DevTools' own throttle slows a page's thread and neither its worker, where SQLite runs,
 * nor the service worker, nor the process that reads the disk for them. So the whole browser is stopped and woken in turn: its
 * process group, which every process that it starts joins by itself. Linux only, like /proc, in which the browser is found.
 */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** One turn: what it runs, and is stopped for, adds up to this. */
const TURN_MS = 20;

/** Runs the task while the browser with this profile, the leader of its process group, gets one part in `rate` of its time. */
export async function slowedBy<T>(rate: number, userDataDir: string, task: () => Promise<T>): Promise<T> {
  if (rate === 1) return task();
  const group = await browserPid(userDataDir);
  let isOver = false;
  const turns = (async () => {
    while (!isOver) {
      process.kill(-group, 'SIGSTOP');
      await pause(TURN_MS - TURN_MS / rate);
      process.kill(-group, 'SIGCONT');
      await pause(TURN_MS / rate);
    }
  })();
  try {
    return await task();
  } finally {
    isOver = true;
    await turns;
  }
}

async function browserPid(userDataDir: string): Promise<number> {
  for (const name of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''); // it has ended meanwhile
    const isBrowser = command.includes(`--user-data-dir=${userDataDir}\0`) && !command.includes('--type=');
    if (isBrowser) return Number(name);
  }
  throw new Error('the browser runs');
}
