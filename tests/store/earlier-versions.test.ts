/**
 * Kitchens as earlier versions left them, one file or more for each model: `tests/fixtures/versions/model-N-….sqlite.gz`, made by
 * the code that wrote that model, and never made anew. Whatever today's model is, they open with their content equal (law 13).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase, type TableDump } from '../../src/database/dump.ts';
import { schemaVersion, SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { readStoreRow } from '../../src/database/model.ts';
import { imageStoreOf, savedDatabase } from './saved-rows.ts';
import { newUuid, TestKitchen, value } from './test-kitchen.ts';

const FOLDER = 'tests/fixtures/versions';
const files = readdirSync(FOLDER).toSorted();
const modelOf = (file: string) => Number(/^model-(\d+)-/.exec(file)?.[1]);

/** Opens it as it was, without a migration. */
async function asItWas(file: string) {
  const bytes = new Uint8Array(gunzipSync(readFileSync(`${FOLDER}/${file}`)));
  const connection = attach(await loadEngine(), bytes);
  const found = { content: dumpDatabase(connection), model: schemaVersion(connection), of: readStoreRow(connection) };
  connection.close();
  return { bytes, ...found };
}

/** Puts it where the version that wrote it would have. */
async function deviceWith(file: string): Promise<IDBFactory> {
  const { bytes, model, of } = await asItWas(file);
  const indexedDB = new IDBFactory();
  const storage = await imageStoreOf(indexedDB);
  const versions = { schemaVersion: model, minReader: 1 };
  const save = { databaseId: of.databaseId, generation: of.generation, writer: newUuid() };
  value(await storage.save({ base: null, bytes, next: { ...save, ...versions, savedAt: '2026-11-26T08:00:00.000Z' } }));
  storage.close();
  return indexedDB;
}

/** What the later database says in the tables and columns that the earlier one had. */
function seenAsBefore(before: TableDump, after: TableDump | undefined): unknown {
  const places = before.columns.map((column) => after?.columns.indexOf(column) ?? -1);
  return after?.rows.map((row) => places.map((place) => row[place]));
}

describe('a kitchen of an earlier version', () => {
  it('is kept of every model there has been', () => {
    const models = [...new Set(files.map(modelOf))];
    expect(models).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, place) => place + 1));
  });

  it.each(files)('%s opens with all that is in it', async (file) => {
    const before = await asItWas(file);
    expect(before.model).toBe(modelOf(file));
    const kitchen = await TestKitchen.open({}, await deviceWith(file));
    const events = await kitchen.ask('events.list', undefined);
    expect(events.length).toBe(before.content['events']?.rows.length);
    for (const { eventId } of events) await kitchen.ask('plan.history', { eventId });
    // A save on top of it, taken back again, so that what is compared is what today's version stores.
    const draft = { name: 'Today', date: '2031-05-17', guests: '', notes: '' };
    const eventId = await kitchen.do('events.create', { commandId: newUuid(), draft });
    await kitchen.do('events.delete', { eventId });
    const stored = await savedDatabase(kitchen.indexedDB);
    const after = dumpDatabase(stored);
    expect(schemaVersion(stored)).toBe(SCHEMA_VERSION);
    stored.close();
    for (const [table, rows] of Object.entries(before.content)) {
      if (table === '_store' || table === 'sqlite_sequence') continue; // they count saves, and ids that were given out
      expect(seenAsBefore(rows, after[table]), table).toEqual(rows.rows);
    }
  });
});
