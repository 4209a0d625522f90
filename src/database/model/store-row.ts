import * as v from 'valibot';
import { invariant } from '../../shared/invariant.ts';
import { Moment } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

/** The one row of `_store`: which database this is, and how many commands it has seen. */
export const StoreRow = v.object({
  id: v.literal(1),
  databaseId: v.string(),
  generation: WholeNumber,
  createdAt: Moment,
});
export type StoreRow = v.InferOutput<typeof StoreRow>;

export function readStoreRow(connection: Connection): StoreRow {
  const row = connection.get(`SELECT ${columnsOf(StoreRow, '_store')} FROM _store`, {}, StoreRow);
  invariant(row, 'a migrated database has its _store row');
  return row;
}

/** Every write sets the generation to a higher one; the database refuses any other. */
export function advanceGeneration(connection: Connection, generation: number): void {
  changeOneRow(connection, 'UPDATE _store SET generation = :generation', { generation });
}

/** It goes on as another database: whoever still holds the one it was cannot write over it. */
export function becomeDatabase(connection: Connection, databaseId: string, generation: number): void {
  const sql = 'UPDATE _store SET database_id = :databaseId, generation = :generation';
  changeOneRow(connection, sql, { databaseId, generation });
}
