import { describe, expect, it } from 'vitest';
import { newUuid, TestKitchen } from './test-kitchen.ts';

describe('an archived recipe', () => {
  it('that is edited stays archived with all it gives, and comes back whole', async () => {
    const kitchen = await TestKitchen.open();
    const recipeId = await kitchen.recipe('Butter stars', 40);
    await kitchen.do('catalog.archiveRecipe', { recipeId, archived: true });
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    const another = { finishedUnitId: null, name: 'Small star', perBatch: '80' };
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId,
      draft: { ...draft, units: [...draft.units, another] },
    });

    const goods = async () =>
      (await kitchen.ask('catalog.goods', undefined)).map(({ name, isArchived }) => ({ name, isArchived }));
    expect(await goods()).toEqual([
      { name: 'Butter stars', isArchived: true },
      { name: 'Small star', isArchived: true },
    ]);
    expect((await kitchen.ask('catalog.recipes', undefined))[0]?.units.map((unit) => unit.unitsPerBatch)).toEqual([
      40, 80,
    ]);

    await kitchen.do('catalog.archiveRecipe', { recipeId, archived: false });
    expect((await goods()).map((good) => good.isArchived)).toEqual([false, false]);
  });

  it('comes back without the unit that had been put away before', async () => {
    const kitchen = await TestKitchen.open();
    const recipeId = await kitchen.recipe('Stars', 40);
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    await kitchen.box('Star box', { Stars: 6 });
    const large = { finishedUnitId: null, name: 'Large star', perBatch: '20' };
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft: { ...draft, units: [large] } });
    await kitchen.do('catalog.archiveRecipe', { recipeId, archived: true });
    expect((await kitchen.ask('catalog.recipe', { recipeId })).draft.units.map((unit) => unit.name)).toEqual([
      'Large star',
    ]);
    await kitchen.do('catalog.archiveRecipe', { recipeId, archived: false });
    const goods = await kitchen.ask('catalog.goods', undefined);
    expect(goods.filter((good) => good.isBare).map(({ name, isArchived }) => [name, isArchived])).toEqual([
      ['Large star', false],
      ['Stars', true],
    ]);
  });
});

describe('a unit in a box', () => {
  it('that is taken out of its recipe and typed anew in one edit is the same unit still', async () => {
    const kitchen = await TestKitchen.open();
    const recipeId = await kitchen.recipe('Stars', 40);
    const box = await kitchen.box('Star box', { Stars: 6 });
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    const anew = { finishedUnitId: null, name: 'STARS', perBatch: '20' };
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft: { ...draft, units: [anew] } });
    expect((await kitchen.ask('catalog.good', { finishedGoodId: box })).units).toEqual([
      { name: 'STARS', quantity: 6 },
    ]);
    expect(await kitchen.ask('catalog.goods', undefined)).toHaveLength(2);
  });
});
