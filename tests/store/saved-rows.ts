/** Looks at what is really saved: the bytes in IndexedDB, attached as any reader would. */
import { IDBKeyRange } from 'fake-indexeddb';
import { attach, loadEngine, type Connection } from '../../src/database/connection.ts';
import { openImageStore, type ImageStore } from '../../src/storage/image-store.ts';
import { value } from './test-kitchen.ts';

export async function imageStoreOf(indexedDB: IDBFactory): Promise<ImageStore> {
  return value(await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange }));
}

export async function savedDatabase(indexedDB: IDBFactory): Promise<Connection> {
  const storage = await imageStoreOf(indexedDB);
  const image = value(await storage.load());
  storage.close();
  if (!image) throw new Error('nothing is saved');
  return attach(await loadEngine(), image.bytes);
}
