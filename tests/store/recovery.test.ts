import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { err } from '../../src/shared/result.ts';
import type { ChunkRow } from '../../src/storage/chunks.ts';
import { safetyCopiesIn } from '../../src/storage/safety-copies.ts';
import { failingTablet } from '../storage/failing-tablet.ts';
import { bytesIn, chunksOf } from '../storage/image-bytes.ts';
import { newUuid, value } from './test-kitchen.ts';
import { dumpOf, eventNames, makeEvent, SafeTablet, tabletWithCopy } from './safe-tablet.ts';
import { imageStoreOf } from './saved-rows.ts';
import { change, changeRow, flipped } from './stored-damage.ts';

/** Saves other bytes in the place of the newest, soundly, as the generation after it. */
async function saveOver(
  tablet: SafeTablet,
  spoil: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
  facts: object = {},
) {
  const storage = await imageStoreOf(tablet.indexedDB);
  const base = value(await storage.load());
  if (!base) throw new Error('something is saved');
  const generation = base.head.generation + 1;
  const next = { ...base.head, generation, writer: newUuid(), ...facts };
  value(await storage.save({ base, bytes: spoil(bytesIn(base)), next }));
  storage.close();
  if (tablet.sentinel) tablet.sentinel = { ...tablet.sentinel, generation };
}

type Damage = (tablet: SafeTablet) => unknown;

const damages: [string, 'gone' | 'damaged', Damage][] = [
  ['the database is deleted', 'gone', (tablet) => (tablet.indexedDB = new IDBFactory())],
  ['all its rows are gone', 'gone', (tablet) => change(tablet, ({ meta, chunks }) => (meta.clear(), chunks.clear()))],
  [
    'the database is deleted and the page has forgotten it too',
    'gone',
    (tablet) => {
      tablet.indexedDB = new IDBFactory();
      tablet.sentinel = null;
    },
  ],
  ['a chunk is missing', 'damaged', (tablet) => change(tablet, ({ chunks }) => chunks.delete(1))],
  ['a chunk is flipped', 'damaged', (tablet) => change(tablet, ({ chunks }) => changeRow(chunks, 1, flipped))],
  [
    'a chunk is of a generation that is not there yet',
    'damaged',
    (tablet) => change(tablet, ({ chunks }) => changeRow(chunks, 1, (row: ChunkRow) => ({ ...row, v: 99 }))),
  ],
  ['the head is missing', 'damaged', (tablet) => change(tablet, ({ meta }) => meta.delete('head'))],
  ['the head is unknown', 'damaged', (tablet) => change(tablet, ({ meta }) => meta.put({ k: 'head', cake: true }))],
  [
    'a field of the head is none',
    'damaged',
    (tablet) => change(tablet, ({ meta }) => changeRow(meta, 'head', (row: object) => ({ ...row, writer: 5 }))),
  ],
  ['the bytes are no database', 'damaged', (tablet) => saveOver(tablet, (bytes) => bytes.map((_, at) => at % 251))],
  ['its generation is not that of its head', 'damaged', (tablet) => saveOver(tablet, (bytes) => bytes)],
];

describe('a kitchen with a safety copy opens recovered', () => {
  it.each(damages)('when %s', async (_, because, damage) => {
    const { tablet, copied } = await tabletWithCopy();
    const before = tablet.sentinel;
    await damage(tablet);
    const store = await tablet.kitchen();
    expect(await eventNames(store)).toEqual(['In the copy']);
    expect(await tablet.dump()).toEqual(copied);
    expect(store.recovery).toMatchObject({ because, copy: { generation: 1 } });
    expect(store.saved()?.databaseId).not.toBe(before?.databaseId);
    expect(tablet.sentinel).toEqual(store.saved());
    await makeEvent(store, 'Going on');
    store.close();
    const again = await tablet.kitchen();
    expect(await eventNames(again)).toEqual(['In the copy', 'Going on']);
    expect(again.recovery).toEqual(store.recovery);
    again.close();
  });

  it('says how much is missing, as far as anything tells', async () => {
    const gone = await tabletWithCopy();
    gone.tablet.indexedDB = new IDBFactory();
    const lost = await gone.tablet.kitchen();
    expect(lost.recovery).toMatchObject({ missing: 1, lastSavedAt: null, kept: null });
    const flippedOne = await tabletWithCopy();
    await change(flippedOne.tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
    const damaged = await flippedOne.tablet.kitchen();
    expect(damaged.recovery).toMatchObject({
      missing: 1,
      lastSavedAt: expect.stringMatching(/^2026-11-01T08/) as string,
    });
    const { tablet } = await tabletWithCopy();
    tablet.indexedDB = new IDBFactory();
    tablet.sentinel = null;
    expect((await tablet.kitchen()).recovery).toMatchObject({ missing: null, lastSavedAt: null });
  });

  it('with nothing missing when the copy is of the last save', async () => {
    const { tablet, newest } = await tabletWithCopy();
    const store = await tablet.kitchen();
    value(await store.safety.takeCopy());
    store.close();
    tablet.indexedDB = new IDBFactory();
    expect((await tablet.kitchen()).recovery).toMatchObject({ missing: 0 });
    expect(await tablet.dump()).toEqual(newest);
  });

  it('from the older copy when the newer one is broken too', async () => {
    const { tablet, copied } = await tabletWithCopy();
    const store = await tablet.kitchen();
    value(await store.safety.takeCopy());
    store.close();
    const newer = tablet.directory.files.get('copy-b');
    newer?.set([1, 2, 3], 5000);
    tablet.indexedDB = new IDBFactory();
    expect((await tablet.kitchen()).recovery).toMatchObject({ missing: 1 });
    expect(await tablet.dump()).toEqual(copied);
  });

  it('has a copy of its own at once, and can be lost again', async () => {
    const { tablet, copied } = await tabletWithCopy();
    tablet.indexedDB = new IDBFactory();
    const once = await tablet.kitchen();
    value(await once.safety.takeCopy());
    const first = once.recovery;
    once.close();
    tablet.indexedDB = new IDBFactory();
    const twice = await tablet.kitchen();
    expect(twice.recovery).toMatchObject({ because: 'gone', missing: 0 });
    expect(twice.recovery?.at).not.toBe(first?.at);
    expect(await tablet.dump()).toEqual(copied);
  });
});

describe('what was found broken', () => {
  it('is kept byte for byte, with its head, until it is removed; and the notice with it', async () => {
    const { tablet, newest } = await tabletWithCopy();
    await change(tablet, ({ meta }) => changeRow(meta, 'head', (row: object) => ({ ...row, writer: '' })));
    const store = await tablet.kitchen();
    const { broken } = value(await store.safety.facts());
    expect(broken.map(({ name }) => name)).toEqual([store.recovery?.kept]);
    const file = value(await store.safety.brokenFile(broken[0]?.name ?? ''));
    if (!file) throw new Error('it is kept');
    const end = file.indexOf(10);
    const said = JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as {
      head: object;
      chunks: { length: number }[];
      because: object;
    };
    expect(said.head).toMatchObject({ k: 'head', writer: '', generation: 2 });
    expect(said.because).toMatchObject({ type: 'ImageDamaged', found: { check: 'head', field: 'writer' } });
    expect(said.chunks.reduce((sum, { length }) => sum + length, end + 1)).toBe(file.length);
    expect(await dumpOf(file.slice(end + 1))).toEqual(newest);

    value(await store.safety.removeBroken());
    expect(value(await store.safety.facts())).toMatchObject({ broken: [], recovery: null });
    expect(await eventNames(store)).toEqual(['In the copy']);
    store.close();
    expect((await tablet.kitchen()).recovery).toBeNull();
  });

  it('is kept of the last two times only', async () => {
    const { tablet } = await tabletWithCopy();
    for (let times = 0; times < 3; times++) {
      await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
      const store = await tablet.kitchen();
      value(await store.safety.takeCopy());
      expect(value(await store.safety.facts()).broken).toHaveLength(Math.min(times + 1, 2));
      store.close();
    }
  });

  it('that cannot be kept is not replaced', async () => {
    const { tablet } = await tabletWithCopy();
    await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
    tablet.directory.failOn((operation) => (operation === 'write' ? 'QuotaExceededError' : undefined));
    expect(await tablet.open()).toEqual(err({ type: 'StorageFull' }));
    tablet.directory.mend();
    expect((await tablet.kitchen()).recovery).toMatchObject({ because: 'damaged', missing: 1 });
  });
});

describe('a copy takes the place of nothing that is', () => {
  it('whole, and the last save', async () => {
    const { tablet, newest } = await tabletWithCopy();
    const store = await tablet.kitchen();
    expect(store.recovery).toBeNull();
    expect(await tablet.dump()).toEqual(newest);
  });

  it('older than the last save, but not older than the copy', async () => {
    const { tablet, newest } = await tabletWithCopy();
    if (!tablet.sentinel) throw new Error('saved');
    tablet.sentinel = { ...tablet.sentinel, generation: 9 };
    expect(await tablet.open()).toMatchObject({ error: { type: 'KitchenOlder' } });
    expect(await tablet.dump()).toEqual(newest);
  });

  it('older than the copy it does replace, and keeps it', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen();
    await makeEvent(store, 'First');
    const { indexedDB } = tablet;
    const old = await imageStoreOf(indexedDB);
    const image = value(await old.load());
    await makeEvent(store, 'Second');
    value(await store.safety.takeCopy());
    store.close();
    if (!image) throw new Error('saved');
    tablet.indexedDB = new IDBFactory();
    value(await (await imageStoreOf(tablet.indexedDB)).save({ base: null, bytes: bytesIn(image), next: image.head }));
    const recovered = await tablet.kitchen();
    expect(recovered.recovery).toMatchObject({ because: 'older', missing: 0, kept: expect.any(String) as string });
    expect(await eventNames(recovered)).toEqual(['First', 'Second']);
  });

  it('of another kitchen', async () => {
    const { tablet } = await tabletWithCopy();
    tablet.indexedDB = new IDBFactory();
    const sentinel = { databaseId: newUuid(), generation: 3 };
    tablet.sentinel = sentinel;
    expect(await tablet.open()).toEqual(err({ type: 'KitchenLost', expected: sentinel }));
  });

  it.each<[string, object, object]>([
    ['a later format', { formatVersion: 2 }, { type: 'NewerFormat', formatVersion: 2 }],
    ['a version that only newer code reads', { minReader: 99 }, { type: 'NewerVersionInUse', minReader: 99 }],
  ])('of %s, damaged or not', async (_, facts, error) => {
    const { tablet } = await tabletWithCopy();
    await change(tablet, ({ meta }) => changeRow(meta, 'head', (row: object) => ({ ...row, ...facts })));
    expect(await tablet.open()).toMatchObject({ error });
    await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
    const rows = async () => JSON.stringify(value(await (await imageStoreOf(tablet.indexedDB)).readRows()));
    const before = await rows();
    expect(await tablet.open()).toMatchObject({ error });
    expect(await rows()).toBe(before);
  });
});

describe('what cannot be used is as if it were not there', () => {
  it('a copy that only newer code reads: it says so instead of a welcome', async () => {
    const { tablet } = await tabletWithCopy();
    await saveOver(tablet, (bytes) => bytes, { minReader: 99 });
    const files = await tablet.files();
    const storage = await imageStoreOf(tablet.indexedDB);
    const image = value(await storage.load());
    if (!image) throw new Error('saved');
    for (const at of ['2026-11-02T08:00:00.000Z', '2026-11-02T09:00:00.000Z']) {
      value(
        await safetyCopiesIn(files).take({ ...image, formerIds: [], fill: { events: 9, recipes: 0, sets: 0 } }, at),
      );
    }
    tablet.indexedDB = new IDBFactory();
    expect(await tablet.open()).toEqual(err({ type: 'NewerVersionInUse', minReader: 99 }));
    tablet.sentinel = null;
    expect(await tablet.open()).toEqual(err({ type: 'NewerVersionInUse', minReader: 99 }));
  });

  it('a copy that is whole and no sound database', async () => {
    const { tablet } = await tabletWithCopy();
    const image = value(await (await imageStoreOf(tablet.indexedDB)).load());
    if (!image) throw new Error('saved');
    const bytes = bytesIn(image).map((byte, at) => (at > 4096 ? 0 : byte));
    value(
      await safetyCopiesIn(await tablet.files()).take(
        { ...image, chunks: chunksOf(bytes, 1), formerIds: [], fill: { events: 9, recipes: 0, sets: 0 } },
        '2026-11-02T08:00:00.000Z',
      ),
    );
    tablet.indexedDB = new IDBFactory();
    expect((await tablet.kitchen()).recovery).toMatchObject({ copy: { generation: 1 } });
  });

  it('files that cannot be read leave the opening as it is without them', async () => {
    const { tablet } = await tabletWithCopy();
    const expected = tablet.sentinel;
    tablet.indexedDB = new IDBFactory();
    tablet.directory.failOn(() => 'UnknownError');
    expect(await tablet.open()).toEqual(err({ type: 'KitchenLost', expected }));
    const whole = await tabletWithCopy();
    whole.tablet.directory.failOn(() => 'UnknownError');
    expect(await eventNames(await whole.tablet.kitchen())).toEqual(['In the copy', 'After the copy']);
  });

  it('a first visit is a first visit, and nothing is made', async () => {
    const tablet = new SafeTablet();
    const store = await tablet.kitchen();
    expect([store.saved(), store.recovery, tablet.directory.files.size]).toEqual([null, null, 0]);
  });
});

describe('two windows', () => {
  it('that open at once on what is lost or damaged recover it once, and both stand in it', async () => {
    for (const [, , damage] of damages) {
      const { tablet, copied } = await tabletWithCopy();
      await damage(tablet);
      const [one, two] = await Promise.all([tablet.open(), tablet.open()]);
      expect([value(one).saved(), value(two).saved()]).toEqual([tablet.sentinel, tablet.sentinel]);
      expect(value(one).recovery).toEqual(value(two).recovery);
      await makeEvent(value(one), 'Once');
      await makeEvent(value(two), 'Twice');
      expect(await eventNames(value(two))).toEqual(['In the copy', 'Once', 'Twice']);
      expect(copied).toBeDefined();
    }
  });

  it('one that still holds the old kitchen cannot write over the recovered one', async () => {
    const { tablet } = await tabletWithCopy();
    const old = await tablet.kitchen();
    const sentinel = old.saved();
    await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
    tablet.sentinel = sentinel;
    const recovered = await tablet.kitchen();
    const refused = await old.do('events.create', {
      commandId: newUuid(),
      draft: { name: 'Too late', date: '2026-12-20', guests: '', notes: '' },
    });
    expect(refused).toMatchObject({ ok: false, error: { type: 'KitchenReplaced' } });
    expect(await eventNames(old)).toEqual(['In the copy', 'After the copy']);
    value(await recovered.catchUp());
    expect(await eventNames(recovered)).toEqual(['In the copy']);
  });

  it('a page that was gone before it was told of the recovery opens it all the same', async () => {
    const { tablet } = await tabletWithCopy();
    const before = tablet.sentinel;
    await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
    (await tablet.kitchen()).close();
    tablet.sentinel = before;
    const again = await tablet.kitchen();
    expect(again.recovery).toMatchObject({ because: 'damaged' });
    expect(await eventNames(again)).toEqual(['In the copy']);
  });
});

it('a page that remembers a kitchen by an id it had before, when all copies are of later ones, has it back', async () => {
  const { tablet } = await tabletWithCopy();
  const before = tablet.sentinel;
  tablet.indexedDB = new IDBFactory();
  const store = await tablet.kitchen();
  for (const name of ['One', 'Two', 'Three']) {
    await makeEvent(store, name);
    value(await store.safety.takeCopy());
  }
  store.close();
  tablet.indexedDB = new IDBFactory();
  tablet.sentinel = before; // a browser keeps what a page remembers some seconds later than it says
  const again = await tablet.kitchen();
  expect(await eventNames(again)).toEqual(['In the copy', 'One', 'Two', 'Three']);
  expect(again.recovery).toMatchObject({ because: 'gone', missing: null });
});

it('a device that is switched off, or fails, at any operation of a recovery opens recovered the next time', async () => {
  let failures = 1;
  for (let n = 1; failures > 0; n++) {
    const { tablet, copied } = await tabletWithCopy();
    await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
    const { indexedDB } = tablet;
    const failing = failingTablet(indexedDB);
    failing.failOn((_, number) => (number >= n ? 'AbortError' : undefined));
    const before = tablet.sentinel;
    const opened = await tablet.open({ indexedDB: failing.factory });
    failures = failing.mend();
    if (opened.ok) opened.value.close();
    tablet.sentinel = before; // nobody was told
    const store = await tablet.kitchen();
    expect(store.recovery, `operation ${n}`).toMatchObject({ because: 'damaged', missing: 1 });
    expect(await tablet.dump()).toEqual(copied);
    expect(value(await store.safety.facts()).broken.length).toBeGreaterThan(0);
    store.close();
  }
});

it('a browser that fails once, and has then thrown all away, is looked at again', async () => {
  const { tablet, copied } = await tabletWithCopy();
  const wiped = new IDBFactory();
  let isFirst = true;
  const failsOnce = Object.assign(Object.create(wiped) as IDBFactory, {
    open: (...asked: Parameters<IDBFactory['open']>) => {
      if (!isFirst) return wiped.open(...asked);
      isFirst = false;
      throw new DOMException('Internal error opening backing store', 'AbortError'); // Dexie itself tries others again
    },
  });
  tablet.indexedDB = wiped;
  const store = await tablet.kitchen({ indexedDB: failsOnce });
  expect(store.recovery).toMatchObject({ because: 'gone' });
  expect(await tablet.dump()).toEqual(copied);
});

it('a list of databases that cannot be read does not keep a kitchen with a copy from opening', async () => {
  const { tablet, newest } = await tabletWithCopy();
  const broken = Object.assign(Object.create(tablet.indexedDB) as IDBFactory, {
    databases: () => Promise.reject(new DOMException('corrupted', 'UnknownError')),
  });
  const whole = await tablet.kitchen({ indexedDB: broken });
  expect(whole.recovery).toBeNull();
  expect(await tablet.dump()).toEqual(newest);
  whole.close();
  await change(tablet, ({ chunks }) => changeRow(chunks, 0, flipped));
  expect((await tablet.kitchen({ indexedDB: broken })).recovery).toMatchObject({ because: 'damaged' });
});
