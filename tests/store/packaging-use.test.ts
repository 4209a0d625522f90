/** What is packed uses up the packaging that was counted, as batches use up ingredients. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventId, FinishedGoodId, IngredientId } from '../../src/domain/ids.ts';
import type { Commands } from '../../src/store/register.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let box: FinishedGoodId;
let hamper: FinishedGoodId;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  await kitchen.recipe('Star', 12);
  box = await saveGood('Box of stars', [
    { kind: 'good', finishedGoodId: await kitchen.good('Star'), quantity: '2' },
    { kind: 'packaging', name: 'Card box', quantity: '1' },
  ]);
  hamper = await saveGood('Hamper', [
    { kind: 'good', finishedGoodId: box, quantity: '3' },
    { kind: 'packaging', name: 'Ribbon', quantity: '2' },
  ]);
});

type Contents = Commands['catalog.saveGood']['ask']['draft']['components'];
const saveGood = (name: string, components: Contents, finishedGoodId: FinishedGoodId | null = null) =>
  kitchen.do('catalog.saveGood', { commandId: newUuid(), finishedGoodId, draft: { name, components } });

/** A started event of one good, with all its batches made. */
async function bakedEvent(finishedGoodId: FinishedGoodId, quantity: number, batches: number): Promise<EventId> {
  const eventId = await kitchen.event();
  await kitchen.do('plan.setQuantity', { eventId, finishedGoodId, quantity });
  const finishedUnitId = await kitchen.unit(eventId, 'Star');
  await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches });
  await kitchen.do('plan.lock', { eventId });
  const { shown } = await kitchen.ask('plan.review', { eventId });
  await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
  const run = { finishedUnitId, batches, good: String(batches * 12), lost: '0', reason: null, note: '' };
  await kitchen.do('make.record', { commandId: newUuid(), eventId, ...run });
  return eventId;
}

const pack = (eventId: EventId, finishedGoodId: FinishedGoodId, quantity: number) =>
  kitchen.do('pack.record', { commandId: newUuid(), eventId, finishedGoodId, quantity });

async function idOf(name: string): Promise<IngredientId> {
  const found = (await kitchen.ask('pantry.list', undefined)).find((row) => row.name === name);
  if (!found) throw new Error(`no ${name} in the pantry`);
  return found.ingredientId;
}
const count = async (name: string, amount: string, unit = '') =>
  kitchen.do('pantry.count', { ingredientId: await idOf(name), draft: { amount, unit } });
const stockOf = async (name: string) =>
  (await kitchen.ask('pantry.list', undefined)).find((row) => row.name === name)?.stock;
const lineOf = async (eventId: EventId, name: string) =>
  (await kitchen.ask('shop.list', { eventId })).lines.find((line) => line.name === name);

describe('packaging that was counted', () => {
  it('is less by what was packed since, and what was to buy is still to buy', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '40');
    const buys = { verdict: 'buy', buy: { text: '5' } };
    expect(await lineOf(eventId, 'Card box')).toMatchObject({ needed: { text: '45' }, have: '40', ...buys });
    await pack(eventId, box, 11);
    expect(await lineOf(eventId, 'Card box')).toMatchObject({ needed: { text: '34' }, have: '29', ...buys });
    expect(await stockOf('Card box')).toMatchObject([{ amount: '40', left: '29', batchesSince: 0, packedSince: 11 }]);
  });

  it('is not less by what was packed before it was counted', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await pack(eventId, box, 11);
    await count('Card box', '40');
    expect(await stockOf('Card box')).toMatchObject([{ left: '40', packedSince: 0 }]);
  });

  it('is all there again when a packing is taken back', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '40');
    const runId = await pack(eventId, box, 11);
    await pack(eventId, box, 4);
    await kitchen.do('pack.void', { eventId, runId });
    expect(await stockOf('Card box')).toMatchObject([{ left: '36', packedSince: 4 }]);
  });

  it('stays used when the baking is done: the next event buys what is gone', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '40');
    await pack(eventId, box, 11);
    await kitchen.do('plan.complete', { eventId });
    expect(await stockOf('Card box')).toMatchObject([{ left: '29', packedSince: 11 }]);
    const next = await kitchen.event('Next year', '2027-12-20');
    await kitchen.do('plan.setQuantity', { eventId: next, finishedGoodId: box, quantity: 30 });
    expect(await lineOf(next, 'Card box')).toMatchObject({ have: '29', buy: { text: '1' } });
  });

  it('inside of what is packed is used as well', async () => {
    const eventId = await bakedEvent(hamper, 4, 2);
    await count('Card box', '1', 'dozen');
    await count('Ribbon', '5');
    await pack(eventId, hamper, 2);
    expect(await stockOf('Card box')).toMatchObject([{ left: '6', packedSince: 2 }]);
    expect(await stockOf('Ribbon')).toMatchObject([{ left: '1', packedSince: 2 }]);
    expect(await lineOf(eventId, 'Ribbon')).toMatchObject({ needed: { text: '4' }, have: '1', buy: { text: '3' } });
  });

  it('is used as the plan was frozen, whatever the box is packed in by now', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '40');
    const inTins: Contents = [
      { kind: 'good', finishedGoodId: await kitchen.good('Star'), quantity: '2' },
      { kind: 'packaging', name: 'Tin', quantity: '1' },
    ];
    await saveGood('Box of stars', inTins, box);
    await count('Tin', '20');
    await pack(eventId, box, 11);
    expect(await stockOf('Card box')).toMatchObject([{ left: '29' }]);
    expect(await stockOf('Tin')).toMatchObject([{ left: '20', packedSince: 0 }]);
  });

  it('is used by a good that a change brought, too', async () => {
    const eventId = await bakedEvent(box, 1, 2);
    await count('Ribbon', '5');
    await kitchen.amend(eventId, [{ type: 'add_fg', finishedGoodId: hamper, quantity: 2 }], 'Two more guests');
    await pack(eventId, hamper, 1);
    expect(await stockOf('Ribbon')).toMatchObject([{ left: '3', packedSince: 1 }]);
  });

  it('is not used by an event that was deleted', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '40');
    await pack(eventId, box, 11);
    await kitchen.do('events.delete', { eventId });
    expect(await stockOf('Card box')).toMatchObject([{ left: '40', packedSince: 0 }]);
  });

  it('in units that do not compare stays, and still says how many were packed since', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '2', 'crates');
    await pack(eventId, box, 11);
    expect(await stockOf('Card box')).toMatchObject([{ left: '2 crates', packedSince: 11 }]);
  });
});

describe('packaging that was ticked off', () => {
  it('is used up by what is packed once what was counted is gone: what comes on top is to be bought', async () => {
    const eventId = await bakedEvent(box, 45, 8);
    await count('Card box', '40');
    const { key } = (await lineOf(eventId, 'Card box')) ?? {};
    await kitchen.do('shop.tick', { eventId, key: key ?? '', isTicked: true });
    await pack(eventId, box, 42);
    expect(await lineOf(eventId, 'Card box')).toMatchObject({
      needed: { text: '3' },
      have: '0',
      ticked: '3',
      isDone: true,
    });
    await kitchen.amend(
      eventId,
      [{ type: 'change_fg_quantity', finishedGoodId: box, quantity: 47 }],
      'Two more guests',
    );
    expect(await lineOf(eventId, 'Card box')).toMatchObject({ isDone: false, rest: { text: '2' } });
  });
});
