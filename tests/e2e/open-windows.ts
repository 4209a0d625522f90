/**
 * Windows that only work: pages of the app's origin in which its worker runs without its screens, so that several of them can
 * write as fast as it goes.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { Remote } from 'comlink';
import type { StoreDoor } from '../../src/store/store-door.ts';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';

interface PageWithDoor {
  readonly Comlink: { wrap(worker: Worker): Remote<StoreDoor> };
  door: Remote<StoreDoor>;
}

export interface Workshop {
  /** Opens a page with a worker of its own, on the kitchen as it is saved. */
  open(): Promise<Page>;
}

/** `patch` runs in each worker before the app's own code: to take something away that a browser may lack. */
export async function workshopIn(context: BrowserContext, builtApp: string, patch = ''): Promise<Workshop> {
  const assets = await readdir(join(builtApp, 'assets'));
  const worker = assets.find((name) => /^worker-.*\.js$/.test(name));
  if (worker === undefined) throw new Error(`no worker among ${assets.join(', ')}`);
  const comlink = await readFile(resolve('node_modules/comlink/dist/umd/comlink.js'), 'utf8');
  if (patch !== '') await patchWorkers(context, patch);
  return {
    async open() {
      const page = await context.newPage();
      await page.goto('/icon-192.png'); // a page in which the app does not run
      await page.evaluate(comlink);
      await page.evaluate(async (url) => {
        const here = globalThis as unknown as PageWithDoor;
        const door = here.Comlink.wrap(new Worker(url, { type: 'module' }));
        const opened = await door.open({ sentinel: null, appVersion: 'test' });
        if (!opened.ok) throw new Error(JSON.stringify(opened.error));
        here.door = door;
      }, `/assets/${worker}`);
      return page;
    },
  };
}

/** Puts a line before the code of every worker that is loaded from here on. Not for pages that a service worker serves. */
export async function patchWorkers(context: BrowserContext, patch: string): Promise<void> {
  await context.route(/\/assets\/worker-.*\.js$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${patch};\n${await answer.text()}` });
  });
}

export interface NotDone {
  readonly name: string;
  readonly error: string;
}

/** So many new events, one after the other, each named by the window and its number. Gives what was not done. */
export async function makeEvents(page: Page, window: string, count: number): Promise<NotDone[]> {
  return page.evaluate(
    async ({ window: name, count }) => {
      const { door } = globalThis as unknown as PageWithDoor;
      const failures: NotDone[] = [];
      for (let place = 1; place <= count; place += 1) {
        const draft = { name: `${name} ${place}`, date: '2031-05-17', guests: '', notes: '' };
        const done = await door.do('events.create', { commandId: crypto.randomUUID() as never, draft }); // a cast: a uuid
        if (!done.ok) failures.push({ name: draft.name, error: done.error.type });
      }
      return failures;
    },
    { window, count },
  );
}

/** Everything in a window's memory after it has looked what others saved; what says when it was asked is left out. */
export async function contentIn(page: Page): Promise<ReturnType<typeof dumpDatabase>> {
  const encoded = await page.evaluate(async () => {
    const { door } = globalThis as unknown as PageWithDoor;
    const followed = await door.catchUp();
    const copy = await door.copy();
    if (!followed.ok || !copy.ok) throw new Error(JSON.stringify([followed, copy]));
    return Array.from(copy.value.bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  const connection = attach(
    await loadEngine(),
    Uint8Array.from(encoded, (letter) => letter.charCodeAt(0)),
  );
  const content = Object.entries(dumpDatabase(connection)).filter(([table]) => table !== 'settings');
  connection.close();
  return Object.fromEntries(content);
}
