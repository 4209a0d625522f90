import * as v from 'valibot';
import type { Connection } from './connection.ts';

/** All that the schema of a database says, as one text: equal for two that were made by the same statements, whatever their rows. */
export function schemaOf(connection: Connection): string {
  const sql = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';
  return JSON.stringify(connection.all(sql, {}, v.unknown()));
}
