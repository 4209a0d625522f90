/**
 * A fresh database with the rows of a foreign one. Nothing is taken over but values, from tables that are known, into tables that our own
 * migrations made: their CHECKs, keys and rules of uniqueness judge every row. The triggers refuse what leads from one state to
 * another, and rows in a state have arrived there; so the triggers come last, as after every migration, and what they hold is asked
 * of the rows instead.
 */
import * as v from 'valibot';
import type { CopyRefusal } from '../domain/kitchen-copy.ts';
import type { Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { SqlValue } from './bound-parameters.ts';
import { attach, type Connection, type Engine } from './connection.ts';
import { deepCheck } from './deep-check.ts';
import type { ForeignFile, KnownTable } from './foreign-file.ts';
import { firstBrokenPromise } from './promises.ts';
import { createTables, createTriggers, migrate, SCHEMA_VERSION } from './migrations.ts';
import { columnsOf, quotedName, WholeNumber } from './row-columns.ts';
import { tableRows } from './table-rows.ts';

/** Ids go on from the largest ever given: from here on they would soon not be exact any more. */
const LARGEST_ID = 2 ** 52;

/** Keeps ids from being used twice; SQLite makes it by itself, and its rows with every first row of a table. */
const SEQUENCE: KnownTable = { name: 'sqlite_sequence', columns: ['name', 'seq'], computed: [] };

/**
 * Copies a file whose model has that version, and brings the copy to today's. Refuses with the table that does not fit; throws what
 * SQLite says of a damaged file.
 */
export function copiedDatabase(engine: Engine, file: ForeignFile, version: number): Result<Connection, CopyRefusal> {
  const connection = attach(engine, null);
  const copied = copyInto(connection, file, version);
  if (copied.ok) return ok(connection);
  connection.close();
  return copied;
}

function copyInto(connection: Connection, file: ForeignFile, version: number): Result<undefined, CopyRefusal> {
  connection.begin();
  createTables(connection, 0, version);
  connection.exec('PRAGMA defer_foreign_keys = ON'); // rows come table by table; the references are checked when all are there
  for (const table of [...knownTables(connection), SEQUENCE]) {
    const copied = copyTable(connection, file, table);
    if (!copied.ok) return copied;
  }
  const stray = deepCheck(connection).tablesWithStrays[0];
  if (stray !== undefined) return rowWrong(stray, 'a row refers to one that is not there');
  if (version < SCHEMA_VERSION) migrate(connection, NO_NEW_ROW);
  else createTriggers(connection);
  connection.commit();
  return checkRows(connection);
}

/** Only a new database gets a `_store` row by being migrated, and this one has its own. */
const NO_NEW_ROW = { databaseId: '', at: '' as Moment };

function knownTables(connection: Connection): KnownTable[] {
  const sql =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid";
  const tables = connection.all(sql, {}, v.object({ name: v.string() }));
  return tables.map(({ name }) => {
    const columns = connection.all(
      'SELECT name, hidden FROM pragma_table_xinfo(:table) ORDER BY cid',
      { table: name },
      v.object({ name: v.string(), hidden: WholeNumber }),
    );
    return {
      name,
      columns: columns.filter(({ hidden }) => hidden === 0).map((column) => column.name),
      computed: columns.filter(({ hidden }) => hidden > 0).map((column) => column.name),
    };
  });
}

function copyTable(connection: Connection, file: ForeignFile, table: KnownTable): Result<undefined, CopyRefusal> {
  const checked = file.checkTable(table);
  if (!checked.ok) return checked;
  const take = table === SEQUENCE ? sequenceTaker(connection) : rowTaker(connection, table);
  return file.eachRow(table, take);
}

/** What the table itself refuses, it says in its own words. */
function rowTaker(connection: Connection, { name, columns }: KnownTable): (values: SqlValue[]) => string | null {
  const names = columns.map(quotedName).join(', ');
  const sql = `INSERT INTO ${quotedName(name)} (${names}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`;
  return (values) => {
    try {
      connection.run(sql, Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null])));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

/** By now every table that has rows has its largest id there: it only goes up, so that what was deleted is not used again. */
function sequenceTaker(connection: Connection): (values: SqlValue[]) => string | null {
  const known = new Set(knownTables(connection).map(({ name }) => name));
  const Entry = v.object({ seq: WholeNumber });
  return ([name, seq]) => {
    if (typeof name !== 'string' || !known.has(name)) return null; // of a table that is not ours
    if (!Number.isSafeInteger(seq) || Number(seq) < 0 || Number(seq) > LARGEST_ID)
      return `${name} has given too many ids`;
    const given = { name, seq: Number(seq) };
    const found = connection.get('SELECT seq FROM sqlite_sequence WHERE name = :name', { name }, Entry);
    if (!found) connection.run('INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)', given);
    else if (found.seq < given.seq) connection.run('UPDATE sqlite_sequence SET seq = :seq WHERE name = :name', given);
    return null;
  };
}

/** Whether all rows are what our code takes them for, and what the triggers hold. */
function checkRows(connection: Connection): Result<undefined, CopyRefusal> {
  const complaint = deepCheck(connection).complaints[0];
  if (complaint !== undefined) return err({ type: 'CopyDamaged', problem: complaint });
  for (const [table, schema] of Object.entries(tableRows)) {
    const rows = connection.all(`SELECT ${columnsOf(schema, table)} FROM ${table}`, {}, v.unknown());
    for (const [place, row] of rows.entries()) {
      const parsed = v.safeParse(schema, row);
      if (parsed.success) continue;
      const [issue] = parsed.issues;
      return err({
        type: 'CopyRowWrong',
        table,
        row: place + 1,
        problem: `${v.getDotPath(issue) ?? ''}: ${issue.message}`,
      });
    }
  }
  const ids = connection.get(
    'SELECT max(seq) AS seq FROM sqlite_sequence',
    {},
    v.object({ seq: v.nullable(v.number()) }),
  );
  if ((ids?.seq ?? 0) > LARGEST_ID) return rowWrong(SEQUENCE.name, 'too many ids were given');
  const broken = firstBrokenPromise(connection);
  return broken ? rowWrong(broken.table, broken.problem) : ok();
}

function rowWrong(table: string, problem: string): Result<never, CopyRefusal> {
  return err({ type: 'CopyRowWrong', table, row: null, problem });
}
