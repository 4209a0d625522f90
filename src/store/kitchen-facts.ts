/** What Settings say about this kitchen. */
import type { Connection } from '../database/connection.ts';
import { countRows } from '../database/dump.ts';
import type { Moment } from '../domain/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Head } from '../storage/head.ts';
import type { KitchenFacts } from './views.ts';

/** Takes the head of the saved image; null while nothing was saved yet. */
export function kitchenFacts(connection: Connection, head: Head | null, version: string): Result<KitchenFacts, never> {
  const rows = countRows(connection);
  const counts = {
    recipes: rows['recipes'] ?? 0,
    goods: rows['finished_goods'] ?? 0,
    ingredients: rows['ingredients'] ?? 0,
    events: rows['events'] ?? 0,
  };
  const isEmpty = Object.values(counts).every((count) => count === 0);
  const saved = head && { size: head.length, generation: head.generation, savedAt: head.savedAt as Moment }; // a cast: storage keeps the moment that the store gave
  return ok({ version, isEmpty, counts, saved });
}
