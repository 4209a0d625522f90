/** The file that “Save a copy” hands over. */
import { expose, wrap } from 'comlink';
import { IDBFactory } from 'fake-indexeddb';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { deleteSetting, readSetting } from '../../src/database/model.ts';
import { whatIsUnsound } from '../../src/database/soundness.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { CopyMade } from '../../src/domain/kitchen-copy.ts';
import { invariant } from '../../src/shared/invariant.ts';
import { COPY_SETTING, type KitchenCopy } from '../../src/store/kitchen-copy.ts';
import { failingTablet } from '../storage/failing-tablet.ts';
import { savedDatabase } from './saved-rows.ts';
import { TestKitchen, value } from './test-kitchen.ts';

const today = '2026-11-25';
const opened = async ({ bytes }: KitchenCopy) => attach(await loadEngine(), bytes);
const copyOf = async (kitchen: TestKitchen) => value(await kitchen.store.copy());

/** All that it holds, but for what the copy says of itself. */
async function contentOf(copy: KitchenCopy) {
  const connection = await opened(copy);
  deleteSetting(connection, COPY_SETTING);
  const content = dumpDatabase(connection);
  connection.close();
  return content;
}
const savedContent = async (indexedDB: IDBFactory) => dumpDatabase(await savedDatabase(indexedDB));

describe('a copy of the kitchen', () => {
  it('opens in SQLite by itself, as a whole database of ours', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.do('kitchen.loadDemo', { today });
    const { bytes } = await copyOf(kitchen);
    const SQL = await initSqlJs();
    const database = new SQL.Database(bytes);
    const first = (sql: string) => database.exec(sql)[0]?.values[0]?.[0];
    expect(Buffer.from(bytes.subarray(0, 15)).toString()).toBe('SQLite format 3');
    expect([first('PRAGMA integrity_check'), first('PRAGMA application_id')]).toEqual(['ok', APPLICATION_ID]);
    expect(first("SELECT count(*) FROM events WHERE name = 'School fair'")).toBe(1);
    database.close();
  });

  it('holds what was saved, row by row, and says of which save it is', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.do('kitchen.loadDemo', { today });
    await kitchen.recipe('Scones', 8);
    const copy = await copyOf(kitchen);
    expect(await contentOf(copy)).toEqual(await savedContent(kitchen.indexedDB));
    expect(copy.saved).toEqual(kitchen.store.saved());
    invariant(copy.saved, 'something was saved');
    expect(whatIsUnsound(await opened(copy), { ...copy.saved, schemaVersion: SCHEMA_VERSION })).toBeNull();
  });

  it('carries how much is in it and when it was made; the kitchen itself is not touched by that', async () => {
    const at = '2026-11-25T09:30:00.000Z' as Moment;
    const kitchen = await TestKitchen.open({ now: () => at, appVersion: '3.2.1' });
    await kitchen.do('kitchen.loadDemo', { today });
    const before = await savedContent(kitchen.indexedDB);
    const copy = await copyOf(kitchen);
    expect(copy).toMatchObject({ madeAt: at, counts: (await kitchen.ask('kitchen.facts', undefined)).counts });
    expect(readSetting(await opened(copy), COPY_SETTING, CopyMade)).toEqual({ madeAt: at, appVersion: '3.2.1' });
    expect(await contentOf(await copyOf(kitchen))).toEqual(before);
    await kitchen.event('Later');
    expect((await savedContent(kitchen.indexedDB))['settings']).toEqual(before['settings']);
  });

  it('waits for what is being saved, and holds it', async () => {
    const kitchen = await TestKitchen.open();
    const [, copy] = await Promise.all([kitchen.event('Winter fair'), copyOf(kitchen)]);
    expect(copy.counts.events).toBe(1);
  });

  it('can be had of a kitchen in which nothing was saved yet', async () => {
    const copy = await copyOf(await TestKitchen.open());
    expect(copy).toMatchObject({ saved: null, counts: { events: 0, recipes: 0 } });
  });

  it('goes over to the page, and is not there twice', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.event('Winter fair');
    const { port1, port2 } = new MessageChannel();
    const made: KitchenCopy[] = [];
    const worker = {
      copy: async () => {
        const copy = await kitchen.store.copy();
        made.push(value(copy));
        return copy;
      },
    };
    expose(worker, port2);
    const arrived = value(await wrap<typeof worker>(port1).copy());
    port1.close();
    expect(arrived.bytes.length).toBeGreaterThan(4096);
    expect(made.map(({ bytes }) => bytes.length)).toEqual([0]);
  });
});

describe('while saving fails', () => {
  const fails = [
    ['because the device is full', 'QuotaExceededError'],
    ['because the device does not write', 'UnknownError'],
  ] as const;
  it.each(fails)('%s, a copy can be had, of what was saved last', async (_, error) => {
    const tablet = new IDBFactory();
    const failing = failingTablet(tablet);
    const kitchen = await TestKitchen.open({}, failing.factory);
    await kitchen.event('Saved');
    const before = await savedContent(tablet);
    failing.failOn((operation) => (operation === 'complete' || operation === 'request' ? error : undefined));
    await expect(kitchen.event('Lost')).rejects.toThrow('refused');
    const copy = await copyOf(kitchen);
    expect(failing.mend()).toBeGreaterThan(0);
    expect(copy.counts.events).toBe(1);
    expect(await contentOf(copy)).toEqual(before);
  });

  it('because the storage was cleared under it, a copy holds all that is still in this window', async () => {
    const tablet = new IDBFactory();
    const kitchen = await TestKitchen.open({}, tablet);
    await kitchen.event('Saved');
    const before = await savedContent(tablet);
    await new Promise((resolve) => (tablet.deleteDatabase('bakeline').onsuccess = resolve));
    expect((await kitchen.store.catchUp()).ok).toBe(false);
    expect(await contentOf(await copyOf(kitchen))).toEqual(before);
  });
});

describe('since when there is work of its own in a kitchen', () => {
  const since = async (kitchen: TestKitchen) => (await kitchen.ask('kitchen.facts', undefined)).ownWorkSince;

  it('is not known of an empty one, nor of one in which only the demo is', async () => {
    const kitchen = await TestKitchen.open();
    expect(await since(kitchen)).toBeNull();
    await kitchen.do('kitchen.loadDemo', { today });
    expect(await since(kitchen)).toBeNull();
  });

  it('is the moment of its oldest event, recipe or box, also beside the demo', async () => {
    let now = '2026-11-01T08:00:00.000Z' as Moment;
    const kitchen = await TestKitchen.open({ now: () => now });
    await kitchen.do('kitchen.loadDemo', { today });
    now = '2026-11-02T08:00:00.000Z' as Moment;
    await kitchen.box('My box', { 'Sugar cookie': 2 });
    now = '2026-11-03T08:00:00.000Z' as Moment;
    await kitchen.event('Fair');
    await kitchen.recipe('Scones', 8);
    expect(await since(kitchen)).toBe('2026-11-02T08:00:00.000Z');
  });
});
