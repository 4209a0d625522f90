/** What stands above every page of an event. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../src/domain/amend.ts';
import { planEvent, startEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

describe('the head of an event', () => {
  it('says nothing of a seal before there is one', async () => {
    const { eventId } = await planEvent(kitchen);
    expect(await kitchen.ask('events.header', { eventId })).toMatchObject({
      goods: { boxes: 50, loose: 0 },
      goodsWhenSealed: null,
      guestsWhenSealed: null,
      dateWhenSealed: null,
      sealedAt: null,
    });
  });

  it('says as of which change the plan stands: a note written later moved nothing', async () => {
    const { eventId, bag } = await startEvent(kitchen);
    const stands = async () => {
      const { changes, lastChange } = await kitchen.ask('events.header', { eventId });
      return [changes, lastChange];
    };
    const write = async (request: ChangeRequest) => {
      const requests = [request];
      const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
      await kitchen.do('plan.amend', { commandId: newUuid(), eventId, requests, reason: 'Hot oven', shown });
    };
    expect(await stands()).toEqual([0, 0]);
    await write({ type: 'note' });
    expect(await stands()).toEqual([1, 0]);
    await write({ type: 'change_fg_quantity', finishedGoodId: bag, quantity: 34 });
    await write({ type: 'note' });
    expect(await stands()).toEqual([3, 2]);
  });

  it('says how many goods and guests and which day were sealed, as soon as they are others', async () => {
    const { eventId, bag } = await startEvent(kitchen);
    const header = () => kitchen.ask('events.header', { eventId });
    const unmoved = { goodsWhenSealed: null, guestsWhenSealed: null, dateWhenSealed: null };
    expect(await header()).toMatchObject({ goods: { boxes: 50, loose: 0 }, ...unmoved });
    const requests = [{ type: 'change_fg_quantity', finishedGoodId: bag, quantity: 34 }] as const;
    const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
    await kitchen.do('plan.amend', { commandId: newUuid(), eventId, requests, reason: 'Guests changed', shown });
    const { name, date, guests } = await header();
    await kitchen.do('events.update', {
      eventId,
      draft: { name, date: '2026-12-22', guests: '46', notes: '' },
    });
    expect(await header()).toMatchObject({
      goods: { boxes: 54, loose: 0 },
      goodsWhenSealed: { boxes: 50, loose: 0 },
      guests: 46,
      guestsWhenSealed: guests,
      date: '2026-12-22',
      dateWhenSealed: date,
    });
  });
});
