/** A migration runs as every command does, inside the one write path: whatever stops it, the kitchen before it is there, whole. */
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { loadEngine, type Connection } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { createTriggers, dropTriggers } from '../../src/database/migrations.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { ok } from '../../src/shared/result.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import { openDurableKitchen } from '../../src/store/durable-kitchen.ts';
import { failingTablet } from '../storage/failing-tablet.ts';
import { savedDatabase } from './saved-rows.ts';
import { newUuid, TestKitchen, value } from './test-kitchen.ts';

/** As one of a later version might: new tables and columns, a table rebuilt, rows rewritten, triggers made anew. */
const statements: ((connection: Connection) => void)[] = [
  dropTriggers,
  (connection) => connection.exec('CREATE TABLE shelves (id INTEGER PRIMARY KEY, name TEXT NOT NULL)'),
  (connection) => connection.exec('INSERT INTO shelves (name) SELECT name FROM recipes'),
  (connection) => connection.exec('ALTER TABLE recipes ADD COLUMN shelf_id INTEGER REFERENCES shelves (id)'),
  (connection) => connection.exec('UPDATE recipes SET shelf_id = (SELECT id FROM shelves WHERE name = recipes.name)'),
  (connection) => connection.exec("UPDATE events SET notes = notes || ' (moved)'"),
  (connection) => connection.exec('CREATE TABLE settings_anew AS SELECT * FROM settings'),
  (connection) => connection.exec('DROP TABLE settings'),
  (connection) => connection.exec('ALTER TABLE settings_anew RENAME TO settings'),
  createTriggers,
];

async function kitchenBefore() {
  const kitchen = await TestKitchen.open();
  await kitchen.do('kitchen.loadDemo', { today: '2026-11-23' });
  const before = kitchen.store.saved();
  kitchen.store.close();
  return { indexedDB: kitchen.indexedDB, before, dump: dumpDatabase(await savedDatabase(kitchen.indexedDB)) };
}

async function openedOn(indexedDB: IDBFactory) {
  const storage = value(await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange }));
  return openDurableKitchen({
    engine: await loadEngine(),
    storage,
    sentinel: null,
    onMoved: () => undefined,
    now: () => '2026-11-24T08:00:00.000Z' as Moment,
    newUuid,
    pause: () => Promise.resolve(),
  });
}

describe('a migration that is stopped leaves the kitchen as it was', () => {
  it('when it throws after any of its statements', async () => {
    const { indexedDB, before, dump } = await kitchenBefore();
    for (let done = 0; done <= statements.length; done++) {
      const kitchen = value(await openedOn(indexedDB));
      const migrated = await kitchen.write((connection) => {
        for (const statement of statements.slice(0, done)) statement(connection);
        throw new Error('the oven is on');
      });
      expect(migrated).toMatchObject({ ok: false, error: { type: 'Defect' } });
      expect(value(await kitchen.read((connection) => ok(dumpDatabase(connection))))).toEqual(dump);
      kitchen.close();
      expect(dumpDatabase(await savedDatabase(indexedDB))).toEqual(dump);
      const again = await TestKitchen.open({ sentinel: before }, indexedDB);
      expect(await again.ask('events.list', undefined)).toHaveLength(4);
      again.store.close();
    }
  });

  it('or as it is afterwards, when the app is ended at any operation of the save', async () => {
    const seen = new Set<boolean>();
    for (let n = 1; !seen.has(true); n++) {
      const { indexedDB, before, dump } = await kitchenBefore();
      const failing = failingTablet(indexedDB);
      const kitchen = value(await openedOn(failing.factory));
      failing.failOn((_, number) => (number >= n ? 'AbortError' : undefined));
      const migrated = await kitchen.write((connection) => {
        for (const statement of statements) statement(connection);
        return ok();
      });
      failing.mend();
      kitchen.close();
      const stored = dumpDatabase(await savedDatabase(indexedDB));
      expect('shelves' in stored).toBe(migrated.ok);
      if (!migrated.ok) expect(stored).toEqual(dump);
      const again = await TestKitchen.open({ sentinel: before }, indexedDB);
      expect(await again.ask('events.list', undefined)).toHaveLength(4);
      again.store.close();
      seen.add(migrated.ok);
    }
    expect(seen).toEqual(new Set([false, true]));
  });
});
