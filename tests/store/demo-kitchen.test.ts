/** The demo kitchen: believable, in every state, only in an empty kitchen, and gone without a trace when it is taken away. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { savedDatabase, savedRows } from './saved-rows.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

const today = '2026-11-25';

async function demoKitchen(): Promise<TestKitchen> {
  const kitchen = await TestKitchen.open();
  await kitchen.do('kitchen.loadDemo', { today });
  return kitchen;
}

const demoFacts = (kitchen: TestKitchen) => kitchen.ask('kitchen.demo', undefined);

/** Tables that hold anything but ids used before. */
const filledTables = async (kitchen: TestKitchen) =>
  Object.entries(await savedRows(kitchen)).flatMap(([table, rows]) =>
    rows.length > 0 && table !== 'sqlite_sequence' ? [table] : [],
  );

describe('the demo kitchen', () => {
  it('has one event in each state, past and coming', async () => {
    const kitchen = await demoKitchen();
    const events = await kitchen.ask('events.list', undefined);
    expect(events.map((event) => event.state).toSorted()).toEqual(['completed', 'draft', 'in_production', 'locked']);
    expect([events.some((event) => event.date < today), events.some((event) => event.date > today)]).toEqual([
      true,
      true,
    ]);
  });

  it('what has happened in it happened on days before today, in the order of its history', async () => {
    const kitchen = await demoKitchen();
    const events = await kitchen.ask('events.list', undefined);
    for (const { eventId, state } of events.filter((event) => ['in_production', 'completed'].includes(event.state))) {
      const moments = (await kitchen.ask('plan.history', { eventId })).map(({ at }) => at);
      expect(moments.length, state).toBeGreaterThan(4);
      expect(moments, state).toEqual(moments.toSorted());
      expect(
        moments.filter((at) => at.slice(0, 10) >= today),
        state,
      ).toEqual([]);
    }
  });

  it('loads into an empty kitchen only', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Scones', 8);
    expect(await kitchen.refusal('kitchen.loadDemo', { today })).toMatchObject({ type: 'KitchenNotEmpty' });
    expect(await demoFacts(kitchen)).toBeNull();
  });

  it('that is taken away leaves nothing behind, and can be loaded again', async () => {
    const kitchen = await demoKitchen();
    expect(await demoFacts(kitchen)).toMatchObject({ recipes: 5, boxes: 6, events: 4, stays: [] });
    await kitchen.do('kitchen.removeDemo', undefined);
    expect(await filledTables(kitchen)).toEqual([]);
    expect((await kitchen.ask('kitchen.facts', undefined)).isEmpty).toBe(true);
    await kitchen.do('kitchen.removeDemo', undefined); // a second tap
    await kitchen.do('kitchen.loadDemo', { today });
    expect(await demoFacts(kitchen)).toMatchObject({ events: 4 });
  });

  it('loads also where only ingredients are left over, and leaves those when it goes', async () => {
    const kitchen = await TestKitchen.open();
    const recipeId = await kitchen.recipe('Scones', 8); // with flour
    await kitchen.do('catalog.deleteRecipe', { recipeId });
    expect((await kitchen.ask('kitchen.facts', undefined)).isEmpty).toBe(true);
    await kitchen.do('kitchen.loadDemo', { today });
    await kitchen.do('kitchen.removeDemo', undefined);
    expect((await kitchen.ask('catalog.ingredientNames', undefined)).food).toEqual(['Flour']);
  });

  it('does not load where a food is called like its packaging', async () => {
    const kitchen = await TestKitchen.open();
    const draft = { name: 'Scones', batchStep: 1 as const, subRecipes: [], units: [], method: '' };
    const lines = [{ amount: '1', unit: '', ingredient: 'Ribbon', note: '' }];
    const recipeId = await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: null,
      draft: { ...draft, lines },
    });
    await kitchen.do('catalog.deleteRecipe', { recipeId });
    expect(await kitchen.refusal('kitchen.loadDemo', { today })).toMatchObject({ type: 'KitchenNotEmpty' });
  });

  it('that was deleted piece by piece is offered for removal no more', async () => {
    const kitchen = await demoKitchen();
    for (const { eventId } of await kitchen.ask('events.list', undefined))
      await kitchen.do('events.delete', { eventId });
    expect(await demoFacts(kitchen)).toMatchObject({ events: 0, recipes: 5 });
    await kitchen.do('kitchen.removeDemo', undefined);
    expect(await demoFacts(kitchen)).toBeNull();
  });
});

describe('the pantry of the demo kitchen', () => {
  const ingredientNamed = async (kitchen: TestKitchen, name: string) => {
    const found = (await kitchen.ask('pantry.list', undefined)).find((row) => row.name === name);
    if (!found) throw new Error(`no ${name} in the pantry`);
    return found;
  };
  const countFlour = async (kitchen: TestKitchen) => {
    const { ingredientId } = await ingredientNamed(kitchen, 'Flour');
    await kitchen.do('pantry.count', { ingredientId, draft: { amount: '3', unit: 'kg' } });
  };

  it('has shelves, and is counted in part on the day before', async () => {
    const kitchen = await demoKitchen();
    const rows = await kitchen.ask('pantry.list', undefined);
    const counted = rows.filter((row) => row.stock.length > 0);
    expect([counted.length > 5, counted.length < rows.length]).toEqual([true, true]);
    expect(counted.flatMap((row) => row.stock.map((stock) => stock.countedAt.slice(0, 10)))).toEqual(
      counted.map(() => '2026-11-24'),
    );
    expect(await ingredientNamed(kitchen, 'Flour')).toMatchObject({
      category: 'Baking',
      stock: [{ left: '4 1/2 kg' }],
    });
  });

  it('can be compared with what is baked, but for one thing that it asks about', async () => {
    const kitchen = await demoKitchen();
    const events = await kitchen.ask('events.list', undefined);
    const eventId = events.find((event) => event.name === 'Gift boxes')?.eventId;
    if (!eventId) throw new Error('no event being baked');
    const { lines } = await kitchen.ask('shop.list', { eventId });
    const verdicts = new Set(lines.map((line) => line.verdict));
    expect([verdicts.has('enough'), verdicts.has('buy')]).toEqual([true, true]);
    expect(lines.filter((line) => line.verdict === 'cannot compare')).toMatchObject([
      { name: 'Cocoa powder', missing: 'density' },
    ]);
  });

  it('leaves what one has counted oneself when it is taken away, and nothing of its own counts', async () => {
    const kitchen = await demoKitchen();
    const before = await demoFacts(kitchen);
    const ownWork = async () => (await kitchen.ask('kitchen.facts', undefined)).ownWorkSince !== null;
    expect(await ownWork()).toBe(false);
    await countFlour(kitchen);
    expect(await ownWork()).toBe(true);
    expect(await demoFacts(kitchen)).toMatchObject({
      ingredients: (before?.ingredients ?? 0) - 1,
      counts: (before?.counts ?? 0) - 1,
      countedStay: 1,
    });
    await kitchen.do('kitchen.removeDemo', undefined);
    expect(await kitchen.ask('pantry.list', undefined)).toMatchObject([{ name: 'Flour', stock: [{ left: '3 kg' }] }]);
    expect((await kitchen.ask('kitchen.facts', undefined)).isEmpty).toBe(false);
    expect(await kitchen.refusal('kitchen.loadDemo', { today })).toEqual({
      type: 'KitchenNotEmpty',
      recipes: 0,
      events: 0,
      ingredients: 1,
    });
  });

  it('leaves an ingredient of one’s own recipe without the demo’s count', async () => {
    const kitchen = await demoKitchen();
    await kitchen.recipe('My scones', 8); // with flour
    await kitchen.do('kitchen.removeDemo', undefined);
    expect(await kitchen.ask('pantry.list', undefined)).toMatchObject([{ name: 'Flour', stock: [] }]);
    expect(await demoFacts(kitchen)).toBeNull();
  });

  it('lets an ingredient that was left over here be as it was', async () => {
    const kitchen = await TestKitchen.open();
    const recipeId = await kitchen.recipe('Scones', 8); // with flour
    await kitchen.do('catalog.deleteRecipe', { recipeId });
    await kitchen.do('kitchen.loadDemo', { today });
    expect(await ingredientNamed(kitchen, 'Flour')).toMatchObject({ category: null, stock: [] });
    await countFlour(kitchen);
    await kitchen.do('kitchen.removeDemo', undefined);
    expect(await ingredientNamed(kitchen, 'Flour')).toMatchObject({ stock: [{ left: '3 kg' }] });
  });
});

describe('what one made oneself on top of the demo kitchen', () => {
  it('leaves what a started plan of one’s own has frozen, though its recipe takes it no more', async () => {
    const kitchen = await demoKitchen();
    const eventId = await kitchen.event('Mine');
    const recipes = await kitchen.ask('catalog.recipes', undefined);
    const brownies = recipes.find((row) => row.name === 'Fudge brownies');
    const unit = brownies?.units[0];
    if (!brownies || !unit) throw new Error('brownies');
    await kitchen.do('plan.setQuantity', {
      eventId,
      finishedGoodId: await kitchen.good(unit.name),
      quantity: unit.unitsPerBatch,
    });
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId: unit.finishedUnitId, batches: 1 });
    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: brownies.recipeId });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: brownies.recipeId,
      draft: { ...draft, lines: [] },
    });
    const names = async () =>
      (await kitchen.ask('shop.list', { eventId })).lines.map((line) => [line.name, line.category]);
    const before = await names();
    expect(before.length).toBeGreaterThan(3);
    await kitchen.do('kitchen.removeDemo', undefined);
    expect(await names()).toEqual(before);
  });

  it('stays with all it rests on: a box, a recipe, a plan, a started plan', async () => {
    const kitchen = await demoKitchen();
    await kitchen.box('My tin', { 'Ginger star': 6, 'Truffle box': 1 });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: null,
      draft: {
        name: 'My scones',
        batchStep: 1,
        lines: [{ amount: '2', unit: 'cups', ingredient: 'flour', note: '' }],
        subRecipes: [],
        units: [{ finishedUnitId: null, name: '', perBatch: '8' }],
        method: '',
      },
    });
    const planned = await kitchen.event('My fair');
    await kitchen.do('plan.setQuantity', {
      eventId: planned,
      finishedGoodId: await kitchen.good('Cranberry loaf'),
      quantity: 3,
    });
    const started = await kitchen.event('My supper');
    await kitchen.do('plan.setQuantity', {
      eventId: started,
      finishedGoodId: await kitchen.good('Brownie bag'),
      quantity: 4,
    });
    const finishedUnitId = await kitchen.unit(started, 'Fudge brownie');
    await kitchen.do('plan.decideBatches', { eventId: started, finishedUnitId, batches: 1 });
    await kitchen.do('plan.lock', { eventId: started });
    const { shown } = await kitchen.ask('plan.review', { eventId: started });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId: started, shown });
    const plans = () => Promise.all([planned, started].map((eventId) => kitchen.ask('plan.view', { eventId })));
    const before = await plans();

    const stays = ['Brownie bag', 'Truffle box', 'Cranberry loaves', 'Fudge brownies', 'Ginger stars', 'Rum truffles'];
    expect(await demoFacts(kitchen)).toMatchObject({ boxes: 4, recipes: 1, events: 4, stays });
    await kitchen.do('kitchen.removeDemo', undefined);

    expect((await kitchen.ask('events.list', undefined)).map((event) => event.name)).toEqual(['My fair', 'My supper']);
    const recipes = (await kitchen.ask('catalog.recipes', undefined)).map((recipe) => recipe.name);
    expect(recipes).toEqual(['Cranberry loaves', 'Fudge brownies', 'Ginger stars', 'My scones', 'Rum truffles']);
    const boxes = (await kitchen.ask('catalog.goods', undefined)).filter((good) => !good.isBare);
    expect(boxes.map((good) => good.name)).toEqual(['Brownie bag', 'My tin', 'Truffle box']);
    const { food } = await kitchen.ask('catalog.ingredientNames', undefined);
    expect([food.includes('Flour'), food.includes('Vanilla extract')]).toEqual([true, false]);
    const needs = (views: Awaited<ReturnType<typeof plans>>) =>
      views.map(({ units, packable }) => ({ units, packable }));
    expect(needs(await plans())).toEqual(needs(before));
    const database = await savedDatabase(kitchen.indexedDB);
    expect(database.all('SELECT * FROM pragma_foreign_key_check', {}, v.unknown())).toEqual([]);
    database.close();
  });
});
