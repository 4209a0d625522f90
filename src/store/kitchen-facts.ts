/** What Settings say about this kitchen. */
import type { Connection } from '../database/connection.ts';
import { countRows } from '../database/dump.ts';
import { countTendedIngredients, oldestWork } from '../database/model.ts';
import type { Moment } from '../domain/ids.ts';
import { ok } from '../shared/result.ts';
import { markedAsDemo } from './demo-removal.ts';
import type { Query } from './query.ts';
import type { KitchenCounts } from './views.ts';

export const kitchenFacts: Query<'kitchen.facts'> = (connection, _, { head, appVersion }) => {
  const counts = kitchenCounts(connection);
  return ok({
    version: appVersion,
    isEmpty: isEmpty(connection),
    counts,
    // a cast: storage keeps the moment as the store gave it
    saved: head && { size: head.length, generation: head.generation, savedAt: head.savedAt as Moment },
    ownWorkSince: oldestWork(
      connection,
      markedAsDemo(connection) ?? { events: [], sets: [], recipes: [], countedAt: null },
    ),
  });
};

/** Bare names of ingredients are left over when the last recipe goes: nobody would miss them. */
export function isEmpty(connection: Connection): boolean {
  const { recipes, goods, events } = kitchenCounts(connection);
  return recipes + goods + events + countTendedIngredients(connection) === 0;
}

/** How much is in a kitchen, also in a copy of it. */
export function kitchenCounts(connection: Connection): KitchenCounts {
  const rows = countRows(connection);
  return {
    recipes: rows['recipes'] ?? 0,
    goods: rows['finished_goods'] ?? 0,
    ingredients: rows['ingredients'] ?? 0,
    events: rows['events'] ?? 0,
  };
}
