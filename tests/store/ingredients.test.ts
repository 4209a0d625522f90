/** Ingredients as a person edits them: what is said of them, what rests on them, and what a sealed plan makes of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { IngredientDraft } from '../../src/domain/ingredient-draft.ts';
import type { EventId, IngredientId } from '../../src/domain/ids.ts';
import { savedRows } from './saved-rows.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';
import { FLOUR_DRAFT } from '../domain/flour-draft.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

const newIngredient = (draft: Partial<IngredientDraft> = {}) =>
  kitchen.do('pantry.saveIngredient', {
    commandId: newUuid(),
    ingredientId: null,
    draft: { ...FLOUR_DRAFT, ...draft },
  });
const view = (ingredientId: IngredientId) => kitchen.ask('pantry.ingredient', { ingredientId });
const rows = () => kitchen.ask('pantry.list', undefined);
const edit = async (ingredientId: IngredientId, draft: Partial<IngredientDraft>) => {
  const before = (await view(ingredientId)).draft;
  return { commandId: newUuid(), ingredientId, draft: { ...before, ...draft }, before };
};
const save = async (ingredientId: IngredientId, draft: Partial<IngredientDraft>) =>
  kitchen.do('pantry.saveIngredient', await edit(ingredientId, draft));
const idOf = async (name: string) => {
  const found = (await rows()).find((row) => row.name === name);
  if (!found) throw new Error(`no ${name} in the pantry`);
  return found.ingredientId;
};
const count = (ingredientId: IngredientId, amount: string, unit: string, insteadOf: string | null = null) =>
  kitchen.do('pantry.count', { ingredientId, draft: { amount, unit }, insteadOf });
const stockOf = async (ingredientId: IngredientId) => (await view(ingredientId)).stock.map((row) => row.left);

const catalogRows = async () => {
  const { ingredients, pantry_stock: stock } = await savedRows(kitchen);
  return { ingredients, stock };
};

/** Twelve cookies of 2 ¼ cups of flour a batch, in a box of paper, for an event of two batches. */
async function planCookies(): Promise<EventId> {
  await kitchen.recipe('Cookie', 12);
  const finishedGoodId = await kitchen.do('catalog.saveGood', {
    commandId: newUuid(),
    finishedGoodId: null,
    draft: {
      name: 'Box',
      components: [
        { kind: 'good', finishedGoodId: await kitchen.good('Cookie'), quantity: '12' },
        { kind: 'packaging', name: 'Paper box', quantity: '1' },
      ],
    },
  });
  const eventId = await kitchen.event('Wedding');
  await kitchen.do('plan.setQuantity', { eventId, finishedGoodId, quantity: 2 });
  const finishedUnitId = await kitchen.unit(eventId, 'Cookie');
  await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 2 });
  return eventId;
}

async function startCookies(): Promise<EventId> {
  const eventId = await planCookies();
  await kitchen.do('plan.lock', { eventId });
  const { shown } = await kitchen.ask('plan.review', { eventId });
  await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
  return eventId;
}

describe('an ingredient', () => {
  it('is kept with all that was said of it', async () => {
    const draft = {
      ...FLOUR_DRAFT,
      category: 'Baking',
      stockUnit: 'kg',
      density: '1 cup = 4.25 oz',
      pieceWeight: '50 g',
      allergens: 'Gluten',
      notes: 'The blue bag.',
    };
    const ingredientId = await newIngredient(draft);
    await kitchen.restart();
    expect(await view(ingredientId)).toEqual({
      ingredientId,
      draft,
      stock: [],
      isArchived: false,
      recipes: [],
      boxes: [],
      runningEvents: [],
    });
    expect(await rows()).toMatchObject([{ name: 'Flour', category: 'Baking', unit: 'kg', isArchived: false }]);
  });

  it('sent twice is made once, with what was typed since', async () => {
    const ask = { commandId: newUuid(), ingredientId: null };
    const first = await kitchen.do('pantry.saveIngredient', { ...ask, draft: FLOUR_DRAFT });
    const again = await kitchen.do('pantry.saveIngredient', { ...ask, draft: { ...FLOUR_DRAFT, category: 'Baking' } });
    expect(again).toBe(first);
    expect((await rows()).map((row) => [row.name, row.category])).toEqual([['Flour', 'Baking']]);
  });

  it('says at each field what cannot be', async () => {
    const draft = { ...FLOUR_DRAFT, name: '', density: '1 cup = 1/0 g', pieceWeight: '1,500 g' };
    const ask = { commandId: newUuid(), ingredientId: null, draft };
    expect(await kitchen.refusal('pantry.saveIngredient', ask)).toMatchObject({
      fields: [
        { at: 'name', refusal: { type: 'NameBlank' } },
        { at: 'density', refusal: { type: 'WeighingUnreadable' } },
        { at: 'pieceWeight', refusal: { type: 'AmountAmbiguous' } },
      ],
    });
    expect(await rows()).toEqual([]);
  });

  it('has a name of its own, also beside one that is archived', async () => {
    const other = await newIngredient({ name: 'Crème' });
    const flour = await newIngredient();
    const taken = (isArchived: boolean) => ({
      fields: [{ at: 'name', refusal: { type: 'NameTaken', kind: 'ingredient', name: 'Crème', isArchived } }],
    });
    expect(await kitchen.refusal('pantry.saveIngredient', await edit(flour, { name: 'creme' }))).toMatchObject(
      taken(false),
    );
    await kitchen.do('pantry.archiveIngredient', { ingredientId: other, archived: true });
    expect(await kitchen.refusal('pantry.saveIngredient', await edit(flour, { name: 'creme' }))).toMatchObject(
      taken(true),
    );
    await save(flour, { name: 'FLOUR' });
    expect((await view(flour)).draft.name).toBe('FLOUR');
  });

  it('is not saved over what another window has written of it', async () => {
    const flour = await newIngredient();
    const mine = await edit(flour, { category: 'Baking' });
    await save(flour, { category: 'Dry goods' });
    expect(await kitchen.refusal('pantry.saveIngredient', mine)).toEqual({ type: 'EditedMeanwhile' });
    expect((await view(flour)).draft.category).toBe('Dry goods');
  });

  it('that was deleted is no longer here, whatever is asked of it', async () => {
    const ingredientId = await newIngredient();
    const mine = await edit(ingredientId, { category: 'Baking' });
    await kitchen.do('pantry.deleteIngredient', { ingredientId });
    const gone = { type: 'NotFound', kind: 'ingredient' };
    expect(await kitchen.refusal('pantry.saveIngredient', mine)).toEqual(gone);
    expect(await kitchen.refusal('pantry.deleteIngredient', { ingredientId })).toEqual(gone);
    expect(await kitchen.refusal('pantry.archiveIngredient', { ingredientId, archived: true })).toEqual(gone);
    expect(await kitchen.store.ask('pantry.ingredient', { ingredientId })).toEqual({ ok: false, error: gone });
  });

  it('that is used as food does not become packaging, nor packaging food', async () => {
    await planCookies();
    const [flour, paper] = [await idOf('Flour'), await idOf('Paper box')];
    expect(await kitchen.refusal('pantry.saveIngredient', await edit(flour, { kind: 'packaging' }))).toMatchObject({
      fields: [{ at: 'kind', refusal: { type: 'KindInUse', name: 'Flour', kind: 'food', by: ['Cookie'] } }],
    });
    expect(await kitchen.refusal('pantry.saveIngredient', await edit(paper, { kind: 'food' }))).toMatchObject({
      fields: [{ at: 'kind', refusal: { type: 'KindInUse', kind: 'packaging', by: ['Box'] } }],
    });
    const ribbon = await newIngredient({ name: 'Ribbon' });
    await save(ribbon, { kind: 'packaging' });
    expect((await view(ribbon)).draft.kind).toBe('packaging');
  });

  it('names the recipes, the boxes and the running events that rest on it', async () => {
    await startCookies();
    expect(await view(await idOf('Flour'))).toMatchObject({
      recipes: [{ name: 'Cookie' }],
      boxes: [],
      runningEvents: ['Wedding'],
    });
    expect(await view(await idOf('Paper box'))).toMatchObject({ recipes: [], boxes: [{ name: 'Box' }] });
  });

  it('that came into a sealed plan by a change is named with that event, and stays', async () => {
    const eventId = await startCookies();
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: null,
      draft: {
        name: 'Rye bread',
        batchStep: 1,
        lines: [{ amount: '1', unit: 'kg', ingredient: 'Rye', note: '' }],
        subRecipes: [],
        units: [{ finishedUnitId: null, name: '', perBatch: '2' }],
        method: '',
      },
    });
    const finishedGoodId = await kitchen.good('Rye bread');
    await kitchen.amend(eventId, [{ type: 'add_fg', finishedGoodId, quantity: 2 }], 'Asked for');
    const ingredientId = await idOf('Rye');
    expect((await view(ingredientId)).runningEvents).toEqual(['Wedding']);
    expect(await kitchen.refusal('pantry.deleteIngredient', { ingredientId })).toMatchObject({
      type: 'InUse',
      by: ['Rye bread', 'Wedding'],
    });
  });
});

describe('the kind of an ingredient', () => {
  it('stays while a sealed plan has it as what it is, though no recipe names it any more', async () => {
    await startCookies();
    const flour = await idOf('Flour');
    const row = (await kitchen.ask('catalog.recipes', undefined))[0];
    if (!row) throw new Error('a recipe');
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: row.recipeId });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: row.recipeId,
      draft: { ...draft, lines: [] },
    });
    const ask = {
      commandId: newUuid(),
      ingredientId: flour,
      draft: { ...(await view(flour)).draft, kind: 'packaging' as const },
    };
    expect(await kitchen.refusal('pantry.saveIngredient', ask)).toMatchObject({
      type: 'DraftRefused',
      fields: [{ at: 'kind', refusal: { type: 'KindInUse', by: ['Wedding'] } }],
    });
  });

  it('that has become packaging keeps a recipe that took it as food from coming back', async () => {
    const recipeId = await kitchen.recipe('Scone', 12);
    const rows = await kitchen.do('catalog.deleteRecipe', { recipeId });
    const flour = await idOf('Flour');
    const draft = { ...(await view(flour)).draft, kind: 'packaging' as const };
    await kitchen.do('pantry.saveIngredient', { commandId: newUuid(), ingredientId: flour, draft });
    expect(await kitchen.refusal('catalog.putBack', { rows })).toMatchObject({ type: 'CannotComeBack' });
  });
});

describe('what is edited of an ingredient', () => {
  it('never reaches a started plan: what it needs stays as it was frozen', async () => {
    const flour = await newIngredient({ density: '1 cup = 120 g' });
    const eventId = await startCookies();
    await count(flour, '540', 'g');
    const before = await kitchen.ask('shop.list', { eventId });
    expect(before.lines[0]).toMatchObject({ name: 'Flour', needed: { text: '540 g' }, verdict: 'enough' });
    await save(flour, { name: 'Rye', density: '1 cup = 90 g', pieceWeight: '5 g', notes: 'New' });
    const [sealed, ...others] = before.lines;
    const after = await kitchen.ask('shop.list', { eventId });
    expect(after.lines).toEqual([{ ...sealed, nameToday: 'Rye' }, ...others]); // said beside it, and nothing else
  });

  it('reaches a draft: what a cup weighs makes cups and grams comparable', async () => {
    const eventId = await planCookies();
    const flour = await idOf('Flour');
    await count(flour, '600', 'g');
    const line = async () => (await kitchen.ask('shop.list', { eventId })).lines[0];
    expect(await line()).toMatchObject({ verdict: 'cannot compare', missing: 'density' });
    await save(flour, { density: '1 cup = 120 g' });
    expect(await line()).toMatchObject({ verdict: 'enough', have: '600 g', missing: null });
  });
});

describe('putting an ingredient away', () => {
  it('archives it: it is offered no more, and comes back', async () => {
    const ingredientId = await newIngredient();
    await kitchen.do('pantry.archiveIngredient', { ingredientId, archived: true });
    expect(await rows()).toMatchObject([{ isArchived: true }]);
    expect(await kitchen.ask('catalog.ingredientNames', undefined)).toMatchObject({ food: [], archived: ['Flour'] });
    await kitchen.do('pantry.archiveIngredient', { ingredientId, archived: false });
    expect(await kitchen.ask('catalog.ingredientNames', undefined)).toMatchObject({ food: ['Flour'], archived: [] });
  });

  it('refuses to delete what a recipe, a box or a sealed plan uses, and says what that is', async () => {
    await startCookies();
    const inUse = { type: 'InUse', isArchived: false };
    const ingredientId = await idOf('Flour');
    expect(await kitchen.refusal('pantry.deleteIngredient', { ingredientId })).toEqual({
      ...inUse,
      name: 'Flour',
      by: ['Cookie', 'Wedding'],
    });
    expect(await kitchen.refusal('pantry.deleteIngredient', { ingredientId: await idOf('Paper box') })).toEqual({
      ...inUse,
      name: 'Paper box',
      by: ['Box', 'Wedding'],
    });
  });

  it('deleted by a slip, it comes back row by row with what was counted', async () => {
    const ingredientId = await newIngredient({ density: '1 cup = 120 g', allergens: 'Gluten, nuts' });
    await count(ingredientId, '2', 'kg');
    await count(ingredientId, '1', 'bag');
    const before = await catalogRows();
    const deleted = await kitchen.do('pantry.deleteIngredient', { ingredientId });
    expect(await rows()).toEqual([]);
    await kitchen.do('catalog.putBack', { rows: structuredClone(deleted) });
    await kitchen.do('catalog.putBack', { rows: deleted }); // a second tap
    expect(await catalogRows()).toEqual(before);
  });

  it('does not come back under a name that was given away since', async () => {
    const deleted = await kitchen.do('pantry.deleteIngredient', { ingredientId: await newIngredient() });
    await newIngredient({ name: 'flour' });
    expect(await kitchen.refusal('catalog.putBack', { rows: deleted })).toMatchObject({
      type: 'CannotComeBack',
      name: 'Flour',
      because: { type: 'NameTaken', kind: 'ingredient', name: 'flour' },
    });
  });
});

describe('a count', () => {
  let flour: IngredientId;
  beforeEach(async () => {
    flour = await newIngredient();
  });

  it('in another unit than it was made in takes its place, also where the two do not compare', async () => {
    await count(flour, '2', 'kg');
    await count(flour, '3', 'bags', 'kg');
    expect(await stockOf(flour)).toEqual(['3 bags']);
    await count(flour, '4', 'bags', 'bags');
    expect(await stockOf(flour)).toEqual(['4 bags']);
  });

  it('that was forgotten comes back with its moment', async () => {
    await count(flour, '2', 'kg');
    const before = (await view(flour)).stock;
    const forgotten = await kitchen.do('pantry.forget', { ingredientId: flour, unit: 'kg' });
    expect((await view(flour)).stock).toEqual([]);
    await kitchen.do('catalog.putBack', { rows: forgotten });
    await kitchen.do('catalog.putBack', { rows: forgotten }); // a second tap
    expect((await view(flour)).stock).toEqual(before);
  });

  it('that was forgotten gives way to what was counted since', async () => {
    await count(flour, '2', 'kg');
    const forgotten = await kitchen.do('pantry.forget', { ingredientId: flour, unit: 'kg' });
    await count(flour, '500', 'g');
    await kitchen.do('catalog.putBack', { rows: forgotten });
    expect(await stockOf(flour)).toEqual(['500 g']);
  });

  it('of something that is gone cannot come back', async () => {
    await count(flour, '2', 'kg');
    const forgotten = await kitchen.do('pantry.forget', { ingredientId: flour, unit: 'kg' });
    await kitchen.do('pantry.deleteIngredient', { ingredientId: flour });
    expect(await kitchen.refusal('catalog.putBack', { rows: forgotten })).toEqual({
      type: 'CannotComeBack',
      name: 'Flour',
      because: { type: 'NotFound', kind: 'ingredient' },
    });
  });
});
