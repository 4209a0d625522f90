/** What is written into a snapshot or a change can be read again, or it is not written. */
import { expect, it } from 'vitest';
import { startEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

it('an amendment that could not be read again is never written (a screen that sends the typed text)', async () => {
  const kitchen = await TestKitchen.open();
  const { eventId } = await startEvent(kitchen);
  const finishedUnitId = await kitchen.unit(eventId, 'Fudge Brownies');
  const typed = '3' as unknown as number; // plan.decideBatches takes text, plan.amend does not
  const requests = [{ type: 'modify_batch' as const, finishedUnitId, batches: typed }];
  const preview = await kitchen.ask('plan.previewChange', { eventId, requests });
  const ask = { commandId: newUuid(), eventId, requests, reason: 'Burnt', shown: preview.shown };
  expect(await kitchen.store.do('plan.amend', ask)).toMatchObject({ error: { type: 'Defect' } });
  expect(await kitchen.store.ask('plan.view', { eventId })).toMatchObject({ ok: true });
});
