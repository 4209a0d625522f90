import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attach } from '../../../src/database/connection.ts';
import { createTables } from '../../../src/database/migrations.ts';
import { emptyKitchen, engine } from '../kitchen.ts';

/** A database as the first migration alone makes it. */
function firstModel() {
  const connection = attach(engine, null);
  createTables(connection, 0, 1);
  return connection;
}

function namesOf(type: string): string[] {
  const sql = `SELECT name FROM sqlite_schema WHERE type = :type AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return firstModel()
    .all(sql, { type }, v.object({ name: v.string() }))
    .map(({ name }) => name);
}

describe('the first migration', () => {
  it('makes the tables of the catalog, of events and of plans', () => {
    expect(namesOf('table')).toEqual([
      '_store',
      'batch_decisions',
      'event_finished_goods',
      'events',
      'finished_good_components',
      'finished_goods',
      'finished_units',
      'history_entries',
      'ingredients',
      'packing_runs',
      'plan_amendments',
      'plan_snapshots',
      'production_runs',
      'recipe_components',
      'recipe_ingredients',
      'recipes',
      'settings',
    ]);
    expect(namesOf('view')).toEqual(['goods']);
  });

  it('has an index for the snapshot of an event, which allows one', () => {
    expect(namesOf('index')).toContain('uq_plan_snapshot_event');
  });

  it('has an index that begins with each column that refers to another row', () => {
    const connection = emptyKitchen();
    const unindexed = connection.all(
      `SELECT t.name AS "table", f."from" AS "column" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
       WHERE t.type = 'table' AND NOT EXISTS (
         SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0 AND c.name = f."from")`,
      {},
      v.object({ table: v.string(), column: v.string() }),
    );
    expect(unindexed, 'else deleting the other row reads the whole table').toEqual([]);
  });
});
