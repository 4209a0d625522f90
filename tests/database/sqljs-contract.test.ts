/** What this code takes for granted about sql.js. A new version that thinks otherwise turns these red. */
import initSqlJs, { type Database } from 'sql.js';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attach, type Connection } from '../../src/database/connection.ts';
import { busyKitchen, emptyKitchen, engine, reopened } from './kitchen.ts';

function pragma(connection: Connection, name: string): unknown {
  const row = connection.get(`PRAGMA ${name}`, {}, v.record(v.string(), v.unknown()));
  return row && Object.values(row)[0];
}

/** In the words of SQLite: 2 is memory, 0 is off. */
const SET_UP = {
  foreign_keys: 1,
  journal_mode: 'memory',
  cache_spill: 0,
  temp_store: 2,
  trusted_schema: 0,
  cell_size_check: 1,
};

function setUpOf(connection: Connection) {
  return Object.fromEntries(Object.keys(SET_UP).map((name) => [name, pragma(connection, name)]));
}

function first(database: Database, sql: string, parameters: Record<string, unknown> = {}): unknown {
  const statement = database.prepare(sql);
  statement.bind(parameters as Record<string, string>); // on purpose: values that its types refuse
  statement.step();
  const [value] = statement.get();
  statement.free();
  return value;
}

describe('sql.js', () => {
  it('is the version that was measured', () => {
    const manifest = JSON.parse(readFileSync('node_modules/sql.js/package.json', 'utf8')) as { version: string };
    expect(manifest.version).toBe('1.16.0');
    expect(first(new engine.Database(), 'SELECT sqlite_version()')).toBe('3.54.1');
  });

  it('is set up at every attach', () => {
    const connection = emptyKitchen();
    expect(setUpOf(connection)).toEqual(SET_UP);
    expect(setUpOf(reopened(connection))).toEqual(SET_UP);
  });

  it('keeps its set-up, its statements and its triggers over an export', () => {
    const { connection, inProduction } = busyKitchen();
    const before = connection.exportBytes();
    expect(setUpOf(connection)).toEqual(SET_UP);
    expect(Buffer.compare(connection.exportBytes(), before)).toBe(0);
    expect(() => connection.exec(`DELETE FROM plan_snapshots WHERE event_id = ${inProduction}`)).toThrow('Snapshot');
    connection.run('DELETE FROM events WHERE id = :id', { id: inProduction });
    expect(pragma(connection, 'foreign_key_check')).toBeNull();
  });

  it('does not export while a transaction has written, and leaves the transaction as it was', () => {
    const { connection, blank } = busyKitchen();
    const count = 'SELECT count(*) AS found FROM events';
    const Found = v.object({ found: v.number() });
    connection.begin();
    connection.run('DELETE FROM events WHERE id = :id', { id: blank });
    expect(() => connection.exportBytes()).toThrow('Unable to export');
    expect(connection.get(count, {}, Found)).toEqual({ found: 6 });
    connection.rollback();
    expect(connection.get(count, {}, Found)).toEqual({ found: 7 });
    expect(setUpOf(connection)).toEqual(SET_UP);
  });

  it('binds without a word what Connection has to refuse', () => {
    const database = new engine.Database();
    expect(first(database, 'SELECT :a', {})).toBeNull();
    expect(first(database, 'SELECT :a', { ':b': 1 })).toBeNull();
    expect(first(database, 'SELECT :a', { ':a': Number.NaN })).toBeNull();
    expect(first(database, 'SELECT :a', { ':a': '\ud83c' })).toContain('\ufffd');
    expect(first(database, 'SELECT typeof(:a)', { ':a': 1n })).toBe('text');
    expect(() => first(database, 'SELECT :a', { ':a': undefined })).toThrow();
  });

  it('runs the first of two statements only, when parameters come with them', () => {
    const database = new engine.Database();
    database.run('CREATE TABLE jars (label TEXT)');
    database.run('INSERT INTO jars VALUES (:a); INSERT INTO jars VALUES (:a)', { ':a': 'Jam' });
    expect(first(database, 'SELECT count(*) FROM jars')).toBe(1);
  });

  it('leaves SQL functions as SQLite has them, which do not fold É', () => {
    expect(first(new engine.Database(), `SELECT lower('É')`)).toBe('É');
    expect(first(new engine.Database(), 'SELECT length(:a)', { ':a': '🍮' })).toBe(1);
  });

  it('stores whole numbers above 2³¹ as whole numbers', () => {
    const { connection } = busyKitchen();
    connection.run('UPDATE _store SET generation = :generation', { generation: 2 ** 52 });
    const Stored = v.object({ type: v.string(), generation: v.number() });
    const stored = connection.get('SELECT typeof(generation) AS type, generation FROM _store', {}, Stored);
    expect(stored).toEqual({ type: 'integer', generation: 2 ** 52 });
  });

  it('reports failures as bare errors', () => {
    const { connection } = busyKitchen();
    const failure = (() => {
      try {
        connection.exec('DELETE FROM _store');
        return null;
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(Error);
    expect(Object.keys(failure as Error)).toEqual([]);
  });

  it('does not switch foreign keys on by itself: only attaching does', async () => {
    const { Database } = await initSqlJs();
    expect(first(new Database(emptyKitchen().exportBytes()), 'PRAGMA foreign_keys')).toBe(0);
    expect(pragma(attach(engine, emptyKitchen().exportBytes()), 'foreign_keys')).toBe(1);
  });
});
