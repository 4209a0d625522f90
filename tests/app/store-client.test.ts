import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreClient } from '../../src/app/store-client.svelte.ts';
import { newCommandId } from '../../src/app/command-id.ts';
import type { EventId, Fingerprint, Moment } from '../../src/domain/ids.ts';
import type { Recovery } from '../../src/domain/recovery.ts';
import { err, ok } from '../../src/shared/result.ts';
import type { StoreDoor } from '../../src/store/store-door.ts';
import { ready, StandInPage } from './stand-in-page.ts';

const eventId = 1 as EventId;
const deleteEvent = (client: StoreClient) => client.do('events.delete', { eventId });

let page: StandInPage;
beforeEach(() => {
  page = new StandInPage();
});
afterEach(() => page.close());

const die = (worker: MessagePort | undefined) => worker?.dispatchEvent(new Event('error'));

describe('opening', () => {
  it('tells the store what was saved last, and remembers every later save', async () => {
    page.memory.set('bakeline.saved', '{"databaseId":"a","generation":7}');
    const { client, opened, announce } = page.start({}, { databaseId: 'a', generation: 7 });
    await ready(client);
    expect(opened).toHaveBeenCalledWith({ sentinel: { databaseId: 'a', generation: 7 }, appVersion: '1.0.0' });
    announce({ databaseId: 'a', generation: 9 });
    announce({ databaseId: 'a', generation: 8 });
    await vi.waitFor(() => expect(page.memory.get('bakeline.saved')).toBe('{"databaseId":"a","generation":9}'));
  });

  it('works without a page memory, and with rubbish in it', async () => {
    page.memory.set('bakeline.saved', '{"generation":"many"');
    const rubbish = page.start({});
    await ready(rubbish.client);
    expect(rubbish.opened.mock.calls[0]?.[0].sentinel).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    const { client, announce } = page.start({});
    await ready(client);
    announce({ databaseId: 'a', generation: 1 });
    await vi.waitFor(() => expect(client.saveState).toBe('saved'));
  });

  it('stops at what does not fit, and goes on without it only on a person’s word', async () => {
    page.memory.set('bakeline.saved', '{"databaseId":"a","generation":7}');
    const open: StoreDoor['open'] = ({ sentinel }) =>
      Promise.resolve(
        sentinel ? err({ type: 'KitchenLost', expected: sentinel }) : ok({ saved: null, recovery: null }),
      );
    const { client } = page.start({ open });
    await vi.waitFor(() => expect(client.state).toMatchObject({ name: 'stopped', trouble: { type: 'KitchenLost' } }));
    client.openAgain();
    await vi.waitFor(() => expect(client.state.name).toBe('stopped'));
    client.openWhatIsThere();
    await ready(client);
  });
});

describe('a kitchen that was recovered', () => {
  const recovery: Recovery = {
    at: '2026-11-26T14:00:00.000Z' as Moment,
    because: 'gone',
    formerIds: ['a'],
    copy: { savedAt: '2026-11-26T13:00:00.000Z' as Moment, generation: 6 },
    missing: 1,
    lastSavedAt: null,
    kept: null,
  };
  const open: StoreDoor['open'] = () => Promise.resolve(ok({ saved: { databaseId: 'b', generation: 7 }, recovery }));

  it('is told of, and remembered in the place of the one that was', async () => {
    page.memory.set('bakeline.saved', '{"databaseId":"a","generation":9}');
    const { client } = page.start({ open });
    await ready(client);
    expect(client.recovery).toEqual(recovery);
    expect(page.memory.get('bakeline.saved')).toBe('{"databaseId":"b","generation":7}');
  });

  it('is told of at every start until a person puts it away, and never again after that', async () => {
    const first = page.start({ open });
    await ready(first.client);
    const second = page.start({ open });
    await ready(second.client);
    second.client.dismissRecovery();
    expect(second.client.recovery).toBeNull();
    const third = page.start({ open });
    await ready(third.client);
    expect(third.client.recovery).toBeNull();
  });

  it('is told of no more when what was found broken is removed', async () => {
    const { client } = page.start({ open, removeBroken: () => Promise.resolve(ok()) });
    await ready(client);
    expect(await client.removeBroken()).toEqual(ok());
    expect(client.recovery).toBeNull();
  });
});

it('a page that comes back into view looks for what another window saved', async () => {
  const catchUp = vi.fn(() => Promise.resolve(ok()));
  const { client } = page.start({ catchUp });
  await ready(client);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(catchUp).toHaveBeenCalledOnce());
});

describe('restoring', () => {
  const ask = { image: new Uint8Array(), shown: 'a'.repeat(64) as Fingerprint, over: null, from: 'a.sqlite' };
  const restored = { databaseId: 'b', generation: 8 };

  it('remembers the kitchen that is here now, whatever was remembered before', async () => {
    page.memory.set('bakeline.saved', '{"databaseId":"a","generation":70}');
    const { client } = page.start(
      { restore: () => Promise.resolve(ok(restored)) },
      { databaseId: 'a', generation: 70 },
    );
    await ready(client);
    expect(await client.restore(ask)).toEqual(ok(restored));
    expect(page.memory.get('bakeline.saved')).toBe(JSON.stringify(restored));
  });

  it('where the kitchen did not open takes the place of whatever is found, and stays stopped until the page begins anew', async () => {
    const sentinel = '{"databaseId":"a","generation":7}';
    page.memory.set('bakeline.saved', sentinel);
    const found = { databaseId: 'c', generation: 2 };
    const open: StoreDoor['open'] = ({ sentinel }) =>
      Promise.resolve(
        sentinel ? err({ type: 'KitchenOther', expected: sentinel, found }) : ok({ saved: found, recovery: null }),
      );
    const restore = vi.fn(() => Promise.resolve(err({ type: 'StorageFull' })));
    const { client } = page.start({ open, restore });
    await vi.waitFor(() => expect(client.state.name).toBe('stopped'));
    expect(await client.restore(ask)).toEqual(err({ type: 'StorageFull' }));
    expect(restore).toHaveBeenCalledWith({ ...ask, over: found });
    expect([client.state.name, page.memory.get('bakeline.saved')]).toEqual(['stopped', sentinel]);
  });

  it('in another window is noticed at once', async () => {
    const catchUp = vi.fn(() => Promise.resolve(err({ type: 'KitchenReplaced' })));
    const { client } = page.start({ catchUp }, { databaseId: 'a', generation: 7 });
    await ready(client);
    const [oldValue, later] = ['{"databaseId":"a","generation":7}', '{"databaseId":"a","generation":8}'];
    const tell = (newValue: string) =>
      window.dispatchEvent(Object.assign(new Event('storage'), { key: 'bakeline.saved', oldValue, newValue }));
    tell(later);
    expect(catchUp).not.toHaveBeenCalled();
    tell(JSON.stringify(restored));
    await vi.waitFor(() => expect(client.trouble?.type).toBe('KitchenReplaced'));
  });
});

describe('the badge', () => {
  it('says nothing yet, saving, saved', async () => {
    const { client, announce } = page.start({});
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
    const { client, report } = page.start({ do: () => new Promise((resolve) => (finish = resolve)) });
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
    const { client } = page.start(
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
    const { client } = page.start(
      { do: () => Promise.resolve(err({ type: 'NotFound', kind: 'event' })) },
      { databaseId: 'a', generation: 1 },
    );
    expect(await deleteEvent(client)).toEqual(err({ type: 'NotFound', kind: 'event' }));
    expect([client.saveState, client.trouble]).toEqual(['saved', null]);
  });

  it('what cannot be sent, or throws over there, is a defect and no broken promise', async () => {
    const { client } = page.start({ do: () => Promise.reject(new Error('broken')) });
    const done = await deleteEvent(client);
    expect(done).toMatchObject({ ok: false, error: { type: 'Defect' } });
  });
});

describe('a worker that dies', () => {
  it('is started again once; a question is put again, a command says that it is not certain', async () => {
    let isFirst = true;
    const never = new Promise<never>(() => undefined);
    const { client } = page.start({
      do: () => never,
      ask: () => (isFirst ? never : Promise.resolve(ok([]))),
    });
    await ready(client);
    const asked = client.ask('events.list', undefined);
    const done = deleteEvent(client);
    isFirst = false;
    die(page.workers[0]);
    expect(await done).toEqual(err({ type: 'WorkerLost' }));
    expect(await asked).toEqual(ok([]));
    expect([page.workers.length, client.state.name]).toEqual([2, 'ready']);
  });

  it('is started again, and gives the copy that was asked for before', async () => {
    const copy = { madeAt: '2026-11-25T08:00:00.000Z', saved: null };
    let isFirst = true;
    const { client } = page.start({
      copy: () => (isFirst ? new Promise<never>(() => undefined) : Promise.resolve(ok(copy))),
    });
    await ready(client);
    const asked = client.copy();
    isFirst = false;
    die(page.workers[0]);
    expect(await asked).toEqual(ok(copy));
  });

  it('a second time leaves a banner, and every call an answer', async () => {
    const { client } = page.start({});
    await ready(client);
    die(page.workers[0]);
    await client.ask('events.list', undefined);
    die(page.workers[1]);
    expect(client.trouble).toEqual({ type: 'WorkerLost' });
    expect(await client.ask('events.list', undefined)).toEqual(err({ type: 'WorkerLost' }));
    expect(page.workers).toHaveLength(2);
  });
});

it('the id of a command is a random uuid', () => {
  expect(newCommandId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
