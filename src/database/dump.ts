/**
 * The content of a database as plain values in one canonical order: two databases hold the same if and only if their dumps
 * are equal, however their files came about.
 */
import * as v from 'valibot';
import type { Connection } from './connection.ts';
import { quotedName, WholeNumber } from './row-columns.ts';

export interface TableDump {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * Every table by name, its rows in the order of its primary key. `_store` is among them, so that its generation takes part,
 * and `sqlite_sequence`: a database that lost it would use an id twice.
 */
export function dumpDatabase(connection: Connection): Record<string, TableDump> {
  return Object.fromEntries(tableNames(connection).map((table) => [table, dumpTable(connection, table)]));
}

/** How many rows each table of the model has. */
export function countRows(connection: Connection): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const table of tableNames(connection).filter((name) => !name.startsWith('sqlite_'))) {
    const row = connection.get(
      `SELECT count(*) AS rows FROM ${quotedName(table)}`,
      {},
      v.object({ rows: WholeNumber }),
    );
    counts[table] = row?.rows ?? 0;
  }
  return counts;
}

function tableNames(connection: Connection): string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
  return connection.all(sql, {}, v.object({ name: v.string() })).map(({ name }) => name);
}

function dumpTable(connection: Connection, table: string): TableDump {
  const infos = connection.all(
    'SELECT name, pk FROM pragma_table_xinfo(:table) WHERE hidden <> 1 ORDER BY cid',
    { table },
    v.object({ name: v.string(), pk: WholeNumber }),
  );
  const columns = infos.map(({ name }) => name);
  const key = infos.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const order = (key.length > 0 ? key : infos).map(({ name }) => quotedName(name)).join(', ');
  const cell = v.nullable(v.union([v.string(), v.number()]));
  const rows = connection.all(
    `SELECT ${columns.map(quotedName).join(', ')} FROM ${quotedName(table)} ORDER BY ${order}`,
    {},
    v.object(Object.fromEntries(columns.map((column) => [column, cell]))),
  );
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) };
}
