/** Reading the file of a copy: what comes back whole, and what is refused with its reason. */
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/database/connection.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { LARGEST_COPY } from '../../src/domain/kitchen-copy.ts';
import { readCopy } from '../../src/store/read-copy.ts';
import { asked, contentOf, copyOf, databaseWith, demoKitchen, tampered } from './copied-kitchen.ts';
import { TestKitchen, value } from './test-kitchen.ts';

const engine = await loadEngine();
const kitchen = await demoKitchen();
const copy = await copyOf(kitchen);
const read = (bytes: Uint8Array<ArrayBuffer>) => readCopy(engine, bytes);
const refusal = (bytes: Uint8Array<ArrayBuffer>) => {
  const answer = read(bytes);
  if (answer.ok) throw new Error('the file was not refused');
  return answer.error;
};
/** An endless question: it gives no row, and never ends. */
const ENDLESS = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0';

describe('a copy', () => {
  it('comes back row by row as it was, in a file of our own making', () => {
    const found = value(read(copy));
    expect(contentOf(found.image)).toEqual(contentOf(copy));
    const schema = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';
    expect(asked(found.image, schema)).toEqual(asked(copy, schema));
  });

  it('says when it was made, of which save, and how much is in it', async () => {
    const made = value(await kitchen.store.copy());
    expect(value(read(made.bytes))).toMatchObject({
      madeAt: made.madeAt,
      of: kitchen.store.saved(),
      counts: (await kitchen.ask('kitchen.facts', undefined)).counts,
      plans: 2,
      brokenSeals: [],
    });
  });

  it('of an empty kitchen is one, too', async () => {
    const empty = await copyOf(await TestKitchen.open());
    expect(value(read(empty)).counts).toEqual({ recipes: 0, goods: 0, ingredients: 0, events: 0 });
  });

  it('gives no id a second time that was given there', () => {
    const events = "SELECT seq FROM sqlite_sequence WHERE name = 'events'";
    const later = tampered(copy, "UPDATE sqlite_sequence SET seq = 77 WHERE name = 'events'");
    expect(asked(value(read(later)).image, events)).toEqual([[77]]);
    const forgotten = tampered(copy, 'DELETE FROM sqlite_sequence');
    expect(asked(value(read(forgotten)).image, events)).toEqual(asked(copy, 'SELECT max(id) FROM events'));
  });

  it('whose seals do not fit is taken, and that is said', () => {
    const touched = tampered(
      copy,
      "UPDATE plan_snapshots SET snapshot_data = json_set(snapshot_data, '$.created_at', '2020-01-01T00:00:00.000Z')",
      'snapshot_update',
    );
    expect(value(read(touched)).brokenSeals).toHaveLength(2);
  });

  it.each([
    ['ten thousand letters', 'n'.repeat(10_000)],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['an address', 'javascript:alert(1)'],
    ['marks that turn the direction', '\u202Eabc\u202C'],
    ['quotes', `'"; DROP TABLE events; --`],
    ['a sign beyond 16 bits', '🧁 café ﷽'],
  ])('with a name of %s comes back with just that', (_, name) => {
    const named = tampered(copy, `UPDATE events SET name = '${name.replaceAll("'", "''")}' WHERE id = 1`);
    expect(contentOf(value(read(named)).image)).toEqual(contentOf(named));
  });
});

describe('no copy', () => {
  const header = (at: number, number: number) => {
    const file = copy.slice();
    new DataView(file.buffer).setUint32(at, number);
    return file;
  };
  it.each([
    ['an empty file', new Uint8Array(), { type: 'CopyEmpty' }],
    ['a text', new TextEncoder().encode('Flour, 2 cups'), { type: 'CopyOfOtherKind' }],
    ['a file of zeros', new Uint8Array(8192), { type: 'CopyOfOtherKind' }],
    ['half a header', copy.slice(0, 60), { type: 'CopyCutShort', bytes: 60 }],
    ['only a header', copy.slice(0, 100), { type: 'CopyCutShort', bytes: 100, expected: copy.length }],
    ['a file that is cut short', copy.slice(0, copy.length - 1), { type: 'CopyCutShort' }],
    ['another program’s database', databaseWith('CREATE TABLE events (id)'), { type: 'CopyOfOtherProgram' }],
    ['a newer version’s', header(60, SCHEMA_VERSION + 1), { type: 'CopyNewer', version: SCHEMA_VERSION + 1 }],
    ['one without a version', header(60, 0), { type: 'CopyDamaged' }],
    ['a database in which only the name is ours', databaseWith(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1; CREATE TABLE a (b)`), { type: 'CopyTableWrong', table: '_store' }], // prettier-ignore
    ['one whose pages say they are larger', header(16, 0x80000202), { type: 'CopyCutShort' }],
  ])('is %s', (_, bytes, expected) => {
    expect(refusal(bytes)).toMatchObject(expected);
  });

  it('is more than fits into memory', () => {
    expect(refusal(new Uint8Array(LARGEST_COPY + 1))).toEqual({
      type: 'CopyTooLarge',
      bytes: LARGEST_COPY + 1,
      limit: LARGEST_COPY,
    });
  });

  it('is one with any page torn out of it: refused, or whole', () => {
    const whole = contentOf(copy);
    for (let page = 1; page < copy.length / 4096; page += 1) {
      const torn = copy.slice();
      torn.fill(0, page * 4096, (page + 1) * 4096);
      const answer = read(torn);
      if (answer.ok) expect(contentOf(answer.value.image)).toEqual(whole);
      else expect(['CopyDamaged', 'CopyRowWrong', 'CopyTableWrong']).toContain(answer.error.type);
    }
  });
});

describe('what a file would run is not run', () => {
  const unharmed = [
    ['a trigger', 'CREATE TRIGGER evil AFTER INSERT ON events BEGIN DELETE FROM recipes; END'],
    ['a view beside the tables', `CREATE VIEW endless AS ${ENDLESS}`],
    ['a view called like a function of SQLite', `CREATE VIEW pragma_table_xinfo AS ${ENDLESS}`],
    ['an index on an expression', "CREATE INDEX slow ON events (hex(name || printf('%.*c', 9000000, 'x')))"],
    ['an index in place of one of ours', 'DROP INDEX uq_events_uuid; CREATE INDEX uq_events_uuid ON events (name)'],
    ['a table of its own', 'CREATE TABLE evil (a); INSERT INTO evil VALUES (hex(zeroblob(1000000)))'],
  ] as const;
  it.each(unharmed)('%s: left behind, the rows come over', (_, sql) => {
    const image = value(read(tampered(copy, sql))).image;
    expect(contentOf(image)).toEqual(contentOf(copy));
    expect(asked(image, "SELECT name FROM sqlite_schema WHERE name IN ('evil', 'endless', 'slow')")).toEqual([]);
  });

  it.each([
    [
      'a view in the place of a table',
      `DROP TABLE history_entries; CREATE VIEW history_entries AS ${ENDLESS}`,
      'is no table',
    ],
    [
      'a virtual table',
      'DROP TABLE history_entries; CREATE VIRTUAL TABLE history_entries USING fts4 (event_id, kind, record_id, created_at)',
      'is no table',
    ],
    ['a table that is missing', 'DROP TABLE history_entries', 'is missing'],
    ['a column too many', 'ALTER TABLE history_entries ADD COLUMN extra', 'has other columns'],
    ['a column too few', 'ALTER TABLE history_entries DROP COLUMN record_id', 'has other columns'],
    [
      'a column that is computed',
      `ALTER TABLE history_entries DROP COLUMN record_id;
       ALTER TABLE history_entries ADD COLUMN record_id INTEGER AS (length(hex(zeroblob(400000000)))) VIRTUAL`,
      'has other columns',
    ],
  ])('%s: refused', (_, sql, problem) => {
    expect(refusal(tampered(copy, sql))).toEqual({ type: 'CopyTableWrong', table: 'history_entries', problem });
  });

  it('a CHECK that cannot be worked out', () => {
    const [[sql]] = asked(copy, "SELECT sql FROM sqlite_schema WHERE name = 'history_entries'") as [[string]];
    const heavy = sql.replace(/\)\s*$/, ', CHECK (length(hex(zeroblob(900000000))) > 0))');
    const rows = 'SELECT * FROM history_entries';
    const file = tampered(
      copy,
      `CREATE TABLE kept AS ${rows}; DROP TABLE history_entries; ${heavy}; PRAGMA ignore_check_constraints = ON;
       INSERT INTO history_entries ${rows.replace('history_entries', 'kept')}; DROP TABLE kept`,
    );
    expect(asked(file, rows).length).toBeGreaterThan(5);
    expect(asked(value(read(file)).image, rows)).toEqual(asked(copy, rows));
  });
});

it.each(['demo', 'restored', 'copy'])('a setting “%s” that no screen could read is refused', (key) => {
  const setting = `INSERT OR REPLACE INTO settings (key, value, updated_at) VALUES ('${key}', '{"a":1}', '2026-11-01T08:00:00.000Z')`;
  expect(refusal(tampered(copy, setting))).toMatchObject({ type: 'CopyDamaged' });
});

describe('rows that no kitchen has', () => {
  const guards = ['events_begin_as_draft', 'events_keep_their_identity', 'events_take_one_step'];
  it.each([
    ['bytes where a name belongs', 'events', 'name holds', "UPDATE events SET name = x'4142' WHERE id = 2"],
    ['a huge heap of bytes', 'events', 'notes holds', 'UPDATE events SET notes = zeroblob(30000000) WHERE id = 2'],
    ['a NUL in a name', 'events', 'name holds', "UPDATE events SET name = 'a' || char(0) || 'b' WHERE id = 2"],
    ['half a surrogate', 'events', 'name holds', "UPDATE events SET name = CAST(x'EDA080' AS TEXT) WHERE id = 2"],
    [
      'a number that is not exact',
      'events',
      'expected_guests holds',
      'UPDATE events SET expected_guests = 9007199254740993 WHERE id = 2',
    ],
    ['a text for a number', 'events', 'CHECK', "UPDATE events SET expected_guests = 'many' WHERE id = 2"],
    [
      'a number without end',
      'ingredients',
      'piece_grams holds',
      'UPDATE ingredients SET piece_grams = 9e999 WHERE id = 1',
    ],
    ['no name', 'events', 'CHECK', "UPDATE events SET name = '  ' WHERE id = 2"],
    ['a date that is none', 'events', 'CHECK', "UPDATE events SET event_date = '2026-02-30' WHERE id = 2"],
    ['a moment that is none', 'recipes', 'createdAt', "UPDATE recipes SET created_at = 'yesterday' WHERE id = 1"],
    ['a uuid that is none', 'recipes', 'uuid', "UPDATE recipes SET uuid = 'first' WHERE id = 1"],
    ['JSON that is none', 'settings', 'json_valid', "INSERT INTO settings (key, value) VALUES ('a', '{')"],
    ['texts that are none', 'ingredients', 'allergens.0', "UPDATE ingredients SET allergens = '[1]' WHERE id = 1"],
    [
      'JSON without end',
      'settings',
      'json_valid',
      `INSERT INTO settings (key, value) VALUES ('a', '${'['.repeat(100_000)}')`,
    ],
    ['the same uuid twice', 'events', 'UNIQUE', 'DROP INDEX uq_events_uuid; UPDATE events SET uuid = (SELECT uuid FROM events WHERE id = 1)'], // prettier-ignore
    ['two of what is there once', 'event_finished_goods', 'UNIQUE', 'DROP INDEX uq_event_finished_goods_pair; INSERT INTO event_finished_goods (event_id, finished_good_id, quantity, position) SELECT event_id, finished_good_id, 1, 1 FROM event_finished_goods'], // prettier-ignore
    [
      'a line of a recipe that is gone',
      'recipe_ingredients',
      'refers to one that is not there',
      'UPDATE recipe_ingredients SET recipe_id = 999 WHERE id = 1',
    ],
    [
      'an event that is being baked without its plan',
      'plan_snapshots',
      'without its sealed plan',
      'DELETE FROM plan_snapshots',
    ],
    ['a draft with a sealed plan', 'plan_snapshots', 'a draft has', "UPDATE plan_snapshots SET event_id = (SELECT id FROM events WHERE plan_state = 'draft') WHERE id = (SELECT max(id) FROM plan_snapshots); UPDATE events SET plan_state = 'locked' WHERE plan_state IN ('completed', 'in_production') AND id NOT IN (SELECT event_id FROM plan_snapshots)"], // prettier-ignore
    ['changes with a gap', 'plan_amendments', 'not numbered', 'UPDATE plan_amendments SET sequence = sequence + 1 WHERE sequence = (SELECT max(sequence) FROM plan_amendments)'], // prettier-ignore
    ['changes of what was not started', 'plan_amendments', 'not started has changes', "UPDATE plan_amendments SET event_id = (SELECT id FROM events WHERE plan_state = 'draft') WHERE event_id = (SELECT max(event_id) FROM plan_amendments)"], // prettier-ignore
    ['a box inside itself', 'finished_good_components', '→', 'UPDATE finished_good_components SET component_good_id = (SELECT id FROM finished_goods WHERE finished_unit_id IS NULL ORDER BY id LIMIT 1 OFFSET 1), ingredient_id = NULL WHERE id = (SELECT min(id) FROM finished_good_components); INSERT INTO finished_good_components (finished_good_id, position, component_good_id, quantity) SELECT b.id, 9, a.finished_good_id, 1 FROM finished_goods b, finished_good_components a WHERE b.id = a.component_good_id AND a.id = (SELECT min(id) FROM finished_good_components)'], // prettier-ignore
    ['no word of which kitchen it is', '_store', 'in one row', 'DELETE FROM _store'],
    ['ids to the end of numbers', 'sqlite_sequence', 'too many ids', "UPDATE sqlite_sequence SET seq = 9007199254740991 WHERE name = 'events'"], // prettier-ignore
    ['an id at the end of numbers', 'sqlite_sequence', 'too many ids', 'UPDATE recipes SET id = 9007199254740991 WHERE id = (SELECT max(id) FROM recipes); UPDATE recipe_ingredients SET recipe_id = (SELECT max(id) FROM recipes) WHERE recipe_id NOT IN (SELECT id FROM recipes); UPDATE finished_units SET recipe_id = (SELECT max(id) FROM recipes) WHERE recipe_id NOT IN (SELECT id FROM recipes)'], // prettier-ignore
    ['something made before the start', 'production_runs', 'not started', "INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units) SELECT 'b3bb189e-8bf9-4888-9912-ace4e6543002', min(id), 1, 1, 12 FROM events WHERE plan_state = 'draft'; UPDATE production_runs SET created_at = '2026-11-01T08:00:00.000Z'"], // prettier-ignore
    ['a sealed plan of what was never baked', 'plan_snapshots', 'names a baked thing', "UPDATE plan_snapshots SET snapshot_data = json_set(snapshot_data, '$.finished_units[0].finished_unit_id', 999)"], // prettier-ignore
    ['something added that was never baked', 'plan_amendments', 'names a baked thing', `UPDATE plan_amendments SET type = 'add_fg', data = '{"fg_id":1,"definitions":{"finished_units":[{"finished_unit_id":999}]}}' WHERE id = 1`], // prettier-ignore
    ['something made that is not there', 'history_entries', 'named and not there', "INSERT INTO history_entries (event_id, kind, record_id, created_at) VALUES (1, 'made', 99, '2026-11-01T08:00:00.000Z')"], // prettier-ignore
  ])('%s: refused, and the table is named', (_, table, problem, sql) => {
    const file = tampered(
      copy,
      `PRAGMA ignore_check_constraints = ON; ${sql}`,
      ...guards,
      ...[
        'snapshot_update',
        'snapshot_delete',
        'amendment_update',
        'store_stays',
        'history_insert',
        'production_run_insert',
        'production_run_update',
      ],
    );
    expect(refusal(file)).toMatchObject({
      type: 'CopyRowWrong',
      table,
      problem: expect.stringContaining(problem) as string,
    });
  });
});
