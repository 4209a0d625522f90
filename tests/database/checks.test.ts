import { describe, expect, it } from 'vitest';
import { busyKitchen, FINGERPRINT, newUuid, openings, type BusyKitchen } from './kitchen.ts';

type Refused = [what: string, statement: (kitchen: BusyKitchen) => string, constraint: string];

/** One of each row of a draft is set to a value; nothing but a constraint can refuse that. */
function set(table: string, change: string): Refused[1] {
  return () => `UPDATE ${table} SET ${change} WHERE id = (SELECT min(id) FROM ${table})`;
}

function snapshot(data: string, fingerprint = FINGERPRINT as string): Refused[1] {
  return ({ locked }) => `INSERT INTO plan_snapshots (uuid, event_id, snapshot_data, fingerprint)
    VALUES ('${newUuid()}', ${locked}, ${data}, '${fingerprint}')`;
}

function amendment(facts: { type?: string; data?: string; reason?: string; fingerprint?: string }): Refused[1] {
  const { type = 'note', data = `'{}'`, reason = `'Why'`, fingerprint = FINGERPRINT } = facts;
  return ({ justStarted }) => `INSERT INTO plan_amendments (uuid, event_id, sequence, type, data, reason, fingerprint)
    VALUES ('${newUuid()}', ${justStarted}, 1, '${type}', ${data}, ${reason}, '${fingerprint}')`;
}

function run(batches: string, good: string, lost = '0', reason = 'NULL'): Refused[1] {
  return ({ justStarted, cookie }) => `
    INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units, lost_units, loss_reason)
    VALUES ('${newUuid()}', ${justStarted}, ${cookie.unitId}, ${batches}, ${good}, ${lost}, ${reason})`;
}

function packing(quantity: string): Refused[1] {
  return ({ justStarted, tin }) => `INSERT INTO packing_runs (uuid, event_id, finished_good_id, quantity)
    VALUES ('${newUuid()}', ${justStarted}, ${tin}, ${quantity})`;
}

const CHECK = 'CHECK constraint failed';
const batchesNotQuarters = ['0.3', '0.125', '-1', "'abc'", '1000001', '9e999'];

const checks: Refused[] = [
  ['a second row of the store', () => 'UPDATE _store SET id = 2, generation = 9', CHECK],
  ['a generation that is no number', () => `UPDATE _store SET generation = 'next'`, CHECK],
  ['a setting that is no JSON', () => `UPDATE settings SET value = 'dark'`, CHECK],

  ['an ingredient without a name', set('ingredients', `name = ' '`), CHECK],
  ['an ingredient without a folded name', set('ingredients', `name_key = ''`), CHECK],
  ['an ingredient of a third kind', set('ingredients', `kind = 'tool'`), CHECK],
  ['a density of nothing', set('ingredients', 'density_g_per_ml = 0'), CHECK],
  ['a density in words', set('ingredients', `density_g_per_ml = 'heavy'`), CHECK],
  ['a density nobody typed', set('ingredients', 'density_text = NULL'), CHECK],
  ['a piece that weighs nothing', set('ingredients', 'piece_grams = 0'), CHECK],
  ['a piece weight in words', set('ingredients', `piece_grams = 'light'`), CHECK],
  ['allergens that are no list', set('ingredients', `allergens = '{}'`), CHECK],
  ['allergens that are no JSON', set('ingredients', `allergens = 'gluten'`), CHECK],

  ['less than none of something', set('pantry_stock', 'amount_num = -1'), CHECK],
  ['a count in words', set('pantry_stock', `amount_num = 'some'`), CHECK],
  ['a count over nothing', set('pantry_stock', 'amount_den = 0'), CHECK],
  ['a count of an unknown time', set('pantry_stock', 'counted_at = NULL'), 'NOT NULL constraint failed'],
  ['a tick on a third list', set('ticks', `list = 'pack'`), CHECK],
  ['a tick at less than none', set('ticks', 'amount_num = -1'), CHECK],
  ['a tick over nothing', set('ticks', 'amount_den = 0'), CHECK],
  ['a tick at half an amount', set('ticks', 'amount_den = NULL'), CHECK],

  ['a recipe without a name', set('recipes', `name = ''`), CHECK],
  ['a recipe without a folded name', set('recipes', `name_key = ''`), CHECK],
  ['a batch step of a third', set('recipes', 'batch_step = 0.333'), CHECK],
  ['a batch step in words', set('recipes', `batch_step = 'half'`), CHECK],
  ['a line before the first', set('recipe_ingredients', 'position = -1'), CHECK],
  ['an amount of nothing', set('recipe_ingredients', 'amount_num = 0'), CHECK],
  ['an amount in words', set('recipe_ingredients', `amount_num = 'some'`), CHECK],
  ['an amount over nothing', set('recipe_ingredients', 'amount_den = 0'), CHECK],
  ['half an amount', set('recipe_ingredients', 'amount_den = NULL'), CHECK],
  ['a recipe inside itself', set('recipe_components', 'component_recipe_id = recipe_id'), CHECK],
  ['no batches of a sub-recipe', set('recipe_components', 'batches_num = 0'), CHECK],
  ['batches of a sub-recipe over nothing', set('recipe_components', 'batches_den = 0'), CHECK],
  ['a sub-recipe before the first', set('recipe_components', `position = 'first'`), CHECK],

  ['a unit without a name', set('finished_units', `name = ' '`), CHECK],
  ['a unit without a folded name', set('finished_units', `name_key = ''`), CHECK],
  ['a unit before the first', set('finished_units', 'position = -1'), CHECK],
  ['a yield of a third kind', set('finished_units', `yield_kind = 'weight'`), CHECK],
  ['a yield of nothing', set('finished_units', 'per_batch = 0'), CHECK],
  ['a yield of half a unit', set('finished_units', 'per_batch = 0.5'), CHECK],
  ['a yield above a million', set('finished_units', 'per_batch = 1000001'), CHECK],
  ['a count without its number', set('finished_units', 'per_batch = NULL'), CHECK],
  ['a count that is a share as well', set('finished_units', 'share_basis_points = 2500'), CHECK],
  [
    'a share above the whole batch',
    set('finished_units', `yield_kind = 'share', per_batch = NULL, share_basis_points = 10001`),
    CHECK,
  ],

  ['a bare good with a name of its own', set('finished_goods', `name = 'Mine'`), CHECK],
  [
    'a set without a name',
    ({ tin }) => `UPDATE finished_goods SET name = NULL, name_key = NULL, slug = NULL WHERE id = ${tin}`,
    CHECK,
  ],
  ['a set with a blank name', ({ tin }) => `UPDATE finished_goods SET name = ' ' WHERE id = ${tin}`, CHECK],
  ['a set without a folded name', ({ tin }) => `UPDATE finished_goods SET name_key = NULL WHERE id = ${tin}`, CHECK],
  ['a set without a slug', ({ tin }) => `UPDATE finished_goods SET slug = NULL WHERE id = ${tin}`, CHECK],
  ['a bare good that is archived by itself', set('finished_goods', 'archived_at = created_at'), CHECK],
  ['a set inside itself', set('finished_good_components', 'component_good_id = finished_good_id'), CHECK],
  ['a component that is nothing', set('finished_good_components', 'component_good_id = NULL'), CHECK],
  ['a component that is two things', set('finished_good_components', 'ingredient_id = 1'), CHECK],
  ['a component before the first', set('finished_good_components', 'position = -1'), CHECK],
  ...['0', '1.5', `'six'`, '1000001'].map((quantity): Refused => [
    `a component ${quantity} times`,
    set('finished_good_components', `quantity = ${quantity}`),
    CHECK,
  ]),

  ['an event without a name', set('events', `name = ' '`), CHECK],
  ['an event without a folded name', set('events', `name_key = ''`), CHECK],
  ...['2025-02-30', '20.12.2025', '2025-12-20T10:00', '2460000', ''].map((day): Refused => [
    `an event on the day “${day}”`,
    set('events', `event_date = '${day}'`),
    CHECK,
  ]),
  ['an event for nobody', set('events', 'expected_guests = 0'), CHECK],
  ['an event for many', set('events', `expected_guests = 'many'`), CHECK],
  ['a plan in a fifth state', () => `UPDATE events SET plan_state = 'done'`, 'PlanStateForbids'],
  ...['0', '2.5', `'all'`, '1000001'].map((quantity): Refused => [
    `a selection of ${quantity}`,
    set('event_finished_goods', `quantity = ${quantity}`),
    CHECK,
  ]),
  ['a place before the first', set('event_finished_goods', 'position = -1'), CHECK],
  ...['0', ...batchesNotQuarters].map((batches): Refused => [
    `a decision on ${batches} batches`,
    set('batch_decisions', `batches = ${batches}`),
    CHECK,
  ]),
  ['a shortfall below nothing', set('batch_decisions', 'accepted_shortfall = -1'), CHECK],
  ['a shortfall in words', set('batch_decisions', `accepted_shortfall = 'few'`), CHECK],

  ['a snapshot that is a string', snapshot(`'"plan"'`), CHECK],
  ['a snapshot that is empty', snapshot(`''`), CHECK],
  ['a snapshot that is a list', snapshot(`'[]'`), CHECK],
  ['a snapshot that is a list of plans', snapshot(`'[{"snapshot_version":"2.0"}]'`), CHECK],
  ['a snapshot that is null', snapshot(`'null'`), CHECK],
  ['a snapshot that is nothing', snapshot('NULL'), 'NOT NULL constraint failed: plan_snapshots.snapshot_data'],
  ['a snapshot that is cut short', snapshot(`'{"snapshot_version":"2.0"'`), CHECK],
  ['a snapshot that is no JSON', snapshot(`'plan'`), CHECK],
  ['a snapshot that is a number', snapshot('2'), CHECK],
  ['a snapshot of bytes', snapshot(`x'7b7d'`), CHECK],
  ['a snapshot without a version', snapshot(`'{}'`), CHECK],
  ['a snapshot whose version is a number', snapshot(`'{"snapshot_version":2}'`), CHECK],
  ['a snapshot with a short fingerprint', snapshot(`'{"snapshot_version":"2.0"}'`, 'abc'), CHECK],
  ['a snapshot with a loud fingerprint', snapshot(`'{"snapshot_version":"2.0"}'`, 'A'.repeat(64)), CHECK],

  ['a change that is a string', amendment({ data: `'"note"'` }), CHECK],
  ['a change that is empty', amendment({ data: `''` }), 'malformed JSON'],
  ['a change that is a list', amendment({ data: `'[]'` }), CHECK],
  ['a change that is no JSON', amendment({ data: `'note'` }), 'malformed JSON'],
  ['a change that is nothing', amendment({ data: 'NULL' }), 'NOT NULL constraint failed: plan_amendments.data'],
  ['a change of a sixth type', amendment({ type: 'rename' }), CHECK],
  ['a dropped good that is not said', amendment({ type: 'drop_fg' }), CHECK],
  ['changed batches of a unit that is not said', amendment({ type: 'modify_batch' }), CHECK],
  ['a note about a good', amendment({ data: `'{"fg_id":1}'` }), CHECK],
  ['a note about a unit', amendment({ data: `'{"finished_unit_id":1}'` }), CHECK],
  ['a change without a reason', amendment({ reason: `''` }), CHECK],
  ['a change with a blank reason', amendment({ reason: `' '` }), CHECK],
  ['a change with a reason of tabs and lines', amendment({ reason: 'char(9, 10, 13, 160)' }), CHECK],
  ['a change whose reason is not trimmed', amendment({ reason: `'Burnt '` }), CHECK],
  ['a change whose reason is not given', amendment({ reason: 'NULL' }), 'NOT NULL constraint failed'],
  ['a change with a short fingerprint', amendment({ fingerprint: '' }), CHECK],

  ...batchesNotQuarters.map((batches): Refused => [`a run of ${batches} batches`, run(batches, '1'), CHECK]),
  ['a run of good units below nothing', run('1', '-1'), CHECK],
  ['a run of half a good unit', run('1', '0.5'), CHECK],
  ['a run without batches and without loss', run('0', '0'), CHECK],
  ['a later loss that does not balance', run('0', '-2', '3', `'burnt'`), CHECK],
  ['a loss without a reason', run('1', '20', '4'), CHECK],
  ['a reason without a loss', run('1', '24', '0', `'burnt'`), CHECK],
  ['a loss for no known reason', run('1', '20', '4', `'stolen'`), CHECK],
  ['a loss below nothing', run('1', '20', '-4', 'NULL'), CHECK],
  ...['0', '1.5', `'all'`].map((quantity): Refused => [`a packing of ${quantity}`, packing(quantity), CHECK]),
  [
    'an entry of the history of an unknown kind',
    ({ draft }) => `INSERT INTO history_entries (event_id, kind, created_at) VALUES (${draft}, 'renamed', 'now')`,
    CHECK,
  ],
];

describe.each(openings)('the tables, %s', (_when, open) => {
  const kitchen = busyKitchen(open);

  it.each(checks)('refuse %s', (_what, statement, constraint) => {
    expect(() => kitchen.connection.exec(statement(kitchen))).toThrow(constraint);
  });

  it('take the same with valid values', () => {
    const valid = [
      snapshot(`'{"snapshot_version":"1.0"}'`),
      ({ inProduction, cookie }: BusyKitchen) => `
        INSERT INTO plan_amendments (uuid, event_id, sequence, type, data, reason, fingerprint) VALUES
        ('${newUuid()}', ${inProduction}, 2, 'modify_batch', '{"finished_unit_id":${cookie.unitId}}', 'ß', '${FINGERPRINT}')`,
      amendment({}),
      run('2.25', '54'),
      run('0', '-3', '3', `'dropped'`),
      run('1', '0', '24', `'burnt'`),
      packing('1000000'),
    ];
    for (const statement of valid) expect(() => kitchen.connection.exec(statement(kitchen))).not.toThrow();
  });
});
