import * as v from 'valibot';
import type { Connection } from '../connection.ts';
import { WholeNumber } from '../row-columns.ts';

/** The tables whose rows have a slug: made once, never changed, unique among them. */
export type TableWithSlugs = 'ingredients' | 'recipes' | 'finished_units' | 'finished_goods';

/** Whether a row of the table, archived or not, has this slug. */
export function slugExists(connection: Connection, table: TableWithSlugs, slug: string): boolean {
  const sql = `SELECT count(*) AS found FROM ${table} WHERE slug = :slug`;
  return connection.get(sql, { slug }, v.object({ found: WholeNumber }))?.found === 1;
}
