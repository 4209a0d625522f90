import { existsSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attach, type Connection } from '../../src/database/connection.ts';
import { countRows, dumpDatabase } from '../../src/database/dump.ts';
import * as migrating from '../../src/database/migrations.ts';
import { readStoreRow } from '../../src/database/model.ts';
import triggersSql from '../../src/database/triggers.sql?raw';
import { Defect } from '../../src/shared/invariant.ts';
import { busyKitchen, DATABASE_ID, emptyKitchen, engine, EVENING, NOON } from './kitchen.ts';

const again = { databaseId: 'b3bb189e-8bf9-4888-9912-ace4e6543002', at: EVENING };

function triggersIn(connection: Connection): Record<string, string> {
  const sql = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`;
  const rows = connection.all(sql, {}, v.object({ name: v.string(), sql: v.string() }));
  return Object.fromEntries(rows.map((row) => [row.name, row.sql]));
}

function triggersInFile(): Record<string, string> {
  const found = [...triggersSql.matchAll(/CREATE TRIGGER (\w+) [\s\S]*?END(?=;)/g)];
  return Object.fromEntries(found.map(([sql, name = '']) => [name, sql]));
}

describe('migrations', () => {
  it('are the files of their folder, in order, and each has a test', () => {
    const files = readdirSync('src/database/migrations').sort();
    expect(migrating.migrations.map(({ name }) => `${name}.sql`)).toEqual(files);
    for (const { name } of migrating.migrations) {
      expect(existsSync(`tests/database/migrations/${name}.test.ts`), name).toBe(true);
    }
    expect(migrating.SCHEMA_VERSION).toBe(files.length);
    expect(migrating.MIN_READER).toBeLessThanOrEqual(migrating.SCHEMA_VERSION);
  });

  it('make a new database ours', () => {
    const connection = emptyKitchen();
    expect(migrating.schemaVersion(connection)).toBe(migrating.SCHEMA_VERSION);
    expect(readStoreRow(connection)).toEqual({ id: 1, databaseId: DATABASE_ID, generation: 0, createdAt: NOON });
    const header = new DataView(connection.exportBytes().buffer);
    expect(header.getUint32(68)).toBe(migrating.APPLICATION_ID);
    expect(String.fromCharCode(0x42, 0x61, 0x6b, 0x65)).toBe('Bake');
    expect(migrating.APPLICATION_ID.toString(16)).toBe('42616b65');
  });

  it('change nothing in a database that has them all', () => {
    const { connection } = busyKitchen();
    const before = connection.exportBytes();
    migrating.migrate(connection, again);
    expect(Buffer.compare(connection.exportBytes(), before)).toBe(0);
  });

  it('are there or not as the transaction around them ends', () => {
    const connection = attach(engine, null);
    connection.begin();
    migrating.migrate(connection, again);
    connection.rollback();
    expect(migrating.schemaVersion(connection)).toBe(0);
    expect(countRows(connection)).toEqual({});
    connection.begin();
    migrating.migrate(connection, again);
    connection.commit();
    expect(readStoreRow(connection).databaseId).toBe(again.databaseId);
  });

  it('do not touch a database of newer code', () => {
    const connection = emptyKitchen();
    connection.exec(`PRAGMA user_version = ${migrating.SCHEMA_VERSION + 1}`);
    expect(() => migrating.migrate(connection, again)).toThrow(Defect);
  });

  it("do not mix with another program's tables", () => {
    const connection = attach(engine, null);
    connection.exec('CREATE TABLE songs (id INTEGER PRIMARY KEY)');
    expect(() => migrating.migrate(connection, again)).toThrow(Defect);
  });
});

describe('triggers', () => {
  it('are after all migrations those of triggers.sql, word for word', () => {
    expect(Object.keys(triggersInFile()).length).toBeGreaterThan(15);
    expect(triggersIn(emptyKitchen())).toEqual(triggersInFile());
  });

  it('can be dropped, whoever made them, and made again', () => {
    const { connection } = busyKitchen();
    const before = dumpDatabase(connection);
    connection.exec(`CREATE TRIGGER "a ""strange"" one" AFTER INSERT ON events BEGIN DELETE FROM recipes; END`);
    migrating.dropTriggers(connection);
    expect(triggersIn(connection)).toEqual({});
    migrating.createTriggers(connection);
    expect(triggersIn(connection)).toEqual(triggersInFile());
    expect(dumpDatabase(connection)).toEqual(before);
  });

  it('only refuse: none of them writes', () => {
    for (const [name, sql] of Object.entries(triggersInFile())) {
      const body = sql.slice(sql.indexOf('\nBEGIN'));
      expect(body, name).not.toMatch(/\b(INSERT|UPDATE|DELETE|REPLACE)\b/);
      expect(body, name).toMatch(/RAISE\(ABORT/);
    }
  });
});
