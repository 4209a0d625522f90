import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import * as model from '../../src/database/model.ts';
import type { FinishedGoodId } from '../../src/domain/ids.ts';
import * as scene from './kitchen.ts';

let connection: Connection;
let catalog: scene.Catalog;
beforeEach(() => {
  connection = scene.emptyKitchen();
  catalog = scene.stockCatalog(connection);
});

function keysOf(definitions: ReturnType<typeof model.planDefinitions>) {
  return {
    goods: [...definitions.finishedGoods.keys()],
    units: [...definitions.finishedUnits.keys()],
    recipes: [...definitions.recipes.keys()],
    ingredients: [...definitions.ingredients.keys()],
  };
}

describe('what a plan rests on', () => {
  it('is everything that its goods reach', () => {
    const { flour, box, cookies, glaze, cookie, cake, tin, crate } = catalog;
    const definitions = model.planDefinitions(connection, [crate]);
    expect(keysOf(definitions)).toEqual({
      ...{ goods: [tin, crate], units: [cookie.unitId, cake.unitId] },
      ...{ recipes: [glaze, cookies], ingredients: [flour, box] },
    });
    expect(definitions.finishedGoods.get(crate)).toEqual({
      ...{ id: crate, name: 'Crate', slug: 'crate', isBare: false },
      components: [
        { kind: 'good', finishedGoodId: tin, quantity: 2 },
        { kind: 'unit', finishedUnitId: cake.unitId, quantity: 1 },
        { kind: 'packaging', ingredientId: box, quantity: 1 },
      ],
    });
    expect(definitions.finishedUnits.get(cake.unitId)).toEqual({
      ...{ id: cake.unitId, name: 'Cookie cake', recipeId: cookies, yield: { kind: 'share', basisPoints: 2500 } },
    });
    expect(definitions.recipes.get(cookies)).toEqual({
      ...{ id: cookies, name: 'Sugar cookies', slug: 'sugar-cookies', batchStep: 0.5, method: 'Mix.\nBake.' },
      ingredients: [scene.line(flour, '2', 2, 'cup')],
      components: [{ recipeId: glaze, batchesText: '½', batches: { num: 1, den: 2 }, note: '' }],
    });
    expect(definitions.ingredients.get(flour)).toEqual({
      ...{ id: flour, name: 'Flour', kind: 'food', densityGramsPerMl: 0.5, pieceGrams: null, allergens: [] },
    });
    expect(definitions.ingredients.get(box)?.kind).toBe('packaging');
  });

  it('is a unit and its recipe for a bare good, which goes by the name of its unit', () => {
    const { cookie, cookies, glaze, flour } = catalog;
    const definitions = model.planDefinitions(connection, [cookie.goodId]);
    expect(definitions.finishedGoods.get(cookie.goodId)).toEqual({
      ...{ id: cookie.goodId, name: 'Cookie', slug: 'cookie', isBare: true },
      components: [{ kind: 'unit', finishedUnitId: cookie.unitId, quantity: 1 }],
    });
    const { goods, ...rest } = keysOf(definitions);
    expect(goods).toEqual([cookie.goodId]);
    expect(rest).toEqual({ units: [cookie.unitId], recipes: [glaze, cookies], ingredients: [flour] });
  });

  it('is there once, whatever it is reached through', () => {
    const { tin, crate, cookie } = catalog;
    const party = scene.addSet(connection, 'Party');
    model.replaceGoodComponents(connection, party, [
      { kind: 'good', finishedGoodId: tin, quantity: 1 },
      { kind: 'good', finishedGoodId: crate, quantity: 1 },
      { kind: 'unit', finishedUnitId: cookie.unitId, quantity: 3 },
    ]);
    const keys = keysOf(model.planDefinitions(connection, [party, tin, cookie.goodId]));
    expect(keys.goods).toEqual([cookie.goodId, tin, crate, party]);
    expect(keys.units).toEqual([cookie.unitId, catalog.cake.unitId]);
  });

  it('includes the recipes inside recipes, to the last', () => {
    const { glaze, flour } = catalog;
    const sugar = scene.addRecipe(connection, 'Coloured sugar');
    const dye = scene.addIngredient(connection, 'Food colour', { allergens: ['E 102'] });
    model.replaceRecipeLines(connection, sugar, [scene.line(dye, '1', 1, 'drop')]);
    const part = { recipeId: sugar, batchesText: '1/3', batches: { num: 1, den: 3 }, note: 'blue' };
    model.replaceRecipeComponents(connection, glaze, [part]);
    const definitions = model.planDefinitions(connection, [catalog.tin]);
    expect(definitions.recipes.get(glaze)?.components).toEqual([part]);
    expect([...definitions.recipes.keys()]).toEqual([glaze, catalog.cookies, sugar]);
    expect([...definitions.ingredients.keys()]).toEqual([flour, dye]);
    expect(definitions.ingredients.get(dye)?.allergens).toEqual(['E 102']);
  });

  it('is read to an end where sets or recipes go in a circle', () => {
    const { tin, crate, cookies, glaze } = catalog;
    const around = { note: '', batchesText: '1', batches: { num: 1, den: 1 } };
    model.replaceRecipeComponents(connection, glaze, [{ recipeId: cookies, ...around }]);
    model.replaceGoodComponents(connection, tin, [{ kind: 'good', finishedGoodId: crate, quantity: 1 }]);
    const keys = keysOf(model.planDefinitions(connection, [tin]));
    expect(keys).toMatchObject({ goods: [tin, crate], recipes: [glaze, cookies] });
  });

  it('is the same for things that were put away', () => {
    const before = model.planDefinitions(connection, [catalog.crate]);
    model.setGoodArchived(connection, catalog.tin, true, scene.EVENING);
    model.setRecipeArchived(connection, catalog.cookies, true, scene.EVENING);
    model.setFinishedUnitArchived(connection, catalog.cookie.unitId, true, scene.EVENING);
    model.setIngredientArchived(connection, catalog.flour, true, scene.EVENING);
    expect(model.planDefinitions(connection, [catalog.crate])).toEqual(before);
  });

  it('is nothing for no goods, and for a good that does not exist', () => {
    const nothing = { goods: [], units: [], recipes: [], ingredients: [] };
    expect(keysOf(model.planDefinitions(connection, []))).toEqual(nothing);
    expect(keysOf(model.planDefinitions(connection, [(catalog.crate + 1) as FinishedGoodId]))).toEqual(nothing);
  });

  it('is read quickly: 200 goods over 100 units', () => {
    const flours = Array.from({ length: 60 }, (_, n) => scene.addIngredient(connection, `Flour ${n}`));
    const units = Array.from({ length: 100 }, (_, n) => {
      const recipe = scene.addRecipe(connection, `Recipe ${n}`);
      const lines = Array.from({ length: 8 }, (_each, k) =>
        scene.line(flours[(n + k) % 60] ?? catalog.flour, '1', 1, 'g'),
      );
      model.replaceRecipeLines(connection, recipe, lines);
      return scene.addUnit(connection, recipe, `Unit ${n}`);
    });
    const goods = Array.from({ length: 200 }, (_, n) => {
      const set = scene.addSet(connection, `Set ${n}`);
      const chosen = [0, 1, 2, 3].map((k) => units[(n + k * 7) % 100]?.unitId ?? catalog.cookie.unitId);
      const components = chosen.map((finishedUnitId) => ({ kind: 'unit' as const, finishedUnitId, quantity: 2 }));
      model.replaceGoodComponents(connection, set, components);
      return set;
    });
    connection.begin();
    model.planDefinitions(connection, goods);
    const times = Array.from({ length: 5 }, () => {
      const startedMs = performance.now();
      expect(model.planDefinitions(connection, goods).finishedUnits.size).toBe(100);
      return performance.now() - startedMs;
    });
    connection.commit();
    expect(Math.min(...times), 'a few milliseconds, with room for a slow machine').toBeLessThan(100);
  });
});
