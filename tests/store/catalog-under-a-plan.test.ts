/** The catalog moves while plans rest on it: what a person confirms, and what stays with a plan. */
import { describe, expect, it } from 'vitest';
import type { EventId, FinishedGoodId, RecipeId } from '../../src/domain/ids.ts';
import { startEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

const line = (finishedGoodId: FinishedGoodId, quantity: number) => ({
  kind: 'good' as const,
  finishedGoodId,
  quantity: String(quantity),
});
const saveBox = (
  kitchen: TestKitchen,
  finishedGoodId: FinishedGoodId | null,
  name: string,
  components: ReturnType<typeof line>[],
) => kitchen.do('catalog.saveGood', { commandId: newUuid(), finishedGoodId, draft: { name, components } });

describe('changing a started plan', () => {
  it('confirming gives exactly what was previewed, also when the catalog moved in between', async () => {
    const kitchen = await TestKitchen.open();
    const { eventId } = await startEvent(kitchen);
    const cookie = await kitchen.good('Chocolate Chip Cookies');
    const box = await saveBox(kitchen, null, 'New box', [line(cookie, 6)]);
    const requests = [{ type: 'add_fg' as const, finishedGoodId: box, quantity: 10 }];
    const preview = await kitchen.ask('plan.previewChange', { eventId, requests });
    const previewed = preview.units.find((unit) => unit.after?.name === 'Chocolate Chip Cookies')?.after?.need;
    await saveBox(kitchen, box, 'New box', [line(cookie, 60)]); // another window
    const answer = await kitchen.store.do('plan.amend', {
      commandId: newUuid(),
      eventId,
      requests,
      reason: 'Asked for',
      shown: preview.shown,
    });
    const { units } = await kitchen.ask('plan.view', { eventId });
    const need = units.find((unit) => unit.name === 'Chocolate Chip Cookies')?.need;
    if (answer.ok) expect(need).toBe(previewed);
    else expect(answer.error).toEqual({ type: 'PlanMovedOn' });
  });

  it('a good that is sealed inside a box of a running event cannot be deleted', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 24);
    const cookie = await kitchen.good('Cookie');
    const tin = await saveBox(kitchen, null, 'Tin', [line(cookie, 6)]);
    const box = await saveBox(kitchen, null, 'Box', [line(tin, 1)]);
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: box, quantity: 4 });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Cookie'),
      batches: 1,
    });
    await kitchen.do('plan.lock', { eventId });
    const review = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown: review.shown });
    await saveBox(kitchen, box, 'Box', [line(cookie, 6)]);
    expect(await kitchen.refusal('catalog.deleteGood', { finishedGoodId: tin })).toEqual({
      type: 'InUse',
      name: 'Tin',
      by: ['Christmas gift boxes'],
      isArchived: false,
    });
    await kitchen.amend(eventId, [{ type: 'add_fg', finishedGoodId: tin, quantity: 1 }], 'Asked for');
  });

  it('a good that was deleted in another window is “no longer here”, not “ is not in this plan”', async () => {
    const kitchen = await TestKitchen.open();
    const { eventId } = await startEvent(kitchen);
    const box = await saveBox(kitchen, null, 'Short lived', [line(await kitchen.good('Fudge Brownies'), 1)]);
    const requests = [{ type: 'add_fg' as const, finishedGoodId: box, quantity: 1 }];
    const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
    await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    expect(
      await kitchen.refusal('plan.amend', {
        commandId: newUuid(),
        eventId,
        requests,
        reason: 'Asked for',
        shown,
      }),
    ).toEqual({ type: 'ChangesRefused', refused: [{ index: 0, refusal: { type: 'NotFound', kind: 'good' } }] });
  });

  it('a good too deep with its sealed content is refused, and is no defect', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 24);
    const cookie = await kitchen.good('Cookie');
    let inner = cookie;
    for (let n = 1; n <= 10; n += 1) inner = await saveBox(kitchen, null, `Box ${n}`, [line(inner, 1)]);
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: inner, quantity: 4 });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Cookie'),
      batches: 1,
    });
    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    await saveBox(kitchen, inner, 'Box 10', [line(cookie, 1)]);
    const outer = await saveBox(kitchen, null, 'Outer', [line(inner, 1)]);
    const preview = await kitchen.store.ask('plan.previewChange', {
      eventId,
      requests: [{ type: 'add_fg', finishedGoodId: outer, quantity: 1 }],
    });
    expect(preview).toMatchObject({
      error: { refused: [{ index: 0, refusal: { type: 'NestedTooDeep', limit: 10 } }] },
    });
  });
});

describe('the catalog moves under a plan', () => {
  it('a need beyond the limit that comes from the catalog is refused at the lock', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 48);
    const cookie = await kitchen.good('Cookie');
    const tin = await saveBox(kitchen, null, 'Tin', [line(cookie, 1)]);
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: tin, quantity: 10_000 });
    const finishedUnitId = await kitchen.unit(eventId, 'Cookie');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 1 });
    await saveBox(kitchen, tin, 'Tin', [line(cookie, 1_000_000)]);
    const unit = (await kitchen.ask('plan.view', { eventId })).units[0];
    expect(
      await kitchen.refusal('plan.acceptShortfall', { eventId, finishedUnitId, short: -(unit?.difference ?? 0) }),
    ).toMatchObject({ type: 'NeedTooLarge' });
    expect(await kitchen.refusal('plan.lock', { eventId })).toMatchObject({
      type: 'PlanNotReady',
      open: [{ type: 'NeedBeyondLimit' }, { type: 'ShortfallOpen' }],
    });
  });

  it('numbers that are no longer exact never break the list of events', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 48);
    const cookie = await kitchen.good('Cookie');
    const tin = await saveBox(kitchen, null, 'Tin', [line(cookie, 1)]);
    const box = await saveBox(kitchen, null, 'Box', [line(tin, 1)]);
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: box, quantity: 1_000_000 });
    const finishedUnitId = await kitchen.unit(eventId, 'Cookie');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 1 });
    await saveBox(kitchen, tin, 'Tin', [line(cookie, 1_000_000)]);
    await saveBox(kitchen, box, 'Box', [line(tin, 1_000_000)]);
    const unit = (await kitchen.ask('plan.view', { eventId })).units[0];
    await kitchen.store.do('plan.acceptShortfall', { eventId, finishedUnitId, short: -(unit?.difference ?? 0) });
    const list = await kitchen.store.ask('events.list', undefined);
    expect(list).toMatchObject({ ok: true });
  });

  it('a decision whose need falls to 0 goes with it: it neither comes back nor holds its recipe', async () => {
    const kitchen = await TestKitchen.open();
    const cookieRecipe = await kitchen.recipe('Cookie', 24);
    await kitchen.recipe('Brownie', 24);
    const [cookie, brownie] = [await kitchen.good('Cookie'), await kitchen.good('Brownie')];
    const tin = await saveBox(kitchen, null, 'Tin', [line(cookie, 6)]);
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: tin, quantity: 10 });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Cookie'),
      batches: 3,
    });
    await saveBox(kitchen, tin, 'Tin', [line(brownie, 6)]);
    expect((await kitchen.ask('plan.view', { eventId })).units.map((unit) => unit.name)).toEqual(['Brownie']);
    expect(await kitchen.store.do('catalog.deleteRecipe', { recipeId: cookieRecipe })).toMatchObject({ ok: true });
  });
  it('a shortfall that was accepted does not come back with the need', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Cookie', 24);
    await kitchen.recipe('Brownie', 24);
    const [cookie, brownie] = [await kitchen.good('Cookie'), await kitchen.good('Brownie')];
    const tin = await saveBox(kitchen, null, 'Tin', [line(cookie, 6)]);
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: tin, quantity: 10 });
    const finishedUnitId = await kitchen.unit(eventId, 'Cookie');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 2 });
    await kitchen.do('plan.acceptShortfall', { eventId, finishedUnitId, short: 12 });
    await saveBox(kitchen, tin, 'Tin', [line(brownie, 6)]);
    await saveBox(kitchen, tin, 'Tin', [line(cookie, 6)]);
    expect((await kitchen.ask('plan.view', { eventId })).units[0]).toMatchObject({ batches: null });
  });
});

describe('starting a plan that was locked before', () => {
  const editedIn = async (kitchen: TestKitchen, eventId: EventId) =>
    (await kitchen.ask('plan.review', { eventId })).readiness.warnings.flatMap((warning) =>
      warning.type === 'EditedSinceLocked' ? [`${warning.thing.kind} ${warning.thing.name}`] : [],
    );
  const planned = async (kitchen: TestKitchen) => {
    const recipeId = await kitchen.recipe('Cookie', 24);
    const cookie = await kitchen.good('Cookie');
    const tin = await saveBox(kitchen, null, 'Tin', [line(cookie, 6)]);
    const other = await kitchen.recipe('Elsewhere', 24);
    const eventId = await kitchen.event();
    for (const finishedGoodId of [tin, cookie])
      await kitchen.do('plan.setQuantity', { eventId, finishedGoodId, quantity: 4 });
    const finishedUnitId = await kitchen.unit(eventId, 'Cookie');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 2 });
    const edit = async (id: RecipeId, method: string) => {
      const { draft } = await kitchen.ask('catalog.recipe', { recipeId: id });
      await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId: id, draft: { ...draft, method } });
    };
    return { eventId, recipeId, cookie, tin, other, edit };
  };

  it('shows what of it was edited since, and nothing else', async () => {
    const kitchen = await TestKitchen.open();
    const { eventId, recipeId, cookie, tin, other, edit } = await planned(kitchen);
    await edit(recipeId, 'Before it was locked.');
    await kitchen.do('plan.lock', { eventId });
    expect(await editedIn(kitchen, eventId)).toEqual([]);
    await edit(recipeId, 'Hotter.');
    await edit(other, 'Hotter.');
    await saveBox(kitchen, tin, 'Big tin', [line(cookie, 8)]);
    expect(await editedIn(kitchen, eventId)).toEqual(['recipe Cookie', 'good Big tin']);
    await kitchen.do('plan.unlock', { eventId });
    await kitchen.do('plan.lock', { eventId });
    expect(await editedIn(kitchen, eventId)).toEqual([]);
  });

  it('also after a start that was undone: what was edited while it was sealed comes in, and it says so', async () => {
    const kitchen = await TestKitchen.open();
    const { eventId, recipeId, edit } = await planned(kitchen);
    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    await edit(recipeId, 'Hotter.');
    expect(await editedIn(kitchen, eventId)).toEqual([]);
    await kitchen.do('plan.voidStart', { eventId });
    expect(await editedIn(kitchen, eventId)).toEqual(['recipe Cookie']);
  });
});
