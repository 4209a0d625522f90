/** What was saved is cleared from the device while a window still holds it: the same kitchen, saved once more as a whole. */
import { attach, type Engine } from '../database/connection.ts';
import { becomeDatabase } from '../database/model.ts';
import { invariant } from '../shared/invariant.ts';
import { ok } from '../shared/result.ts';
import type { MakeReplacement } from './replace-kitchen.ts';

/** The database in memory, as the save that follows on the last one it knows of. */
export function sameKitchenAnew(engine: Engine): MakeReplacement<never> {
  return ({ bytes, saved }) => {
    invariant(saved, 'what was cleared was saved before');
    const of = { databaseId: saved.databaseId, generation: saved.generation + 1 };
    const connection = attach(engine, bytes);
    try {
      connection.begin();
      becomeDatabase(connection, of.databaseId, of.generation);
      connection.commit();
      return Promise.resolve(ok({ bytes: connection.exportBytes(), of }));
    } finally {
      connection.close();
    }
  };
}
