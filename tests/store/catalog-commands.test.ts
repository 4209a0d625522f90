import { beforeEach, describe, expect, it } from 'vitest';
import type { RecipeDraft, UnitDraft } from '../../src/domain/recipe-draft.ts';
import type { RecipeId } from '../../src/domain/ids.ts';
import { planEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

const draft: RecipeDraft = {
  name: 'Chocolate Chip Cookies',
  batchStep: 1,
  lines: [
    { amount: '2 1/4', unit: 'cups', ingredient: 'Flour', note: 'sifted' },
    { amount: '', unit: '', ingredient: '', note: '' },
    { amount: '0,5', unit: 'handfuls', ingredient: 'Crème fraîche', note: '' },
    { amount: '', unit: '', ingredient: 'Salt', note: 'to taste' },
  ],
  subRecipes: [],
  units: [{ finishedUnitId: null, name: 'Cookie', perBatch: '48' }],
  method: 'Mix.\nBake.',
};
const save = (recipeId: RecipeId | null, changed: Partial<RecipeDraft> = {}) =>
  kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft: { ...draft, ...changed } });

describe('saving a recipe', () => {
  it('keeps lines as typed and makes ingredients on the spot, each once', async () => {
    const recipeId = await save(null);
    await save(null, { name: 'Another', lines: [{ amount: '1', unit: 'cup', ingredient: 'CREME FRAICHE', note: '' }] });
    const view = await kitchen.ask('catalog.recipe', { recipeId });
    expect(view.draft.lines).toEqual([draft.lines[0], draft.lines[2], draft.lines[3]]);
    expect(view.draft).toMatchObject({
      method: 'Mix.\nBake.',
      batchStep: 1,
      units: [{ name: 'Cookie', perBatch: '48' }],
    });
    expect((await kitchen.ask('catalog.ingredientNames', undefined)).food).toEqual(['Crème fraîche', 'Flour', 'Salt']);
  });

  it('sent twice, makes it once, with what was typed anew after a lost answer', async () => {
    const ask = { commandId: newUuid(), recipeId: null, draft };
    const recipeId = await kitchen.do('catalog.saveRecipe', ask);
    expect(await kitchen.do('catalog.saveRecipe', ask)).toBe(recipeId);
    const units = [{ finishedUnitId: null, name: 'Cookie', perBatch: '50' }];
    expect(await kitchen.do('catalog.saveRecipe', { ...ask, draft: { ...draft, name: 'Cookies', units } })).toBe(
      recipeId,
    );
    expect(await kitchen.ask('catalog.recipes', undefined)).toMatchObject([
      { name: 'Cookies', units: [{ name: 'Cookie', unitsPerBatch: 50 }] },
    ]);
  });

  it('and a box and an event are made once as well', async () => {
    await save(null);
    const components = (quantity: string) => [{ kind: 'good' as const, finishedGoodId: cookie, quantity }];
    const cookie = await kitchen.good('Cookie');
    const box = { commandId: newUuid(), finishedGoodId: null };
    const id = await kitchen.do('catalog.saveGood', { ...box, draft: { name: 'Box', components: components('6') } });
    expect(await kitchen.do('catalog.saveGood', { ...box, draft: { name: 'Box', components: components('8') } })).toBe(
      id,
    );
    expect((await kitchen.ask('catalog.good', { finishedGoodId: id })).units).toEqual([
      { name: 'Cookie', quantity: 8 },
    ]);
    const event = { commandId: newUuid() };
    const facts = { name: 'Fair', guests: '', notes: '' };
    const eventId = await kitchen.do('events.create', { ...event, draft: { ...facts, date: '2026-12-20' } });
    expect(await kitchen.do('events.create', { ...event, draft: { ...facts, date: '2026-12-21' } })).toBe(eventId);
    expect(await kitchen.ask('events.list', undefined)).toMatchObject([{ name: 'Fair', date: '2026-12-21' }]);
  });

  it('under a name that is taken is refused beside the name, and says when it lies in the archive', async () => {
    const recipeId = await save(null);
    const again = { commandId: newUuid(), recipeId: null, draft: { ...draft, name: 'CHOCOLATE  chip cookies' } };
    expect(await kitchen.refusal('catalog.saveRecipe', again)).toEqual({
      type: 'DraftRefused',
      fields: [
        {
          at: 'name',
          refusal: { type: 'NameTaken', kind: 'recipe', name: 'Chocolate Chip Cookies', isArchived: false },
        },
      ],
    });
    await kitchen.do('catalog.archiveRecipe', { recipeId, archived: true });
    expect(await kitchen.refusal('catalog.saveRecipe', again)).toMatchObject({
      fields: [{ refusal: { isArchived: true } }],
    });
  });

  it('lets two units swap their names, and one that was put away come back', async () => {
    const unit = (name: string, perBatch: string, finishedUnitId: UnitDraft['finishedUnitId'] = null) => ({
      finishedUnitId,
      name,
      perBatch,
    });
    const recipeId = await save(null, { units: [unit('Large', '12'), unit('Small', '48')] });
    const units = async () => (await kitchen.ask('catalog.recipe', { recipeId })).draft.units;
    const [large, small] = await units();
    if (!large || !small) throw new Error('two units');
    await save(recipeId, {
      units: [unit('Small', '12', large.finishedUnitId), unit('Large', '48', small.finishedUnitId)],
    });
    expect((await units()).map((row) => [row.finishedUnitId, row.name])).toEqual([
      [large.finishedUnitId, 'Small'],
      [small.finishedUnitId, 'Large'],
    ]);

    // in a box, it is put away and not deleted; its name may be taken over, and is its own again when it comes back
    await kitchen.box('Box', { Small: 6 });
    await save(recipeId, { units: [unit('Large', '48', small.finishedUnitId)] });
    expect((await kitchen.ask('catalog.goods', undefined)).find((good) => good.name === 'Small')).toMatchObject({
      isArchived: true,
    });
    await save(recipeId, { units: [unit('Large', '48', small.finishedUnitId), unit('small', '10')] });
    expect((await units())[1]).toEqual(unit('small', '10', large.finishedUnitId));
    await save(recipeId, { units: [unit('Large', '48', small.finishedUnitId)] });
    await save(recipeId, { units: [unit('Small', '48', small.finishedUnitId)] });
    expect(await units()).toEqual([unit('Small', '48', small.finishedUnitId)]);
  });

  it('from a form that was opened before another window edited it is refused, and nothing is lost', async () => {
    const recipeId = await save(null);
    const { draft: before } = await kitchen.ask('catalog.recipe', { recipeId });
    const mini = { finishedUnitId: null, name: 'Mini cookie', perBatch: '96' };
    await save(recipeId, { ...before, units: [...before.units, mini] });
    const stale = { commandId: newUuid(), recipeId, draft: { ...before, method: 'Bake.' }, before };
    expect(await kitchen.refusal('catalog.saveRecipe', stale)).toEqual({ type: 'EditedMeanwhile' });
    const { draft: now } = await kitchen.ask('catalog.recipe', { recipeId });
    expect(now.units.map((unit) => unit.name)).toEqual(['Cookie', 'Mini cookie']);
    await kitchen.do('catalog.saveRecipe', { ...stale, draft: { ...now, method: 'Bake.' }, before: now });

    const box = await kitchen.box('Box', { Cookie: 6 });
    const { name, components } = await kitchen.ask('catalog.good', { finishedGoodId: box });
    const begun = { name, components };
    const edit = (named: string) => ({
      commandId: newUuid(),
      finishedGoodId: box,
      draft: { name: named, components },
      before: begun,
    });
    await kitchen.do('catalog.saveGood', edit('Tin'));
    expect(await kitchen.refusal('catalog.saveGood', edit('Bag'))).toEqual({ type: 'EditedMeanwhile' });

    const eventId = await kitchen.event('Fair');
    const asBegun = { name: 'Fair', date: '2026-12-20', guests: '', notes: '' };
    await kitchen.do('events.update', { eventId, draft: { ...asBegun, guests: '80' }, before: asBegun });
    const late = { eventId, draft: { ...asBegun, notes: 'Rain' }, before: asBegun };
    expect(await kitchen.refusal('events.update', late)).toEqual({ type: 'EditedMeanwhile' });
  });

  it('that nothing rests on can be deleted; one in a box or a plan only archived, and it says by whom', async () => {
    const { cookies } = await planEvent(kitchen);
    expect(await kitchen.refusal('catalog.deleteRecipe', { recipeId: cookies })).toEqual({
      type: 'InUse',
      name: 'Chocolate Chip Cookies',
      by: ['Cookie tin', 'Gift bag', 'Christmas gift boxes'],
      isArchived: false,
    });
    const lonely = await save(null, { name: 'Lonely' });
    await kitchen.do('catalog.deleteRecipe', { recipeId: lonely });
    expect((await kitchen.ask('catalog.goods', undefined)).map((good) => good.name)).not.toContain('Cookie');
  });
});

describe('saving a box', () => {
  it('that would contain itself is refused with the path, and nothing is written', async () => {
    await save(null);
    const tin = await kitchen.box('Tin', { Cookie: 6 });
    const box = await kitchen.box('Box', { Tin: 2 });
    const before = await kitchen.ask('catalog.good', { finishedGoodId: tin });
    const components = [{ kind: 'good' as const, finishedGoodId: box, quantity: '1' }];
    expect(
      await kitchen.refusal('catalog.saveGood', {
        commandId: newUuid(),
        finishedGoodId: tin,
        draft: { name: 'Tin', components },
      }),
    ).toEqual({
      type: 'DraftRefused',
      fields: [{ at: 'components', refusal: { type: 'ContainsItself', path: ['Tin', 'Box', 'Tin'] } }],
    });
    expect(await kitchen.ask('catalog.good', { finishedGoodId: tin })).toEqual(before);
  });

  it('says what it comes to in units, through everything inside', async () => {
    await save(null);
    await kitchen.box('Tin', { Cookie: 6 });
    const box = await kitchen.box('Box', { Tin: 2, Cookie: 3 });
    const view = await kitchen.ask('catalog.good', { finishedGoodId: box });
    expect(view.units).toEqual([{ name: 'Cookie', quantity: 15 }]);
    expect(view.components).toHaveLength(2);
  });

  it('in use is archived, and comes back', async () => {
    const { bag, eventId } = await planEvent(kitchen);
    expect(await kitchen.refusal('catalog.deleteGood', { finishedGoodId: bag })).toMatchObject({
      type: 'InUse',
      by: ['Christmas gift boxes'],
    });
    await kitchen.do('catalog.archiveGood', { finishedGoodId: bag, archived: true });
    expect((await kitchen.ask('plan.view', { eventId })).readiness.warnings).toMatchObject([
      { type: 'GoodArchived', name: 'Gift bag' },
    ]);
    await kitchen.do('catalog.archiveGood', { finishedGoodId: bag, archived: false });
    expect((await kitchen.ask('plan.view', { eventId })).readiness.warnings).toEqual([]);
  });

  it('keeps markup, quotes and right-to-left text as text', async () => {
    await save(null);
    for (const name of [
      `<img src=x onerror="alert(1)">`,
      `Robert'); DROP TABLE events;--`,
      'עוגיות',
      '\u202Egnp.exe',
    ]) {
      const id = await kitchen.box(name, { Cookie: 1 });
      expect((await kitchen.ask('catalog.good', { finishedGoodId: id })).name).toBe(name);
    }
  });
});
