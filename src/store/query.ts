/** What a query is: a synchronous function that reads and answers with a view or a refusal. It writes nothing. */
import type { Connection } from '../database/connection.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Head } from '../storage/head.ts';
import type { Queries, QueryName } from './register.ts';

/** What is known of the kitchen besides its rows. The head is that of the saved image; null while nothing was saved yet. */
export interface KitchenStanding {
  readonly head: Head | null;
  readonly appVersion: string;
}

export type Query<N extends QueryName> = (
  connection: Connection,
  ask: Queries[N]['ask'],
  standing: KitchenStanding,
) => Result<Queries[N]['answer'], Refusal>;
