import * as v from 'valibot';
import { invariant } from '../../shared/invariant.ts';
import type { Connection } from '../connection.ts';
import { WholeNumber } from '../row-columns.ts';

const KitchenFill = v.object({ events: WholeNumber, recipes: WholeNumber, sets: WholeNumber });

/** How much is in a kitchen of what a person would miss. */
export function kitchenFill(connection: Connection): v.InferOutput<typeof KitchenFill> {
  const sql = `
    SELECT (SELECT count(*) FROM events) AS events,
           (SELECT count(*) FROM recipes) AS recipes,
           (SELECT count(*) FROM finished_goods WHERE finished_unit_id IS NULL) AS sets`;
  const row = connection.get(sql, {}, KitchenFill);
  invariant(row, 'a row of counts');
  return row;
}
