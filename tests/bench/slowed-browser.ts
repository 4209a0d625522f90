/**
 * A tablet that is slower than this machine. DevTools' own throttle slows a page and not its worker, where SQLite runs; so all
 * of a page's processes are stopped and woken in turn. Linux only, like the processes it finds in /proc.
 */
import { readdir, readFile } from 'node:fs/promises';

/** One turn: what it runs, and is stopped for, adds up to this. */
const TURN_MS = 20;

/** Runs the task while the pages of the browser with this profile get one part in `rate` of their time. */
export async function slowedBy<T>(rate: number, userDataDir: string, task: () => Promise<T>): Promise<T> {
  if (rate === 1) return task();
  const pids = await rendererPids(userDataDir);
  if (pids.length === 0) throw new Error('the browser has a page');
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of pids) process.kill(pid, name);
  };
  let isOver = false;
  const turns = (async () => {
    while (!isOver) {
      signal('SIGSTOP');
      await pause(TURN_MS - TURN_MS / rate);
      signal('SIGCONT');
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The processes that run pages, among those that the browser with this profile started. */
async function rendererPids(userDataDir: string): Promise<number[]> {
  const processes = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(describe));
  const known = processes.filter((each) => each !== null);
  const browser = known.find(
    ({ command }) => command.includes(`--user-data-dir=${userDataDir}`) && !command.includes('--type='),
  );
  const parents = new Map(known.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === browser?.pid || isOurs(parents.get(pid)));
  return known.flatMap(({ pid, command }) => (command.includes('--type=renderer') && isOurs(pid) ? [pid] : []));
}

async function describe(name: string): Promise<{ pid: number; parent: number; command: string } | null> {
  try {
    const command = (await readFile(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    const stat = await readFile(`/proc/${name}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { pid: Number(name), parent, command };
  } catch {
    return null; // it has ended meanwhile
  }
}
