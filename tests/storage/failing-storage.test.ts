import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHUNK_BYTES } from '../../src/storage/chunks.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import { failingTablet } from './failing-tablet.ts';
import { bytesIn } from './image-bytes.ts';
import {
  expectSame,
  told,
  clearSiteData,
  KITCHEN,
  imageOf,
  imageOn,
  newTablet,
  nextHead,
  openOn,
  saveOn,
  storedRows,
  storeOn,
  withByte,
} from './tablet.ts';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // Dexie tells of each of its own retries
});
afterEach(() => {
  vi.restoreAllMocks();
});

const oldBytes = imageOf(4 * CHUNK_BYTES + 9);
const shrunkBytes = withByte(oldBytes, 5, 1).slice(0, 2 * CHUNK_BYTES + 1);
const grownBytes = withByte(imageOf(6 * CHUNK_BYTES), 0, 1);

async function tabletWithOldImage() {
  const tablet = newTablet();
  const store = await storeOn(tablet);
  const old = await saveOn(store, null, oldBytes);
  store.close();
  return { tablet, old };
}

describe('storage that fails at one operation after the other', () => {
  const errors = ['UnknownError', 'QuotaExceededError', 'DataError', 'InvalidStateError', 'AbortError', 'TimeoutError'];
  const cases = errors.flatMap((name) => [
    { name, size: 'smaller', newBytes: shrunkBytes },
    { name, size: 'larger', newBytes: grownBytes },
  ]);

  it.each(cases)('with $name, a $size image: old or new whole, never a mixture', async ({ name, newBytes }) => {
    let failedSaves = 0;
    for (let n = 1; ; n++) {
      const { tablet, old } = await tabletWithOldImage();
      const failing = failingTablet(tablet);
      failing.failOn((_operation, number) => (number === n ? name : undefined));

      const opened = await openOn(failing.factory);
      const loaded = opened.ok ? await opened.value.load() : opened;
      if (loaded.ok) expectSame(loaded.value, old);
      const save = { base: old, bytes: newBytes, next: nextHead(2) };
      const saved = opened.ok ? await opened.value.save(save) : opened;
      const failures = failing.mend();

      const stored = await imageOn(tablet);
      expectSame(bytesIn(stored), saved.ok ? newBytes : oldBytes);
      expect(stored.head.generation).toBe(saved.ok ? 2 : 1);
      if (!saved.ok) {
        failedSaves++;
        const again = await storeOn(failing.factory);
        expect(told(await again.save(save))).toMatchObject({ ok: true });
        expectSame(bytesIn(await imageOn(tablet)), newBytes);
      }
      if (failures === 0) break;
    }
    expect(failedSaves).toBeGreaterThan(4);
  });

  it('the same connection serves again after a save that failed', async () => {
    const { tablet, old } = await tabletWithOldImage();
    const failing = failingTablet(tablet);
    const store = await storeOn(failing.factory);
    failing.failOn((operation) => (operation === 'request' ? 'UnknownError' : undefined));
    expect(told(await store.save({ base: old, bytes: shrunkBytes, next: nextHead(2) }))).toMatchObject({
      error: { type: 'StorageFailed', name: 'UnknownError' },
    });
    expect(failing.mend()).toBe(1);
    await saveOn(store, old, shrunkBytes);
    expectSame(bytesIn(await imageOn(tablet)), shrunkBytes);
  });
});

describe('a save of which every write succeeded, and which then was not completed', () => {
  it.each([
    ['QuotaExceededError', { type: 'StorageFull' }],
    ['DataError', { type: 'StorageFull' }],
    ['UnknownError', { type: 'StorageFailed', name: 'AbortError' }],
  ])('is not acknowledged after %s: the old image stays, and the next try works', async (name, error) => {
    const { tablet, old } = await tabletWithOldImage();
    const before = await storedRows(tablet);
    const failing = failingTablet(tablet);
    const store = await storeOn(failing.factory);
    await store.readHead(); // opening looks at the schema in a transaction of its own: that one shall be over
    const operations: string[] = [];
    failing.failOn((operation) => {
      operations.push(operation);
      return operation === 'complete' ? name : undefined;
    });
    const save = { base: old, bytes: grownBytes, next: nextHead(2) };
    expect(told(await store.save(save))).toMatchObject({ ok: false, error });
    // The head was read; the changed chunk, the longer one, the new one and the head were put.
    expect(operations).toEqual(['begin', ...Array.from({ length: 5 }, () => 'request'), 'complete']);
    expect(failing.mend()).toBe(1);
    expectSame(await storedRows(tablet), before);
    expect(told(await store.save(save))).toMatchObject({ ok: true });
    expectSame(bytesIn(await imageOn(tablet)), grownBytes);
  });
});

describe('a tablet without space', () => {
  it('says so when it cannot even write the first part', async () => {
    const failing = failingTablet(newTablet());
    const store = await storeOn(failing.factory);
    failing.failOn((operation, number) => (operation === 'request' && number > 3 ? 'QuotaExceededError' : undefined));
    const first = { base: null, bytes: oldBytes, next: nextHead(1) };
    expect(told(await store.save(first))).toEqual({ ok: false, error: { type: 'StorageFull' } });
  });

  it('says so when the database cannot be made', async () => {
    const failing = failingTablet(newTablet());
    failing.failOn((operation) => (operation === 'open' ? 'QuotaExceededError' : undefined));
    expect(await openOn(failing.factory)).toEqual({ ok: false, error: { type: 'StorageFull' } });
  });
});

describe('a connection that is gone', () => {
  it('says that it is closed, whatever is asked', async () => {
    const { tablet, old } = await tabletWithOldImage();
    const store = await storeOn(tablet);
    store.close();
    const closed = { ok: false, error: { type: 'StorageClosed' } };
    expect(told(await store.load())).toEqual(closed);
    expect(told(await store.loadNewer(old))).toEqual(closed);
    expect(await store.readHead()).toEqual(closed);
    expect(told(await store.save({ base: old, bytes: shrunkBytes, next: nextHead(2) }))).toEqual(closed);
    expectSame(bytesIn(await imageOn(tablet)), oldBytes);
  });

  it('says so when it was cut in the middle of a save, and nothing of the save is there', async () => {
    const { tablet, old } = await tabletWithOldImage();
    const failing = failingTablet(tablet);
    const store = await storeOn(failing.factory);
    failing.failOn((operation) => {
      if (operation === 'complete') store.close();
      return operation === 'complete' ? 'UnknownError' : undefined;
    });
    expect(told(await store.save({ base: old, bytes: shrunkBytes, next: nextHead(2) }))).toEqual({
      ok: false,
      error: { type: 'StorageClosed' },
    });
    expectSame(bytesIn(await imageOn(tablet)), oldBytes);
  });

  it('that the browser closed without a word opens again, and a database that is gone meanwhile gets no stump', async () => {
    const { tablet, old } = await tabletWithOldImage();
    let silentlyClosed = 0;
    const connections: IDBDatabase[] = [];
    const open = (...given: Parameters<IDBFactory['open']>) => {
      const request = tablet.open(...given);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    const store = await storeOn(Object.assign(Object.create(tablet) as IDBFactory, { open }));
    for (const connection of connections.splice(0)) {
      connection.close();
      silentlyClosed++;
    }
    await clearSiteData(tablet);
    expect(silentlyClosed).toBe(1);
    const save = { base: old, bytes: withByte(bytesIn(old), 0, 1), next: nextHead(2) };
    expect(told(await store.save(save))).toEqual({ ok: false, error: { type: 'MovedOn', found: null } });
    expect(await storedRows(tablet)).toEqual({ chunks: [], meta: [] });
  });
});

describe('a tablet whose storage cannot be used', () => {
  it('says within the limit that opening hangs', async () => {
    const hanging = { open: () => ({}) } as unknown as IDBFactory; // a request that never answers
    const start = performance.now();
    expect(await openOn(hanging, 30)).toEqual({
      ok: false,
      error: { type: 'StorageUnavailable', reason: 'hangs', detail: 'no answer in 30 ms' },
    });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('says within the limit that the list of databases hangs', async () => {
    const hanging = { databases: () => new Promise(() => undefined) } as unknown as IDBFactory; // never answers either
    expect(await openOn(hanging, 30)).toMatchObject({ error: { type: 'StorageUnavailable', reason: 'hangs' } });
  });

  it('closes again what opens after nobody waits for it any more', async () => {
    const { tablet } = await tabletWithOldImage();
    let answerListing: (list: IDBDatabaseInfo[]) => void = () => undefined;
    const databases = () => new Promise<IDBDatabaseInfo[]>((resolve) => (answerListing = resolve));
    const opened: IDBDatabase[] = [];
    const open = (...given: Parameters<IDBFactory['open']>) => {
      const request = tablet.open(...given);
      request.addEventListener('success', () => opened.push(request.result));
      return request;
    };
    const slow = Object.assign(Object.create(tablet) as IDBFactory, { databases, open });
    expect(await openOn(slow, 30)).toMatchObject({ error: { reason: 'hangs' } });
    answerListing([]);
    await vi.waitFor(() => {
      expect(() => opened[0]?.transaction('meta')).toThrow(expect.objectContaining({ name: 'InvalidStateError' })); // it is closed
    });
  });

  it('says that storage is missing', async () => {
    expect(await openImageStore({ name: KITCHEN })).toMatchObject({
      error: { type: 'StorageUnavailable', reason: 'missing' },
    });
  });

  it.each(['listing', 'opening'])('says that storage is refused, at %s', async (step) => {
    const denied = new DOMException('The operation is insecure.', 'SecurityError');
    const open = () => {
      throw denied;
    };
    const refusing = step === 'listing' ? { databases: () => Promise.reject(denied), open } : { open };
    expect(await openOn(refusing as unknown as IDBFactory)).toMatchObject({
      error: { type: 'StorageUnavailable', reason: 'refused' },
    });
  });

  it('says what failed when opening fails in another way', async () => {
    const failing = failingTablet(newTablet());
    failing.failOn((operation) => (operation === 'open' ? 'TimeoutError' : undefined));
    expect(await openOn(failing.factory)).toMatchObject({ error: { type: 'StorageFailed', name: 'TimeoutError' } });
  });
});

describe('every write', () => {
  it('is asked to be strictly durable', async () => {
    const tablet = newTablet();
    const asked: unknown[] = [];
    const open = (...given: Parameters<IDBFactory['open']>) => {
      const request = tablet.open(...given);
      request.addEventListener('success', () => {
        const begin = request.result.transaction.bind(request.result);
        request.result.transaction = (stores, mode, options) => {
          if (mode === 'readwrite') asked.push(options?.durability);
          return begin(stores, mode, options);
        };
      });
      return request;
    };
    const store = await storeOn(Object.assign(Object.create(tablet) as IDBFactory, { open }));
    const image = await saveOn(store, null, oldBytes);
    await saveOn(store, image, shrunkBytes);
    expect(asked).toEqual(['strict', 'strict']);
  });
});
