/** Measures in a worker, where safety copies are written: what a change takes while one is, and while none is. */
import { openKeptFiles } from '../../src/storage/open-kept-files.ts';
import { bakingEvent, fillTo, newStore, newUuid, run, timed } from './large-kitchen.ts';

export interface CopyingTimes {
  readonly place: string;
  readonly aloneMs: readonly number[];
  readonly besideMs: readonly number[];
  /** How long the copies took. */
  readonly copyMs: readonly number[];
}

const COPIES = 5;

async function measure(megabytes: number): Promise<CopyingTimes> {
  const name = `bench-${newUuid()}`;
  const files = await openKeptFiles({ name });
  const store = await newStore(name, undefined, files);
  const eventId = await bakingEvent(store);
  await fillTo(store, megabytes * 1_000_000);
  let edits = 0;
  const change = () => {
    edits += 1;
    const draft = { name: 'Gift boxes', date: '2026-11-24', guests: String(edits), notes: '' };
    return timed(() => run(store, 'events.update', { eventId, draft }));
  };
  const times = { aloneMs: [] as number[], besideMs: [] as number[], copyMs: [] as number[] };
  for (let copy = 0; copy < COPIES; copy += 1) {
    for (let n = 0; n < 40; n += 1) times.aloneMs.push(await change());
    let isCopying = true;
    const copying = timed(() => store.safety.takeCopy()).then((ms) => {
      isCopying = false;
      times.copyMs.push(ms);
    });
    while (isCopying) times.besideMs.push(await change());
    await copying;
  }
  store.close();
  return { place: files?.kind ?? 'nowhere', ...times };
}

addEventListener('message', ({ data }: MessageEvent<number>) => {
  void measure(data).then((times) => postMessage(times));
});
