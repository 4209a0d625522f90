import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import * as model from '../../src/database/model.ts';
import * as scene from './kitchen.ts';

let connection: Connection;
let catalog: scene.Catalog;
beforeEach(() => {
  connection = scene.emptyKitchen();
  catalog = scene.stockCatalog(connection);
});

describe('ingredients', () => {
  const butter = {
    ...{ name: 'Beurre', nameKey: 'beurre', kind: 'food' as const, category: 'Dairy', stockUnit: 'g' },
    ...{ densityText: '1 cup = 227 g', densityGPerMl: 0.96, pieceGrams: 113.4, allergens: ['milk', 'Nuß'] },
    ...{ notes: 'unsalted', at: scene.EVENING },
  };

  it('keep what is said of them', () => {
    const uuid = scene.newUuid();
    const id = model.insertIngredient(connection, { ...butter, uuid, slug: 'butter' });
    const { at, ...facts } = butter;
    const kept = { id, uuid, slug: 'butter', ...facts, archivedAt: null, createdAt: at, updatedAt: at };
    expect(model.findIngredient(connection, id)).toEqual(kept);
    expect(model.findIngredientByKey(connection, 'beurre')).toEqual(kept);
  });

  it('can be changed, but for their slug', () => {
    model.updateIngredient(connection, { ...butter, id: catalog.flour });
    expect(model.findIngredient(connection, catalog.flour)).toMatchObject({
      ...{ name: 'Beurre', slug: 'flour', allergens: ['milk', 'Nuß'] },
      ...{ createdAt: scene.NOON, updatedAt: scene.EVENING },
    });
  });

  it('are listed by name and stay listed when put away', () => {
    model.setIngredientArchived(connection, catalog.flour, true, scene.EVENING);
    const listed = model.listIngredients(connection);
    expect(listed.map(({ name, archivedAt }) => [name, archivedAt])).toEqual([
      ['Cardboard box', null],
      ['Flour', scene.EVENING],
    ]);
    expect(model.findIngredientByKey(connection, 'flour')?.id).toBe(catalog.flour);
    model.setIngredientArchived(connection, catalog.flour, false, scene.EVENING);
    expect(model.findIngredient(connection, catalog.flour)?.archivedAt).toBeNull();
  });

  it('that are not there are not found, and changing one is a defect', () => {
    const stranger = (catalog.box + 1) as typeof catalog.box;
    expect(model.findIngredient(connection, stranger)).toBeNull();
    expect(model.findIngredientByKey(connection, 'Flour'), 'keys are folded by who asks').toBeNull();
    expect(() => model.updateIngredient(connection, { ...butter, id: stranger })).toThrow('one row is changed, not 0');
  });
});

describe('recipes', () => {
  it('come with their lines, sub-recipes and units, in the order they were given', () => {
    const found = model.findRecipe(connection, catalog.cookies);
    expect(found?.recipe).toMatchObject({ name: 'Sugar cookies', batchStep: 0.5, method: 'Mix.\nBake.' });
    expect(found?.ingredients).toEqual([scene.line(catalog.flour, '2', 2, 'cup')]);
    const half = { recipeId: catalog.glaze, batchesText: '½', batches: { num: 1, den: 2 }, note: '' };
    expect(found?.components).toEqual([half]);
    expect(found?.units.map(({ name }) => name)).toEqual(['Cookie', 'Cookie cake']);
    expect(found?.units.map(model.yieldOf)).toEqual([
      { kind: 'count', perBatch: 24 },
      { kind: 'share', basisPoints: 2500 },
    ]);
  });

  it('have the same ingredient on two lines, and lines without an amount', () => {
    const dough = scene.line(catalog.flour, '1 ½', 3, 'cup');
    const pinch = {
      ingredientId: catalog.flour,
      amountText: '',
      amount: null,
      unitText: 'pinches',
      unit: null,
      note: '',
    };
    model.replaceRecipeLines(connection, catalog.cookies, [pinch, dough, { ...dough, note: 'for the glaze' }]);
    expect(model.findRecipe(connection, catalog.cookies)?.ingredients).toEqual([
      pinch,
      dough,
      { ...dough, note: 'for the glaze' },
    ]);
    model.replaceRecipeLines(connection, catalog.cookies, []);
    model.replaceRecipeComponents(connection, catalog.cookies, []);
    expect(model.findRecipe(connection, catalog.cookies)).toMatchObject({ ingredients: [], components: [] });
  });

  it('can be changed, put away and found by name', () => {
    const facts = {
      name: 'Biscotti',
      nameKey: 'biscotti',
      category: 'Dry',
      source: 'Nonna',
      method: '',
      notes: 'twice',
    };
    model.updateRecipe(connection, { id: catalog.cookies, ...facts, batchStep: 0.25, at: scene.EVENING });
    model.setRecipeArchived(connection, catalog.cookies, true, scene.EVENING);
    const changed = { ...facts, slug: 'sugar-cookies', batchStep: 0.25, archivedAt: scene.EVENING };
    expect(model.findRecipeByKey(connection, 'biscotti')).toMatchObject(changed);
    expect(model.listRecipes(connection).map(({ name }) => name)).toEqual(['Biscotti', 'Glaze']);
  });

  it('go with their lines, their units and the bare goods of these', () => {
    model.replaceGoodComponents(connection, catalog.crate, []);
    model.replaceGoodComponents(connection, catalog.tin, []);
    model.deleteRecipe(connection, catalog.cookies);
    expect(model.findRecipe(connection, catalog.cookies)).toBeNull();
    expect(model.listGoods(connection).map(({ good }) => good.name)).toEqual(['Crate', 'Tin']);
    model.deleteRecipe(connection, catalog.glaze);
    expect(model.listRecipes(connection)).toEqual([]);
  });
});

describe('finished units', () => {
  it('can be changed from a count to a share and back', () => {
    const id = catalog.cookie.unitId;
    const facts = { id, position: 3, name: 'Big cookie', nameKey: 'big cookie', at: scene.EVENING };
    for (const unitYield of [{ kind: 'share', basisPoints: 1667 } as const, { kind: 'count', perBatch: 8 } as const]) {
      model.updateFinishedUnit(connection, { ...facts, yield: unitYield });
      const unit = model.unitsOfRecipe(connection, catalog.cookies).find((found) => found.id === id);
      expect(unit && model.yieldOf(unit)).toEqual(unitYield);
    }
    expect(model.findGood(connection, catalog.cookie.goodId)?.good.name, 'its bare good is called so').toBe(
      'Big cookie',
    );
    expect(model.unitsOfRecipe(connection, catalog.cookies).map(({ name }) => name)).toEqual([
      'Cookie cake',
      'Big cookie',
    ]);
  });

  it('are put away together with their bare good, and brought back', () => {
    const { unitId, goodId } = catalog.cookie;
    model.setFinishedUnitArchived(connection, unitId, true, scene.EVENING);
    expect(model.findGood(connection, goodId)?.good.archivedAt).toBe(scene.EVENING);
    model.setFinishedUnitArchived(connection, unitId, false, scene.EVENING);
    expect(model.findGood(connection, goodId)?.good.archivedAt).toBeNull();
  });

  it('go with their bare good', () => {
    const { unitId, goodId } = scene.addUnit(connection, catalog.cookies, 'Crumb');
    model.deleteFinishedUnit(connection, unitId);
    expect(model.findGood(connection, goodId)).toBeNull();
  });
});

describe('goods', () => {
  it('are listed by name, bare ones by the name of their unit, each with what is in it', () => {
    const { tin, crate, cookie, cake, box, cookies } = catalog;
    const listed = model.listGoods(connection);
    expect(listed.map(({ good, components }) => [good.name, components])).toEqual([
      ['Cookie', [{ kind: 'unit', finishedUnitId: cookie.unitId, quantity: 1 }]],
      ['Cookie cake', [{ kind: 'unit', finishedUnitId: cake.unitId, quantity: 1 }]],
      [
        'Crate',
        [
          { kind: 'good', finishedGoodId: tin, quantity: 2 },
          { kind: 'unit', finishedUnitId: cake.unitId, quantity: 1 },
          { kind: 'packaging', ingredientId: box, quantity: 1 },
        ],
      ],
      ['Tin', [{ kind: 'unit', finishedUnitId: cookie.unitId, quantity: 6 }]],
    ]);
    expect(listed[0]?.good).toMatchObject({ finishedUnitId: cookie.unitId, recipeId: cookies, slug: 'cookie' });
    expect(model.findGood(connection, crate)).toEqual(listed[2]);
  });

  it('of a set can be changed and put away; a bare one has nothing of its own to change', () => {
    const facts = { name: 'Gift tin', nameKey: 'gift tin', notes: 'red ribbon', at: scene.EVENING };
    model.updateFinishedGood(connection, { id: catalog.tin, ...facts });
    model.setGoodArchived(connection, catalog.tin, true, scene.EVENING);
    expect(model.findGoodByKey(connection, 'gift tin')).toMatchObject({
      ...{ id: catalog.tin, slug: 'tin', name: 'Gift tin', notes: 'red ribbon', archivedAt: scene.EVENING },
    });
    expect(() => model.updateFinishedGood(connection, { id: catalog.cookie.goodId, ...facts })).toThrow('not 0');
    expect(() => model.setGoodArchived(connection, catalog.cookie.goodId, true, scene.EVENING)).toThrow('CHECK');
    expect(model.findGoodByKey(connection, 'cookie'), 'names of units are looked for in their recipe').toBeNull();
  });

  it('cannot hold a unit that does not exist', () => {
    const stranger = (catalog.cake.unitId + 1) as typeof catalog.cake.unitId;
    const component = { kind: 'unit' as const, finishedUnitId: stranger, quantity: 1 };
    expect(() => model.replaceGoodComponents(connection, catalog.tin, [component])).toThrow('CHECK');
  });

  it('can be deleted when nothing holds them', () => {
    expect(() => model.deleteGood(connection, catalog.tin)).toThrow('FOREIGN KEY');
    model.deleteGood(connection, catalog.crate);
    model.deleteGood(connection, catalog.tin);
    expect(model.findGood(connection, catalog.tin)).toBeNull();
  });
});

describe('slugs', () => {
  it.each([
    ['ingredients', 'flour'],
    ['recipes', 'sugar-cookies'],
    ['finished_units', 'cookie'],
    ['finished_goods', 'tin'],
  ] as const)('of %s are known', (table, slug) => {
    expect(model.slugExists(connection, table, slug)).toBe(true);
    expect(model.slugExists(connection, table, `${slug}-2`)).toBe(false);
  });
});

describe('before a thing of the catalog is deleted', () => {
  it('it is known which sets and recipes hold it', () => {
    expect(model.goodsUsing(connection, catalog.tin).map(({ name }) => name)).toEqual(['Crate']);
    expect(model.goodsUsing(connection, catalog.cookie.goodId).map(({ name }) => name)).toEqual(['Tin']);
    expect(model.goodsUsing(connection, catalog.crate)).toEqual([]);
    expect(model.recipesUsing(connection, catalog.glaze).map(({ name }) => name)).toEqual(['Sugar cookies']);
    expect(model.recipesUsing(connection, catalog.cookies)).toEqual([]);
  });

  it('it is known which plans name it, by whatever road', () => {
    const busy = scene.busyKitchen();
    const namesUsing = (events: model.Event[]) => events.map(({ name }) => name);
    const all = ['Draft', 'Locked', 'In production', 'Completed', 'Just started', 'Starting'];
    expect(namesUsing(model.eventsUsingGood(busy.connection, busy.tin))).toEqual(all);
    expect(namesUsing(model.eventsUsingUnit(busy.connection, busy.cookie.unitId))).toEqual(all);
    expect(namesUsing(model.eventsUsingUnit(busy.connection, busy.crumb.unitId)), 'by its snapshot').toEqual([
      'Just started',
    ]);
    expect(model.eventsUsingGood(busy.connection, busy.crate)).toEqual([]);
    expect(model.eventsUsingUnit(busy.connection, busy.cake.unitId)).toEqual([]);
  });

  it('a unit is named by the plans that select it by itself, and by changes that brought it', () => {
    const { connection: shop, draft, inProduction, cake, crumb, tin } = scene.busyKitchen();
    model.putSelected(shop, { eventId: draft, finishedGoodId: cake.goodId, quantity: 1 });
    expect(model.eventsUsingUnit(shop, cake.unitId).map(({ id }) => id)).toEqual([draft]);
    const data = { fg_id: tin, definitions: { finished_units: [{ finished_unit_id: crumb.unitId }] } };
    const change = { type: 'add_fg' as const, data, reason: 'More guests', fingerprint: scene.FINGERPRINT };
    const uuid = scene.newUuid();
    model.insertPlanAmendment(shop, { uuid, eventId: inProduction, sequence: 2, ...change, at: scene.EVENING });
    expect(model.eventsUsingUnit(shop, crumb.unitId).map(({ id }) => id)).toContain(inProduction);
  });
});
