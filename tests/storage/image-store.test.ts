import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHUNK_BYTES } from '../../src/storage/chunks.ts';
import type { ImageStore } from '../../src/storage/image-store.ts';
import type { SavedImage } from '../../src/storage/saved-image.ts';
import { bytesIn } from './image-bytes.ts';
import {
  expectSame,
  told,
  clearSiteData,
  closeConnections,
  damage,
  imageOf,
  imageOn,
  newTablet,
  nextHead,
  saveOn,
  storedRows,
  storeOn,
  valueOf,
  withByte,
} from './tablet.ts';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // Dexie tells when site data is cleared
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a kitchen saved on a tablet', () => {
  it('starts with nothing on a new tablet', async () => {
    const store = await storeOn(newTablet());
    expect(told(await store.load())).toEqual({ ok: true, value: null });
    expect(await store.readHead()).toEqual({ ok: true, value: null });
  });

  it.each([0, 1, 4096, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 5 * CHUNK_BYTES + 17])(
    'comes back byte for byte when it has %d bytes',
    async (length) => {
      const tablet = newTablet();
      const saved = await saveOn(await storeOn(tablet), null, imageOf(length));
      const loaded = await imageOn(tablet);
      expectSame(bytesIn(loaded), imageOf(length));
      expect(loaded.head).toEqual(saved.head);
      expect(loaded.head).toMatchObject({ ...nextHead(1), formatVersion: 1, length, chunkSize: CHUNK_BYTES });
    },
  );

  it.each([
    [5 * CHUNK_BYTES, 2 * CHUNK_BYTES],
    [5 * CHUNK_BYTES + 1, 5 * CHUNK_BYTES],
    [3 * CHUNK_BYTES, 2 * CHUNK_BYTES + 5],
    [CHUNK_BYTES + 9, 7],
    [CHUNK_BYTES, 0],
  ])('leaves no rest behind when it shrinks from %d to %d bytes', async (before, after) => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    await saveOn(store, await saveOn(store, null, imageOf(before)), imageOf(before).slice(0, after));
    expectSame(bytesIn(await imageOn(tablet)), imageOf(before).slice(0, after));
    expect((await storedRows(tablet)).chunks).toHaveLength(Math.ceil(after / CHUNK_BYTES));
  });

  it('writes only what changed', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const bytes = imageOf(5 * CHUNK_BYTES + 3);
    const first = await saveOn(store, null, bytes);
    const changed = withByte(withByte(bytes, CHUNK_BYTES, 0xaa), 5 * CHUNK_BYTES + 2, 0xbb);
    await saveOn(store, first, changed);
    expect((await storedRows(tablet)).chunks.map((row) => row.v)).toEqual([1, 2, 1, 1, 1, 2]);
    expectSame(bytesIn(await imageOn(tablet)), changed);
  });

  it('stores each part alone, never with the whole image behind it', async () => {
    const tablet = newTablet();
    await saveOn(await storeOn(tablet), null, imageOf(2 * CHUNK_BYTES + 10));
    const { chunks } = await storedRows(tablet);
    expect(chunks.map((row) => row.d.buffer.byteLength)).toEqual([CHUNK_BYTES, CHUNK_BYTES, 10]);
  });

  it('can be saved from memory that does not begin at a multiple of four', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const bytes = new Uint8Array(imageOf(2 * CHUNK_BYTES + 3).buffer, 3);
    const first = await saveOn(store, null, bytes);
    await saveOn(store, first, withByte(bytes, 2 * CHUNK_BYTES - 1, 9));
    expect((await storedRows(tablet)).chunks.map((row) => row.v)).toEqual([1, 2]);
    expectSame(bytesIn(await imageOn(tablet)), withByte(bytes, 2 * CHUNK_BYTES - 1, 9));
  });

  it('can be told which parts changed, and writes parts that grew in any case', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const first = await saveOn(store, null, imageOf(2 * CHUNK_BYTES + 3));
    const grown = imageOf(4 * CHUNK_BYTES);
    grown.set(imageOf(2 * CHUNK_BYTES + 3));
    grown[0] = 7;
    valueOf(await store.save({ base: first, bytes: grown, next: nextHead(2), written: [{ offset: 0, length: 1 }] }));
    expect((await storedRows(tablet)).chunks.map((row) => row.v)).toEqual([2, 1, 2, 2]);
    expectSame(bytesIn(await imageOn(tablet)), grown);
  });

  it('must rise with every save: another number is a defect and writes nothing', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const first = await saveOn(store, null, imageOf(10));
    await expect(store.save({ base: first, bytes: imageOf(11), next: nextHead(1) })).rejects.toThrow('generation');
    await expect(store.save({ base: null, bytes: imageOf(11), next: nextHead(0) })).rejects.toThrow('generation');
    await expect(store.save({ base: first, bytes: imageOf(11), next: nextHead(1.5) })).rejects.toThrow('whole');
    const written = [{ offset: 9, length: 4 }];
    await expect(store.save({ base: first, bytes: imageOf(11), next: nextHead(2), written })).rejects.toThrow('lies');
    expectSame(bytesIn(await imageOn(tablet)), imageOf(10));
  });

  it('whatever is saved one after the other, the last one comes back', async () => {
    const length = fc.oneof(
      fc.integer({ min: 0, max: 4 * CHUNK_BYTES }),
      fc.constantFrom(0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES),
    );
    const image = fc.record({ length, seed: fc.integer({ min: 1, max: 3 }), byte: fc.nat(4 * CHUNK_BYTES) });
    await fc.assert(
      fc.asyncProperty(fc.array(image, { minLength: 1, maxLength: 8 }), async (images) => {
        const tablet = newTablet();
        const store = await storeOn(tablet);
        const onlooker = await storeOn(tablet);
        let base: SavedImage | null = null;
        let seen: SavedImage | null = null;
        for (const { length: size, seed, byte } of images) {
          base = await saveOn(store, base, withByte(imageOf(size, seed), Math.min(byte, size - 1), 0x55));
          seen = valueOf(seen && byte % 2 ? await onlooker.loadNewer(seen) : await onlooker.load());
          expectSame(seen, base);
        }
        expectSame(await imageOn(tablet), base);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a kitchen whose changes are known', () => {
  /** One save: what is written where into the database's own memory, and how it grows. */
  const Change = fc.record({
    grow: fc.nat(2 * CHUNK_BYTES),
    writes: fc.array(fc.record({ at: fc.nat(6 * CHUNK_BYTES), length: fc.integer({ min: 1, max: 9_000 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    isFailing: fc.boolean(),
  });

  it('is saved as its memory stands, which goes on changing; a save that fails leaves the last image as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const tablet = newTablet();
        const store = await storeOn(tablet);
        const onlooker = await storeOn(tablet);
        const memory = imageOf(30 * CHUNK_BYTES);
        let length = CHUNK_BYTES + 4_096;
        let base = await saveOn(store, null, memory.slice(0, length));
        let seen = valueOf(await onlooker.load());
        let written: { offset: number; length: number }[] = [];
        for (const [place, { grow, writes, isFailing }] of changes.entries()) {
          if (grow > 0) written.push({ offset: length, length: grow });
          length += grow;
          for (const write of writes) {
            const offset = write.at % length;
            const range = { offset, length: Math.min(write.length, length - offset) };
            memory.fill(place + 1, offset, offset + range.length);
            written.push(range);
          }
          const save = { base, bytes: memory.subarray(0, length), written, next: nextHead(base.head.generation + 1) };
          if (isFailing) {
            const before = told(base);
            const stale = { ...save, base: { ...base, head: { ...base.head, writer: 'another' } } };
            expect((await store.save(stale)).ok).toBe(false);
            expect(told(base)).toEqual(before);
            continue; // what was written is still to be saved
          }
          base = valueOf(await store.save(save));
          written = [];
          expectSame(bytesIn(base), memory.slice(0, length));
          expectSame(await imageOn(tablet), base);
          seen = valueOf(await onlooker.loadNewer(seen ?? base));
          expectSame(seen, base);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('two tabs on one tablet', () => {
  it('the one that has not seen the latest save is refused, and nothing of it is stored', async () => {
    const tablet = newTablet();
    const [one, two] = [await storeOn(tablet), await storeOn(tablet)];
    const shared = await saveOn(one, null, imageOf(2 * CHUNK_BYTES));
    const latest = await saveOn(one, shared, withByte(bytesIn(shared), 1, 1));
    const stale = { base: shared, bytes: withByte(bytesIn(shared), CHUNK_BYTES, 2), next: nextHead(2, 'two') };
    expect(told(await two.save(stale))).toEqual({ ok: false, error: { type: 'MovedOn', found: latest.head } });
    expect(told(await two.save({ ...stale, base: null }))).toMatchObject({
      error: { type: 'MovedOn', found: latest.head },
    });
    expectSame(await imageOn(tablet), latest);
  });

  it('an image of the same number by another writer is not taken for one’s own', async () => {
    const tablet = newTablet();
    const mine = await saveOn(await storeOn(tablet), null, imageOf(3 * CHUNK_BYTES, 1));
    await clearSiteData(tablet);
    const store = await storeOn(tablet);
    const theirs = valueOf(
      await store.save({ base: null, bytes: imageOf(3 * CHUNK_BYTES, 2), next: nextHead(1, 'they') }),
    );
    const stale = { base: mine, bytes: withByte(bytesIn(mine), 0, 1), next: nextHead(2) };
    expect(told(await store.save(stale))).toMatchObject({ error: { type: 'MovedOn', found: { writer: 'they' } } });
    expectSame(await store.loadNewer(mine), { ok: true, value: theirs });
  });

  it('of another database is refused', async () => {
    const store = await storeOn(newTablet());
    const mine = await saveOn(store, null, imageOf(10));
    const other: SavedImage = { ...mine, head: { ...mine.head, databaseId: 'another-kitchen' } };
    expect(told(await store.save({ base: other, bytes: imageOf(11), next: nextHead(2) }))).toMatchObject({
      error: { type: 'MovedOn', found: { databaseId: 'the-kitchen' } },
    });
  });

  it('twenty changes by two tabs at once are all there, none lost', async () => {
    const tablet = newTablet();
    const counterAt = CHUNK_BYTES + 5;
    await saveOn(await storeOn(tablet), null, withByte(imageOf(2 * CHUNK_BYTES), counterAt, 0));
    let refusals = 0;
    const increment = async (store: ImageStore, seen: SavedImage, writer: string): Promise<SavedImage> => {
      const bytes = withByte(bytesIn(seen), counterAt, (bytesIn(seen)[counterAt] ?? 0) + 1);
      const answer = await store.save({ base: seen, bytes, next: nextHead(seen.head.generation + 1, writer) });
      if (answer.ok) return answer.value;
      expect(answer.error.type).toBe('MovedOn');
      refusals++;
      const latest = valueOf(await store.loadNewer(seen));
      if (!latest) throw new Error('the image is gone');
      return increment(store, latest, writer);
    };
    const writeTen = async (tab: string) => {
      const store = await storeOn(tablet);
      let seen = valueOf(await store.load());
      for (let n = 0; n < 10 && seen; n++) seen = await increment(store, seen, `${tab}-${n}`);
    };
    await Promise.all([writeTen('one'), writeTen('two')]);
    const end = await imageOn(tablet);
    expect(bytesIn(end)[counterAt]).toBe(20);
    expect(end.head.generation).toBe(21);
    expect(refusals).toBeGreaterThan(0);
  });

  it('catching up gives the very same image when nothing happened', async () => {
    const tablet = newTablet();
    const image = await saveOn(await storeOn(tablet), null, imageOf(CHUNK_BYTES + 1));
    expect(valueOf(await (await storeOn(tablet)).loadNewer(image))).toBe(image);
  });

  it('catching up leaves the older image as it was', async () => {
    const tablet = newTablet();
    const [one, two] = [await storeOn(tablet), await storeOn(tablet)];
    const first = await saveOn(one, null, imageOf(4 * CHUNK_BYTES));
    const seen = valueOf(await two.load());
    const shrunk = await saveOn(one, first, imageOf(4 * CHUNK_BYTES).slice(0, CHUNK_BYTES + 5));
    const latest = await saveOn(one, shrunk, withByte(imageOf(3 * CHUNK_BYTES, 2), 0, 1));
    if (!seen) throw new Error('nothing was loaded');
    expectSame(await two.loadNewer(seen), { ok: true, value: latest });
    expectSame(bytesIn(seen), imageOf(4 * CHUNK_BYTES));
  });

  it('catches up even when a part that it holds already was damaged on the disk', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const seen = await saveOn(store, null, imageOf(3 * CHUNK_BYTES));
    const latest = await saveOn(store, seen, withByte(bytesIn(seen), CHUNK_BYTES, 1));
    await damage(tablet, ({ chunks }) => chunks.put({ i: 0, v: 1, h: 0, d: new Uint8Array(CHUNK_BYTES) }));
    expectSame(await (await storeOn(tablet)).loadNewer(seen), { ok: true, value: latest });
  });

  it('catching up after another history took over reads everything instead of mixing the two', async () => {
    const tablet = newTablet();
    const mine = await saveOn(await storeOn(tablet), null, imageOf(3 * CHUNK_BYTES, 1));
    await clearSiteData(tablet);
    const store = await storeOn(tablet);
    const theirs = await saveOn(store, null, imageOf(3 * CHUNK_BYTES, 2));
    const latest = await saveOn(store, theirs, withByte(bytesIn(theirs), 0, 1));
    expectSame(await store.loadNewer(mine), { ok: true, value: latest });
  });
});

describe('a connection that the browser cuts', () => {
  it('is made once more, and nothing of what was to be saved is lost or done twice', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const first = await saveOn(store, null, imageOf(3 * CHUNK_BYTES));
    await closeConnections(tablet);
    const save = { base: first, bytes: withByte(bytesIn(first), 0, 1), next: nextHead(2) };
    const saved = valueOf(await store.save(save));
    expect(saved.head.generation).toBe(2);
    expectSame(bytesIn(await imageOn(tablet)), save.bytes);
  });

  it('stays closed when we closed it ourselves', async () => {
    const store = await storeOn(newTablet());
    store.close();
    expect(told(await store.load())).toEqual({ ok: false, error: { type: 'StorageClosed' } });
  });
});

describe('site data cleared while the app is open', () => {
  it('the next save is refused, and no stump of an image is made', async () => {
    const tablet = newTablet();
    const store = await storeOn(tablet);
    const first = await saveOn(store, null, imageOf(3 * CHUNK_BYTES));
    await clearSiteData(tablet);
    const save = { base: first, bytes: withByte(bytesIn(first), 0, 1), next: nextHead(2) };
    expect(told(await store.save(save))).toEqual({ ok: false, error: { type: 'MovedOn', found: null } });
    expect(told(await store.loadNewer(first))).toEqual({ ok: false, error: { type: 'MovedOn', found: null } });
    expect(await tablet.databases()).toEqual([]);
    const reopened = await storeOn(tablet);
    expect(told(await reopened.save(save))).toEqual({ ok: false, error: { type: 'MovedOn', found: null } });
    expect(told(await reopened.loadNewer(first))).toEqual({ ok: true, value: null });
    expect(await storedRows(tablet)).toEqual({ chunks: [], meta: [] });
  });

  it('everything can then be written anew', async () => {
    const tablet = newTablet();
    const first = await saveOn(await storeOn(tablet), null, imageOf(3 * CHUNK_BYTES));
    await clearSiteData(tablet);
    const anew = { base: null, bytes: bytesIn(first), next: nextHead(2) };
    valueOf(await (await storeOn(tablet)).save(anew));
    expectSame(bytesIn(await imageOn(tablet)), bytesIn(first));
  });
});
