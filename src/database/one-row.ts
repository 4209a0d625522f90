import { invariant } from '../shared/invariant.ts';
import type { Parameters } from './bound-parameters.ts';
import type { Connection } from './connection.ts';

/** Changes or deletes exactly one row: whoever asks has just seen it, so that anything else is a defect. */
export function changeOneRow(connection: Connection, sql: string, parameters: Parameters): void {
  const { changes } = connection.run(sql, parameters);
  invariant(changes === 1, `one row is changed, not ${changes}: ${sql}`);
}
