import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dropTriggers } from '../../src/database/migrations.ts';
import { busyKitchen, openings, type BusyKitchen } from './kitchen.ts';

type Refused = [what: string, statement: (kitchen: BusyKitchen) => string, columns: string];

/** Another row like the first, but for the columns said. */
function twin(table: string, columns: string, values: string): Refused[1] {
  return () => `INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} ORDER BY id LIMIT 1`;
}

const FRESH = '(SELECT lower(hex(randomblob(16))))';
const ingredient = 'uuid, slug, name, name_key';
const unit = 'uuid, slug, recipe_id, name, name_key, yield_kind, per_batch';
const aSet = (uuid: string, slug: string, key: string): Refused[1] => {
  return ({ tin }) => `INSERT INTO finished_goods (uuid, slug, name, name_key)
    SELECT ${uuid}, ${slug}, 'A', ${key} FROM finished_goods WHERE id = ${tin}`;
};
const twice: Refused[] = [
  ['an ingredient by uuid', twin('ingredients', ingredient, `uuid, 'a', 'A', 'a'`), 'ingredients.uuid'],
  ['an ingredient by slug', twin('ingredients', ingredient, `${FRESH}, slug, 'A', 'a'`), 'ingredients.slug'],
  ['an ingredient by name', twin('ingredients', ingredient, `${FRESH}, 'a', 'A', name_key`), 'ingredients.name_key'],
  ['a recipe by uuid', twin('recipes', ingredient, `uuid, 'a', 'A', 'a'`), 'recipes.uuid'],
  ['a recipe by slug', twin('recipes', ingredient, `${FRESH}, slug, 'A', 'a'`), 'recipes.slug'],
  ['a recipe by name', twin('recipes', ingredient, `${FRESH}, 'a', 'A', name_key`), 'recipes.name_key'],
  [
    'a sub-recipe of one recipe',
    twin(
      'recipe_components',
      'recipe_id, position, component_recipe_id, batches_text, batches_num, batches_den',
      `recipe_id, 9, component_recipe_id, '1', 1, 1`,
    ),
    'recipe_components.recipe_id, recipe_components.component_recipe_id',
  ],
  ['a unit by uuid', twin('finished_units', unit, `uuid, 'a', recipe_id, 'A', 'a', 'count', 1`), 'finished_units.uuid'],
  [
    'a unit by slug',
    twin('finished_units', unit, `${FRESH}, slug, recipe_id, 'A', 'a', 'count', 1`),
    'finished_units.slug',
  ],
  [
    'a unit by name in its recipe',
    twin('finished_units', unit, `${FRESH}, 'a', recipe_id, 'A', name_key, 'count', 1`),
    'finished_units.recipe_id, finished_units.name_key',
  ],
  [
    'the bare good of a unit',
    twin('finished_goods', 'uuid, finished_unit_id', `${FRESH}, finished_unit_id`),
    'finished_goods.finished_unit_id',
  ],
  ['a set by uuid', aSet('uuid', `'a'`, `'a'`), 'finished_goods.uuid'],
  ['a set by slug', aSet(FRESH, 'slug', `'a'`), 'finished_goods.slug'],
  ['a set by name', aSet(FRESH, `'a'`, 'name_key'), 'finished_goods.name_key'],
  [
    'a good in a set',
    twin(
      'finished_good_components',
      'finished_good_id, position, component_good_id, quantity',
      'finished_good_id, 9, component_good_id, 1',
    ),
    'finished_good_components.finished_good_id, finished_good_components.component_good_id',
  ],
  [
    'packaging in a set',
    ({ crate, box }) => `INSERT INTO finished_good_components (finished_good_id, position, ingredient_id, quantity)
      VALUES (${crate}, 9, ${box}, 1)`,
    'finished_good_components.finished_good_id, finished_good_components.ingredient_id',
  ],
  [
    'an event by uuid',
    twin('events', 'uuid, name, name_key, event_date', `uuid, 'A', 'a', '2025-12-20'`),
    'events.uuid',
  ],
  [
    'a good in a selection',
    twin('event_finished_goods', 'event_id, finished_good_id, quantity, position', 'event_id, finished_good_id, 1, 9'),
    'event_finished_goods.event_id, event_finished_goods.finished_good_id',
  ],
  [
    'a decision on a unit',
    twin('batch_decisions', 'event_id, finished_unit_id, batches', 'event_id, finished_unit_id, 2'),
    'batch_decisions.event_id, batch_decisions.finished_unit_id',
  ],
  [
    'a snapshot of an event',
    ({ starting }) => `INSERT INTO plan_snapshots (uuid, event_id, snapshot_data, fingerprint)
      SELECT ${FRESH}, event_id, snapshot_data, fingerprint FROM plan_snapshots WHERE event_id = ${starting}`,
    'plan_snapshots.event_id',
  ],
  [
    'a snapshot by uuid',
    ({ locked }) => `INSERT INTO plan_snapshots (uuid, event_id, snapshot_data, fingerprint)
      SELECT uuid, ${locked}, snapshot_data, fingerprint FROM plan_snapshots LIMIT 1`,
    'plan_snapshots.uuid',
  ],
  [
    'a change by uuid',
    ({ inProduction }) => `INSERT INTO plan_amendments (uuid, event_id, sequence, type, data, reason, fingerprint)
      SELECT uuid, ${inProduction}, 2, type, data, reason, fingerprint FROM plan_amendments LIMIT 1`,
    'plan_amendments.uuid',
  ],
  [
    'a change by number',
    ({ inProduction }) => `INSERT INTO plan_amendments (uuid, event_id, sequence, type, data, reason, fingerprint)
      SELECT ${FRESH}, ${inProduction}, 1, type, data, reason, fingerprint FROM plan_amendments LIMIT 1`,
    'plan_amendments.event_id, plan_amendments.sequence',
  ],
  [
    'a run by uuid',
    twin(
      'production_runs',
      'uuid, event_id, finished_unit_id, batches, good_units',
      'uuid, event_id, finished_unit_id, 1, 1',
    ),
    'production_runs.uuid',
  ],
  [
    'a packing by uuid',
    twin('packing_runs', 'uuid, event_id, finished_good_id, quantity', 'uuid, event_id, finished_good_id, 1'),
    'packing_runs.uuid',
  ],
  [
    'a count in one unit',
    twin(
      'pantry_stock',
      'ingredient_id, amount_text, amount_num, amount_den, unit, counted_at',
      "ingredient_id, '1', 1, 1, unit, counted_at",
    ),
    'pantry_stock.ingredient_id, pantry_stock.unit',
  ],
  [
    'a tick on one line',
    twin('ticks', 'event_id, list, key', 'event_id, list, key'),
    'ticks.event_id, ticks.list, ticks.key',
  ],
];

/** So that nothing but a key can refuse. */
function withoutTriggers(kitchen: BusyKitchen): BusyKitchen {
  dropTriggers(kitchen.connection);
  return kitchen;
}

describe.each(openings)('the tables, %s', (_when, open) => {
  const kitchen = withoutTriggers(busyKitchen(open));

  it.each(twice)('refuse twice %s', (_what, statement, columns) => {
    expect(() => kitchen.connection.exec(statement(kitchen))).toThrow(`UNIQUE constraint failed: ${columns}`);
  });
});

describe('the table of what must be unique', () => {
  it('has a case for every unique index', () => {
    const { connection } = busyKitchen();
    const sql = `
      SELECT t.name || '.' || group_concat(c.name, ', ' || t.name || '.') AS "columns"
      FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
      WHERE t.type = 'table' AND i."unique" AND i.origin = 'c' GROUP BY t.name, i.name`;
    const unique = connection.all(sql, {}, v.object({ columns: v.string() })).map(({ columns }) => columns);
    expect(twice.map(([, , columns]) => columns).sort()).toEqual(unique.sort());
  });
});

describe('references', () => {
  const ForeignKey = v.object({ table: v.string(), column: v.string(), parent: v.string(), onDelete: v.string() });
  const kitchen = withoutTriggers(busyKitchen());
  const keys = kitchen.connection.all(
    `SELECT t.name AS "table", f."from" AS "column", f."table" AS parent, f.on_delete AS "onDelete"
     FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY 1, 2`,
    {},
    ForeignKey,
  );

  it.each(keys)('$table.$column leads to a row of $parent', ({ table, column }) => {
    const computed: Record<string, string> = { finished_good_id: 'fg_id', finished_unit_id: 'finished_unit_id' };
    const type = column === 'finished_unit_id' ? 'modify_batch' : 'drop_fg';
    const change =
      table === 'plan_amendments' && computed[column]
        ? `type = '${type}', data = '{"${computed[column]}":999999}'`
        : `${column} = 999999`;
    const where = table === 'plan_amendments' ? 'true' : `${column} IS NOT NULL`;
    const statement = `UPDATE ${table} SET ${change} WHERE id = (SELECT max(id) FROM ${table} WHERE ${where})`;
    expect(() => kitchen.connection.exec(statement)).toThrow('FOREIGN KEY constraint failed');
  });

  it('of a plan to its event are the only ones, with those inside one thing and its counts, that take rows along', () => {
    const parts = ['recipe_ingredients.recipe_id', 'recipe_components.recipe_id', 'finished_units.recipe_id'];
    const ofGoods = ['finished_goods.finished_unit_id', 'finished_good_components.finished_good_id'];
    const counted = ['pantry_stock.ingredient_id'];
    const cascading = keys.filter(({ onDelete }) => onDelete === 'CASCADE');
    const beyondEvents = cascading.filter(({ parent }) => parent !== 'events');
    expect(beyondEvents.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
      [...parts, ...ofGoods, ...counted].sort(),
    );
    expect(keys.filter(({ onDelete }) => onDelete !== 'CASCADE' && onDelete !== 'RESTRICT')).toEqual([]);
  });
});
