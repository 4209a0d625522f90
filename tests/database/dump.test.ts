import { describe, expect, it } from 'vitest';
import { countRows, dumpDatabase } from '../../src/database/dump.ts';
import * as model from '../../src/database/model.ts';
import * as scene from './kitchen.ts';

describe('the dump of a database', () => {
  it('is the same after saving and opening, and after VACUUM', () => {
    const { connection } = scene.busyKitchen();
    const before = dumpDatabase(connection);
    const opened = scene.reopened(connection);
    expect(dumpDatabase(opened)).toEqual(before);
    opened.exec('VACUUM');
    expect(dumpDatabase(opened)).toEqual(before);
  });

  it('does not depend on the order in which rows were written', () => {
    const written = (keys: string[]) => {
      const connection = scene.emptyKitchen();
      for (const key of keys) {
        const sql = `INSERT INTO settings (key, value, updated_at) VALUES (:key, '1', :at)`;
        connection.run(sql, { key, at: scene.NOON });
      }
      return dumpDatabase(connection)['settings'];
    };
    expect(written(['b', 'a', 'c'])).toEqual(written(['c', 'b', 'a']));
    expect(written(['b', 'a'])).toEqual({
      columns: ['key', 'value', 'updated_at'],
      rows: [
        ['a', '1', scene.NOON],
        ['b', '1', scene.NOON],
      ],
    });
  });

  it('tells every difference: a value, a row, the count of commands, the ids given', () => {
    const { connection, draft, blank } = scene.busyKitchen();
    const dumps = new Set([JSON.stringify(dumpDatabase(connection))]);
    const changes = [
      () => model.setPlanState(connection, draft, 'locked', scene.NOON),
      () => model.deleteEvent(connection, blank),
      () => model.advanceGeneration(connection, 1),
      () => model.deleteEvent(connection, scene.addEvent(connection, 'Gone')),
    ];
    for (const change of changes) {
      change();
      dumps.add(JSON.stringify(dumpDatabase(connection)));
    }
    expect(dumps.size).toBe(changes.length + 1);
  });

  it('has every column of every table, computed ones too', () => {
    const dump = dumpDatabase(scene.busyKitchen().connection);
    expect(dump['plan_amendments']?.columns).toContain('finished_good_id');
    expect(Object.keys(dump)).toContain('sqlite_sequence');
  });
});

describe('the rows of each table', () => {
  it('are counted', () => {
    expect(countRows(scene.emptyKitchen())).toMatchObject({ _store: 1, events: 0, recipes: 0 });
    const counts = countRows(scene.busyKitchen().connection);
    expect(counts).toMatchObject({ events: 7, recipes: 2, plan_snapshots: 4, plan_amendments: 2, settings: 1 });
    expect(Object.keys(counts)).not.toContain('sqlite_sequence');
  });
});
