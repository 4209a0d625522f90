/** What a person can type or tap in the catalog that cannot be: refused in a sentence, never a defect. */
import { describe, expect, it } from 'vitest';
import { newUuid, TestKitchen } from './test-kitchen.ts';

describe('what a person can type is refused, never a defect', () => {
  it('a box put into itself is refused with its path', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 24);
    const cookie = await kitchen.good('Cookie');
    const box = await kitchen.box('Box', { Cookie: 6 });
    const error = await kitchen.refusal('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: box,
      draft: {
        name: 'Box',
        components: [
          { kind: 'good', finishedGoodId: cookie, quantity: '1' },
          { kind: 'good', finishedGoodId: box, quantity: '1' },
        ],
      },
    });
    expect(error.type).toBe('DraftRefused');
  });
});

describe('ingredients', () => {
  it('packaging in a box is packaging, not food of the same name', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 24); // with Flour
    const cookie = await kitchen.good('Cookie');
    const saved = await kitchen.store.do('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: null,
      draft: {
        name: 'Box',
        components: [
          { kind: 'good', finishedGoodId: cookie, quantity: '1' },
          { kind: 'packaging', name: 'flour', quantity: '1' },
        ],
      },
    });
    expect(saved).toMatchObject({
      error: { fields: [{ at: 'components.1.name', refusal: { type: 'WrongKind', wanted: 'packaging' } }] },
    });
  });
});

describe('running events', () => {
  it('a box inside the box of a running event names that event', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 24);
    const tin = await kitchen.box('Tin', { Cookie: 6 });
    const box = await kitchen.box('Box', { Tin: 1 });
    const eventId = await kitchen.event('Wedding');
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: box, quantity: 4 });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Cookie'),
      batches: 1,
    });
    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    expect((await kitchen.ask('catalog.good', { finishedGoodId: tin })).runningEvents).toEqual(['Wedding']);
  });
});
