import { describe, expect, it } from 'vitest';
import { firstBrokenPromise } from '../../src/database/promises.ts';
import triggersSql from '../../src/database/triggers.sql?raw';
import { busyKitchen } from './kitchen.ts';

/** What each trigger holds, asked of rows: or why there is nothing to ask. */
const triggers: Record<string, 'asked' | 'a step' | 'held by the tables'> = {
  store_one_row: 'asked',
  store_only_forward: 'a step',
  store_stays: 'asked',
  finished_units_not_replaced: 'held by the tables',
  finished_units_frozen_stay: 'asked',
  events_begin_as_draft: 'a step',
  events_keep_their_identity: 'a step',
  events_take_one_step: 'asked',
  snapshot_insert: 'asked',
  snapshot_update: 'a step',
  snapshot_delete: 'asked',
  amendment_insert: 'asked',
  amendment_update: 'a step',
  amendment_delete: 'asked',
  production_run_insert: 'asked',
  production_run_update: 'a step',
  production_run_delete: 'asked',
  packing_run_insert: 'asked',
  packing_run_update: 'a step',
  packing_run_delete: 'asked',
  history_insert: 'held by the tables',
  history_update: 'a step',
  history_delete: 'a step',
};

describe('what the triggers hold', () => {
  it('is asked of the rows for every one of them, or there is a reason why not', () => {
    const names = [...triggersSql.matchAll(/CREATE TRIGGER (\w+)/g)].map(([, name]) => name);
    expect(Object.keys(triggers)).toEqual(names);
  });

  it('holds in a kitchen with an event in every state', () => {
    const { connection } = busyKitchen();
    expect(firstBrokenPromise(connection)).toBeNull();
  });
});
