/**
 * What is measured inside the browser, on the app's own modules: a durable commit beside what the same bytes cost without
 * us and beside saving everything, and the plan view of a large event. Interleaved, so that all meet the same machine.
 */
import { loadBrowserEngine } from '../../src/database/browser-engine.ts';
import type { Engine } from '../../src/database/connection.ts';
import { joined } from '../../src/shared/bytes-in-blocks.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import { bytesOf } from '../../src/storage/saved-image.ts';
import type { CopyingTimes } from './copy-worker.ts';
import { ask, bakingEvent, fillTo, nestedEvent, newStore, newUuid, run, timed } from './large-kitchen.ts';

export interface CommitTimes {
  readonly imageBytes: number;
  readonly dirtyBytes: number;
  readonly commitMs: readonly number[];
  readonly bareMs: readonly number[];
  readonly wholeImageMs: readonly number[];
}

export interface PlanTimes {
  readonly goods: number;
  readonly units: number;
  readonly draftMs: readonly number[];
  readonly draftNeedsMs: readonly number[];
  readonly draftBothMs: readonly number[];
  readonly startedMs: readonly number[];
  readonly startedNeedsMs: readonly number[];
}

function openBare(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(`bare-${newUuid()}`, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('rows');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(opening.error?.message));
  });
}

/** One strict transaction that reads a row and puts the values; resolves when it is durable. */
function putStrict(database: IDBDatabase, values: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
    const rows = transaction.objectStore('rows');
    rows.get('head');
    for (const [key, value] of values.entries()) rows.put(value, key);
    rows.put({ generation: 1 }, 'head');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error(transaction.error?.message));
  });
}

/** SQLite as it would be if it did not work in the memory it is handed: then all is compared at every commit. */
async function engineThatCopies(): Promise<Engine> {
  const engine = await loadBrowserEngine();
  class Elsewhere extends engine.Database {
    constructor(bytes?: ArrayLike<number> | null) {
      super(bytes && Uint8Array.from(bytes));
    }
  }
  return { ...engine, Database: Elsewhere };
}

/** So many recorded changes on a kitchen of so many megabytes, each beside the two others. */
async function commits(megabytes: number, rounds: number, isCompared: boolean): Promise<CommitTimes> {
  const name = `bench-${newUuid()}`;
  const store = await newStore(name, isCompared ? await engineThatCopies() : undefined);
  const eventId = await bakingEvent(store);
  await fillTo(store, megabytes * 1_000_000);
  const saved = await openImageStore({ name });
  if (!saved.ok) throw new Error(saved.error.type);
  const image = await saved.value.load();
  if (!image.ok || !image.value) throw new Error('saved');
  const bytes = joined(bytesOf(image.value));
  const engine = await loadBrowserEngine();
  const whole = new engine.Database(bytes);
  const bare = await openBare();

  const note = async (n: number) => {
    const { shown } = await ask(store, 'plan.previewChange', { eventId, requests: [{ type: 'note' }] });
    const reason = `Note ${n}: ${'x'.repeat(500)}`;
    return () =>
      run(store, 'plan.amend', { commandId: newUuid(), eventId, requests: [{ type: 'note' }], reason, shown });
  };
  const dirty = await dirtyChunks(name, await note(0));
  const values = Array.from({ length: dirty.count }, () =>
    crypto.getRandomValues(new Uint8Array(dirty.bytes / dirty.count)),
  );
  const times = { commitMs: [] as number[], bareMs: [] as number[], wholeImageMs: [] as number[] };
  for (let n = 1; n <= rounds; n += 1) {
    times.commitMs.push(await timed(await note(n)));
    times.bareMs.push(await timed(() => putStrict(bare, values)));
    times.wholeImageMs.push(await timed(() => putStrict(bare, [whole.export()])));
  }
  whole.close();
  store.close();
  return { imageBytes: bytes.length, dirtyBytes: dirty.bytes, ...times };
}

/** What one commit really writes: the chunks that carry its generation. */
async function dirtyChunks(name: string, commit: () => Promise<unknown>): Promise<{ count: number; bytes: number }> {
  await commit();
  const opening = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const reading = database.transaction('chunks').objectStore('chunks').getAll();
  const rows = await new Promise<{ v: number; d: Uint8Array }[]>((resolve) => {
    reading.onsuccess = () => resolve(reading.result as { v: number; d: Uint8Array }[]);
  });
  database.close();
  const newest = Math.max(...rows.map((row) => row.v));
  const written = rows.filter((row) => row.v === newest);
  return { count: written.length, bytes: written.reduce((sum, row) => sum + row.d.length, 0) };
}

/** Changes while a safety copy of so many megabytes is written, beside changes while none is: in a worker, as in the app. */
function copying(megabytes: number): Promise<CopyingTimes> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<CopyingTimes>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(megabytes);
  });
}

/** A large plan as its screens ask for it: as a draft from the catalog, and once started from its snapshot; with what it needs. */
async function planView(rounds: number, size: 1 | 0.5): Promise<PlanTimes> {
  const store = await newStore(`bench-${newUuid()}`);
  const eventId = await nestedEvent(store, size);
  const look = async (...names: ('plan.view' | 'shop.list')[]): Promise<number[]> => {
    const times: number[] = [];
    for (let n = 0; n < rounds; n += 1) {
      times.push(await timed(() => Promise.all(names.map((name) => ask(store, name, { eventId })))));
    }
    return times;
  };
  const [draftMs, draftNeedsMs] = [await look('plan.view'), await look('shop.list')];
  const draftBothMs = await look('plan.view', 'shop.list');
  const { shown, packable, units } = await ask(store, 'plan.review', { eventId });
  await run(store, 'plan.lock', { eventId });
  await run(store, 'plan.start', { commandId: newUuid(), eventId, shown });
  const [startedMs, startedNeedsMs] = [await look('plan.view'), await look('shop.list')];
  store.close();
  return { goods: packable.length, units: units.length, draftMs, draftNeedsMs, draftBothMs, startedMs, startedNeedsMs };
}

declare global {
  interface Window {
    bench: { commits: typeof commits; copying: typeof copying; planView: typeof planView };
  }
}
window.bench = { commits, copying, planView };
