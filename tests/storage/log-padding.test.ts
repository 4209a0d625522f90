import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import { padLog } from '../../src/storage/log-padding.ts';
import { isFirstWindow } from '../../src/store/first-window.ts';

it('pads the log with what is gone again afterwards, beside what is stored', async () => {
  const indexedDB = new IDBFactory();
  expect(await padLog({ indexedDB, IDBKeyRange })).toEqual(ok());
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['bakeline-padding']);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('bakeline-padding');
    opening.onsuccess = () => resolve(opening.result);
  });
  const counting = database.transaction('rows').objectStore('rows').count();
  expect(await new Promise((resolve) => (counting.onsuccess = () => resolve(counting.result)))).toBe(0);
  database.close();
});

it('says what is wrong where nothing can be written', async () => {
  const indexedDB = { databases: () => Promise.resolve([]), open: () => ({}) } as unknown as IDBFactory; // a cast: one that hangs
  expect(await padLog({ indexedDB, IDBKeyRange, openLimitMs: 20 })).toMatchObject({
    ok: false,
    error: { type: 'StorageUnavailable', reason: 'hangs' },
  });
});

it('the first window is the one before which there was none; where nobody can tell, every window is', async () => {
  const asked: string[] = [];
  const lockManager = (held: readonly string[]) =>
    ({
      query: () => Promise.resolve({ held: held.map((name) => ({ name })) }),
      request: (name: string, { mode }: { mode: string }) => {
        asked.push(`${mode} ${name}`);
        return new Promise(() => undefined);
      },
    }) as unknown as LockManager; // a cast: only this of it is used
  expect(await isFirstWindow(lockManager([]))).toBe(true);
  expect(await isFirstWindow(lockManager(['bakeline:write']))).toBe(true);
  expect(await isFirstWindow(lockManager(['bakeline:open']))).toBe(false);
  expect(await isFirstWindow(undefined)).toBe(true);
  expect(asked).toEqual(Array.from({ length: 3 }, () => 'shared bakeline:open'));
});
