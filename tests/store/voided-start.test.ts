/** What stands made keeps a start; it is recorded here in raw SQL. */
import { expect, it } from 'vitest';
import { loadEngine } from '../../src/database/connection.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { ok } from '../../src/shared/result.ts';
import { openDurableKitchen } from '../../src/store/durable-kitchen.ts';
import { imageStoreOf } from './saved-rows.ts';
import { startEvent } from './started-event.ts';
import { newUuid, TestKitchen, value } from './test-kitchen.ts';

it('a start that cannot be voided says how many batches are made', async () => {
  const kitchen = await TestKitchen.open();
  const { eventId } = await startEvent(kitchen);
  const finishedUnitId = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
  const raw = value(
    await openDurableKitchen({
      engine: await loadEngine(),
      storage: await imageStoreOf(kitchen.indexedDB),
      sentinel: null,
      onMoved: () => undefined,
      now: () => '2026-12-18T19:40:00.000Z' as Moment,
      newUuid,
      pause: () => Promise.resolve(),
    }),
  );
  value(
    await raw.write((connection) => {
      connection.run(
        'INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units) VALUES (:uuid, :eventId, :finishedUnitId, 3, 144)',
        { uuid: newUuid(), eventId, finishedUnitId },
      );
      return ok();
    }),
  );
  expect(await kitchen.refusal('plan.voidStart', { eventId })).toEqual({
    type: 'AlreadyStarted',
    batches: 3,
    packed: 0,
    changes: 0,
  });
});
