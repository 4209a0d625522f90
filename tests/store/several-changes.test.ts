/** Several changes under one reason: all or none, exactly as shown or refused, and done once however often they are sent. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dumpDatabase } from '../../src/database/dump.ts';
import type { ChangeRequest } from '../../src/domain/amend.ts';
import type { FinishedGoodId, FinishedUnitId } from '../../src/domain/ids.ts';
import { savedDatabase } from './saved-rows.ts';
import { startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
let brownies: FinishedUnitId;
let truffleBox: FinishedGoodId;
/** Gift bag 30 → 34, Cookie tin dropped, 5 Truffle boxes added, Fudge Brownies 4 → 5 batches. */
let four: readonly ChangeRequest[];

beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen);
  brownies = await kitchen.unit(event.eventId, 'Fudge Brownies');
  await kitchen.recipe('Rum Truffles', 24);
  truffleBox = await kitchen.box('Truffle box', { 'Rum Truffles': 9 });
  four = [
    { type: 'modify_batch', finishedUnitId: brownies, batches: 5 },
    { type: 'change_fg_quantity', finishedGoodId: event.bag, quantity: 34 },
    { type: 'drop_fg', finishedGoodId: event.tin },
    { type: 'add_fg', finishedGoodId: truffleBox, quantity: 5 },
  ];
});

const preview = (requests: readonly ChangeRequest[]) =>
  kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
const recorded = async () =>
  (await kitchen.ask('plan.comparison', { eventId: event.eventId })).amendments.map((row) => [
    row.sequence,
    row.name,
    row.from,
    row.to,
    row.reason,
  ]);

describe('several changes', () => {
  it('are previewed together, with the batches that follow from all of them but where they are set', async () => {
    const { units, proposals, filled } = await preview(four);
    expect([filled.before, filled.after].map(({ filled: full, planned }) => [full.boxes, planned.boxes])).toEqual([
      [50, 50],
      [34, 39],
    ]);
    expect(units.map(({ before, after }) => [after?.name, before?.need, after?.need, after?.batches])).toEqual([
      ['Chocolate Chip Cookies', 420, 204, 9],
      ['Fudge Brownies', 90, 102, 5],
      ['Rum Truffles', undefined, 45, null],
    ]);
    expect(proposals.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Chocolate Chip Cookies', 9, 5],
      ['Rum Truffles', null, 2],
    ]);
  });

  it('say nothing of the catalog while it is as it was sealed, and name what is not', async () => {
    const brownieBag = await kitchen.box('Brownie bag', { 'Fudge Brownies': 6 });
    const requests = [{ type: 'add_fg' as const, finishedGoodId: brownieBag, quantity: 2 }];
    expect((await preview(requests)).asSealed).toEqual([]);
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: event.brownies });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: event.brownies,
      draft: { ...draft, method: 'Otherwise.' },
    });
    expect((await preview(requests)).asSealed).toEqual(['Fudge Brownies']);
  });

  it('stand in the plan and in the record as they were shown, under one reason, batches of a new unit included', async () => {
    const { proposals } = await preview(four);
    const follow = proposals.map(({ finishedUnitId, to }) => ({
      type: 'modify_batch' as const,
      finishedUnitId,
      batches: to,
    }));
    const shown = await preview([...follow, ...four]);
    await kitchen.amend(event.eventId, [...follow, ...four], 'Guests changed');
    expect(await recorded()).toEqual([
      [1, 'Chocolate Chip Cookies', 9, 5, 'Guests changed'],
      [2, 'Fudge Brownies', 4, 5, 'Guests changed'],
      [3, 'Gift bag', 30, 34, 'Guests changed'],
      [4, 'Cookie tin', 20, null, 'Guests changed'],
      [5, 'Truffle box', null, 5, 'Guests changed'],
      [6, 'Rum Truffles', null, 2, 'Guests changed'],
    ]);
    const now = await kitchen.ask('plan.view', { eventId: event.eventId });
    for (const { after } of shown.units) expect(now.units).toContainEqual(after);
    for (const { after } of shown.goods) if (after) expect(now.packable).toContainEqual(after);
    await kitchen.restart();
    expect(await kitchen.ask('plan.view', { eventId: event.eventId })).toEqual(now);
  });

  it('each that needs too much is named, with its own unit', async () => {
    await kitchen.recipe('Shortbread', 24);
    const crate = await kitchen.box('Crate', { 'Rum Truffles': 100_000 });
    const chest = await kitchen.box('Chest', { Shortbread: 100_000 });
    const requests = [crate, chest].map((finishedGoodId): ChangeRequest => ({
      type: 'add_fg',
      finishedGoodId,
      quantity: 1_000_000,
    }));
    const refused = await kitchen.store.ask('plan.previewChange', { eventId: event.eventId, requests });
    expect(refused).toMatchObject({
      error: {
        refused: [
          { index: 0, refusal: { type: 'NeedTooLarge', name: 'Rum Truffles' } },
          { index: 1, refusal: { type: 'NeedTooLarge', name: 'Shortbread' } },
        ],
      },
    });
  });

  it('a good that was dropped is offered as the plan holds it, whatever it is called by now', async () => {
    await kitchen.amend(event.eventId, [{ type: 'drop_fg', finishedGoodId: event.bag }], 'No bags');
    const { components } = await kitchen.ask('catalog.good', { finishedGoodId: event.bag });
    const [first] = components;
    await kitchen.do('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: event.bag,
      draft: { name: 'Party bag', components: first ? [first] : [] },
    });
    const { goods } = await kitchen.ask('plan.view', { eventId: event.eventId });
    const offered = goods.find((good) => good.finishedGoodId === event.bag);
    const shown = await preview([{ type: 'add_fg', finishedGoodId: event.bag, quantity: 5 }]);
    expect([offered?.name, shown.goods[0]?.name]).toEqual(['Gift bag', 'Gift bag']);
    expect(offered?.contents).toHaveLength(2);
    expect(shown.asSealed).toEqual(['Gift bag']);
  });

  it('are all refused when one is, each refused one by its place, and nothing is written', async () => {
    const { shown } = await preview(four);
    const before = dumpDatabase(await savedDatabase(kitchen.indexedDB));
    const requests: readonly ChangeRequest[] = [
      ...four,
      { type: 'add_fg', finishedGoodId: 999 as FinishedGoodId, quantity: 1 },
      { type: 'drop_fg', finishedGoodId: event.bag },
    ];
    const answer = await kitchen.refusal('plan.amend', {
      commandId: newUuid(),
      eventId: event.eventId,
      requests,
      reason: 'No time',
      shown,
    });
    expect(answer).toEqual({
      type: 'ChangesRefused',
      refused: [
        { index: 4, refusal: { type: 'NotFound', kind: 'good' } },
        { index: 5, refusal: { type: 'ListedTwice', name: 'Gift bag' } },
      ],
    });
    expect(dumpDatabase(await savedDatabase(kitchen.indexedDB))).toEqual(before);
  });

  it('are refused when the plan moved on; what is no longer possible is named; the rest is confirmed as shown anew', async () => {
    const seen = await preview(four);
    await kitchen.amend(event.eventId, [{ type: 'drop_fg', finishedGoodId: event.tin }], 'Ran out'); // another window
    const ask = { eventId: event.eventId, reason: 'Guests changed' };
    expect(
      await kitchen.refusal('plan.amend', { ...ask, commandId: newUuid(), requests: four, shown: seen.shown }),
    ).toEqual({ type: 'PlanMovedOn' });
    expect(await kitchen.store.ask('plan.previewChange', { ...ask, requests: four })).toEqual({
      ok: false,
      error: {
        type: 'ChangesRefused',
        refused: [{ index: 2, refusal: { type: 'NotInPlan', name: 'Cookie tin' } }],
      },
    });
    const three = four.filter(({ type }) => type !== 'drop_fg');
    const anew = await preview(three);
    expect(anew.sequence).toBe(2);
    await kitchen.do('plan.amend', { ...ask, commandId: newUuid(), requests: three, shown: anew.shown });
    expect((await recorded()).map(([sequence, name]) => [sequence, name])).toEqual([
      [1, 'Cookie tin'],
      [2, 'Fudge Brownies'],
      [3, 'Gift bag'],
      [4, 'Truffle box'],
    ]);
  });

  it('sent again after a lost answer are recorded once, also after a restart', async () => {
    const { shown } = await preview(four);
    const sent = { commandId: newUuid(), eventId: event.eventId, requests: four, reason: 'Guests changed', shown };
    await kitchen.do('plan.amend', sent);
    await kitchen.do('plan.amend', sent);
    await kitchen.restart();
    await kitchen.do('plan.amend', sent);
    expect(await recorded()).toHaveLength(4);
  });
});
