/** What a query is: a synchronous function that reads and answers with a view or a refusal. It writes nothing. */
import type { Connection } from '../database/connection.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Queries, QueryName } from './register.ts';

export type Query<N extends QueryName> = (
  connection: Connection,
  ask: Queries[N]['ask'],
) => Result<Queries[N]['answer'], Refusal>;
