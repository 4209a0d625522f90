import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { countRows, dumpDatabase } from '../../src/database/dump.ts';
import type { ChangeRequest } from '../../src/domain/amend.ts';
import type { EventId } from '../../src/domain/ids.ts';
import {
  isAllowed,
  planStates,
  statesAllowing,
  type PlanAction,
  type PlanState,
} from '../../src/domain/plan-states.ts';
import type { ShownChange } from '../../src/store/change-views.ts';
import type { CommandName } from '../../src/store/register.ts';
import { savedDatabase } from './saved-rows.ts';
import { planEvent, startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

async function eventIn(state: PlanState): Promise<PlannedEvent> {
  if (state === 'draft') return planEvent(kitchen);
  if (state === 'locked') {
    const planned = await planEvent(kitchen);
    await kitchen.do('plan.lock', { eventId: planned.eventId });
    return planned;
  }
  const started = await startEvent(kitchen);
  if (state === 'completed') await kitchen.do('plan.complete', { eventId: started.eventId });
  return started;
}

const shown = async (eventId: EventId) => (await kitchen.ask('plan.review', { eventId })).shown;
const note = [{ type: 'note' as const }];
/** What is shown of a change; outside of production there is nothing to be shown. */
async function shownOf(eventId: EventId, requests: readonly ChangeRequest[]): Promise<ShownChange> {
  const preview = await kitchen.store.ask('plan.previewChange', { eventId, requests });
  const none = '0'.repeat(64) as ShownChange['changes'];
  return preview.ok ? preview.value.shown : { lastSeal: none, changes: none };
}

describe('planning a draft', () => {
  it.each([['-1'], ['2.5'], [1e9], ['ten'], ['']])(
    'a quantity of %j is refused and nothing is written',
    async (quantity) => {
      const { eventId, bag } = await eventIn('draft');
      const before = await kitchen.ask('plan.view', { eventId });
      expect(await kitchen.refusal('plan.setQuantity', { eventId, finishedGoodId: bag, quantity })).toMatchObject({
        type: 'QuantityInvalid',
        given: String(quantity),
      });
      expect(await kitchen.ask('plan.view', { eventId })).toEqual(before);
    },
  );

  it('taking a good out takes along the decisions that nothing needs any more, and only those', async () => {
    const { eventId, bag } = await eventIn('draft');
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: bag, quantity: 0 });
    const { units } = await kitchen.ask('plan.view', { eventId });
    expect(units.map((unit) => [unit.name, unit.need, unit.batches])).toEqual([['Chocolate Chip Cookies', 240, 9]]);
    const database = await savedDatabase(kitchen.indexedDB);
    expect(countRows(database)['batch_decisions']).toBe(1);
  });

  it('a short choice is open until its shortfall is accepted in the number that was shown', async () => {
    const { eventId } = await eventIn('draft');
    const finishedUnitId = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: '8' });
    expect(await kitchen.refusal('plan.lock', { eventId })).toMatchObject({
      type: 'PlanNotReady',
      open: [{ type: 'ShortfallOpen', short: 36, unfilled: [{ name: 'Cookie tin', never: 3, quantity: 20 }] }],
    });
    expect(await kitchen.refusal('plan.acceptShortfall', { eventId, finishedUnitId, short: 35 })).toEqual({
      type: 'PlanMovedOn',
    });
    await kitchen.do('plan.acceptShortfall', { eventId, finishedUnitId, short: 36 });
    await kitchen.do('plan.lock', { eventId });
    expect((await kitchen.ask('plan.view', { eventId })).readiness).toMatchObject({
      open: [],
      warnings: [{ type: 'ShortfallAccepted' }],
    });
  });

  it('batches are multiples of the step of their recipe', async () => {
    const { eventId } = await eventIn('draft');
    const cookies = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    const brownies = await kitchen.unit(eventId, 'Fudge Brownies');
    expect(
      await kitchen.refusal('plan.decideBatches', { eventId, finishedUnitId: cookies, batches: '8½' }),
    ).toMatchObject({
      type: 'BatchesNotMultiple',
      step: 1,
    });
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId: brownies, batches: '4½' });
    expect(
      await kitchen.refusal('plan.decideBatches', { eventId, finishedUnitId: brownies, batches: '1/0' }),
    ).toMatchObject({
      type: 'BatchesUnreadable',
    });
  });

  it('a start that was shown another plan is refused, and so is a catalog that moved under a locked plan', async () => {
    const { eventId, cookies } = await eventIn('locked');
    const seen = await shown(eventId);
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: cookies,
      draft: {
        ...(await kitchen.ask('catalog.recipe', { recipeId: cookies })).draft,
        units: [{ finishedUnitId: await kitchen.unit(eventId, 'Chocolate Chip Cookies'), name: '', perBatch: '12' }],
      },
    });
    expect(await kitchen.refusal('plan.start', { commandId: newUuid(), eventId, shown: seen })).toEqual({
      type: 'PlanMovedOn',
    });
    expect(
      await kitchen.refusal('plan.start', { commandId: newUuid(), eventId, shown: await shown(eventId) }),
    ).toMatchObject({
      type: 'PlanNotReady',
      open: [{ type: 'ShortfallOpen' }],
    });
  });
});

describe('every command in every state', () => {
  type Try = (event: PlannedEvent) => Promise<[CommandName, unknown]>;
  const notes = { name: 'Christmas gift boxes', date: '2026-12-20', guests: '' };
  const tries: Record<Exclude<PlanAction, 'make' | 'pack' | 'compare'>, Try> = {
    editEvent: ({ eventId }) =>
      Promise.resolve(['events.update', { eventId, draft: { ...notes, name: 'Other', notes: '' } }]),
    editNotes: ({ eventId }) => Promise.resolve(['events.update', { eventId, draft: { ...notes, notes: 'Rain' } }]),
    changeSelection: ({ eventId, bag }) =>
      Promise.resolve(['plan.setQuantity', { eventId, finishedGoodId: bag, quantity: 31 }]),
    decideBatches: async ({ eventId }) => [
      'plan.decideBatches',
      { eventId, finishedUnitId: await kitchen.unit(eventId, 'Fudge Brownies'), batches: 9 },
    ],
    withdrawDecision: async ({ eventId }) => [
      'plan.decideBatches',
      { eventId, finishedUnitId: await kitchen.unit(eventId, 'Fudge Brownies'), batches: null },
    ],
    lock: ({ eventId }) => Promise.resolve(['plan.lock', { eventId }]),
    unlock: ({ eventId }) => Promise.resolve(['plan.unlock', { eventId }]),
    start: async ({ eventId }) => ['plan.start', { commandId: newUuid(), eventId, shown: await shown(eventId) }],
    voidStart: ({ eventId }) => Promise.resolve(['plan.voidStart', { eventId }]),
    amend: async ({ eventId }) => [
      'plan.amend',
      { commandId: newUuid(), eventId, requests: note, reason: 'Taste', shown: await shownOf(eventId, note) },
    ],
    complete: ({ eventId }) => Promise.resolve(['plan.complete', { eventId }]),
    reopen: ({ eventId }) => Promise.resolve(['plan.reopen', { eventId }]),
    deleteEvent: ({ eventId }) => Promise.resolve(['events.delete', { eventId }]),
  };
  const cases = planStates.flatMap((state) =>
    Object.keys(tries).map((action) => [action as keyof typeof tries, state] as const),
  );

  it.each(cases)('%s in %s is what the table says', async (action, state) => {
    const [name, ask] = await tries[action](await eventIn(state));
    const answer = await kitchen.store.do(name, ask as never);
    if (isAllowed(action, state)) expect(answer).toMatchObject({ ok: true });
    else expect(answer).toMatchObject({ ok: false, error: { type: 'PlanStateForbids', action, state } });
  });

  it('are tried for every row of the table but making and packing, which have no command yet', () => {
    const untried = (Object.keys(statesAllowing) as PlanAction[]).filter((action) => !(action in tries));
    expect(untried).toEqual(['make', 'pack', 'compare']);
  });

  it('comparing is for plans that were started', async () => {
    for (const state of planStates) {
      const { eventId } = await eventIn(state);
      const answer = await kitchen.store.ask('plan.comparison', { eventId });
      expect(answer.ok).toBe(isAllowed('compare', state));
      await kitchen.do('events.delete', { eventId });
      kitchen = await TestKitchen.open();
    }
  });
});

describe('a started plan', () => {
  it('is sealed once: sent twice, the start is done once, and the snapshot is as it was', async () => {
    const { eventId } = await eventIn('locked');
    const commandId = newUuid();
    const seen = await shown(eventId);
    await kitchen.do('plan.start', { commandId, eventId, shown: seen });
    const { seal } = await kitchen.ask('events.header', { eventId });
    await kitchen.do('plan.start', { commandId, eventId, shown: seen });
    expect((await kitchen.ask('events.header', { eventId })).seal).toBe(seal);
    expect(await kitchen.refusal('plan.start', { commandId: newUuid(), eventId, shown: seen })).toMatchObject({
      type: 'PlanStateForbids',
    });
  });

  it('a change sent twice is recorded once', async () => {
    const { eventId, bag } = await eventIn('in_production');
    const requests = [{ type: 'change_fg_quantity' as const, finishedGoodId: bag, quantity: 34 }];
    const ask = { eventId, requests, reason: 'Guests changed', shown: await shownOf(eventId, requests) };
    const change = { ...ask, commandId: newUuid() };
    await kitchen.do('plan.amend', change);
    await kitchen.do('plan.amend', change);
    expect((await kitchen.ask('plan.comparison', { eventId })).amendments).toHaveLength(1);
    expect(await kitchen.refusal('plan.amend', { ...change, commandId: newUuid() })).toEqual({ type: 'PlanMovedOn' });
  });

  it('a preview writes nothing, and confirming gives exactly what was previewed', async () => {
    const { eventId, tin } = await eventIn('in_production');
    const requests = [{ type: 'change_fg_quantity' as const, finishedGoodId: tin, quantity: 30 }];
    const before = dumpDatabase(await savedDatabase(kitchen.indexedDB));
    const preview = await kitchen.ask('plan.previewChange', { eventId, requests });
    expect(dumpDatabase(await savedDatabase(kitchen.indexedDB))).toEqual(before);
    expect(preview).toMatchObject({
      sequence: 1,
      filled: {
        before: { filled: { boxes: 50 }, planned: { boxes: 50 } },
        after: { filled: { boxes: 51 }, planned: { boxes: 60 } },
      },
    });
    expect(preview.proposals).toMatchObject([{ name: 'Chocolate Chip Cookies', from: 9, to: 12 }]);
    await kitchen.do('plan.amend', {
      commandId: newUuid(),
      eventId,
      requests,
      reason: 'More guests',
      shown: preview.shown,
    });
    const after = await kitchen.ask('plan.view', { eventId });
    for (const { after: promised } of preview.units) expect(after.units).toContainEqual(promised);
    for (const { after: promised } of preview.goods) expect(after.packable).toContainEqual(promised);
  });

  it('several changes go under one reason, or none of them', async () => {
    const { eventId, bag, tin } = await eventIn('in_production');
    const drop = { type: 'drop_fg' as const, finishedGoodId: tin };
    const ask = { eventId, reason: 'No time', shown: await shownOf(eventId, [drop]) };
    expect(await kitchen.refusal('plan.amend', { ...ask, commandId: newUuid(), requests: [drop, drop] })).toMatchObject(
      { type: 'ChangesRefused', refused: [{ index: 1, refusal: { type: 'ListedTwice', name: 'Cookie tin' } }] },
    );
    expect(
      await kitchen.refusal('plan.amend', { ...ask, commandId: newUuid(), requests: [drop], reason: ' ' }),
    ).toEqual({ type: 'ReasonBlank' });
    expect(await kitchen.refusal('plan.amend', { ...ask, commandId: newUuid(), requests: [] })).toEqual({
      type: 'ChangesNothing',
    });
    const more = { type: 'change_fg_quantity' as const, finishedGoodId: bag, quantity: 31 };
    await kitchen.amend(eventId, [drop, more], 'No time');
    const { amendments } = await kitchen.ask('plan.comparison', { eventId });
    expect(amendments.map((row) => [row.sequence, row.type, row.reason])).toEqual([
      [1, 'drop_fg', 'No time'],
      [2, 'change_fg_quantity', 'No time'],
    ]);
  });

  it('law 9: whatever is edited, renamed or archived in the catalog, plan and comparison stay as frozen', async () => {
    const { eventId, cookies, brownies, bag, tin } = await eventIn('in_production');
    const view = async () => {
      const { goods, units, packable, shown: seal } = await kitchen.ask('plan.review', { eventId });
      const chosen = goods
        .filter((good) => good.quantity > 0)
        .map(({ name, contents, quantity }) => ({ name, contents, quantity }));
      return { chosen, units, packable, seal, comparison: await kitchen.ask('plan.comparison', { eventId }) };
    };
    const before = await view();
    for (const recipeId of [cookies, brownies]) {
      await kitchen.do('catalog.saveRecipe', {
        commandId: newUuid(),
        recipeId,
        draft: {
          name: `Renamed ${recipeId}`,
          batchStep: 0.25,
          lines: [],
          subRecipes: [],
          units: [],
          method: 'Otherwise.',
        },
      });
    }
    await kitchen.do('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: bag,
      draft: { name: 'Otherwise', components: [{ kind: 'good', finishedGoodId: tin, quantity: '9' }] },
    });
    await kitchen.do('catalog.archiveGood', { finishedGoodId: tin, archived: true });
    await kitchen.do('catalog.archiveRecipe', { recipeId: brownies, archived: true });
    expect(await view()).toEqual(before);
  });

  it('a start can be voided while nothing was changed, and taken anew', async () => {
    const { eventId } = await eventIn('in_production');
    await kitchen.do('plan.voidStart', { eventId });
    expect((await kitchen.ask('events.header', { eventId })).seal).toBeNull();
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown: await shown(eventId) });
    await kitchen.amend(eventId, note, 'Rain');
    expect(await kitchen.refusal('plan.voidStart', { eventId })).toMatchObject({ type: 'AlreadyStarted', changes: 1 });
  });

  it('law 6: no command ever changes the snapshot', async () => {
    const { eventId, bag, tin } = await eventIn('in_production');
    const snapshotRows = async () => dumpDatabase(await savedDatabase(kitchen.indexedDB))['plan_snapshots'];
    const before = await snapshotRows();
    const quantity = fc.sample(fc.integer({ min: 1, max: 90 }), { numRuns: 6, seed: 7 });
    for (const [index, wanted] of quantity.entries()) {
      const finishedGoodId = index % 2 === 0 ? bag : tin;
      await kitchen.amend(
        eventId,
        [{ type: 'change_fg_quantity', finishedGoodId, quantity: wanted }],
        'Guests changed',
      );
    }
    await kitchen.do('plan.complete', { eventId });
    await kitchen.do('plan.reopen', { eventId });
    expect(await snapshotRows()).toEqual(before);
  });
});

describe('deleting an event', () => {
  it.each(planStates)('law 8: in %s leaves none of its rows in any table', async (state) => {
    const { eventId } = await eventIn(state);
    if (state === 'in_production') {
      await kitchen.amend(eventId, note, 'Rain');
    }
    await kitchen.do('events.delete', { eventId });
    const database = await savedDatabase(kitchen.indexedDB);
    const {
      _store,
      recipes,
      recipe_ingredients,
      ingredients,
      finished_units,
      finished_goods,
      finished_good_components,
      ...rest
    } = countRows(database);
    expect({
      _store,
      recipes,
      recipe_ingredients,
      ingredients,
      finished_units,
      finished_goods,
      finished_good_components,
    }).toEqual({
      _store: 1,
      recipes: 2,
      recipe_ingredients: 2,
      ingredients: 1,
      finished_units: 2,
      finished_goods: 4,
      finished_good_components: 3,
    });
    expect(Object.entries(rest).filter(([, count]) => count > 0)).toEqual([]);
    expect(database.all('SELECT "table" FROM pragma_foreign_key_check', {}, v.object({ table: v.string() }))).toEqual(
      [],
    );
    expect(await kitchen.refusal('events.delete', { eventId })).toEqual({ type: 'NotFound', kind: 'event' });
  });
});
