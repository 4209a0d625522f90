/** Whether an attached file is a sound database of ours, and the very one that was expected. */
import * as v from 'valibot';
import type { Connection } from './connection.ts';
import { APPLICATION_ID, schemaVersion } from './migrations.ts';
import { readStoreRow } from './model.ts';

export interface ExpectedDatabase {
  readonly databaseId: string;
  readonly generation: number;
  readonly schemaVersion: number;
}

/** The first thing that is wrong with it, in words for an error; null when all is right. */
export function whatIsUnsound(connection: Connection, expected: ExpectedDatabase): string | null {
  try {
    const found = connection.all(
      'SELECT quick_check AS "says" FROM pragma_quick_check',
      {},
      v.object({ says: v.string() }),
    );
    const complaint = found.find(({ says }) => says !== 'ok');
    if (complaint) return complaint.says;
    const sql = 'SELECT application_id AS "id" FROM pragma_application_id';
    const application = connection.get(sql, {}, v.object({ id: v.number() }));
    if (application?.id !== APPLICATION_ID) return `application id ${application?.id ?? 'missing'}`;
    const version = schemaVersion(connection);
    if (version !== expected.schemaVersion) return `model version ${version} instead of ${expected.schemaVersion}`;
    const { databaseId, generation } = readStoreRow(connection);
    if (databaseId !== expected.databaseId) return `database ${databaseId} instead of ${expected.databaseId}`;
    return generation === expected.generation ? null : `generation ${generation} instead of ${expected.generation}`;
  } catch (error) {
    return String(error); // bytes that are no database fail wherever SQLite first trips over them
  }
}
