/**
 * What the triggers keep true by refusing steps, asked of rows that are there: for a database whose rows came in without taking the
 * steps. A trigger that is new has its question here too, where its rows could be otherwise.
 */
import * as v from 'valibot';
import type { Connection } from './connection.ts';

export interface BrokenPromise {
  readonly table: string;
  readonly problem: string;
}

const STARTED = "('in_production', 'completed')";

/** Each gives a row for what must not be. */
const questions: readonly (BrokenPromise & { readonly sql: string })[] = [
  {
    table: '_store',
    problem: 'it says of which kitchen it is in one row',
    sql: 'SELECT 1 WHERE (SELECT count(*) FROM _store) <> 1',
  },
  {
    table: 'plan_snapshots',
    problem: 'an event is being baked or done without its sealed plan',
    sql: `SELECT 1 FROM events e WHERE e.plan_state IN ${STARTED}
            AND NOT EXISTS (SELECT 1 FROM plan_snapshots s WHERE s.event_id = e.id)`,
  },
  {
    table: 'plan_snapshots',
    problem: 'a draft has a sealed plan',
    sql: "SELECT 1 FROM plan_snapshots s JOIN events e ON e.id = s.event_id WHERE e.plan_state = 'draft'",
  },
  {
    table: 'plan_snapshots',
    problem: 'a sealed plan names a baked thing that is not there',
    sql: `SELECT 1 FROM plan_snapshots s, json_each(s.snapshot_data, '$.finished_units') u
          WHERE json_extract(u.value, '$.finished_unit_id') NOT IN (SELECT id FROM finished_units)`,
  },
  {
    table: 'plan_amendments',
    problem: 'a change names a baked thing that is not there',
    sql: `SELECT 1 FROM plan_amendments a, json_each(a.data, '$.definitions.finished_units') u
          WHERE a.type = 'add_fg' AND json_extract(u.value, '$.finished_unit_id') NOT IN (SELECT id FROM finished_units)`,
  },
  {
    table: 'plan_amendments',
    problem: 'a plan that was not started has changes',
    sql: `SELECT 1 FROM plan_amendments a JOIN events e ON e.id = a.event_id WHERE e.plan_state NOT IN ${STARTED}`,
  },
  {
    table: 'plan_amendments',
    problem: 'the changes of an event are not numbered 1, 2, 3',
    sql: `SELECT 1 FROM plan_amendments GROUP BY event_id HAVING min(sequence) <> 1 OR max(sequence) <> count(*)`,
  },
  ...(['production_runs', 'packing_runs'] as const).map((table) => ({
    table,
    problem: 'something was made or packed for an event that was not started',
    sql: `SELECT 1 FROM ${table} r JOIN events e ON e.id = r.event_id
          WHERE r.voided_at IS NULL AND e.plan_state NOT IN ${STARTED}`,
  })),
  ...(
    [
      ['production_runs', 'made'],
      ['packing_runs', 'packed'],
    ] as const
  ).map(([table, kind]) => ({
    table: 'history_entries',
    problem: 'something that was made or packed is named and not there',
    sql: `SELECT 1 FROM history_entries h WHERE h.kind IN ('${kind}', '${kind}_voided')
            AND NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.id = h.record_id AND r.event_id = h.event_id)`,
  })),
];

/** The first that does not hold; null when all do. */
export function firstBrokenPromise(connection: Connection): BrokenPromise | null {
  for (const { table, problem, sql } of questions) {
    if (connection.all(`${sql} LIMIT 1`, {}, v.unknown()).length > 0) return { table, problem };
  }
  return null;
}
