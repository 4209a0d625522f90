import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newCommandId, StoreClient } from '../../src/app/store-client.svelte.ts';
import type { EventId } from '../../src/domain/ids.ts';
import { err, ok } from '../../src/shared/result.ts';
import type { Progress } from '../../src/store/command.ts';
import type { Saved, StoreDoor } from '../../src/store/store-door.ts';

const eventId = 1 as EventId;
const deleteEvent = (client: StoreClient) => client.do('events.delete', { eventId });

/** The page's memory, and workers that are a message channel with a store at the other end. */
let memory: Map<string, string>;
let workers: MessagePort[];
let clients: StoreClient[];

type FakeDoor = { -readonly [K in 'open' | 'ask' | 'do' | 'catchUp']: (...args: never[]) => Promise<unknown> };

function startClient(door: Partial<FakeDoor>, found: Saved | null = null) {
  let announce: (saved: Saved) => void = () => undefined;
  let report: (progress: Progress) => void = () => undefined;
  const opened = vi.fn<StoreDoor['open']>(() => Promise.resolve(ok(found)));
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    const store = {
      open: opened,
      ask: () => Promise.resolve(ok([])),
      do: () => Promise.resolve(ok()),
      subscribe: (listener: (saved: Saved) => void) => (announce = listener),
      followProgress: (listener: (progress: Progress) => void) => (report = listener),
      ...door,
    };
    expose(store, port2);
    workers.push(port1);
    return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker;
  };
  const client = new StoreClient(startWorker, '1.0.0');
  clients.push(client);
  return {
    client,
    opened,
    announce: (saved: Saved) => announce(saved),
    report: (progress: Progress) => report(progress),
  };
}

beforeEach(() => {
  memory = new Map();
  workers = [];
  clients = [];
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, text: string) => memory.set(key, text),
    removeItem: (key: string) => memory.delete(key),
  });
});
afterEach(() => {
  for (const worker of workers) worker.close();
  vi.unstubAllGlobals();
});

const ready = (client: StoreClient) => vi.waitFor(() => expect(client.state.name).toBe('ready'));
const die = (worker: MessagePort | undefined) => worker?.dispatchEvent(new Event('error'));

describe('opening', () => {
  it('tells the store what was saved last, and remembers every later save', async () => {
    memory.set('bakeline.saved', '{"databaseId":"a","generation":7}');
    const { client, opened, announce } = startClient({}, { databaseId: 'a', generation: 7 });
    await ready(client);
    expect(opened).toHaveBeenCalledWith({ sentinel: { databaseId: 'a', generation: 7 }, appVersion: '1.0.0' });
    announce({ databaseId: 'a', generation: 9 });
    announce({ databaseId: 'a', generation: 8 });
    await vi.waitFor(() => expect(memory.get('bakeline.saved')).toBe('{"databaseId":"a","generation":9}'));
  });

  it('works without a page memory, and with rubbish in it', async () => {
    memory.set('bakeline.saved', '{"generation":"many"');
    const rubbish = startClient({});
    await ready(rubbish.client);
    expect(rubbish.opened.mock.calls[0]?.[0].sentinel).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    const { client, announce } = startClient({});
    await ready(client);
    announce({ databaseId: 'a', generation: 1 });
    await vi.waitFor(() => expect(client.saveState).toBe('saved'));
  });

  it('stops at what does not fit, and goes on without it only on a person’s word', async () => {
    memory.set('bakeline.saved', '{"databaseId":"a","generation":7}');
    const open: StoreDoor['open'] = ({ sentinel }) =>
      Promise.resolve(sentinel ? err({ type: 'KitchenLost', expected: sentinel }) : ok(null));
    const { client } = startClient({ open });
    await vi.waitFor(() => expect(client.state).toMatchObject({ name: 'stopped', trouble: { type: 'KitchenLost' } }));
    client.openAgain();
    await vi.waitFor(() => expect(client.state.name).toBe('stopped'));
    client.openWhatIsThere();
    await ready(client);
  });
});

it('a page that comes back into view looks for what another window saved', async () => {
  const catchUp = vi.fn(() => Promise.resolve(ok()));
  const { client } = startClient({ catchUp });
  await ready(client);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(catchUp).toHaveBeenCalledOnce());
});

describe('the badge', () => {
  it('says nothing yet, saving, saved', async () => {
    const { client, announce } = startClient({});
    await ready(client);
    expect(client.saveState).toBe('nothing yet');
    const done = deleteEvent(client);
    expect(client.saveState).toBe('saving');
    announce({ databaseId: 'a', generation: 1 });
    expect(await done).toEqual(ok());
    await vi.waitFor(() => expect(client.saveState).toBe('saved'));
  });

  it('says how far a long command is, and nothing of it afterwards', async () => {
    let finish: (answer: unknown) => void = () => undefined;
    const { client, report } = startClient({ do: () => new Promise((resolve) => (finish = resolve)) });
    await ready(client);
    const done = deleteEvent(client);
    await vi.waitFor(() => {
      report({ done: 3, total: 9 });
      expect(client.progress).toEqual({ done: 3, total: 9 });
    });
    finish(ok());
    await done;
    expect(client.progress).toBeNull();
  });

  it('says not saved while the device fails, with the trouble, until something is saved again', async () => {
    let isFull = true;
    const { client } = startClient(
      { do: () => Promise.resolve(isFull ? err({ type: 'StorageFull' }) : ok()) },
      { databaseId: 'a', generation: 1 },
    );
    await deleteEvent(client);
    expect([client.saveState, client.trouble?.type]).toEqual(['not saved', 'StorageFull']);
    isFull = false;
    await deleteEvent(client);
    expect([client.saveState, client.trouble]).toEqual(['saved', null]);
  });

  it('a refusal is no trouble: all that was saved is saved', async () => {
    const { client } = startClient(
      { do: () => Promise.resolve(err({ type: 'NotFound', kind: 'event' })) },
      { databaseId: 'a', generation: 1 },
    );
    expect(await deleteEvent(client)).toEqual(err({ type: 'NotFound', kind: 'event' }));
    expect([client.saveState, client.trouble]).toEqual(['saved', null]);
  });

  it('what cannot be sent, or throws over there, is a defect and no broken promise', async () => {
    const { client } = startClient({ do: () => Promise.reject(new Error('broken')) });
    const done = await deleteEvent(client);
    expect(done).toMatchObject({ ok: false, error: { type: 'Defect' } });
  });
});

describe('a worker that dies', () => {
  it('is started again once; a question is put again, a command says that it is not certain', async () => {
    let isFirst = true;
    const never = new Promise<never>(() => undefined);
    const { client } = startClient({
      do: () => never,
      ask: () => (isFirst ? never : Promise.resolve(ok([]))),
    });
    await ready(client);
    const asked = client.ask('events.list', undefined);
    const done = deleteEvent(client);
    isFirst = false;
    die(workers[0]);
    expect(await done).toEqual(err({ type: 'WorkerLost' }));
    expect(await asked).toEqual(ok([]));
    expect([workers.length, client.state.name]).toEqual([2, 'ready']);
  });

  it('a second time leaves a banner, and every call an answer', async () => {
    const { client } = startClient({});
    await ready(client);
    die(workers[0]);
    await client.ask('events.list', undefined);
    die(workers[1]);
    expect(client.trouble).toEqual({ type: 'WorkerLost' });
    expect(await client.ask('events.list', undefined)).toEqual(err({ type: 'WorkerLost' }));
    expect(workers).toHaveLength(2);
  });
});

it('the id of a command is a random uuid', () => {
  expect(newCommandId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
