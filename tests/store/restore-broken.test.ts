/** A copy in the place of what is damaged and does not open: that is kept as it lies there, and nothing that is whole is replaced so. */
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/database/connection.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { brokenFilesIn } from '../../src/storage/broken-files.ts';
import { readCopy } from '../../src/store/read-copy.ts';
import { restoreOverBroken } from '../../src/store/restore-broken.ts';
import { copyOf, demoKitchen } from './copied-kitchen.ts';
import { eventNames, makeEvent, SafeTablet } from './safe-tablet.ts';
import { change, changeRow, flipped } from './stored-damage.ts';
import { newUuid, openOn, value } from './test-kitchen.ts';

const engine = await loadEngine();
const copy = readCopy(engine, await copyOf(await demoKitchen()));
const at = '2026-11-26T19:40:00.000Z' as Moment;

/** A kitchen with an event, and no safety copy of it. Closed. */
async function tabletWithKitchen(): Promise<SafeTablet> {
  const tablet = new SafeTablet();
  const store = await tablet.kitchen();
  await makeEvent(store, 'Winter fair');
  store.close();
  return tablet;
}

async function restore(tablet: SafeTablet) {
  const { image, shown } = value(copy);
  const database = { name: 'bakeline', indexedDB: tablet.indexedDB, IDBKeyRange };
  const ask = { image, shown, over: tablet.sentinel, from: 'bakeline-2026-11-25.sqlite' };
  return restoreOverBroken({ database, engine, files: await tablet.files(), now: () => at, newUuid }, ask);
}

describe('a copy in the place of a damaged kitchen', () => {
  it('opens from then on, also for a page that was gone before it heard of it; what was broken is kept', async () => {
    const tablet = await tabletWithKitchen();
    await change(tablet, ({ chunks }) => changeRow(chunks, 1, flipped));
    expect(await tablet.open()).toMatchObject({ ok: false, error: { type: 'ImageDamaged' } });
    const saved = value(await restore(tablet));
    expect(saved.databaseId).not.toBe(tablet.sentinel?.databaseId);
    const broken = value(await brokenFilesIn(await tablet.files()).list());
    expect(broken.map((file) => file.at)).toEqual([at]);
    const store = await tablet.kitchen();
    expect(await eventNames(store)).toContain('School fair');
    expect(store.saved()).toEqual(saved);
    store.close();
  });

  it('is refused where what is there can be opened, and where newer code wrote it', async () => {
    const whole = await tabletWithKitchen();
    expect(await restore(whole)).toMatchObject({ ok: false, error: { type: 'KitchenMovedOn' } });
    const newer = await tabletWithKitchen();
    const raised = (head: object) => ({ ...head, minReader: 99, imageChecksum: 1 });
    await change(newer, ({ meta }) => changeRow(meta, 'head', raised));
    expect(await restore(newer)).toMatchObject({ ok: false, error: { type: 'NewerVersionInUse' } });
    for (const tablet of [whole, newer]) {
      expect(value(await brokenFilesIn(await tablet.files()).list())).toEqual([]);
    }
    expect(await eventNames(await whole.kitchen())).toEqual(['Winter fair']);
  });

  it('is refused, and changes nothing, where what is broken cannot be kept', async () => {
    const tablet = await tabletWithKitchen();
    await change(tablet, ({ chunks }) => changeRow(chunks, 1, flipped));
    const { image, shown } = value(copy);
    const database = { name: 'bakeline', indexedDB: tablet.indexedDB, IDBKeyRange };
    const ask = { image, shown, over: tablet.sentinel, from: 'a.sqlite' };
    const refused = await restoreOverBroken({ database, engine, files: null, now: () => at, newUuid }, ask);
    expect(refused).toMatchObject({ ok: false, error: { type: 'StorageUnavailable' } });
    expect(await openOn(tablet.indexedDB)).toMatchObject({ ok: false, error: { type: 'ImageDamaged' } });
  });
});
