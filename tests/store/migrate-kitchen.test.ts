/**
 * A kitchen of an earlier model, opened by later code: here by a model that does not exist yet, so that the way to it is walked before
 * the first one that does.
 */
import { IDBKeyRange } from 'fake-indexeddb';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Migrations from '../../src/database/migrations.ts';
import type { Connection } from '../../src/database/connection.ts';
import { failingTablet } from '../storage/failing-tablet.ts';
import { safetyCopiesIn } from '../../src/storage/safety-copies.ts';
import { deviceWith } from './earlier-kitchens.ts';
import { SafeTablet } from './safe-tablet.ts';
import { imageStoreOf, savedDatabase } from './saved-rows.ts';
import { openOn, value } from './test-kitchen.ts';

const later = vi.hoisted(() => ({ breaks: false }));

vi.mock('../../src/database/migrations.ts', async (importOriginal) => {
  const today = await importOriginal<typeof Migrations>();
  return {
    ...today,
    SCHEMA_VERSION: 2,
    MIN_READER: 2,
    migrate: (connection: Connection, facts: Parameters<typeof today.migrate>[1]) => {
      if (today.schemaVersion(connection) === 0) today.migrate(connection, facts);
      connection.exec('ALTER TABLE recipes ADD COLUMN shelf_label TEXT');
      connection.exec('CREATE TABLE shelves (label TEXT NOT NULL)');
      if (later.breaks) throw new Error('the oven is on');
      connection.exec('PRAGMA user_version = 2');
    },
  };
});

const DEMO = 'model-1-demo.sqlite.gz';

async function headOf(indexedDB: IDBFactory) {
  const storage = await imageStoreOf(indexedDB);
  const head = value(await storage.readHead());
  storage.close();
  return head;
}

beforeEach(() => {
  later.breaks = false;
});

describe('a kitchen of an earlier model', () => {
  it('is brought to the later one at opening, with all that is in it, after a safety copy as it was', async () => {
    const tablet = new SafeTablet();
    tablet.indexedDB = await deviceWith(DEMO);
    const before = await headOf(tablet.indexedDB);
    const store = await tablet.kitchen();
    expect(value(await store.ask('events.list', undefined)).map(({ name }) => name)).toContain('School fair');
    const head = await headOf(tablet.indexedDB);
    expect(head).toMatchObject({ schemaVersion: 2, minReader: 2, generation: (before?.generation ?? 0) + 1 });
    const stored = await savedDatabase(tablet.indexedDB);
    expect(stored.all('SELECT shelf_label FROM recipes', {}, v.unknown()).length).toBeGreaterThan(0);
    stored.close();
    const copies = value(await safetyCopiesIn(await tablet.files()).look());
    expect(copies).toMatchObject([{ schemaVersion: 1, generation: before?.generation }]);
    store.close();

    await tablet.kitchen();
    expect(await headOf(tablet.indexedDB), 'once').toEqual(head);
  });

  it('stays as it was when that does not come to its end, and opens with the next try', async () => {
    const indexedDB = await deviceWith(DEMO);
    const before = await headOf(indexedDB);
    later.breaks = true;
    expect(await openOn(indexedDB)).toMatchObject({ ok: false, error: { type: 'Defect' } });
    expect(await headOf(indexedDB)).toEqual(before);
    later.breaks = false;
    value(await openOn(indexedDB)).close();
    expect(await headOf(indexedDB)).toMatchObject({ schemaVersion: 2 });
  });

  it('is of one model or the other whichever operation of the device fails', async () => {
    for (let n = 1; ; n += 1) {
      const indexedDB = await deviceWith(DEMO);
      const before = await headOf(indexedDB);
      const failing = failingTablet(indexedDB);
      failing.failOn((_operation, number) => (number === n ? 'UnknownError' : undefined));
      const opened = await openOn(failing.factory, { keptFiles: null, IDBKeyRange });
      const failures = failing.mend();
      if (opened.ok) opened.value.close();
      const head = await headOf(indexedDB);
      if (opened.ok) expect(head).toMatchObject({ schemaVersion: 2 });
      else expect(head).toEqual(before);
      value(await openOn(indexedDB)).close();
      expect(await headOf(indexedDB)).toMatchObject({ schemaVersion: 2 });
      if (failures === 0) break;
    }
  });
});
