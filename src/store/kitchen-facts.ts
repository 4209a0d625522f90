/** What Settings say about this kitchen. */
import { countRows } from '../database/dump.ts';
import type { Moment } from '../domain/ids.ts';
import { ok } from '../shared/result.ts';
import type { Query } from './query.ts';

export const kitchenFacts: Query<'kitchen.facts'> = (connection, _, { head, appVersion }) => {
  const rows = countRows(connection);
  const counts = {
    recipes: rows['recipes'] ?? 0,
    goods: rows['finished_goods'] ?? 0,
    ingredients: rows['ingredients'] ?? 0,
    events: rows['events'] ?? 0,
  };
  return ok({
    version: appVersion,
    // Ingredients are left over when the last recipe goes, and no screen shows them by themselves.
    isEmpty: counts.recipes + counts.goods + counts.events === 0,
    counts,
    // a cast: storage keeps the moment as the store gave it
    saved: head && { size: head.length, generation: head.generation, savedAt: head.savedAt as Moment },
  });
};
