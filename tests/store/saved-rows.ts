/** Looks at what is really saved: the bytes in IndexedDB, attached as any reader would. */
import { IDBKeyRange } from 'fake-indexeddb';
import { attach, loadEngine, type Connection } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { openImageStore, type ImageStore } from '../../src/storage/image-store.ts';
import { bytesIn } from '../storage/image-bytes.ts';
import { value } from './test-kitchen.ts';

export async function imageStoreOf(indexedDB: IDBFactory): Promise<ImageStore> {
  return value(await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange }));
}

export async function savedDatabase(indexedDB: IDBFactory): Promise<Connection> {
  const storage = await imageStoreOf(indexedDB);
  const image = value(await storage.load());
  storage.close();
  if (!image) throw new Error('nothing is saved');
  return attach(await loadEngine(), bytesIn(image));
}

type TableRows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

/** Every row that is saved, by table, its columns by name. What only counts saves is left out. */
export async function savedRows({ indexedDB }: { readonly indexedDB: IDBFactory }): Promise<TableRows> {
  const connection = await savedDatabase(indexedDB);
  const tables = Object.entries(dumpDatabase(connection)).filter(([table]) => table !== '_store');
  connection.close();
  const named = tables.map(([table, { columns, rows }]) => [
    table,
    rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null]))),
  ]);
  return Object.fromEntries(named) as TableRows; // a cast: fromEntries forgets the pairs' types
}
