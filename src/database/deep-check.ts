/** What SQLite finds when it is asked to look at everything: more than an opening has time for. */
import * as v from 'valibot';
import type { Connection } from './connection.ts';

export interface DeepCheck {
  /** What `integrity_check` says, in its own words; nothing when all is well. */
  readonly complaints: readonly string[];
  /** Tables with rows that refer to what is not there, each once. */
  readonly tablesWithStrays: readonly string[];
}

export function deepCheck(connection: Connection): DeepCheck {
  const said = connection.all(
    'SELECT integrity_check AS "says" FROM pragma_integrity_check',
    {},
    v.object({ says: v.string() }),
  );
  const strays = connection.all(
    'SELECT DISTINCT "table" AS "name" FROM pragma_foreign_key_check ORDER BY 1',
    {},
    v.object({ name: v.string() }),
  );
  return {
    complaints: said.map(({ says }) => says).filter((says) => says !== 'ok'),
    tablesWithStrays: strays.map(({ name }) => name),
  };
}
