/** A copy of a recipe or a box begins like its original, and brings along what the form does not show. */
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { findRecipe, replaceRecipeComponents } from '../../src/database/model.ts';
import type { RecipeId } from '../../src/domain/ids.ts';
import type { RecipeDraft } from '../../src/domain/recipe-draft.ts';
import { writeRows } from './raw-rows.ts';
import { savedDatabase } from './saved-rows.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

const unit = (name: string, perBatch: string) => ({ finishedUnitId: null, name, perBatch });
const saveNew = (draft: RecipeDraft) =>
  kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId: null, draft });
const saveCopy = (copyOf: RecipeId, draft: RecipeDraft, commandId = newUuid()) =>
  kitchen.do('catalog.saveRecipe', { commandId, recipeId: null, draft, copyOf });

async function cookies(): Promise<RecipeId> {
  return saveNew({
    name: 'Sugar cookies',
    batchStep: 0.5,
    lines: [{ amount: '2 1/4', unit: 'cups', ingredient: 'Flour', note: 'sifted' }],
    subRecipes: [],
    units: [unit('', '48'), unit('Mini cookie', '96')],
    method: 'Mix.\nBake.',
  });
}

describe('a copy of a recipe', () => {
  it('begins like it, under a name that is free, and makes nothing by itself', async () => {
    const recipeId = await cookies();
    const generation = kitchen.store.saved()?.generation;
    const copy = await kitchen.ask('catalog.recipeCopy', { recipeId });
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    expect(copy).toMatchObject({
      name: 'Sugar cookies (copy)',
      batchStep: 0.5,
      lines: draft.lines,
      method: draft.method,
    });
    expect(
      copy.units.map(({ name, perBatch }) => [name, perBatch]),
      'what is called like the recipe stays so',
    ).toEqual([
      ['', '48'],
      ['Mini cookie', '96'],
    ]);
    expect(kitchen.store.saved()?.generation).toBe(generation);

    const saved = await saveCopy(recipeId, copy);
    expect((await kitchen.ask('catalog.recipe', { recipeId: saved })).draft.units.map((row) => row.name)).toEqual([
      'Sugar cookies (copy)',
      'Mini cookie',
    ]);
    expect((await kitchen.ask('catalog.recipe', { recipeId })).draft, 'the original stays as it is').toEqual(draft);
    expect((await kitchen.ask('catalog.recipeCopy', { recipeId })).name).toBe('Sugar cookies (copy 2)');
    expect((await kitchen.ask('catalog.recipeCopy', { recipeId: saved })).name).toBe('Sugar cookies (copy 2)');
  });

  it('brings along the other recipes in it, and what its form does not show: shelf, source, notes and shares', async () => {
    const recipeId = await cookies();
    const glaze = await kitchen.recipe('Glaze', 4);
    await writeRows(kitchen, (connection) => {
      const half = { recipeId: glaze, batchesText: '½', batches: { num: 1, den: 2 }, note: 'warm' };
      replaceRecipeComponents(connection, recipeId, [half]);
      connection.run("UPDATE recipes SET category = 'Tins', source = 'Grandmother', notes = 'Twice' WHERE id = :id", {
        id: recipeId,
      });
      const sql = `
        UPDATE finished_units SET yield_kind = 'share', per_batch = NULL, share_basis_points = 1667
        WHERE recipe_id = :id AND position = 1`;
      connection.run(sql, { id: recipeId });
    });
    const draft = await kitchen.ask('catalog.recipeCopy', { recipeId });
    const commandId = newUuid();
    const saved = await saveCopy(recipeId, draft, commandId);
    expect(await saveCopy(recipeId, draft, commandId), 'sent again it is the same copy').toBe(saved);
    const database = await savedDatabase(kitchen.indexedDB);
    const [original, copy] = [findRecipe(database, recipeId), findRecipe(database, saved)];
    expect(copy?.recipe).toMatchObject({ category: 'Tins', source: 'Grandmother', notes: 'Twice', batchStep: 0.5 });
    expect(copy?.components).toEqual(original?.components);
    expect(copy?.components).toHaveLength(1);
    expect(copy?.ingredients).toEqual(original?.ingredients);
    const yields = copy?.units.map((row) => [row.yieldKind, row.perBatch, row.shareBasisPoints]);
    expect(yields).toEqual([
      ['count', 48, null],
      ['share', null, 1667],
    ]);
    const ids = [...(original?.units ?? []), ...(copy?.units ?? [])].map((row) => row.id);
    expect(new Set(ids).size, 'the copy has units of its own').toBe(4);
  });

  it('whose original was deleted meanwhile is refused, and saved after that was undone', async () => {
    const recipeId = await cookies();
    const draft = await kitchen.ask('catalog.recipeCopy', { recipeId });
    const rows = await kitchen.do('catalog.deleteRecipe', { recipeId });
    const ask = { commandId: newUuid(), recipeId: null, draft, copyOf: recipeId };
    expect(await kitchen.refusal('catalog.saveRecipe', ask)).toEqual({ type: 'OriginalGone', kind: 'recipe' });
    expect(await kitchen.store.ask('catalog.recipeCopy', { recipeId })).toMatchObject({ error: { type: 'NotFound' } });
    await kitchen.do('catalog.putBack', { rows });
    const saved = await kitchen.do('catalog.saveRecipe', ask);
    await kitchen.do('catalog.deleteRecipe', { recipeId });
    expect(await kitchen.do('catalog.saveRecipe', ask), 'a lost answer asks for no original').toBe(saved);
  });

  it('with sizes gives goods that are told apart by their recipe', async () => {
    const kitchen = await TestKitchen.open();
    const sizes = ['6-inch', '9-inch'].map((name) => ({ finishedUnitId: null, name, perBatch: '1' }));
    const draft = { name: 'Vanilla cake', batchStep: 1 as const, lines: [], subRecipes: [], units: sizes, method: '' };
    const recipeId = await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId: null, draft });
    const copy = await kitchen.ask('catalog.recipeCopy', { recipeId });
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId: null, draft: copy, copyOf: recipeId });
    const expected = [
      ['6-inch', 'Vanilla cake'],
      ['6-inch', 'Vanilla cake (copy)'],
      ['9-inch', 'Vanilla cake'],
      ['9-inch', 'Vanilla cake (copy)'],
    ];
    const eventId = await kitchen.event();
    const offered = (await kitchen.ask('plan.view', { eventId })).goods;
    const listed = await kitchen.ask('catalog.goods', undefined);
    for (const goods of [offered, listed]) {
      expect(goods.map((good) => [good.name, good.recipeName])).toEqual(expected);
    }
    const scone = await kitchen.recipe('Scone', 8);
    expect(scone).toBeGreaterThan(0);
    const named = (await kitchen.ask('catalog.goods', undefined)).find((good) => good.name === 'Scone');
    expect(named?.recipeName, 'a unit called like its recipe says enough').toBeNull();
  });

  it('of an archived one is offered, with all it gives', async () => {
    const recipeId = await cookies();
    await kitchen.do('catalog.archiveRecipe', { recipeId, archived: true });
    const draft = await kitchen.ask('catalog.recipeCopy', { recipeId });
    await saveCopy(recipeId, draft);
    const rows = await kitchen.ask('catalog.recipes', undefined);
    expect(rows.map((row) => [row.name, row.isArchived, row.units.length])).toEqual([
      ['Sugar cookies', true, 2],
      ['Sugar cookies (copy)', false, 2],
    ]);
  });
});

describe('a copy of a box', () => {
  it('begins like it, under a name that is free, and brings its notes along', async () => {
    await cookies();
    const finishedGoodId = await kitchen.good('Mini cookie');
    const components = [
      { kind: 'good' as const, finishedGoodId, quantity: '6' },
      { kind: 'packaging' as const, name: 'Paper bag', quantity: '1' },
    ];
    const draft = { name: 'Gift bag', components };
    const box = await kitchen.do('catalog.saveGood', { commandId: newUuid(), finishedGoodId: null, draft });
    await writeRows(kitchen, (connection) =>
      connection.run("UPDATE finished_goods SET notes = 'No nuts' WHERE id = :box", { box }),
    );
    const copy = await kitchen.ask('catalog.goodCopy', { finishedGoodId: box });
    expect(copy).toEqual({ name: 'Gift bag (copy)', components });
    const ask = { commandId: newUuid(), finishedGoodId: null, draft: copy, copyOf: box };
    const saved = await kitchen.do('catalog.saveGood', ask);
    expect(await kitchen.do('catalog.saveGood', ask)).toBe(saved);
    expect((await kitchen.ask('catalog.goodCopy', { finishedGoodId: box })).name).toBe('Gift bag (copy 2)');
    const database = await savedDatabase(kitchen.indexedDB);
    const sql = 'SELECT name, notes FROM finished_goods WHERE name IS NOT NULL ORDER BY id';
    expect(database.all(sql, {}, v.object({ name: v.string(), notes: v.string() }))).toEqual([
      { name: 'Gift bag', notes: 'No nuts' },
      { name: 'Gift bag (copy)', notes: 'No nuts' },
    ]);
  });

  it('is refused when it is gone, and for what goes out on its own', async () => {
    await cookies();
    const bare = await kitchen.good('Mini cookie');
    expect(await kitchen.store.ask('catalog.goodCopy', { finishedGoodId: bare })).toMatchObject({
      error: { type: 'NotFound', kind: 'good' },
    });
    const box = await kitchen.box('Box', { 'Mini cookie': 2 });
    const draft = await kitchen.ask('catalog.goodCopy', { finishedGoodId: box });
    await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    const ask = { commandId: newUuid(), finishedGoodId: null, draft, copyOf: box };
    expect(await kitchen.refusal('catalog.saveGood', ask)).toEqual({ type: 'OriginalGone', kind: 'good' });
  });
});
