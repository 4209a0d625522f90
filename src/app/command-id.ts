import type { Uuid } from '../domain/ids.ts';

/** The id of a command, and of the row it makes: sent twice, it is done once. */
export function newCommandId(): Uuid {
  return crypto.randomUUID() as Uuid; // a cast: this is the form that the brand asks for
}
