import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../src/shared/result.ts';
import { safetyCopiesIn } from '../../src/storage/safety-copies.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { dumpOf, makeEvent, SafeTablet } from './safe-tablet.ts';
import { newUuid, value } from './test-kitchen.ts';

const QUIET_MS = 3_000;
const options = { quietMs: QUIET_MS };

const realPause = (ms: number) => new Promise((resolve) => realSetTimeout(resolve, ms));
const realSetTimeout = setTimeout;

beforeEach(() => {
  // Only what a copy waits for: the storage under it works with timers of its own kind.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function generations(tablet: SafeTablet): Promise<number[]> {
  const copies = value(await safetyCopiesIn(await tablet.files()).look());
  return copies.map(({ generation }) => generation);
}

/** Hashes are worked out elsewhere and take real time: waits until those copies are there, the newest first. */
async function copiesBecome(tablet: SafeTablet, expected: number[]): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (String(await generations(tablet)) === String(expected)) return;
    await realPause(10);
  }
  expect(await generations(tablet)).toEqual(expected);
}

/** Lets that time pass, and whatever begins then begin. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await realPause(30);
}

async function eventOf(store: OpenStore, name: string) {
  const event = value(await store.ask('events.list', undefined)).find((row) => row.name === name);
  if (!event) throw new Error(`no event ${name}`);
  return event.eventId;
}

describe('a safety copy is made', () => {
  it('some seconds after the last change, and not again while nothing changes', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen(options);
    for (const name of ['One', 'Two', 'Three']) {
      await makeEvent(store, name);
      await pass(QUIET_MS - 500);
      expect(await generations(tablet)).toEqual([]);
    }
    await pass(600);
    await copiesBecome(tablet, [3]);
    await pass(600_000);
    await copiesBecome(tablet, [3]);
    await makeEvent(store, 'Four');
    await pass(QUIET_MS);
    await copiesBecome(tablet, [4, 3]);
  });

  it('after a minute at the latest, when changes do not come to an end', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen(options);
    for (let seconds = 0; seconds <= 62; seconds += 2) {
      await makeEvent(store, `After ${seconds} seconds`);
      await pass(2_000);
    }
    await copiesBecome(tablet, [30]);
  });

  it('of what was saved last when the app is opened, if there is none of it', async () => {
    const tablet = new SafeTablet();
    const first = await tablet.kitchen(options);
    await makeEvent(first, 'Closed at once');
    first.close();
    await pass(QUIET_MS);
    expect(await generations(tablet)).toEqual([]);
    const second = await tablet.kitchen(options);
    await pass(QUIET_MS);
    await copiesBecome(tablet, [1]);
    second.close();
    await tablet.kitchen(options);
    await pass(QUIET_MS);
    await copiesBecome(tablet, [1]);
  });

  it('right after production starts', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen({ quietMs: 3_600_000 });
    value(await store.do('kitchen.loadDemo', { today: '2026-11-23' }));
    const eventId = await eventOf(store, 'Garden supper');
    const { shown } = value(await store.ask('plan.review', { eventId }));
    value(await store.do('plan.start', { commandId: newUuid(), eventId, shown }));
    await pass(0);
    await copiesBecome(tablet, [2]);
  });

  it('when it is asked for, and answers when it is verified', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen({ quietMs: 3_600_000 });
    expect(await store.safety.takeCopy()).toEqual(ok(null));
    await makeEvent(store, 'Before a restore');
    expect(await store.safety.takeCopy()).toMatchObject({ ok: true, value: { serial: 1, generation: 1 } });
    expect(await store.safety.takeCopy()).toMatchObject({ ok: true, value: { serial: 1, generation: 1 } });
    const copy = value(await safetyCopiesIn(await tablet.files()).newest(() => true));
    expect(copy && (await dumpOf(copy.bytes))).toEqual(await tablet.dump());
    expect(value(await store.safety.facts())).toMatchObject({
      place: 'opfs',
      last: { generation: 1, size: copy?.bytes.length },
      failed: null,
    });
  });
});

describe('a deleted event', () => {
  it('is in neither copy after some seconds of quiet', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen(options);
    await makeEvent(store, 'Stays');
    await pass(QUIET_MS);
    await copiesBecome(tablet, [1]);
    await makeEvent(store, 'Secret party');
    await pass(QUIET_MS);
    await copiesBecome(tablet, [2, 1]);
    value(await store.do('events.delete', { eventId: await eventOf(store, 'Secret party') }));
    await pass(QUIET_MS);
    await copiesBecome(tablet, [3, 2]);
    await pass(QUIET_MS);
    await copiesBecome(tablet, [3, 3]);
    for (const file of tablet.directory.files.values()) {
      expect(Buffer.from(file).includes('Stays')).toBe(true);
      const copy = await dumpOf(file.slice(1024));
      expect(JSON.stringify(copy)).not.toContain('Secret party');
    }
    await pass(600_000);
    await copiesBecome(tablet, [3, 3]);
  });

  it('is in neither copy after the next two, also when other changes follow', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen(options);
    await makeEvent(store, 'Secret party');
    await pass(QUIET_MS);
    await copiesBecome(tablet, [1]);
    value(await store.do('events.delete', { eventId: await eventOf(store, 'Secret party') }));
    await makeEvent(store, 'Next');
    await pass(QUIET_MS);
    await copiesBecome(tablet, [3, 1]);
    await makeEvent(store, 'And next');
    await pass(QUIET_MS);
    await copiesBecome(tablet, [4, 3]);
  });
});

describe('a copy that cannot be made', () => {
  it('fails no command, is said, and is said no more when the next one is made', async () => {
    const tablet = new SafeTablet();
    let changes = 0;
    const store = await tablet.kitchen({ ...options, onSafety: () => (changes += 1) });
    const tried = async (times: number) => {
      for (let tries = 0; tries < 200 && changes < times; tries++) await realPause(10);
      expect(changes).toBe(times);
    };
    await makeEvent(store, 'One');
    await pass(QUIET_MS);
    await tried(1);
    const good = value(await store.safety.facts()).last;
    tablet.directory.failOn((operation) => (operation === 'write' ? 'QuotaExceededError' : undefined));
    await makeEvent(store, 'Two');
    await pass(QUIET_MS);
    await tried(2);
    expect(value(await store.safety.facts())).toMatchObject({ last: good, failed: { type: 'StorageFull' } });
    tablet.directory.mend();
    await makeEvent(store, 'Three');
    await pass(QUIET_MS);
    await tried(3);
    expect(value(await store.safety.facts())).toMatchObject({ last: { generation: 3 }, failed: null });
  });

  it('because there is no place for any is said, and all else works', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen({ ...options, keptFiles: null });
    await makeEvent(store, 'One');
    await pass(QUIET_MS);
    expect(value(await store.safety.facts())).toEqual({
      place: null,
      last: null,
      failed: null,
      recovery: null,
      broken: [],
    });
    expect(await store.safety.takeCopy()).toEqual(err({ type: 'CopyFailed', because: 'no place' }));
  });
});

describe('two windows', () => {
  /** Locks as a browser has them between its windows, held or free. */
  const locksOf = (held: { isHeld: boolean }) =>
    ({
      request: (
        name: string,
        options: { ifAvailable?: boolean; signal?: AbortSignal },
        task: (lock: unknown) => unknown,
      ) => {
        if (name !== 'bakeline:copy' || !held.isHeld) return Promise.resolve(task({}));
        if (options.ifAvailable) return Promise.resolve(task(null));
        return new Promise((_, reject) => {
          options.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')));
        });
      },
    }) as unknown as LockManager;

  it('do not copy at the same time: one waits until the other is done', async () => {
    const tablet = new SafeTablet();
    const held = { isHeld: true };
    const store = await tablet.kitchen({ ...options, locks: locksOf(held) });
    await makeEvent(store, 'One');
    await pass(3 * QUIET_MS);
    expect(await generations(tablet)).toEqual([]);
    expect(value(await store.safety.facts()).failed).toBeNull();
    held.isHeld = false;
    await pass(QUIET_MS);
    await copiesBecome(tablet, [1]);
  });
});

it('commands go on while a copy is written', async () => {
  const tablet = new SafeTablet();
  const store = await tablet.kitchen(options);
  await makeEvent(store, 'One');
  const copied = await tablet.dump();
  let goOn = (): void => undefined;
  const find = tablet.directory.getFileHandle.bind(tablet.directory);
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let isWriting = (): void => undefined;
  const writing = new Promise<void>((resolve) => (isWriting = resolve));
  tablet.directory.getFileHandle = async (name, how) => {
    if (how?.create) {
      isWriting();
      await held;
    }
    return find(name, how);
  };
  const taken = store.safety.takeCopy();
  await writing;
  await makeEvent(store, 'Two');
  await makeEvent(store, 'Three');
  goOn();
  expect(await taken).toMatchObject({ ok: true, value: { generation: 1 } });
  const copy = value(await safetyCopiesIn(await tablet.files()).newest(() => true));
  expect(copy && (await dumpOf(copy.bytes))).toEqual(copied);
});
