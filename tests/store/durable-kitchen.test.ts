import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { attach, Connection, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { invariant } from '../../src/shared/invariant.ts';
import { err, ok } from '../../src/shared/result.ts';
import type { Moment } from '../../src/domain/ids.ts';
import type { ImageStore, Save } from '../../src/storage/image-store.ts';
import type { StorageTrouble } from '../../src/storage/storage-trouble.ts';
import { openDurableKitchen, type DurableKitchenOptions } from '../../src/store/durable-kitchen.ts';
import { insertEvent, listEvents, putSetting } from '../../src/database/model.ts';
import { parseEventDraft } from '../../src/domain/event-draft.ts';
import { bytesIn } from '../storage/image-bytes.ts';
import { imageStoreOf, savedDatabase } from './saved-rows.ts';
import { newUuid, openOn, TestKitchen, value } from './test-kitchen.ts';

const moment = '2026-12-18T19:40:00.000Z' as Moment;

async function kitchenOn(storage: ImageStore, overrides: Partial<DurableKitchenOptions> = {}) {
  const engine = await loadEngine();
  return value(
    await openDurableKitchen({
      engine,
      storage,
      sentinel: null,
      onMoved: () => undefined,
      now: () => moment,
      newUuid,
      pause: () => Promise.resolve(),
      ...overrides,
    }),
  );
}

function addEvent(connection: Connection, name: string) {
  const facts = value(parseEventDraft({ name, date: '2026-12-20', guests: '', notes: '' }));
  const { name: named, date, guests, notes } = facts;
  insertEvent(connection, {
    uuid: newUuid(),
    name: named.name,
    nameKey: named.key,
    eventDate: date,
    expectedGuests: guests,
    notes,
    at: moment,
  });
  return ok();
}
const names = (connection: Connection) => ok(listEvents(connection).map((event) => event.name));

/** Storage whose next save answers with the trouble, before or after it has really saved. */
function failingOnce(storage: ImageStore, trouble: StorageTrouble, when: 'before' | 'after'): ImageStore {
  let isArmed = true;
  return {
    ...storage,
    save: async (save: Save) => {
      if (!isArmed) return storage.save(save);
      isArmed = false;
      if (when === 'after') await storage.save(save);
      return err(trouble);
    },
  };
}

/** The next time it is asked what was written, nobody knows. */
function forgettingOnce(): void {
  vi.spyOn(Connection.prototype, 'takeWritten').mockReturnValueOnce(null);
}

describe('saving', () => {
  it('knows what a command wrote without a look at the rest, and compares where it does not know', async () => {
    const indexedDB = new IDBFactory();
    const kitchen = await kitchenOn(await imageStoreOf(indexedDB));
    const exported = vi.spyOn(Connection.prototype, 'exportBytes');
    for (const name of ['Fair', 'Market', 'Wedding']) value(await kitchen.write((db) => addEvent(db, name)));
    expect(exported).not.toHaveBeenCalled();
    const much = { key: 'much', value: 'Flour '.repeat(1_000_000), at: moment };
    value(await kitchen.write((db) => (putSetting(db, much), ok())));
    expect(exported).not.toHaveBeenCalled();
    forgettingOnce();
    value(await kitchen.write((db) => addEvent(db, 'Tea')));
    expect(exported).toHaveBeenCalledOnce();
    value(await kitchen.write((db) => addEvent(db, 'Picnic')));
    expect(exported).toHaveBeenCalledOnce();
    exported.mockRestore();
    const saved = await savedDatabase(indexedDB);
    expect(listEvents(saved).map((event) => event.name)).toEqual(['Fair', 'Market', 'Wedding', 'Tea', 'Picnic']);
    expect(value(await kitchen.read((db) => ok(dumpDatabase(db))))).toEqual(dumpDatabase(saved));
  });

  it('is not answered as failed when only knowing what is written next cannot be had again', async () => {
    const engine = await loadEngine();
    let isRefusing = false;
    class Refusing extends engine.Database {
      constructor(bytes?: ArrayLike<number> | null) {
        if (isRefusing) throw new Error('no memory for another database');
        super(bytes);
      }
    }
    const indexedDB = new IDBFactory();
    const kitchen = await kitchenOn(await imageStoreOf(indexedDB), { engine: { ...engine, Database: Refusing } });
    isRefusing = true;
    forgettingOnce();
    value(await kitchen.write((db) => addEvent(db, 'Fair')));
    value(await kitchen.write((db) => addEvent(db, 'Picnic')));
    expect(listEvents(await savedDatabase(indexedDB)).map((event) => event.name)).toEqual(['Fair', 'Picnic']);
  });

  it('goes on in the same database where sql.js does not tell what is written', async () => {
    const engine = await loadEngine();
    let attached = 0;
    class Elsewhere extends engine.Database {
      constructor(bytes?: ArrayLike<number> | null) {
        super(bytes && Uint8Array.from(bytes));
        attached += 1;
      }
    }
    const indexedDB = new IDBFactory();
    const kitchen = await kitchenOn(await imageStoreOf(indexedDB), { engine: { ...engine, Database: Elsewhere } });
    const attachedBefore = attached;
    for (const name of ['Fair', 'Market']) value(await kitchen.write((db) => addEvent(db, name)));
    expect(attached).toBe(attachedBefore);
    expect(listEvents(await savedDatabase(indexedDB)).map((event) => event.name)).toEqual(['Fair', 'Market']);
  });

  it('a failed save leaves memory as it was on the device, says why, and works again afterwards', async () => {
    const storage = await imageStoreOf(new IDBFactory());
    await (await kitchenOn(storage)).write((connection) => addEvent(connection, 'First'));
    const kitchen = await kitchenOn(failingOnce(storage, { type: 'StorageFull' }, 'before'));
    expect(await kitchen.write((connection) => addEvent(connection, 'Second'))).toEqual(err({ type: 'StorageFull' }));
    expect(await kitchen.read(names)).toEqual(ok(['First']));
    expect(await kitchen.write((connection) => addEvent(connection, 'Third'))).toMatchObject({ ok: true });
    expect(await kitchen.read(names)).toEqual(ok(['First', 'Third']));
  });

  it('a first save that fails leaves a new kitchen, not half of one', async () => {
    const storage = await imageStoreOf(new IDBFactory());
    const kitchen = await kitchenOn(failingOnce(storage, { type: 'StorageFull' }, 'before'));
    expect(await kitchen.write((connection) => addEvent(connection, 'First'))).toMatchObject({ ok: false });
    expect(await kitchen.read(names)).toEqual(ok([]));
    expect(await kitchen.write((connection) => addEvent(connection, 'Again'))).toMatchObject({ ok: true });
  });

  it('a save that succeeded though its answer was lost is known by its writer, and done once', async () => {
    const indexedDB = new IDBFactory();
    const storage = await imageStoreOf(indexedDB);
    const kitchen = await kitchenOn(failingOnce(storage, { type: 'StorageClosed' }, 'after'));
    expect(await kitchen.write((connection) => addEvent(connection, 'Once'))).toMatchObject({ ok: true });
    expect(await kitchen.read(names)).toEqual(ok(['Once']));
    expect(listEvents(await savedDatabase(indexedDB))).toHaveLength(1);
  });

  it('when the device cannot even be read after a failed save, memory is what was last saved, and nothing is written', async () => {
    const storage = await imageStoreOf(new IDBFactory());
    let isBroken = false;
    const broken = () => Promise.resolve(err({ type: 'StorageClosed' as const }));
    const kitchen = await kitchenOn({
      ...storage,
      load: () => (isBroken ? broken() : storage.load()),
      loadNewer: (image) => (isBroken ? broken() : storage.loadNewer(image)),
      save: (save) => (isBroken ? broken() : storage.save(save)),
    });
    await kitchen.write((connection) => addEvent(connection, 'Saved'));
    isBroken = true;
    expect(await kitchen.write((connection) => addEvent(connection, 'Lost'))).toEqual(err({ type: 'StorageClosed' }));
    expect(await kitchen.read(names)).toEqual(ok(['Saved']));
    isBroken = false;
    await kitchen.write((connection) => addEvent(connection, 'Later'));
    expect(await kitchen.read(names)).toEqual(ok(['Saved', 'Later']));
  });

  it('a refusal leaves nothing behind, and what changes nothing is not saved', async () => {
    const moved: number[] = [];
    const kitchen = await kitchenOn(await imageStoreOf(new IDBFactory()), {
      onMoved: ({ generation }) => moved.push(generation),
    });
    await kitchen.write((connection) => addEvent(connection, 'First'));
    await kitchen.write((connection) => {
      addEvent(connection, 'Refused');
      return err({ type: 'NameBlank' });
    });
    await kitchen.write(() => ok());
    expect(await kitchen.read(names)).toEqual(ok(['First']));
    expect(moved).toEqual([1]);
  });

  it('a bug in a command or a query changes nothing, and the kitchen goes on', async () => {
    const kitchen = await kitchenOn(await imageStoreOf(new IDBFactory()));
    await kitchen.write((connection) => addEvent(connection, 'First'));
    const bug = await kitchen.write((connection) => {
      addEvent(connection, 'Half');
      invariant(false, 'the oven is on');
      return ok();
    });
    const details = expect.stringContaining('the oven is on') as string;
    expect(bug).toMatchObject({ ok: false, error: { type: 'Defect', details } });
    expect(await kitchen.read((connection) => ok(connection.exec('SELECT nonsense')))).toMatchObject({
      error: { type: 'Defect' },
    });
    expect(await kitchen.read(names)).toEqual(ok(['First']));
    await kitchen.write((connection) => addEvent(connection, 'Second'));
    expect(await kitchen.read(names)).toEqual(ok(['First', 'Second']));
  });

  it('commands run one at a time, in the order they came', async () => {
    const kitchen = await kitchenOn(await imageStoreOf(new IDBFactory()));
    const wanted = Array.from({ length: 12 }, (_, n) => `Event ${n}`);
    await Promise.all(wanted.map((name) => kitchen.write((connection) => addEvent(connection, name))));
    expect(await kitchen.read(names)).toEqual(ok(wanted));
  });
});

describe('two windows', () => {
  it('write in turns on one kitchen, also when both began on nothing; nothing is lost and both end equal', async () => {
    const indexedDB = new IDBFactory();
    const [one, two] = [await kitchenOn(await imageStoreOf(indexedDB)), await kitchenOn(await imageStoreOf(indexedDB))];
    const writes = Array.from({ length: 20 }, (_, n) =>
      (n % 2 === 0 ? one : two).write((connection) => addEvent(connection, `Event ${n}`)),
    );
    for (const answer of await Promise.all(writes)) expect(answer).toMatchObject({ ok: true });
    value(await one.catchUp());
    value(await two.catchUp());
    const dump = (connection: Connection) => ok(dumpDatabase(connection));
    expect(value(await one.read(names)).toSorted()).toHaveLength(20);
    expect(await one.read(dump)).toEqual(await two.read(dump));
  });

  it('a window follows what another one saved, and tells its page', async () => {
    const indexedDB = new IDBFactory();
    const seen: unknown[] = [];
    const one = await TestKitchen.open(
      { onMoved: (saved, isOwnSave) => seen.push([saved.generation, isOwnSave]) },
      indexedDB,
    );
    const two = await TestKitchen.open({}, indexedDB);
    await two.event('Elsewhere');
    value(await one.store.catchUp());
    expect((await one.ask('events.list', undefined)).map((event) => event.name)).toEqual(['Elsewhere']);
    await one.event('Here');
    expect(seen).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('a lock that is never granted is not waited for longer than two seconds', async () => {
    const locks = {
      request: (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError'))),
        ),
    } as unknown as LockManager;
    const kitchen = await kitchenOn(await imageStoreOf(new IDBFactory()), { locks });
    expect(await kitchen.write((connection) => addEvent(connection, 'First'))).toMatchObject({ ok: true });
  });
});

describe('opening', () => {
  it('reads what is saved while the code that works on it is still on its way', async () => {
    const storage = await imageStoreOf(new IDBFactory());
    await (await kitchenOn(storage)).write((connection) => addEvent(connection, 'Winter fair'));
    let beRead = (): void => undefined;
    const isRead = new Promise<void>((resolve) => (beRead = resolve));
    const watched: ImageStore = {
      ...storage,
      load: async () => {
        const loaded = await storage.load();
        beRead();
        return loaded;
      },
    };
    const kitchen = await kitchenOn(watched, { engine: isRead.then(() => loadEngine()) });
    expect(await kitchen.read(names)).toEqual(ok(['Winter fair']));
  });

  it('rejects when that code cannot be had, and works with another try', async () => {
    const storage = await imageStoreOf(new IDBFactory());
    await (await kitchenOn(storage)).write((connection) => addEvent(connection, 'Winter fair'));
    const engine = Promise.reject(new Error('no wasm'));
    engine.catch(() => undefined); // it fails before anybody waits for it, as in the worker
    await expect(kitchenOn(storage, { engine })).rejects.toThrow('no wasm');
    expect(await (await kitchenOn(storage)).read(names)).toEqual(ok(['Winter fair']));
  });
});

describe('opening what does not fit stops, and changes nothing', () => {
  it('nothing is found where a kitchen was saved: never a fresh start', async () => {
    const indexedDB = new IDBFactory();
    const sentinel = { databaseId: newUuid(), generation: 3 };
    expect(await openOn(indexedDB, { sentinel })).toEqual(err({ type: 'KitchenLost', expected: sentinel }));
    expect(value(await (await imageStoreOf(indexedDB)).load())).toBeNull();
  });

  it('an older state than the one that was saved last', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.event();
    const saved = kitchen.store.saved();
    if (!saved) throw new Error('saved');
    const sentinel = { ...saved, generation: 9 };
    expect(await openOn(kitchen.indexedDB, { sentinel })).toMatchObject({
      error: { type: 'KitchenOlder', expected: sentinel, found: saved },
    });
  });

  it('site data that was cleared while the kitchen was open: the next save refuses, and leaves no stump', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.event('Kept in memory');
    const other = await imageStoreOf(kitchen.indexedDB);
    other.close();
    await new Promise((resolve) => {
      kitchen.indexedDB.deleteDatabase('bakeline').onsuccess = resolve;
    });
    const refused = await kitchen.store.do('events.create', {
      commandId: newUuid(),
      draft: { name: 'Second', date: '2026-12-21', guests: '', notes: '' },
    });
    expect(refused).toMatchObject({ ok: false });
    expect(refused).toEqual(err({ type: 'StorageCleared' }));
    expect((await kitchen.ask('events.list', undefined)).map((event) => event.name)).toEqual(['Kept in memory']);
    expect(value(await (await imageStoreOf(kitchen.indexedDB)).load())).toBeNull();

    const before = kitchen.store.saved();
    const saved = value(await kitchen.store.writeAnew());
    expect(saved).toEqual({ databaseId: before?.databaseId, generation: (before?.generation ?? 0) + 1 });
    await kitchen.event('After it');
    await kitchen.restart();
    expect((await kitchen.ask('events.list', undefined)).map((event) => event.name)).toEqual([
      'Kept in memory',
      'After it',
    ]);
  });

  it('site data that was cleared under two windows is written anew by one of them, and the other follows', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.event('Kept in memory');
    const other = value(await openOn(kitchen.indexedDB, { sentinel: kitchen.store.saved() }));
    await new Promise((resolve) => {
      kitchen.indexedDB.deleteDatabase('bakeline').onsuccess = resolve;
    });
    const saved = value(await kitchen.store.writeAnew());
    expect(value(await other.writeAnew())).toEqual(saved);
    await kitchen.event('After it');
    value(await other.catchUp());
    expect(value(await other.ask('events.list', undefined)).map((event) => event.name)).toContain('After it');
    other.close();
  });

  type Bytes = Uint8Array<ArrayBuffer>;
  it.each<[string, (bytes: Bytes) => Bytes | Promise<Bytes>, object]>([
    ['bytes that are no database', (bytes) => bytes.map((_, index) => index % 251), { type: 'DatabaseUnsound' }],
    [
      'a database that is not ours',
      (bytes) => bytes.with(68, 0),
      { type: 'DatabaseUnsound', problem: expect.stringContaining('application id') as string },
    ],
    [
      'a row that its own rule forbids',
      async (bytes) => {
        const database = attach(await loadEngine(), bytes);
        database.exec("PRAGMA ignore_check_constraints = ON; UPDATE events SET event_date = '2026-99-99'");
        return database.exportBytes();
      },
      { type: 'DatabaseUnsound', problem: 'CHECK constraint failed in events' },
    ],
  ])('%s', async (_, spoil, error) => {
    const kitchen = await TestKitchen.open();
    await kitchen.event();
    kitchen.store.close();
    const storage = await imageStoreOf(kitchen.indexedDB);
    const base = value(await storage.load());
    if (!base) throw new Error('saved');
    const bytes = await spoil(bytesIn(base));
    value(
      await storage.save({
        base,
        bytes,
        next: { ...base.head, generation: base.head.generation + 1, writer: newUuid() },
      }),
    );
    expect(await openOn(kitchen.indexedDB)).toMatchObject({ ok: false, error });
  });

  it('a generation in the database that is not the one in its head, and an app too old for what is there', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.event();
    kitchen.store.close();
    const storage = await imageStoreOf(kitchen.indexedDB);
    const base = value(await storage.load());
    if (!base) throw new Error('saved');
    const next = { ...base.head, generation: base.head.generation + 1, writer: newUuid() };
    const other = value(await storage.save({ base, bytes: bytesIn(base), next }));
    expect(await openOn(kitchen.indexedDB)).toMatchObject({
      error: { type: 'DatabaseUnsound', problem: 'generation 1 instead of 2' },
    });
    const newer = { ...next, generation: next.generation + 1, minReader: 99, writer: newUuid() };
    value(await storage.save({ base: other, bytes: bytesIn(other), next: newer }));
    expect(await openOn(kitchen.indexedDB)).toEqual(err({ type: 'NewerVersionInUse', minReader: 99 }));
  });

  it('a snapshot that is none is named on its event, and the list of events stands', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.do('kitchen.loadDemo', { today: '2026-11-23' });
    kitchen.store.close();
    const storage = await imageStoreOf(kitchen.indexedDB);
    const base = value(await storage.load());
    if (!base) throw new Error('saved');
    const database = attach(await loadEngine(), bytesIn(base));
    database.exec(
      'DROP TRIGGER snapshot_update; UPDATE plan_snapshots SET snapshot_data = \'{"snapshot_version":"9.9"}\'',
    );
    database.exec(`UPDATE _store SET generation = ${base.head.generation + 1}`);
    const next = { ...base.head, generation: base.head.generation + 1, writer: newUuid() };
    value(await storage.save({ base, bytes: database.exportBytes(), next }));
    const reopened = await TestKitchen.open({}, kitchen.indexedDB);
    const events = await reopened.ask('events.list', undefined);
    const baking = events.find((event) => event.state === 'in_production');
    expect(baking).toMatchObject({ outlook: null });
    if (!baking) throw new Error('baking');
    expect(await reopened.store.ask('plan.comparison', { eventId: baking.eventId })).toEqual(
      err({ type: 'SnapshotUnreadable', version: '9.9', problem: 'version 9.9 is not known here' }),
    );
  });
});
