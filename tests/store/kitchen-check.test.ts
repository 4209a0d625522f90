/** “Check my data”: everything that is kept is looked at once more, and what is wrong is named. */
import { describe, expect, it } from 'vitest';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { advanceGeneration } from '../../src/database/model.ts';
import { bytesIn } from '../storage/image-bytes.ts';
import { behindTheGuards, writeRows } from './raw-rows.ts';
import { imageStoreOf } from './saved-rows.ts';
import { newUuid, openOn, TestKitchen, value } from './test-kitchen.ts';

async function demoKitchen(): Promise<TestKitchen> {
  const kitchen = await TestKitchen.open();
  await kitchen.do('kitchen.loadDemo', { today: '2026-11-25' });
  return kitchen;
}

describe('checking everything', () => {
  it('finds a sound kitchen right, and says how much was looked at', async () => {
    const kitchen = await demoKitchen();
    const check = value(await kitchen.store.check());
    expect(check).toMatchObject({ plans: 2, changes: 9, faults: [] });
    expect(check.bytes).toBe((await kitchen.ask('kitchen.facts', undefined)).saved?.size);
  });

  it('has nothing to find in a kitchen in which nothing was ever saved', async () => {
    const kitchen = await TestKitchen.open();
    expect(value(await kitchen.store.check())).toEqual({ bytes: 0, plans: 0, changes: 0, faults: [] });
  });

  it('names a part that is damaged on the device since it was read, and the rest is looked at all the same', async () => {
    const kitchen = await demoKitchen();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = kitchen.indexedDB.open('bakeline');
      opening.onsuccess = () => resolve(opening.result);
    });
    await new Promise<void>((resolve) => {
      const spoiling = database.transaction('chunks', 'readwrite');
      const chunks = spoiling.objectStore('chunks');
      const reading = chunks.get(1) as IDBRequest<{ d: Uint8Array }>;
      reading.onsuccess = () => {
        const row = reading.result;
        row.d[100] = (row.d[100] ?? 0) ^ 1;
        chunks.put(row);
      };
      spoiling.oncomplete = () => resolve();
    });
    database.close();
    const trouble = { type: 'ImageDamaged', found: { check: 'checksum', chunk: 1 } };
    expect(value(await kitchen.store.check())).toMatchObject({ plans: 2, faults: [{ type: 'Stored', trouble }] });
    expect(await kitchen.ask('events.list', undefined)).toHaveLength(4);
  });

  it('names the event and the change whose seal does not fit', async () => {
    const kitchen = await demoKitchen();
    await writeRows(kitchen, (connection) =>
      behindTheGuards(
        connection,
        'amendment_update',
        `UPDATE plan_amendments SET reason = 'Taste' WHERE sequence = 2
         AND event_id = (SELECT id FROM events WHERE name = 'Gift boxes')`,
      ),
    );
    expect(value(await kitchen.store.check()).faults).toEqual([{ type: 'Seal', event: 'Gift boxes', entry: 2 }]);
  });

  it('names a table with rows that refer to what is not there', async () => {
    const kitchen = await demoKitchen();
    kitchen.store.close();
    const storage = await imageStoreOf(kitchen.indexedDB);
    const base = value(await storage.load());
    if (!base) throw new Error('saved');
    const database = attach(await loadEngine(), bytesIn(base));
    const generation = base.head.generation + 1;
    database.exec('PRAGMA foreign_keys = OFF');
    database.exec(
      'UPDATE recipe_ingredients SET ingredient_id = 4711 WHERE id = (SELECT min(id) FROM recipe_ingredients)',
    );
    advanceGeneration(database, generation);
    const next = { ...base.head, generation, writer: newUuid() };
    value(await storage.save({ base, bytes: database.exportBytes(), next }));
    const store = value(await openOn(kitchen.indexedDB));
    expect(value(await store.check()).faults).toEqual([{ type: 'Strays', table: 'recipe_ingredients' }]);
  });
});
