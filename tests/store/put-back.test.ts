/** What was deleted by a slip comes back as it stood, or says why it cannot. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { attach, loadEngine, type Connection } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { migrate } from '../../src/database/migrations.ts';
import { findRecipe, listGoods, listRecipes, replaceRecipeComponents } from '../../src/database/model.ts';
import type { Moment, RecipeId } from '../../src/domain/ids.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { archiveGood, removeGood, saveGood } from '../../src/store/good-commands.ts';
import { putBack } from '../../src/store/put-back.ts';
import { archiveRecipe, removeRecipe, saveRecipe } from '../../src/store/recipe-commands.ts';
import { writeRows } from './raw-rows.ts';
import { savedDatabase, savedRows as savedTables } from './saved-rows.ts';
import { startEvent } from './started-event.ts';
import { newUuid, TestKitchen, value } from './test-kitchen.ts';

const engine = await loadEngine();

/** The whole saved database but for the count of saves, which only goes up. */
async function savedRows(kitchen: TestKitchen) {
  const database = await savedDatabase(kitchen.indexedDB);
  const tables = Object.entries(dumpDatabase(database)).filter(([table]) => table !== '_store');
  database.close();
  return Object.fromEntries(tables);
}

/** A small catalog as it may come to be: some of it archived, some inside other things, lines and units of all kinds. */
const catalogs = fc.record({
  recipes: fc.array(
    fc.record({
      lines: fc.array(fc.record({ amount: fc.constantFrom('', '1 ½', '2–3'), of: fc.nat(4) }), { maxLength: 4 }),
      units: fc.array(fc.nat(100_000), { maxLength: 3 }),
      method: fc.constantFrom('', 'Mix.\nBake.', 'Crème “fouettée” \u{1f967}'),
      inside: fc.option(fc.nat(5)),
      isArchived: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  boxes: fc.array(
    fc.record({ holds: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), isArchived: fc.boolean() }),
    {
      maxLength: 4,
    },
  ),
});
type CatalogPlan = typeof catalogs extends fc.Arbitrary<infer T> ? T : never;

function catalogOf({ recipes, boxes }: CatalogPlan): { connection: Connection; context: CommandContext } {
  const connection = attach(engine, null);
  let minutes = 0;
  const next = (): CommandContext => {
    minutes += 1;
    const at = new Date(Date.UTC(2026, 10, 1, 8, minutes)).toISOString() as Moment;
    return { connection, at, newUuid, appVersion: '0.1.0', report: () => undefined };
  };
  connection.begin();
  migrate(connection, { databaseId: newUuid(), at: next().at });
  const made: RecipeId[] = [];
  for (const [place, { lines, units, method, inside, isArchived }] of recipes.entries()) {
    const draft = {
      name: `Recipe ${place}`,
      batchStep: 0.5 as const,
      lines: lines.map((line) => ({
        amount: line.amount,
        unit: 'cups',
        ingredient: `Food ${line.of}`,
        note: 'sifted',
      })),
      subRecipes: [],
      units: units.map((perBatch, n) => ({ finishedUnitId: null, name: `Unit ${n}`, perBatch: String(perBatch + 1) })),
      method,
    };
    const recipeId = value(saveRecipe(next(), { commandId: newUuid(), recipeId: null, draft }));
    const inner = made[inside ?? -1];
    if (inner !== undefined) {
      const half = { recipeId: inner, batchesText: '½', batches: { num: 1, den: 2 }, note: 'warm' };
      replaceRecipeComponents(connection, recipeId, [half]);
    }
    if (isArchived) value(archiveRecipe(next(), { recipeId, archived: true }));
    made.push(recipeId);
  }
  for (const [place, { holds, isArchived }] of boxes.entries()) {
    const goods = listGoods(connection);
    const inIt = new Set(holds.flatMap((n) => goods[n % Math.max(1, goods.length)]?.good.id ?? []));
    if (inIt.size === 0) continue;
    const components = [
      ...[...inIt].map((finishedGoodId) => ({ kind: 'good' as const, finishedGoodId, quantity: '6' })),
      { kind: 'packaging' as const, name: `Bag ${place % 2}`, quantity: '1' },
    ];
    const draft = { name: `Box ${place}`, components };
    const finishedGoodId = value(saveGood(next(), { commandId: newUuid(), finishedGoodId: null, draft }));
    if (isArchived) value(archiveGood(next(), { finishedGoodId, archived: true }));
  }
  connection.commit();
  return { connection, context: next() };
}

describe('what was deleted', () => {
  it('and is put back leaves every table as it was, whatever was deleted', () => {
    const deletions = { recipes: 0, boxes: 0 };
    fc.assert(
      fc.property(catalogs, (plan) => {
        const { connection, context } = catalogOf(plan);
        const before = dumpDatabase(connection);
        for (const { id: recipeId } of listRecipes(connection)) {
          const rows = removeRecipe(context, { recipeId });
          if (!rows.ok) continue;
          deletions.recipes += 1;
          expect(findRecipe(connection, recipeId)).toBeNull();
          value(putBack(context, { rows: structuredClone(rows.value) }));
          expect(dumpDatabase(connection)).toEqual(before);
        }
        for (const { good } of listGoods(connection).filter((row) => row.good.finishedUnitId === null)) {
          const rows = removeGood(context, { finishedGoodId: good.id });
          if (!rows.ok) continue;
          deletions.boxes += 1;
          value(putBack(context, { rows: structuredClone(rows.value) }));
          expect(dumpDatabase(connection)).toEqual(before);
        }
        connection.close();
      }),
      { numRuns: 60 },
    );
    expect(deletions.recipes).toBeGreaterThan(60);
    expect(deletions.boxes).toBeGreaterThan(20);
  });
});

describe('undoing a deletion', () => {
  let kitchen: TestKitchen;
  beforeEach(async () => {
    kitchen = await TestKitchen.open();
  });

  it('is durable, and leaves what is saved as it was', async () => {
    await startEvent(kitchen);
    const recipeId = await kitchen.recipe('Lonely', 12);
    const box = await kitchen.box('Lonely box', { 'Cookie tin': 2, 'Fudge Brownies': 1 });
    const before = await savedRows(kitchen);
    const recipe = await kitchen.do('catalog.deleteRecipe', { recipeId });
    const set = await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    await kitchen.restart();
    expect((await kitchen.ask('catalog.recipes', undefined)).map((row) => row.name)).not.toContain('Lonely');
    await kitchen.do('catalog.putBack', { rows: recipe });
    await kitchen.do('catalog.putBack', { rows: set });
    expect(await savedRows(kitchen)).toEqual(before);
  });

  it('asked twice is done once, and what was edited since stays', async () => {
    const recipeId = await kitchen.recipe('Stars', 40);
    const rows = await kitchen.do('catalog.deleteRecipe', { recipeId });
    await kitchen.do('catalog.putBack', { rows });
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId,
      draft: { ...draft, name: 'Moons', units: [] },
    });
    const edited = await savedRows(kitchen);
    const generation = kitchen.store.saved()?.generation;
    await kitchen.do('catalog.putBack', { rows });
    expect(await savedRows(kitchen)).toEqual(edited);
    expect(kitchen.store.saved()?.generation, 'nothing is saved for it').toBe(generation);

    const box = await kitchen.recipe('Sun', 4).then(() => kitchen.box('Box', { Sun: 2 }));
    const set = await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    await kitchen.do('catalog.putBack', { rows: set });
    const once = await savedRows(kitchen);
    await kitchen.do('catalog.putBack', { rows: set });
    expect(await savedRows(kitchen)).toEqual(once);
  });

  it('is refused while another one has the name, and done when that has gone', async () => {
    const recipeId = await kitchen.recipe('Stars', 40);
    const recipe = await kitchen.do('catalog.deleteRecipe', { recipeId });
    const other = await kitchen.recipe('STARS', 12);
    await kitchen.do('catalog.archiveRecipe', { recipeId: other, archived: true });
    const before = await savedRows(kitchen);
    expect(await kitchen.refusal('catalog.putBack', { rows: recipe })).toEqual({
      type: 'CannotComeBack',
      name: 'Stars',
      because: { type: 'NameTaken', kind: 'recipe', name: 'STARS', isArchived: true },
    });
    expect(await savedRows(kitchen)).toEqual(before);
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: other });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: other,
      draft: { ...draft, name: 'Moons' },
    });
    await kitchen.do('catalog.putBack', { rows: recipe });

    const box = await kitchen.box('Box', { Stars: 2 });
    const set = await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    await kitchen.box('box', { Stars: 3 });
    expect(await kitchen.refusal('catalog.putBack', { rows: set })).toMatchObject({
      because: { type: 'NameTaken', kind: 'good', isArchived: false },
    });
  });

  it('gives a new slug where the old one was given away meanwhile', async () => {
    const recipeId = await kitchen.recipe('Stars', 40);
    const recipe = await kitchen.do('catalog.deleteRecipe', { recipeId });
    // made under that name and renamed: the slug stays with it
    const other = await kitchen.recipe('Stars', 12);
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: other });
    const renamed = { ...draft, name: 'Moons', units: draft.units.map((unit) => ({ ...unit, name: 'Moon' })) };
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId: other, draft: renamed });
    await kitchen.do('catalog.putBack', { rows: recipe });

    const box = await kitchen.box('Box', { Stars: 2 });
    const set = await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    const stand = await kitchen.box('Box', { Stars: 3 });
    const { components } = await kitchen.ask('catalog.good', { finishedGoodId: stand });
    const draftOfStand = { name: 'Stand', components };
    await kitchen.do('catalog.saveGood', { commandId: newUuid(), finishedGoodId: stand, draft: draftOfStand });
    await kitchen.do('catalog.putBack', { rows: set });

    const saved = await savedRows(kitchen);
    const namesAndSlugs = (table: string) => {
      const { columns = [], rows = [] } = saved[table] ?? {};
      return rows
        .map((row) => [row[columns.indexOf('name')], row[columns.indexOf('slug')]])
        .filter(([name]) => name !== null);
    };
    expect(namesAndSlugs('recipes')).toEqual([
      ['Stars', 'stars-2'],
      ['Moons', 'stars'],
    ]);
    expect(namesAndSlugs('finished_units')).toEqual([
      ['Stars', 'stars-2'],
      ['Moon', 'stars'],
    ]);
    expect(namesAndSlugs('finished_goods')).toEqual([
      ['Box', 'box-2'],
      ['Stand', 'box'],
    ]);
  });

  it('of a recipe with several sizes gives each a slug that is free among them, too', async () => {
    const kitchen = await TestKitchen.open();
    const save = (name: string, units: readonly string[]) =>
      kitchen.do('catalog.saveRecipe', {
        commandId: newUuid(),
        recipeId: null,
        draft: {
          name,
          batchStep: 1,
          lines: [],
          subRecipes: [],
          units: units.map((unit) => ({ finishedUnitId: null, name: unit, perBatch: '12' })),
          method: '',
        },
      });
    const rows = await kitchen.do('catalog.deleteRecipe', { recipeId: await save('Cake', ['Tray', 'Tray 2']) });
    await save('Pie', ['Tray']);
    await kitchen.do('catalog.putBack', { rows });
    const units = (await savedTables(kitchen))['finished_units'] ?? [];
    expect(new Map(units.map((row) => [`${row['name']} ${row['slug']}`, 1])).size).toBe(3);
    expect(units.filter((row) => row['name'] !== 'Tray').map((row) => row['slug'])).toEqual(['tray-2']);
  });

  it('is refused when something that was in it is gone, or now holds more than fits', async () => {
    await kitchen.recipe('Stars', 40);
    const box = await kitchen.box('Box', { Stars: 2 });
    const set = await kitchen.do('catalog.deleteGood', { finishedGoodId: box });
    const [stars] = await kitchen.ask('catalog.recipes', undefined);
    if (!stars) throw new Error('stars');
    await kitchen.do('catalog.deleteRecipe', { recipeId: stars.recipeId });
    expect(await kitchen.refusal('catalog.putBack', { rows: set })).toEqual({
      type: 'CannotComeBack',
      name: 'Box',
      because: { type: 'NotFound', kind: 'good' },
    });

    await kitchen.recipe('Moons', 12);
    let inner = 'Moons';
    for (let n = 1; n <= 9; n += 1) {
      await kitchen.box(`Set ${n}`, { [inner]: 1 });
      inner = `Set ${n}`;
    }
    const outer = await kitchen.box('Outer', { 'Set 9': 1 });
    const rows = await kitchen.do('catalog.deleteGood', { finishedGoodId: outer });
    const innermost = await kitchen.good('Set 1');
    await kitchen.box('Set 0', { Moons: 1 });
    await kitchen.do('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: innermost,
      draft: {
        name: 'Set 1',
        components: [{ kind: 'good', finishedGoodId: await kitchen.good('Set 0'), quantity: '1' }],
      },
    });
    const before = await savedRows(kitchen);
    expect(await kitchen.refusal('catalog.putBack', { rows })).toMatchObject({
      type: 'CannotComeBack',
      because: { type: 'NestedTooDeep', limit: 10 },
    });
    expect(await savedRows(kitchen), 'and nothing of it is written').toEqual(before);
  });

  it('of a recipe is refused when what it takes is gone, or is now too deep', async () => {
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await kitchen.recipe('Cake', 1);
    const of = (recipeId: RecipeId) => ({ recipeId, batchesText: '1', batches: { num: 1, den: 1 }, note: '' });
    await writeRows(kitchen, (connection) => replaceRecipeComponents(connection, cake, [of(glaze)]));
    expect(await kitchen.refusal('catalog.deleteRecipe', { recipeId: glaze })).toMatchObject({ by: ['Cake'] });
    const rows = await kitchen.do('catalog.deleteRecipe', { recipeId: cake });
    const glazeRows = await kitchen.do('catalog.deleteRecipe', { recipeId: glaze });
    expect(await kitchen.refusal('catalog.putBack', { rows })).toMatchObject({
      because: { type: 'NotFound', kind: 'recipe' },
    });
    await kitchen.do('catalog.putBack', { rows: glazeRows });
    const chain: RecipeId[] = [glaze];
    for (let n = 1; n < 5; n += 1) chain.push(await kitchen.recipe(`Layer ${n}`, 1));
    await writeRows(kitchen, (connection) => {
      for (const [place, recipeId] of chain.entries()) {
        const next = chain[place + 1];
        if (next !== undefined) replaceRecipeComponents(connection, recipeId, [of(next)]);
      }
    });
    expect(await kitchen.refusal('catalog.putBack', { rows })).toMatchObject({
      because: { type: 'NestedTooDeep', limit: 5 },
    });
    await writeRows(kitchen, (connection) => {
      connection.run('DELETE FROM recipe_components', {});
      connection.run('DELETE FROM recipe_ingredients WHERE ingredient_id IN (SELECT id FROM ingredients)', {});
      connection.run('DELETE FROM ingredients', {});
    });
    expect(await kitchen.refusal('catalog.putBack', { rows })).toMatchObject({
      because: { type: 'NotFound', kind: 'ingredient' },
    });
  });
});

describe('a recipe that was frozen inside another one', () => {
  it('is not deleted, also when the catalog has it there no more', async () => {
    const kitchen = await TestKitchen.open();
    const glaze = await kitchen.recipe('Glaze', 4);
    const cake = await kitchen.recipe('Cake', 1);
    const inside = { recipeId: glaze, batchesText: '1', batches: { num: 1, den: 1 }, note: '' };
    await writeRows(kitchen, (connection) => replaceRecipeComponents(connection, cake, [inside]));
    const eventId = await kitchen.event('Wedding');
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: await kitchen.good('Cake'), quantity: 2 });
    const finishedUnitId = await kitchen.unit(eventId, 'Cake');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: 2 });
    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    await writeRows(kitchen, (connection) => replaceRecipeComponents(connection, cake, []));
    expect(await kitchen.refusal('catalog.deleteRecipe', { recipeId: glaze })).toEqual({
      type: 'InUse',
      name: 'Glaze',
      by: ['Wedding'],
      isArchived: false,
    });
  });
});
