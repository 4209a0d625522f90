/** Next year: an event planned again from what it was. */
import { beforeEach, describe, expect, it } from 'vitest';
import { startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen); // 30 bags of 6 cookies and 3 brownies, 20 tins of 12 cookies; 9 and 4 batches
});

/** Everything made, 12 brownies burnt; of four bags never packed the brownies for two are there, and the event is done. */
async function bakeAll() {
  const { eventId, bag, tin } = event;
  const run = { eventId, lost: 0, reason: null, note: '' };
  const unit = (name: string) => kitchen.unit(eventId, name);
  await kitchen.do('make.record', { ...run, commandId: newUuid(), finishedUnitId: await unit('Chocolate Chip Cookies'), batches: 9, good: 432 }); // prettier-ignore
  const brownies = { ...run, commandId: newUuid(), finishedUnitId: await unit('Fudge Brownies') };
  await kitchen.do('make.record', { ...brownies, batches: 4, good: 84, lost: 12, reason: 'burnt' });
  await kitchen.do('pack.record', { commandId: newUuid(), eventId, finishedGoodId: bag, quantity: 26 });
  await kitchen.do('pack.record', { commandId: newUuid(), eventId, finishedGoodId: tin, quantity: 20 });
  await kitchen.do('plan.complete', { eventId });
}
const copy = async (taken: readonly string[], source: 'original' | 'final' | 'made' = 'final') => {
  const { draft } = await kitchen.ask('events.next', { eventId: event.eventId, source });
  return kitchen.do('events.copy', { commandId: newUuid(), eventId: event.eventId, source, draft, taken });
};
const planned = async (eventId: PlannedEvent['eventId']) => {
  const { goods, units, event: header } = await kitchen.ask('plan.view', { eventId });
  const chosen = goods.filter((good) => good.quantity > 0).map((good) => [good.name, good.quantity]);
  return { header, goods: chosen, units: units.map((unit) => [unit.name, unit.batches]) };
};

describe('an event that is planned again', () => {
  it('is a draft a year on, with the goods and batches of the one before', async () => {
    await bakeAll();
    const next = await planned(await copy([]));
    expect(next.header).toMatchObject({ name: 'Christmas gift boxes', date: '2027-12-19', state: 'draft' });
    expect(next.goods).toEqual([['Gift bag', 30], ['Cookie tin', 20]]); // prettier-ignore
    expect(next.units).toEqual([['Chocolate Chip Cookies', 9], ['Fudge Brownies', 4]]); // prettier-ignore
  });

  it('proposes what its numbers say, and takes what one takes', async () => {
    await bakeAll();
    const { proposals } = await kitchen.ask('events.next', { eventId: event.eventId, source: 'final' });
    expect(proposals).toMatchObject([
      { type: 'CameOutShort', name: 'Fudge Brownies', lost: 12, promised: 96, reason: 'burnt', from: 4, to: 4.5 },
      { type: 'NeverPacked', name: 'Gift bag', never: 2, to: 28 },
    ]);
    const next = await planned(await copy([proposals[0]?.key ?? '']));
    expect(next.goods[0]).toEqual(['Gift bag', 30]);
    expect(next.units[1]).toEqual(['Fudge Brownies', 4.5]);
  });

  it('from what was made has what was packed', async () => {
    await bakeAll();
    expect((await planned(await copy([], 'made'))).goods).toEqual([['Gift bag', 26], ['Cookie tin', 20]]); // prettier-ignore
  });

  it('goes by the catalog of today: batches that a recipe is no longer made in are left to choose', async () => {
    await kitchen.amend(event.eventId, [{ type: 'modify_batch', finishedUnitId: await kitchen.unit(event.eventId, 'Fudge Brownies'), batches: 4.5 }], 'Taste'); // prettier-ignore
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: event.brownies });
    const recipe = { commandId: newUuid(), recipeId: event.brownies, draft: { ...draft, batchStep: 1 as const } };
    await kitchen.do('catalog.saveRecipe', recipe);
    expect((await planned(await copy([]))).units).toEqual([['Chocolate Chip Cookies', 9], ['Fudge Brownies', null]]); // prettier-ignore
  });

  it('can be one that is only planned: then it is the plan as it stands, and nothing is proposed', async () => {
    const drafted = await copy([]);
    const next = await kitchen.ask('events.next', { eventId: drafted, source: 'original' });
    expect(next).toMatchObject({ sources: [], proposals: [], goods: [{ name: 'Gift bag', quantity: 30 }, {}] });
    expect((await kitchen.ask('events.next', { eventId: event.eventId, source: 'final' })).proposals).toEqual([]); // not over yet
  });

  it('sent twice is planned once, and a slip in its form is refused beside the field', async () => {
    const { draft } = await kitchen.ask('events.next', { eventId: event.eventId, source: 'final' });
    const ask = { commandId: newUuid(), eventId: event.eventId, source: 'final' as const, draft, taken: [] };
    expect(await kitchen.do('events.copy', ask)).toBe(await kitchen.do('events.copy', ask));
    const blank = { ...ask, commandId: newUuid(), draft: { ...draft, name: ' ' } };
    expect(await kitchen.refusal('events.copy', blank)).toMatchObject({
      type: 'DraftRefused',
      fields: [{ at: 'name' }],
    });
    expect(await kitchen.ask('events.list', undefined)).toHaveLength(2);
  });
});
