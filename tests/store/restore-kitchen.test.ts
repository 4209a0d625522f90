/** The kitchen of a file in the place of the one that is here: all or nothing, and never for good. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/database/connection.ts';
import { fingerprintOfBytes } from '../../src/domain/fingerprint.ts';
import type { EventId, Moment } from '../../src/domain/ids.ts';
import { invariant } from '../../src/shared/invariant.ts';
import type { KeptFiles } from '../../src/storage/kept-files.ts';
import { openKeptFiles } from '../../src/storage/open-kept-files.ts';
import type { Sentinel } from '../../src/storage/sentinel.ts';
import { forgetOldKitchens, keepKitchen, keptKitchen, keptKitchens } from '../../src/store/kept-kitchens.ts';
import { readCopy } from '../../src/store/read-copy.ts';
import type { RestoreAsk } from '../../src/store/restore-kitchen.ts';
import { failingTablet } from '../storage/failing-tablet.ts';
import { contentOf, copyOf, demoKitchen, tampered } from './copied-kitchen.ts';
import { deedFor, firstDeeds, arbitraryWish } from './random-deeds.ts';
import { afterDeed, emptyKitchen } from './counted-kitchen.ts';
import { readyCommand } from './deeds-in-store.ts';
import { savedDatabase } from './saved-rows.ts';
import { openOn, TestKitchen, value } from './test-kitchen.ts';

const engine = await loadEngine();
const demo = await copyOf(await demoKitchen());

/** What the page sends on a person's word. */
function askTo(bytes: Uint8Array<ArrayBuffer>, over: Sentinel | null): RestoreAsk {
  const { image, shown } = value(readCopy(engine, bytes));
  return { image, shown, over, from: 'bakeline-2026-11-25.sqlite' };
}

const filesOf = (indexedDB: IDBFactory) =>
  openKeptFiles({ name: 'bakeline', directory: () => Promise.reject(new Error('none')), indexedDB, IDBKeyRange });

/** What is saved, but for which database and save it is, and what a copy and a restored one say of themselves. */
function kitchenIn(bytes: Uint8Array<ArrayBuffer>) {
  const content = contentOf(bytes);
  const settings = content['settings']?.rows.filter(([key]) => key !== 'restored');
  return { ...content, settings, _store: null };
}
async function savedKitchen({ indexedDB }: { readonly indexedDB: IDBFactory }) {
  const connection = await savedDatabase(indexedDB);
  const bytes = connection.exportBytes();
  connection.close();
  return kitchenIn(bytes);
}

async function busyKitchen(): Promise<TestKitchen> {
  const kitchen = await TestKitchen.open();
  await kitchen.recipe('Scones', 8);
  await kitchen.event('Winter fair');
  return kitchen;
}

describe('restoring', () => {
  it('puts the kitchen of the file here, under a name of its own, and it is there after a restart', async () => {
    const kitchen = await busyKitchen();
    const before = kitchen.store.saved();
    const saved = value(await kitchen.store.restore(askTo(demo, before)));
    expect(kitchen.store.saved()).toEqual(saved);
    expect(saved.databaseId).not.toBe(before?.databaseId);
    expect(await savedKitchen(kitchen)).toEqual(kitchenIn(demo));
    await kitchen.restart();
    expect((await kitchen.ask('events.list', undefined)).map(({ name }) => name)).toContain('School fair');
    await kitchen.event('One more');
    expect(kitchen.store.saved()).toEqual({ ...saved, generation: saved.generation + 1 });
  });

  it('says afterwards where the kitchen came from', async () => {
    const kitchen = await busyKitchen();
    expect(await kitchen.ask('kitchen.restored', undefined)).toBeNull();
    const replaced = kitchen.store.saved();
    value(await kitchen.store.restore(askTo(demo, replaced)));
    const restored = await kitchen.ask('kitchen.restored', undefined);
    expect(restored).toMatchObject({ from: 'bakeline-2026-11-25.sqlite', replaced });
    expect(value(await keptKitchens(await filesOf(kitchen.indexedDB)))).toEqual([restored?.at]);
  });

  it('keeps the kitchen that was here, and going back is the same the other way round', async () => {
    const kitchen = await busyKitchen();
    const before = await savedKitchen(kitchen);
    value(await kitchen.store.restore(askTo(demo, kitchen.store.saved())));
    const files = await filesOf(kitchen.indexedDB);
    const [at] = value(await keptKitchens(files));
    invariant(at, 'it is kept');
    const kept = value(await keptKitchen(files, at));
    invariant(kept, 'it can be read');
    expect(kitchenIn(kept)).toEqual(before);
    value(await kitchen.store.restore(askTo(kept, kitchen.store.saved())));
    expect(await savedKitchen(kitchen)).toEqual(before);
    expect(value(await keptKitchens(files))).toHaveLength(2);
  });

  it('into an empty kitchen keeps nothing: there was nothing', async () => {
    const kitchen = await TestKitchen.open();
    value(await kitchen.store.restore(askTo(demo, null)));
    expect(await savedKitchen(kitchen)).toEqual(kitchenIn(demo));
    expect(value(await keptKitchens(await filesOf(kitchen.indexedDB)))).toEqual([]);
  });

  it('takes a copy of this very kitchen, which had more saves than the file', async () => {
    const kitchen = await busyKitchen();
    const copy = await copyOf(kitchen);
    const then = await savedKitchen(kitchen);
    await kitchen.event('Later');
    value(await kitchen.store.restore(askTo(copy, kitchen.store.saved())));
    expect(await savedKitchen(kitchen)).toEqual(then);
  });
});

describe('nothing is restored', () => {
  it('when the kitchen has moved on since it was shown', async () => {
    const kitchen = await busyKitchen();
    const ask = askTo(demo, kitchen.store.saved());
    const other = value(await openOn(kitchen.indexedDB));
    value(await other.do('events.delete', { eventId: 1 as EventId }));
    expect(await kitchen.store.restore(ask)).toEqual({ ok: false, error: { type: 'KitchenMovedOn' } });
    expect(kitchen.store.saved()).toEqual(other.saved());
    expect(value(await keptKitchens(await filesOf(kitchen.indexedDB)))).toEqual([]);
  });

  it.each([
    ['has no place for files', null, 'StorageUnavailable'],
    ['has no room', unwritable(), 'StorageFull'],
    ['writes something else', forgetful(), 'StorageFailed'],
  ])('when today’s kitchen cannot be kept because the device %s', async (_, keptFiles, type) => {
    const kitchen = await TestKitchen.open({ keptFiles });
    await kitchen.event('Winter fair');
    const before = await savedKitchen(kitchen);
    expect(await kitchen.store.restore(askTo(demo, kitchen.store.saved()))).toMatchObject({ error: { type } });
    expect(await savedKitchen(kitchen)).toEqual(before);
    await kitchen.event('It goes on');
  });

  it.each([
    ['other bytes than were shown', (ask: RestoreAsk) => ({ ...ask, shown: fingerprintOfBytes(demo) })],
    ['a database with a trigger of its own', withSchema('CREATE TRIGGER evil AFTER INSERT ON events BEGIN DELETE FROM recipes; END')], // prettier-ignore
    ['a database without one of ours', withSchema('DROP TRIGGER snapshot_update')],
    ['no database', (ask: RestoreAsk) => shownAs(ask, new Uint8Array(4096))],
  ])('of %s', async (_, change) => {
    const kitchen = await busyKitchen();
    const before = await savedKitchen(kitchen);
    const answer = await kitchen.store.restore(change(askTo(demo, kitchen.store.saved())));
    expect(answer).toMatchObject({ ok: false, error: { type: 'Defect' } });
    expect(await savedKitchen(kitchen)).toEqual(before);
    expect(value(await keptKitchens(await filesOf(kitchen.indexedDB)))).toEqual([]);
  });
});

describe('another window', () => {
  it('that has the kitchen from before cannot write over it, and is told', async () => {
    const kitchen = await busyKitchen();
    const other = value(await openOn(kitchen.indexedDB));
    value(await kitchen.store.restore(askTo(demo, kitchen.store.saved())));
    const replaced = { ok: false, error: { type: 'KitchenReplaced' } };
    expect(await other.do('events.delete', { eventId: 1 as EventId })).toEqual(replaced);
    expect(await other.catchUp()).toEqual(replaced);
    expect(value(await other.ask('events.list', undefined)).map(({ name }) => name)).toEqual(['Winter fair']);
    expect(await savedKitchen(kitchen)).toEqual(kitchenIn(demo));
  });
});

describe('ended in the middle', () => {
  it(
    'the kitchen is the one or the other, whichever operation of the storage was the last',
    { timeout: 120_000 },
    async () => {
      let wasOld = 0;
      let wasNew = 0;
      for (let ends = 1, isOver = false; !isOver; ends += 1) {
        const tablet = new IDBFactory();
        const failing = failingTablet(tablet);
        const kitchen = await TestKitchen.open({}, failing.factory);
        await kitchen.event('Winter fair');
        const sentinel = kitchen.store.saved();
        const [old, ask] = [await savedKitchen({ indexedDB: tablet }), askTo(demo, sentinel)];
        failing.failOn((_, number) => (number >= ends ? 'AbortError' : undefined));
        const answer = await kitchen.store.restore(ask);
        isOver = failing.mend() === 0;
        kitchen.store.close();
        // The page has not heard of it: it still remembers the kitchen from before.
        const again = value(await openOn(tablet, { sentinel }));
        const found = await savedKitchen({ indexedDB: tablet });
        const isNew = again.saved()?.databaseId !== sentinel?.databaseId;
        expect(found).toEqual(isNew ? kitchenIn(demo) : old);
        if (answer.ok) expect(isNew).toBe(true);
        if (isNew) wasNew += 1;
        else wasOld += 1;
        again.close();
      }
      expect(wasOld).toBeGreaterThan(3);
      expect(wasNew).toBeGreaterThan(0);
    },
  );

  it('a kitchen that took the place of another one than the page remembers is not opened', async () => {
    const kitchen = await busyKitchen();
    value(await kitchen.store.restore(askTo(demo, kitchen.store.saved())));
    kitchen.store.close();
    const sentinel = { databaseId: 'b3bb189e-8bf9-4888-9912-ace4e6543002', generation: 1 };
    expect(await openOn(kitchen.indexedDB, { sentinel })).toMatchObject({ error: { type: 'KitchenOther' } });
  });
});

describe('what is kept', () => {
  it('is there for 30 days, and gone when the app is opened after that', async () => {
    const files = await filesOf(new IDBFactory());
    const moments = ['2026-10-26T12:00:00.000Z', '2026-10-27T12:00:00.000Z', '2026-11-30T12:00:00.000Z'] as Moment[];
    for (const at of moments) value(await keepKitchen(files, at, demo));
    invariant(files, 'there is a place');
    value(await files.write('copy-a', demo));
    await forgetOldKitchens(files, '2026-11-26T11:59:59.000Z' as Moment);
    expect(value(await keptKitchens(files))).toEqual(moments.slice(1).reverse());
    expect(value(await files.list())).toContain('copy-a');
  });
});

it('any kitchen that the store can make comes back from its copy as it was', { timeout: 60_000 }, async () => {
  let kitchens = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryWish, { minLength: 10, maxLength: 40 }), async (wishes) => {
      const kitchen = await TestKitchen.open();
      let paper = emptyKitchen;
      const deeds = [...firstDeeds.map((deed) => () => deed), ...wishes.map((wish) => () => deedFor(paper, wish))];
      for (const next of deeds) {
        const deed = next();
        if (!deed) continue;
        await (
          await readyCommand(kitchen.store, deed)
        )(kitchen.store);
        paper = afterDeed(paper, deed) ?? paper;
      }
      const copy = await copyOf(kitchen);
      expect(contentOf(value(readCopy(engine, copy)).image)).toEqual(contentOf(copy));
      const other = await TestKitchen.open();
      value(await other.store.restore(askTo(copy, null)));
      expect(await savedKitchen(other)).toEqual(await savedKitchen(kitchen));
      kitchens += 1;
    }),
    { numRuns: 1_000, interruptAfterTimeLimit: 8_000 },
  );
  expect(kitchens).toBeGreaterThan(5);
});

function shownAs(ask: RestoreAsk, image: Uint8Array<ArrayBuffer>): RestoreAsk {
  return { ...ask, image, shown: fingerprintOfBytes(image) };
}
function withSchema(sql: string) {
  return (ask: RestoreAsk): RestoreAsk => shownAs(ask, tampered(ask.image, sql));
}
function unwritable(): KeptFiles {
  const full = () => Promise.resolve({ ok: false as const, error: { type: 'StorageFull' as const } });
  return { ...forgetful(), write: full };
}
function forgetful(): KeptFiles {
  const done = () => Promise.resolve({ ok: true as const, value: undefined });
  const nothing = () => Promise.resolve({ ok: true as const, value: null });
  return {
    kind: 'opfs',
    list: () => Promise.resolve({ ok: true, value: [] }),
    read: nothing,
    write: done,
    remove: done,
  };
}
