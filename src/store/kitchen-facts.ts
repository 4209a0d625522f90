/** What Settings say about this kitchen. */
import type { Connection } from '../database/connection.ts';
import { countRows } from '../database/dump.ts';
import type { Moment } from '../domain/ids.ts';
import { decideDemoRemoval } from './demo-removal.ts';
import { ok } from '../shared/result.ts';
import type { Query } from './query.ts';
import type { KitchenFacts } from './views.ts';

export const kitchenFacts: Query<'kitchen.facts'> = (connection, _, { head, appVersion }) => {
  const rows = countRows(connection);
  const counts = {
    recipes: rows['recipes'] ?? 0,
    goods: rows['finished_goods'] ?? 0,
    ingredients: rows['ingredients'] ?? 0,
    events: rows['events'] ?? 0,
  };
  const demo = demoFacts(connection);
  return ok({
    version: appVersion,
    isEmpty: Object.values(counts).every((count) => count === 0),
    counts,
    demo,
    // a cast: storage keeps the moment as the store gave it
    saved: head && { size: head.length, generation: head.generation, savedAt: head.savedAt as Moment },
  });
};

/** null too where nothing of it is left that could go. */
function demoFacts(connection: Connection): KitchenFacts['demo'] {
  const removal = decideDemoRemoval(connection);
  if (!removal) return null;
  const { events, sets, recipes, ingredients, stays } = removal;
  if (events.length + sets.length + recipes.length + ingredients.length === 0) return null;
  return {
    recipes: recipes.length,
    boxes: sets.length,
    ingredients: ingredients.length,
    events: events.length,
    stays,
  };
}
