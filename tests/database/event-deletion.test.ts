import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import { countRows, dumpDatabase } from '../../src/database/dump.ts';
import * as model from '../../src/database/model.ts';
import type { EventId } from '../../src/domain/ids.ts';
import * as scene from './kitchen.ts';

function danglingRows(connection: Connection) {
  return connection.all('SELECT "table" FROM pragma_foreign_key_check', {}, v.object({ table: v.string() }));
}

/** All rows; not the ids that were given, which are never given again. */
function contentOf(connection: Connection) {
  return Object.entries(dumpDatabase(connection)).filter(([table]) => table !== 'sqlite_sequence');
}

/** The tables that name an event, with what happens to their rows when it goes. */
function tablesOfEvents(connection: Connection) {
  const sql = `
    SELECT t.name AS "table", f.on_delete AS "onDelete" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table' AND f."table" = 'events' ORDER BY t.name`;
  return connection.all(sql, {}, v.object({ table: v.string(), onDelete: v.string() }));
}

const roads: Record<string, (connection: Connection, catalog: scene.Catalog, eventId: EventId) => void> = {
  draft: () => undefined,
  locked: (connection, _catalog, eventId) => scene.lock(connection, eventId),
  'in production': (connection, catalog, eventId) => {
    scene.start(connection, eventId);
    scene.workOn(connection, catalog, eventId);
  },
  completed: (connection, catalog, eventId) => {
    scene.start(connection, eventId);
    scene.workOn(connection, catalog, eventId);
    model.setPlanState(connection, eventId, 'completed', scene.EVENING);
  },
  'half started': (connection, _catalog, eventId) => {
    scene.lock(connection, eventId);
    scene.takeSnapshot(connection, eventId);
  },
};

describe('deleting an event', () => {
  describe.each(scene.openings)('%s', (_when, open) => {
    it.each(Object.keys(roads))('takes every row of it along when its plan is %s', (state) => {
      const made = scene.emptyKitchen();
      const catalog = scene.stockCatalog(made);
      const other = scene.planEvent(made, catalog, 'Another event');
      scene.start(made, other);
      scene.workOn(made, catalog, other);
      const before = contentOf(made);
      const eventId = scene.planEvent(made, catalog, 'Wedding');
      roads[state]?.(made, catalog, eventId);
      const connection = open(made);

      model.deleteEvent(connection, eventId);

      expect(contentOf(connection)).toEqual(before);
      expect(danglingRows(connection)).toEqual([]);
    });
  });

  it('reaches every table that names an event, and all of them are tried here', () => {
    const { connection, completed } = scene.busyKitchen();
    const tables = tablesOfEvents(connection);
    expect(tables.length).toBeGreaterThan(6);
    expect(tables.filter(({ onDelete }) => onDelete !== 'CASCADE')).toEqual([]);
    const counts = countRows(connection);
    model.deleteEvent(connection, completed);
    const left = countRows(connection);
    for (const { table } of tables) expect(left[table], table).toBeLessThan(counts[table] ?? 0);
  });

  it('of all events leaves the catalog and nothing else', () => {
    const { connection } = scene.busyKitchen();
    for (const { id } of model.listEvents(connection)) model.deleteEvent(connection, id);
    const counts = countRows(connection);
    for (const { table } of tablesOfEvents(connection)) expect(counts[table], table).toBe(0);
    expect(counts).toMatchObject({ events: 0, finished_goods: 5, recipes: 2, ingredients: 2 });
    expect(danglingRows(connection)).toEqual([]);
  });

  it('of the last event does not let its id come back', () => {
    const connection = scene.emptyKitchen();
    const first = scene.addEvent(connection, 'First');
    model.deleteEvent(connection, first);
    expect(scene.addEvent(connection, 'Second')).toBeGreaterThan(first);
    const second = model.listEvents(connection)[0]?.id;
    const opened = scene.reopened(connection);
    opened.exec('DELETE FROM events');
    expect(scene.addEvent(opened, 'Third')).toBeGreaterThan(second ?? Infinity);
  });

  it('that is not there is a defect', () => {
    const { connection, blank } = scene.busyKitchen();
    model.deleteEvent(connection, blank);
    expect(() => model.deleteEvent(connection, blank)).toThrow('one row is changed, not 0');
  });
});

describe('ids', () => {
  it('are never used twice, in no table that numbers its rows', () => {
    const { connection } = scene.busyKitchen();
    const sql = `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
    const tables = connection.all(sql, {}, v.object({ name: v.string(), sql: v.string() }));
    const others = tables.filter((table) => !table.sql.includes('AUTOINCREMENT')).map(({ name }) => name);
    expect(others, 'only the one row of the store and the settings, which go by their key').toEqual([
      '_store',
      'settings',
    ]);
  });
});
