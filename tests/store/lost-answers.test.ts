/** Answers that are lost, saves that break, and kitchens that are not the one a window knows. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/database/connection.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { err, ok } from '../../src/shared/result.ts';
import { openImageStore, type ImageStore } from '../../src/storage/image-store.ts';
import { openDurableKitchen } from '../../src/store/durable-kitchen.ts';
import { newUuid, TestKitchen, value } from './test-kitchen.ts';

function clear(indexedDB: IDBFactory): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('bakeline');
    opening.onsuccess = () => {
      const t = opening.result.transaction(['chunks', 'meta'], 'readwrite');
      t.objectStore('chunks').clear();
      t.objectStore('meta').clear();
      t.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      t.onerror = () => reject(new Error('clear'));
    };
  });
}

describe('a window of a kitchen that is gone', () => {
  it('never runs its command on another kitchen that stands in its place', async () => {
    const old = await TestKitchen.open();
    const eventId = await old.event('Old wedding');
    await clear(old.indexedDB);
    const fresh = await TestKitchen.open({}, old.indexedDB);
    await fresh.event('New party');
    await old.store.do('events.delete', { eventId }); // the old window deletes its event 1
    value(await fresh.store.catchUp());
    expect((await fresh.ask('events.list', undefined)).map((event) => event.name)).toEqual(['New party']);
  });
});

describe('a save whose answer is lost', () => {
  it('is not called unsaved because another window saved right after it', async () => {
    const indexedDB = new IDBFactory();
    const store = async (): Promise<ImageStore> =>
      value(await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange }));
    const options = {
      engine: await loadEngine(),
      sentinel: null,
      onMoved: () => undefined,
      now: () => '2026-12-18T19:40:00.000Z' as Moment,
      newUuid,
      pause: () => Promise.resolve(),
    };
    const other = value(await openDurableKitchen({ ...options, storage: await store() }));
    const storage = await store();
    let isArmed = true;
    const one = value(
      await openDurableKitchen({
        ...options,
        storage: {
          ...storage,
          save: async (save) => {
            if (!isArmed) return storage.save(save);
            isArmed = false;
            await storage.save(save);
            // in between another window catches up and saves
            await other.write((connection) => {
              connection.run("INSERT INTO settings (key, value) VALUES ('b', '2')", {});
              return ok();
            });
            return err({ type: 'StorageFailed', name: 'AbortError', message: 'the answer was lost' });
          },
        },
      }),
    );
    const answer = await one.write((connection) => {
      connection.run("INSERT OR IGNORE INTO settings (key, value) VALUES ('a', '1')", {});
      return ok();
    });
    // the setting is on the device: “this last step was not saved” would be wrong
    expect(answer).toMatchObject({ ok: true });
  });
});

describe('an error that is thrown while saving', () => {
  it('leaves memory as it was on the device', async () => {
    const indexedDB = new IDBFactory();
    const storage = value(await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange }));
    const options = {
      engine: await loadEngine(),
      sentinel: null,
      onMoved: () => undefined,
      now: () => '2026-12-18T19:40:00.000Z' as Moment,
      newUuid,
      pause: () => Promise.resolve(),
    };
    let isArmed = false;
    const kitchen = value(
      await openDurableKitchen({
        ...options,
        storage: {
          ...storage,
          save: (save) => {
            if (isArmed) throw new RangeError('Array buffer allocation failed');
            return storage.save(save);
          },
        },
      }),
    );
    await kitchen.write((connection) => {
      connection.run("INSERT INTO settings (key, value) VALUES ('a', '1')", {});
      return ok();
    });
    isArmed = true;
    await kitchen
      .write((connection) => {
        connection.run("INSERT INTO settings (key, value) VALUES ('b', '2')", {});
        return ok();
      })
      .catch(() => undefined);
    const { countRows } = await import('../../src/database/dump.ts');
    expect(value(await kitchen.read((connection) => ok(countRows(connection)['settings'])))).toBe(1);
  });
});
