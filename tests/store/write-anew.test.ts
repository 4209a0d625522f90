/** What is stored is damaged under a window that holds the whole kitchen: it goes back there from memory, and nothing newer is lost. */
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/database/connection.ts';
import type { ChunkRow } from '../../src/storage/chunks.ts';
import { readCopy } from '../../src/store/read-copy.ts';
import { change, changeRow, flipped } from './stored-damage.ts';
import { openOn, TestKitchen, value } from './test-kitchen.ts';

const names = async (kitchen: TestKitchen) =>
  (await kitchen.ask('events.list', undefined)).map((event) => event.name).toSorted();

async function demoKitchen(): Promise<TestKitchen> {
  const kitchen = await TestKitchen.open();
  await kitchen.do('kitchen.loadDemo', { today: '2026-11-25' });
  return kitchen;
}
/** Of a part that no later save touches one byte is turned over. */
async function damagedKitchen(): Promise<TestKitchen> {
  const kitchen = await demoKitchen();
  await flipPart(kitchen);
  await kitchen.event('Wedding');
  return kitchen;
}
const flipPart = (kitchen: TestKitchen) => change(kitchen, ({ chunks }) => changeRow<ChunkRow>(chunks, 1, flipped));
const faults = async (kitchen: TestKitchen) => value(await kitchen.store.check()).faults;

describe('what is stored is damaged while the kitchen is open', () => {
  it('everything is saved once more from memory, and is found right after that and after a restart', async () => {
    const kitchen = await damagedKitchen();
    expect(await faults(kitchen)).toMatchObject([{ type: 'Stored', trouble: { type: 'ImageDamaged' } }]);
    const before = await names(kitchen);
    const saved = kitchen.store.saved();
    expect(value(await kitchen.store.writeAnew())).toEqual({
      databaseId: saved?.databaseId,
      generation: (saved?.generation ?? 0) + 1,
    });
    expect(await faults(kitchen)).toEqual([]);
    await kitchen.event('After it');
    await kitchen.restart();
    expect(await names(kitchen)).toEqual([...before, 'After it'].toSorted());
  });

  it('also where the head is gone or is none', async () => {
    for (const spoil of [(meta: IDBObjectStore) => meta.clear(), (meta: IDBObjectStore) => meta.put({ k: 'head' })]) {
      const kitchen = await TestKitchen.open();
      await kitchen.event('Winter fair');
      await change(kitchen, ({ meta }) => void spoil(meta));
      value(await kitchen.store.writeAnew());
      await kitchen.restart();
      expect(await names(kitchen)).toEqual(['Winter fair']);
    }
  });

  it('nothing is written where all is as it was saved', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.event('Winter fair');
    expect(value(await kitchen.store.writeAnew())).toEqual(kitchen.store.saved());
    expect(kitchen.store.saved()?.generation).toBe(1);
  });

  it.each<[string, (meta: IDBObjectStore) => unknown]>([
    ['with the head that names it', () => undefined],
    ['and without a head', (meta) => meta.clear()],
  ])('a window that has not seen the last save writes nothing over it, %s', async (_, spoil) => {
    const kitchen = await demoKitchen();
    const other = value(await openOn(kitchen.indexedDB, { sentinel: kitchen.store.saved() }));
    await kitchen.event('Wedding');
    await flipPart(kitchen);
    await change(kitchen, ({ meta }) => void spoil(meta));
    expect(await other.writeAnew()).toMatchObject({ ok: false, error: { type: 'ImageDamaged' } });
    value(await kitchen.store.writeAnew());
    await kitchen.restart();
    expect(await names(kitchen)).toContain('Wedding');
  });

  it('a kitchen that is restored over it is written whole', async () => {
    const kitchen = await damagedKitchen();
    const before = await names(kitchen);
    const { image, shown } = value(readCopy(await loadEngine(), value(await kitchen.store.copy()).bytes));
    value(await kitchen.store.restore({ image, shown, over: kitchen.store.saved(), from: 'kitchen.sqlite' }));
    await kitchen.restart();
    expect(await names(kitchen)).toEqual(before);
  });
});
