/** What stands above every page of an event. */
import { beforeEach, describe, expect, it } from 'vitest';
import { planEvent, startEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

describe('the head of an event', () => {
  it('says nothing of a seal before there is one', async () => {
    const { eventId } = await planEvent(kitchen);
    const { boxes, boxesWhenSealed, dateWhenSealed, sealedAt } = await kitchen.ask('events.header', { eventId });
    expect({ boxes, boxesWhenSealed, dateWhenSealed, sealedAt }).toEqual({
      boxes: 50,
      boxesWhenSealed: null,
      dateWhenSealed: null,
      sealedAt: null,
    });
  });

  it('says how many boxes and which day were sealed, as soon as they are others', async () => {
    const { eventId, bag } = await startEvent(kitchen);
    const header = () => kitchen.ask('events.header', { eventId });
    expect(await header()).toMatchObject({ boxes: 50, boxesWhenSealed: null, dateWhenSealed: null });
    const requests = [{ type: 'change_fg_quantity', finishedGoodId: bag, quantity: 34 }] as const;
    const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
    await kitchen.do('plan.amend', { commandId: newUuid(), eventId, requests, reason: 'Guests changed', shown });
    const { name, date } = await header();
    await kitchen.do('events.update', {
      eventId,
      draft: { name, date: '2026-12-22', guests: '', notes: '' },
    });
    expect(await header()).toMatchObject({
      boxes: 54,
      boxesWhenSealed: 50,
      date: '2026-12-22',
      dateWhenSealed: date,
    });
  });
});
