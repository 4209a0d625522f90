import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { columnName } from '../../src/database/row-columns.ts';
import { Defect } from '../../src/shared/invariant.ts';

const engine = await loadEngine();

function shelf() {
  const connection = attach(engine, null);
  connection.exec('CREATE TABLE jars (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT, grams REAL)');
  return connection;
}

const insert = 'INSERT INTO jars (label, grams) VALUES (:label, :grams)';
const Jar = v.object({ label: v.string(), grams: v.number() });
const jars = 'SELECT label, grams FROM jars ORDER BY id';

describe('a statement', () => {
  it('says how many rows it changed and which id it gave', () => {
    const connection = shelf();
    expect(connection.run(insert, { label: 'Jam', grams: 340 })).toEqual({ changes: 1, lastId: 1 });
    expect(connection.run(insert, { label: 'Honey', grams: 0.5 })).toEqual({ changes: 1, lastId: 2 });
    expect(connection.run('UPDATE jars SET grams = 1', {}).changes).toBe(2);
    expect(connection.run('DELETE FROM jars WHERE id > 5', {}).changes).toBe(0);
  });

  it('keeps what it is given to the letter', () => {
    const connection = shelf();
    for (const label of [
      '',
      "Nonna's",
      '½ “jar”; --',
      'Crème brûlée 🍮',
      'a\u0000b',
      '\u202eevil',
      'x'.repeat(10_000),
    ]) {
      const { lastId } = connection.run(insert, { label, grams: 9007199254740991 });
      const row = connection.get('SELECT label, grams FROM jars WHERE id = :id', { id: lastId }, Jar);
      expect(row).toEqual({ label, grams: 9007199254740991 });
    }
  });

  it.each([
    ['missing', { label: 'Jam' }],
    ['misspelt', { label: 'Jam', gramms: 1 }],
    ['one too many', { label: 'Jam', grams: 1, lid: 'red' }],
    ['undefined', { label: 'Jam', grams: undefined }],
    ['not a number', { label: 'Jam', grams: Number.NaN }],
    ['endless', { label: 'Jam', grams: Infinity }],
    ['half a character', { label: '\ud83c', grams: 1 }],
    ['a big integer', { label: 'Jam', grams: 1n }],
    ['true', { label: 'Jam', grams: true }],
    ['a list', { label: 'Jam', grams: [1] }],
  ])('is a defect when a parameter is %s', (_what, parameters) => {
    const connection = shelf();
    const wrong = parameters as Record<string, string>; // on purpose: what the types refuse must not pass at run time either
    expect(() => connection.run(insert, wrong)).toThrow(Defect);
    expect(connection.all(jars, {}, Jar)).toEqual([]);
    expect(connection.run(insert, { label: 'Jam', grams: 1 }).changes, 'it works again with the right ones').toBe(1);
  });

  it('takes a colon in a text, a comment or a quoted name for what it is', () => {
    const connection = shelf();
    const sql = `SELECT ':a''s :b' AS "c:d", :e AS e /* :f */ -- :g`;
    expect(connection.get(sql, { e: 1 }, v.object({ 'c:d': v.string(), e: v.number() }))).toEqual({
      'c:d': ":a's :b",
      e: 1,
    });
  });

  it.each([
    'SELECT ?',
    'SELECT ?1',
    'SELECT @label',
    'SELECT $label',
    'DELETE FROM jars; DELETE FROM jars',
    'SELECT 1;',
  ])('is one, with parameters by name: not %s', (sql) => {
    expect(() => shelf().run(sql, {})).toThrow(Defect);
  });

  it('that fails can be run again', () => {
    const connection = shelf();
    connection.exec(`CREATE UNIQUE INDEX one_label ON jars (label)`);
    connection.run(insert, { label: 'Jam', grams: 1 });
    expect(() => connection.run(insert, { label: 'Jam', grams: 1 })).toThrow('UNIQUE');
    expect(connection.run(insert, { label: 'Honey', grams: 1 }).changes).toBe(1);
  });

  it('is known by its text, also after the tables have changed', () => {
    const connection = shelf();
    const all = 'SELECT * FROM jars';
    expect(connection.all(all, {}, v.record(v.string(), v.unknown()))).toEqual([]);
    connection.exec('ALTER TABLE jars ADD COLUMN lid TEXT');
    connection.run(insert, { label: 'Jam', grams: 1 });
    expect(connection.all(all, {}, v.record(v.string(), v.unknown()))).toEqual([
      { id: 1, label: 'Jam', grams: 1, lid: null },
    ]);
  });
});

describe('rows', () => {
  it('are given in order, each as its schema says', () => {
    const connection = shelf();
    for (const label of ['Jam', 'Honey']) connection.run(insert, { label, grams: 1 });
    expect(connection.all(jars, {}, Jar)).toEqual([
      { label: 'Jam', grams: 1 },
      { label: 'Honey', grams: 1 },
    ]);
    expect(connection.get(`${jars} LIMIT 1`, {}, Jar)).toEqual({ label: 'Jam', grams: 1 });
    expect(connection.get('SELECT label FROM jars WHERE id = :id', { id: 9 }, Jar)).toBeNull();
  });

  it('that do not fit their schema are a defect, which names the column', () => {
    const connection = shelf();
    connection.run(insert, { label: 'Jam', grams: null });
    expect(() => connection.all(jars, {}, Jar)).toThrow(/a row is not what its schema says \(grams: /);
  });

  it('are not two where one is asked for, and none where nothing is', () => {
    const connection = shelf();
    for (const label of ['Jam', 'Honey']) connection.run(insert, { label, grams: 1 });
    expect(() => connection.get(jars, {}, Jar)).toThrow('at most one row');
    expect(() => connection.run(jars, {})).toThrow('gives no rows');
  });

  it('with a dot in a column come nested, and as null where a join found nothing', () => {
    const connection = shelf();
    const Pair = v.object({
      a: v.number(),
      lid: v.nullable(v.object({ colour: v.string(), size: v.nullable(v.number()) })),
    });
    const pair = (colour: string | null) =>
      connection.get('SELECT 1 AS a, :colour AS "lid.colour", NULL AS "lid.size"', { colour }, Pair);
    expect(pair('red')).toEqual({ a: 1, lid: { colour: 'red', size: null } });
    expect(pair(null)).toEqual({ a: 1, lid: null });
  });

  it('spell a column with capitals where the table has underscores', () => {
    expect(['id', 'eventDate', 'densityGPerMl'].map(columnName)).toEqual(['id', 'event_date', 'density_g_per_ml']);
  });
});

describe('a transaction', () => {
  it('is kept whole or not at all', () => {
    const connection = shelf();
    connection.begin();
    connection.run(insert, { label: 'Jam', grams: 1 });
    connection.rollback();
    expect(connection.all(jars, {}, Jar)).toEqual([]);
    connection.begin();
    connection.run(insert, { label: 'Jam', grams: 1 });
    connection.commit();
    expect(connection.all(jars, {}, Jar)).toHaveLength(1);
    connection.close();
  });
});

describe('attaching', () => {
  it('refuses bytes that are no database', () => {
    expect(() => attach(engine, new TextEncoder().encode('a shopping list'.repeat(100)))).toThrow('not a database');
    expect(() => attach(engine, new Uint8Array())).toThrow(Defect);
  });

  it('keeps databases apart', () => {
    const [one, other] = [shelf(), shelf()];
    one.run(insert, { label: 'Jam', grams: 1 });
    expect(other.all(jars, {}, Jar)).toEqual([]);
  });
});
