/**
 * Kitchens as earlier versions left them, one file or more for each model, made by the code that wrote that model, and never made anew.
 * Whatever today's model is, they open with their content equal (law 13).
 */
import { describe, expect, it } from 'vitest';
import { dumpDatabase, type TableDump } from '../../src/database/dump.ts';
import { schemaVersion, SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { asItWas, deviceWith, files, modelOf } from './earlier-kitchens.ts';
import { savedDatabase } from './saved-rows.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

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
