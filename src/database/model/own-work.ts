import * as v from 'valibot';
import { invariant } from '../../shared/invariant.ts';
import { Moment, type EventId, type FinishedGoodId, type RecipeId } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';

/** What did not come from the kitchen itself. */
export interface NotOwnWork {
  readonly events: readonly EventId[];
  readonly sets: readonly FinishedGoodId[];
  readonly recipes: readonly RecipeId[];
  /** The moment of all counts of the pantry that came along; null: none did. */
  readonly countedAt: Moment | null;
}

/**
 * When the oldest event, recipe or set was made, or the oldest count of the pantry that stands, those of `except` aside; null when
 * there is none.
 */
export function oldestWork(connection: Connection, except: NotOwnWork): Moment | null {
  const sql = `
    SELECT min(created_at) AS madeAt FROM (
      SELECT created_at FROM events WHERE id NOT IN (SELECT value FROM json_each(:events))
      UNION ALL
      SELECT created_at FROM recipes WHERE id NOT IN (SELECT value FROM json_each(:recipes))
      UNION ALL
      SELECT created_at FROM finished_goods
      WHERE finished_unit_id IS NULL AND id NOT IN (SELECT value FROM json_each(:sets))
      UNION ALL
      SELECT counted_at FROM pantry_stock WHERE counted_at IS NOT :countedAt)`;
  const { events, sets, recipes, countedAt } = except;
  const ids = { events: JSON.stringify(events), sets: JSON.stringify(sets), recipes: JSON.stringify(recipes) };
  const row = connection.get(sql, { ...ids, countedAt }, v.object({ madeAt: v.nullable(Moment) }));
  invariant(row, 'an aggregate has one row');
  return row.madeAt;
}
