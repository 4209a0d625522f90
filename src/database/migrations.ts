/**
 * Brings a database to the model of this code. Migrations are plain SQL, applied in order and counted by
 * `PRAGMA user_version`; the triggers are no migration but made anew after each round of them. A change of triggers.sql takes
 * a new migration, be it an empty one: without it no database would come by. Law 13.
 */
import * as v from 'valibot';
import { invariant } from '../shared/invariant.ts';
import type { Moment } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import model from './migrations/0001-model.sql?raw';
import pantry from './migrations/0002-pantry.sql?raw';
import { quotedName, WholeNumber } from './row-columns.ts';
import triggers from './triggers.sql?raw';

/** All migrations in order: the n-th leads to version n. A released one is never changed. */
export const migrations = [
  { name: '0001-model', sql: model },
  { name: '0002-pantry', sql: pantry },
] as const;

/** The version of the model that this code writes. */
export const SCHEMA_VERSION = migrations.length;

/** The oldest version of code, by its SCHEMA_VERSION, that reads and writes what this code writes without harm. */
export const MIN_READER = 2;

/** “Bake” in ASCII, in the header of every database file of ours: tells it from another program's. */
export const APPLICATION_ID = 0x42616b65;

/** The version of the model that a database has: 0 when it is new. */
export function schemaVersion(connection: Connection): number {
  const sql = 'SELECT user_version AS version FROM pragma_user_version';
  const row = connection.get(sql, {}, v.object({ version: WholeNumber }));
  invariant(row, 'every database has a user_version');
  return row.version;
}

/**
 * Applies the migrations that a database is missing; a new one gets its `_store` row. The caller holds the transaction, and
 * commits or rolls back. A database of newer code is a defect: the caller has seen its version before.
 */
export function migrate(connection: Connection, { databaseId, at }: { databaseId: string; at: Moment }): void {
  const found = schemaVersion(connection);
  invariant(found <= SCHEMA_VERSION, `the database has version ${found}, this code knows ${SCHEMA_VERSION}`);
  if (found === SCHEMA_VERSION) return;
  invariant(found > 0 || isEmpty(connection), "a database without a version is new, not another program's");
  dropTriggers(connection);
  createTables(connection, found, SCHEMA_VERSION);
  createTriggers(connection);
  if (found === 0) {
    const sql = 'INSERT INTO _store (id, database_id, generation, created_at) VALUES (1, :databaseId, 0, :at)';
    connection.run(sql, { databaseId, at });
  }
  invariant(danglingRows(connection) === 0, 'after migrations every reference leads to a row');
}

/**
 * Brings the tables from one version to a later one, in a database without triggers and inside the caller's transaction. With 0
 * to begin with, the tables of that version come into being, empty: what rows of an older file are copied into before they are
 * migrated.
 */
export function createTables(connection: Connection, from: number, to: number): void {
  for (const { sql } of migrations.slice(from, to)) connection.exec(sql);
  connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  connection.exec(`PRAGMA user_version = ${to}`);
}

/** Drops every trigger that the database holds, also those that no version of ours made. */
export function dropTriggers(connection: Connection): void {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
  for (const { name } of connection.all(sql, {}, v.object({ name: v.string() }))) {
    connection.exec(`DROP TRIGGER ${quotedName(name)}`);
  }
}

/** Makes the triggers of triggers.sql, in a database that has none. */
export function createTriggers(connection: Connection): void {
  connection.exec(triggers);
}

function isEmpty(connection: Connection): boolean {
  return connection.all('SELECT name FROM sqlite_schema', {}, v.object({ name: v.string() })).length === 0;
}

function danglingRows(connection: Connection): number {
  const sql = 'SELECT "table" FROM pragma_foreign_key_check';
  return connection.all(sql, {}, v.object({ table: v.string() })).length;
}
