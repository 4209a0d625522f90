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
});
