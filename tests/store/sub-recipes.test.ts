/** Recipes that are made with other recipes: a cake with its glaze. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { RecipeId } from '../../src/domain/ids.ts';
import type { RecipeDraft, SubRecipeDraft } from '../../src/domain/recipe-draft.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

const part = (recipeId: RecipeId, batches = '1', note = ''): SubRecipeDraft => ({ recipeId, batches, note });
const whole = (name: string, ...subRecipes: readonly SubRecipeDraft[]): RecipeDraft => ({
  name,
  batchStep: 1,
  lines: [],
  subRecipes,
  units: [{ finishedUnitId: null, name: '', perBatch: '12' }],
  method: '',
});
const ask = (draft: RecipeDraft, recipeId: RecipeId | null = null) => ({ commandId: newUuid(), recipeId, draft });
const save = (draft: RecipeDraft, recipeId: RecipeId | null = null) =>
  kitchen.do('catalog.saveRecipe', ask(draft, recipeId));
const draftOf = async (recipeId: RecipeId) => (await kitchen.ask('catalog.recipe', { recipeId })).draft;

/** A chain of so many recipes, each made with the one before; the last one's id is the last. */
async function chain(length: number): Promise<readonly RecipeId[]> {
  const ids: RecipeId[] = [];
  for (let n = 1; n <= length; n += 1)
    ids.push(await save(whole(`Layer ${n}`, ...ids.slice(-1).map((id) => part(id)))));
  return ids;
}

describe('other recipes in a recipe', () => {
  it('are kept in their order and as typed, and taken out again', async () => {
    const [glaze, cream] = [await kitchen.recipe('Glaze', 4), await kitchen.recipe('Cream', 4)];
    const cake = await save(whole('Cake', part(glaze, '1 ½', 'warm'), part(cream, '1/3')));
    expect((await draftOf(cake)).subRecipes).toEqual([part(glaze, '1 ½', 'warm'), part(cream, '1/3')]);
    await save(whole('Cake', part(cream, '2'), part(glaze, '1/2')), cake);
    expect((await draftOf(cake)).subRecipes).toEqual([part(cream, '2'), part(glaze, '1/2')]);
    await save(whole('Cake'), cake);
    expect((await draftOf(cake)).subRecipes).toEqual([]);
  });

  it('count as lines on the list: a recipe made of others alone is not empty', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    await save(whole('Cake', part(glaze)));
    await save(whole('Bread'));
    const rows = await kitchen.ask('catalog.recipes', undefined);
    expect(rows.map((row) => [row.name, row.lines])).toEqual([
      ['Bread', 0],
      ['Cake', 1],
      ['Glaze', 1],
    ]);
  });

  it('are named on the list, for whoever asks what may go into what', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await save(whole('Cake', part(glaze)));
    await save(whole('Party', part(cake), part(glaze)));
    const rows = await kitchen.ask('catalog.recipes', undefined);
    expect(rows.map((row) => [row.name, row.subRecipes])).toEqual([
      ['Cake', [glaze]],
      ['Glaze', []],
      ['Party', [cake, glaze]],
    ]);
  });

  it('bring what they take into the plan that is sealed', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    await save(whole('Cake', part(glaze, '1/2')));
    const eventId = await kitchen.event();
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: await kitchen.good('Cake'), quantity: 12 });
    const finishedUnitId = await kitchen.unit(eventId, 'Cake');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 1 });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.lock', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    expect(await kitchen.ask('make.recipe', { eventId, finishedUnitId, batches: 3 })).toMatchObject({
      parts: [{ name: 'Glaze', batches: '1 ½ batches' }],
      inside: [{ name: 'Glaze', batches: '1 ½ batches', lines: [{ name: 'Flour', amount: { text: '3 ⅜ cups' } }] }],
    });
    expect(await kitchen.refusal('catalog.deleteRecipe', { recipeId: glaze })).toMatchObject({
      type: 'InUse',
      name: 'Glaze',
      by: ['Cake', 'Christmas gift boxes'],
    });
  });

  it('are added up over all that takes them, so that one knows how much dough to make', async () => {
    const vanilla = await kitchen.recipe('Vanilla sugar', 1);
    const dough = await save(whole('Basic dough', part(vanilla, '1/2')));
    await save({ ...whole('Star', part(dough, '1')), batchStep: 0.5 });
    await save({ ...whole('Moon', part(dough, '3/4'), part(vanilla, '1/4')), batchStep: 0.5 });
    const eventId = await kitchen.event();
    const taken = async () =>
      (await kitchen.ask('plan.recipesTaken', { eventId })).map(({ name, batches, takers }) => [
        name,
        batches,
        ...takers.map((taker) => `${taker.batches} for ${taker.name}`),
      ]);
    for (const [name, quantity] of [
      ['Star', 36],
      ['Moon', 36],
    ] as const)
      await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: await kitchen.good(name), quantity });
    expect(await taken()).toEqual([]); // nothing is chosen yet
    for (const [name, batches] of [
      ['Star', 3.5],
      ['Moon', 3],
    ] as const)
      await kitchen.do('plan.decideBatches', { eventId, finishedUnitId: await kitchen.unit(eventId, name), batches });
    const sealed = [
      ['Basic dough', '5 ¾ batches', '3 ½ batches for Star', '2 ¼ batches for Moon'],
      ['Vanilla sugar', '3 ⅝ batches', '2 ⅞ batches for Basic dough', '¾ batch for Moon'],
    ];
    expect(await taken()).toEqual(sealed);
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.lock', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    await save(whole('Basic dough'), dough);
    expect(await taken()).toEqual(sealed);
  });

  it('cannot be deleted, only archived, and stay where they are in use', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await save(whole('Cake', part(glaze)));
    expect(await kitchen.refusal('catalog.deleteRecipe', { recipeId: glaze })).toEqual({
      type: 'InUse',
      name: 'Glaze',
      by: ['Cake'],
      isArchived: false,
    });
    await kitchen.do('catalog.archiveRecipe', { recipeId: glaze, archived: true });
    const draft = await draftOf(cake);
    await save({ ...draft, method: 'Bake.' }, cake);
    expect((await draftOf(cake)).subRecipes).toEqual([part(glaze)]);
    await save(whole('Cake'), cake);
    await kitchen.do('catalog.deleteRecipe', { recipeId: glaze });
  });

  it('that were deleted meanwhile are refused at their line', async () => {
    const [glaze, cream] = [await kitchen.recipe('Glaze', 4), await kitchen.recipe('Cream', 4)];
    await kitchen.do('catalog.deleteRecipe', { recipeId: cream });
    expect(await kitchen.refusal('catalog.saveRecipe', ask(whole('Cake', part(glaze), part(cream))))).toEqual({
      type: 'DraftRefused',
      fields: [{ at: 'subRecipes.1', refusal: { type: 'NotFound', kind: 'recipe' } }],
    });
  });

  it('edited in another window are not overwritten by a form that was opened before', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await save(whole('Cake'));
    const before = await draftOf(cake);
    await save({ ...before, subRecipes: [part(glaze)] }, cake);
    const stale = { ...ask({ ...before, method: 'Bake.' }, cake), before };
    expect(await kitchen.refusal('catalog.saveRecipe', stale)).toEqual({ type: 'EditedMeanwhile' });
    expect((await draftOf(cake)).subRecipes).toEqual([part(glaze)]);
  });
});

describe('a recipe that would contain itself', () => {
  it('as its own part is refused at that line', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await save(whole('Cake'));
    expect(await kitchen.refusal('catalog.saveRecipe', ask(whole('Cake', part(glaze), part(cake)), cake))).toEqual({
      type: 'DraftRefused',
      fields: [{ at: 'subRecipes.1', refusal: { type: 'ContainsItself', path: ['Cake', 'Cake'] } }],
    });
  });

  it('through others is refused at the line that closes the circle, with the path, and nothing of it is kept', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const [inner = glaze, , outer = glaze] = await chain(3);
    const before = await draftOf(inner);
    const circle = whole('Layer one', part(glaze), part(outer));
    expect(await kitchen.refusal('catalog.saveRecipe', ask(circle, inner))).toEqual({
      type: 'DraftRefused',
      fields: [
        {
          at: 'subRecipes.1',
          refusal: { type: 'ContainsItself', path: ['Layer one', 'Layer 3', 'Layer 2', 'Layer one'] },
        },
      ],
    });
    expect(await draftOf(inner)).toEqual(before);
  });
});

describe('recipes inside one another', () => {
  it('are at most five deep, and the line that goes deeper is refused', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const layers = await chain(5);
    const deeper = whole('Layer 6', part(glaze), ...layers.slice(-1).map((id) => part(id)));
    expect(await kitchen.refusal('catalog.saveRecipe', ask(deeper))).toMatchObject({
      fields: [{ at: 'subRecipes.1', refusal: { type: 'NestedTooDeep', limit: 5 } }],
    });
  });

  it('are counted from above as well: what lies in others cannot take in more', async () => {
    const [inner] = await chain(5);
    const glaze = await kitchen.recipe('Glaze', 4);
    expect(
      await kitchen.refusal('catalog.saveRecipe', ask(whole('Layer 1', part(glaze)), inner ?? null)),
    ).toMatchObject({
      fields: [
        {
          at: 'subRecipes.0',
          refusal: {
            type: 'NestedTooDeep',
            path: ['Layer 5', 'Layer 4', 'Layer 3', 'Layer 2', 'Layer 1', 'Glaze'],
          },
        },
      ],
    });
  });
});

describe('a copy of a recipe made with others', () => {
  it('is made with them too, and can leave them out', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await save(whole('Cake', part(glaze, '½', 'warm')));
    const copy = await kitchen.ask('catalog.recipeCopy', { recipeId: cake });
    expect(copy.subRecipes).toEqual([part(glaze, '½', 'warm')]);
    const saved = await kitchen.do('catalog.saveRecipe', {
      ...ask({ ...copy, subRecipes: [] }),
      copyOf: cake,
    });
    expect((await draftOf(saved)).subRecipes).toEqual([]);
    expect((await draftOf(cake)).subRecipes).toHaveLength(1);
  });
});
