/** The browser's database files, deleted or spoiled while it is off; and the safety copies that are to bring the kitchen back. */
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Page } from 'playwright';
import { copiedImage, copyHeader, COPY_HEADER_BYTES } from '../../src/storage/copy-header.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import { savedRows } from '../store/saved-rows.ts';
import type { StoredKitchen } from './stored-kitchen.ts';

export const wipes = ['deleted', 'flipped', 'cut'] as const;
export type Wipe = (typeof wipes)[number];

/** Spoils all that the profile of a browser that is off keeps in databases. */
export async function wipeDatabase(profile: string, wipe: Wipe): Promise<void> {
  const folder = join(profile, 'Default', 'IndexedDB');
  if (wipe === 'deleted') return rm(folder, { recursive: true });
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.(ldb|log)$/.test(name));
  if (files.length === 0) throw new Error('there is a database to spoil');
  for (const name of files) {
    const file = join(folder, name);
    const bytes = await readFile(file);
    if (wipe === 'cut') await truncate(file, Math.floor(bytes.length / 2));
    else
      await writeFile(
        file,
        bytes.map((byte, at) => (at % 997 === 500 ? byte ^ 16 : byte)),
      );
  }
}

/** Waits until a whole copy of that save or a later one is there. */
export async function untilCopied(page: Page, generation: number): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const copies = await wholeCopies(page);
    if (copies.some(({ header }) => header.generation >= generation)) return;
    await pause(200);
  }
  throw new Error(`no copy of save ${generation} was made in half a minute`);
}

/** The newest whole copy, as a kitchen; null: there is none. */
export async function newestCopy(page: Page): Promise<Extract<StoredKitchen, { is: 'whole' }> | null> {
  const [newest] = (await wholeCopies(page)).sort((one, other) => other.header.serial - one.header.serial);
  if (!newest) return null;
  const { header, bytes } = newest;
  const indexedDB = new IDBFactory();
  const store = await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange });
  if (!store.ok) throw new Error('a database in memory opens');
  await store.value.save({ base: null, bytes: bytes.slice(), next: { ...header, writer: 'copy' } });
  store.value.close();
  return { is: 'whole', generation: header.generation, rows: await savedRows({ indexedDB }) };
}

async function wholeCopies(page: Page) {
  const files = await page.evaluate(async () => {
    const found: string[] = [];
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('bakeline', { create: true });
    for (const name of ['copy-a', 'copy-b']) {
      try {
        const bytes = new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer());
        found.push(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      } catch {
        // Not there yet, or being written.
      }
    }
    return found;
  });
  const copies = [];
  for (const text of files) {
    const file = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const header = copyHeader(file);
    const image = header.ok ? await copiedImage(file, header.value) : header;
    if (header.ok && image.ok) copies.push({ header: header.value, bytes: file.subarray(COPY_HEADER_BYTES) });
  }
  return copies;
}
