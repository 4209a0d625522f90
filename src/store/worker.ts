/**
 * The worker's edge: loads SQLite, opens the store when the page hands over what it remembers, and tells the page and the
 * other windows what was saved.
 */
import { expose, transfer } from 'comlink';
import { loadBrowserEngine } from '../database/browser-engine.ts';
import type { Moment, Uuid } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { padLog } from '../storage/log-padding.ts';
import { openKeptFiles } from '../storage/open-kept-files.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { Progress } from './command.ts';
import { isFirstWindow } from './first-window.ts';
import { forgetOldKitchens, keptKitchen, keptKitchens } from './kept-kitchens.ts';
import { DATABASE_NAME, openStore, type OpenStore } from './open-store.ts';
import { restoreOverBroken } from './restore-broken.ts';
import type { Opened, Saved, StoreDoor } from './store-door.ts';
import type { Trouble } from './trouble.ts';

const now = () => new Date().toISOString() as Moment; // a cast: the platform gives just this form
const newUuid = () => crypto.randomUUID() as Uuid; // the same
const { locks } = navigator as { readonly locks?: LockManager }; // a cast: older browsers have none
const listeners: ((saved: Saved) => void)[] = [];
const progressListeners: ((progress: Progress) => void)[] = [];
/** Tells other windows; absent in browsers that lack it, where windows catch up when they become visible or write. */
const otherWindows = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('bakeline:saved');
/** On its way while the image is read. Failing is told to whoever opens. */
const engine = loadBrowserEngine();
engine.catch(() => undefined);
const keptFiles = openKeptFiles({ name: 'bakeline' });
const safetyListeners: (() => void)[] = [];
let store: OpenStore | null = null;
/** What is done before the first write of a kitchen that has something to lose. */
let prepared: Promise<unknown> = Promise.resolve();
const PREPARING_LIMIT_MS = 2_000;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Only makes a loss less likely: where it fails, one goes on without. */
async function prepareToWrite(): Promise<void> {
  try {
    if (await isFirstWindow(locks)) await padLog();
  } catch {
    // as said
  }
}

function onMoved(saved: Sentinel, isOwnSave: boolean): void {
  for (const listener of listeners) listener(saved);
  if (isOwnSave) otherWindows?.postMessage(saved);
}

otherWindows?.addEventListener('message', () => void store?.catchUp());

async function open(options: {
  readonly sentinel: Sentinel | null;
  readonly appVersion: string;
}): Promise<Result<Opened, Trouble>> {
  try {
    const opened = await openStore({
      ...options,
      engine,
      keptFiles,
      onMoved,
      onSafety: () => {
        for (const listener of safetyListeners) listener();
      },
      onProgress: (progress) => {
        for (const listener of progressListeners) listener(progress);
      },
      now,
      newUuid,
      pause: wait,
      locks,
    });
    if (!opened.ok) return opened;
    store = opened.value;
    if (store.saved()) prepared = Promise.race([prepareToWrite(), wait(PREPARING_LIMIT_MS)]);
    void keptFiles.then((files) => forgetOldKitchens(files, now()));
    return ok({ saved: store.saved(), recovery: store.recovery });
  } catch (error) {
    return err({ type: 'EngineFailed', message: String(error) });
  }
}

const notOpen = Promise.resolve(err({ type: 'Defect' as const, details: 'the store was asked before it was open' }));

const door: StoreDoor = {
  open,
  ask: (name, ask) => store?.ask(name, ask) ?? notOpen,
  do: async (name, ask) => {
    await prepared;
    return store?.do(name, ask) ?? notOpen;
  },
  subscribe: (listener) => {
    listeners.push(listener);
  },
  followProgress: (listener) => {
    progressListeners.push(listener);
  },
  catchUp: () => store?.catchUp() ?? notOpen,
  copy: () => store?.copy() ?? notOpen,
  restore: (ask) => store?.restore(ask) ?? notOpen,
  restoreOverBroken: async (ask) => {
    try {
      const [code, files] = await Promise.all([engine, keptFiles]);
      const database = { name: DATABASE_NAME };
      const done = await restoreOverBroken({ database, engine: code, files, now, newUuid, locks }, ask);
      if (done.ok) otherWindows?.postMessage(done.value);
      return done;
    } catch (error) {
      return err({ type: 'Defect', details: String(error) });
    }
  },
  keptKitchens: async () => keptKitchens(await keptFiles),
  keptKitchen: async (at) => {
    const kept = await keptKitchen(await keptFiles, at);
    return kept.ok && kept.value ? transfer(kept, [kept.value.buffer]) : kept;
  },
  writeAnew: () => store?.writeAnew() ?? notOpen,
  check: () => store?.check() ?? notOpen,
  safety: () => store?.safety.facts() ?? notOpen,
  followSafety: (listener) => {
    safetyListeners.push(listener);
  },
  brokenFile: async (name) => {
    const file = await (store?.safety.brokenFile(name) ?? notOpen);
    return file.ok && file.value ? transfer(file, [file.value.buffer]) : file;
  },
  removeBroken: () => store?.safety.removeBroken() ?? notOpen,
};
expose(door);
