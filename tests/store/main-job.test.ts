import { describe, expect, it } from 'vitest';
import { startEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

describe('the main job', () => {
  it('plans, locks, starts, changes with reasons, and compares; a restart loses nothing', async () => {
    const kitchen = await TestKitchen.open();
    const { eventId, cookies, tin } = await startEvent(kitchen);

    // the catalog goes on living
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: cookies,
      draft: { name: 'Choc Chip', batchStep: 0.5, lines: [], subRecipes: [], units: [], method: '' },
    });
    await kitchen.box('Brownie bag', { 'Fudge Brownies': 6 });
    const brownieBag = await kitchen.good('Brownie bag');

    await kitchen.amend(eventId, [{ type: 'drop_fg', finishedGoodId: tin }], ' Ran out: no tins ');
    await kitchen.amend(
      eventId,
      [{ type: 'add_fg', finishedGoodId: brownieBag, quantity: 5 }],
      'Other: spare brownies',
    );

    const before = await kitchen.ask('plan.comparison', { eventId });
    expect(before.goods.map((row) => [row.name, row.status, row.original, row.current])).toEqual([
      ['Gift bag', 'same', 30, 30],
      ['Cookie tin', 'dropped', 20, null],
      ['Brownie bag', 'added', null, 5],
    ]);
    expect(
      before.units.map((row) => [row.name, row.originalBatches, row.currentBatches, row.originalNeed, row.currentNeed]),
    ).toEqual([
      ['Chocolate Chip Cookies', 9, 9, 420, 180],
      ['Fudge Brownies', 4, 4, 90, 120],
    ]);
    expect(before.amendments.map((row) => [row.sequence, row.reason])).toEqual([
      [1, 'Ran out: no tins'],
      [2, 'Other: spare brownies'],
    ]);

    await kitchen.restart();
    expect(await kitchen.ask('plan.comparison', { eventId })).toEqual(before);

    await kitchen.do('events.delete', { eventId });
    expect((await kitchen.ask('kitchen.facts', undefined)).counts.events).toBe(0);
  });

  it('loads the demo kitchen into an empty one only, with an event in each state', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.do('kitchen.loadDemo', { today: '2026-11-23' });
    const events = await kitchen.ask('events.list', undefined);
    expect(events.map((event) => [event.state, event.date])).toEqual([
      ['completed', '2026-10-14'],
      ['in_production', '2026-11-24'],
      ['locked', '2026-11-28'],
      ['draft', '2026-12-15'],
    ]);
    expect(await kitchen.refusal('kitchen.loadDemo', { today: '2026-11-23' })).toMatchObject({
      type: 'KitchenNotEmpty',
      events: 4,
    });
    expect(await (await TestKitchen.open()).refusal('kitchen.loadDemo', { today: 'today' })).toMatchObject({
      type: 'DateInvalid',
    });
  });
});
