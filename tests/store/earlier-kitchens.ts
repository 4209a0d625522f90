/** Kitchens as earlier versions left them: `tests/fixtures/versions/model-N-….sqlite.gz`. */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { schemaVersion } from '../../src/database/migrations.ts';
import { readStoreRow } from '../../src/database/model.ts';
import { imageStoreOf } from './saved-rows.ts';
import { newUuid, value } from './test-kitchen.ts';

const FOLDER = 'tests/fixtures/versions';
export const files = readdirSync(FOLDER).toSorted();
export const modelOf = (file: string) => Number(/^model-(\d+)-/.exec(file)?.[1]);

/** Opens it as it was, without a migration. */
export async function asItWas(file: string) {
  const bytes = new Uint8Array(gunzipSync(readFileSync(`${FOLDER}/${file}`)));
  const connection = attach(await loadEngine(), bytes);
  const found = { content: dumpDatabase(connection), model: schemaVersion(connection), of: readStoreRow(connection) };
  connection.close();
  return { bytes, ...found };
}

/** Puts it where the version that wrote it would have. */
export async function deviceWith(file: string): Promise<IDBFactory> {
  const { bytes, model, of } = await asItWas(file);
  const indexedDB = new IDBFactory();
  const storage = await imageStoreOf(indexedDB);
  const versions = { schemaVersion: model, minReader: 1 };
  const save = { databaseId: of.databaseId, generation: of.generation, writer: newUuid() };
  value(await storage.save({ base: null, bytes, next: { ...save, ...versions, savedAt: '2026-11-26T08:00:00.000Z' } }));
  storage.close();
  return indexedDB;
}
