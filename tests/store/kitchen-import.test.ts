/** A kitchen from another program: what is shown of its file is what comes in, all or nothing, and only once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/store/command.ts';
import type { ImportPreview } from '../../src/store/import-views.ts';
import { savedRows } from './saved-rows.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

const small = new Uint8Array(readFileSync('tests/fixtures/small-export.json'));
const wide = new Uint8Array(readFileSync('tests/fixtures/wide-export.json'));
const fileOf = (lists: object) => new TextEncoder().encode(JSON.stringify({ version: '4.1', ...lists }));
const line = (ingredient_slug: string) => ({ ingredient_slug, quantity: 1, unit: 'cup' });

async function bringIn(kitchen: TestKitchen, bytes: Uint8Array): Promise<ImportPreview> {
  const preview = await kitchen.ask('files.previewImport', { bytes });
  const counts = await kitchen.do('files.import', { bytes, shown: preview.shown });
  expect(counts).toEqual(preview.counts);
  return preview;
}

const recipeNamed = async (kitchen: TestKitchen, name: string) => {
  const found = (await kitchen.ask('catalog.recipes', undefined)).find((row) => row.name === name);
  if (!found) throw new Error(`no recipe ${name}`);
  return found.recipeId;
};

describe('a file that is brought in', () => {
  const corpus = join(process.env.BAKELINE_CORPUS ?? '', 'bake-tracker-export-min.json');

  it.skipIf(!existsSync(corpus))(
    'of the real kind brings what was shown, and a second time changes nothing',
    async () => {
      const kitchen = await TestKitchen.open();
      const bytes = new Uint8Array(readFileSync(corpus));
      const preview = await bringIn(kitchen, bytes);
      expect(preview.counts).toEqual({ ingredients: 50, recipes: 7, units: 7, counted: 0, events: 4 });
      const before = await savedRows(kitchen);
      const again = await kitchen.ask('files.previewImport', { bytes });
      expect(again.counts).toEqual({ ingredients: 0, recipes: 0, units: 0, counted: 0, events: 0 });
      expect([again.here.recipes.length, again.here.ingredients.length, again.here.events.length]).toEqual([7, 50, 4]);
      await kitchen.do('files.import', { bytes, shown: again.shown });
      expect(await savedRows(kitchen)).toEqual(before);
    },
  );

  it('is as if it had been typed: recipes with their lines, goods to plan with, events as drafts', async () => {
    const kitchen = await TestKitchen.open();
    await bringIn(kitchen, small);
    const { draft } = await kitchen.ask('catalog.recipe', {
      recipeId: await recipeNamed(kitchen, 'Chocolate Chip Cookies'),
    });
    expect(draft.lines[0]).toEqual({ amount: '2 1/2', unit: 'cup', ingredient: 'Flour', note: '' });
    expect(draft.units).toMatchObject([{ name: 'Standard Chocolate Chip Cookies', perBatch: '48' }]);
    const [event] = await kitchen.ask('events.list', undefined);
    expect(event).toMatchObject({ name: 'Christmas Boxes', date: '2030-12-20', state: 'draft' });
    const eventId = event?.eventId ?? (await kitchen.event());
    await kitchen.do('plan.setQuantity', {
      eventId,
      finishedGoodId: await kitchen.good('Fudge Brownies'),
      quantity: 30,
    });
    const { units } = await kitchen.ask('plan.view', { eventId });
    expect(units).toMatchObject([{ name: 'Fudge Brownies', unitsPerBatch: 24, need: 30 }]);
    const saved = await kitchen.store.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: await recipeNamed(kitchen, 'Fudge Brownies'),
      draft: (await kitchen.ask('catalog.recipe', { recipeId: await recipeNamed(kitchen, 'Fudge Brownies') })).draft,
    });
    expect(saved.ok, 'what came in can be saved as it is').toBe(true);
  });

  it('brings sub-recipes, shares of a batch, and two names of one ingredient as one', async () => {
    const kitchen = await TestKitchen.open();
    const preview = await bringIn(kitchen, wide);
    expect(preview.leftOut).toContainEqual({ type: 'ListedTwiceThere', names: ['butter, Unsalted'] });
    const rows = await savedRows(kitchen);
    expect(rows['recipe_components']).toMatchObject([{ batches_text: '1/2', batches_num: 1, batches_den: 2 }]);
    expect(rows['finished_units']).toMatchObject([
      { name: 'Lemon bar', yield_kind: 'share', share_basis_points: 417 },
      { name: 'Shortbread Crust', per_batch: 2 },
    ]);
    const butter = rows['ingredients']?.filter((row) => String(row['name']).toLowerCase().startsWith('butter'));
    expect(butter).toHaveLength(1);
  });

  it('brings counts for the pantry, of the day of the file; a count that is here stays', async () => {
    const kitchen = await TestKitchen.open();
    const preview = await bringIn(kitchen, wide);
    expect(preview.stock).toEqual([{ name: 'Flour, all-purpose', amount: '4 1/2 lb' }]);
    const flour = async () => (await kitchen.ask('pantry.list', undefined)).find((row) => row.name.startsWith('Flour'));
    const found = await flour();
    expect(found?.stock).toMatchObject([{ left: '4 1/2 lb', countedAt: '2026-01-07T12:00:00.000Z' }]);
    if (!found) throw new Error('no flour');
    await kitchen.do('pantry.count', { ingredientId: found.ingredientId, draft: { amount: '1', unit: 'kg' } });
    const again = await kitchen.ask('files.previewImport', { bytes: wide });
    expect([again.counts.counted, again.here.counted]).toEqual([
      0,
      [{ inFile: 'Flour, all-purpose', here: 'Flour, all-purpose' }],
    ]);
    await kitchen.do('files.import', { bytes: wide, shown: again.shown });
    expect((await flour())?.stock.map((row) => row.left)).toEqual(['1 kg']);
  });

  it('leaves what is here as it is, known by slug after a new name, and by name without a slug', async () => {
    const kitchen = await TestKitchen.open();
    await bringIn(kitchen, fileOf({ recipes: [{ slug: 'bars', name: 'Bars', ingredients: [line('flour')] }] }));
    const recipeId = await recipeNamed(kitchen, 'Bars');
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft: { ...draft, name: 'Slices' } });
    await kitchen.recipe('Scones', 8);
    const bytes = fileOf({
      recipes: [
        { slug: 'bars', name: 'Bars', ingredients: [line('flour'), line('oats')] },
        { name: 'SCONES', ingredients: [line('flour')] },
      ],
    });
    const preview = await bringIn(kitchen, bytes);
    expect(preview.here).toEqual({
      recipes: [
        { inFile: 'Bars', here: 'Slices' },
        { inFile: 'SCONES', here: 'Scones' },
      ],
      ingredients: [{ inFile: 'Flour', here: 'Flour' }],
      events: [],
      counted: [],
    });
    expect(preview.ingredients).toEqual(['Oats']);
    expect((await kitchen.ask('catalog.recipe', { recipeId })).draft.lines).toHaveLength(1);
  });

  it('does not bring an archived recipe back, and an event that was moved stays where it is', async () => {
    const kitchen = await TestKitchen.open();
    await bringIn(kitchen, small);
    await kitchen.do('catalog.archiveRecipe', {
      recipeId: await recipeNamed(kitchen, 'Fudge Brownies'),
      archived: true,
    });
    const [event] = await kitchen.ask('events.list', undefined);
    const eventId = event?.eventId ?? (await kitchen.event());
    const draft = { name: 'Advent', date: '2030-12-01', guests: '', notes: '' };
    await kitchen.do('events.update', { eventId, draft });
    const before = await savedRows(kitchen);
    await bringIn(kitchen, small);
    expect(await savedRows(kitchen)).toEqual(before);
  });

  it('says how far it is, up to the end', async () => {
    const heard: Progress[] = [];
    const kitchen = await TestKitchen.open({ onProgress: (progress) => heard.push(progress) });
    await bringIn(kitchen, small);
    const total = 11 + 2 + 1;
    expect(heard[0]).toEqual({ done: 0, total });
    expect(heard.at(-1)).toEqual({ done: total, total });
    expect(heard.map((each) => each.done)).toEqual(heard.map((each) => each.done).toSorted((a, b) => a - b));
  });
});

describe('whatever a well-formed file holds', () => {
  const name = fc.constantFrom(
    'Bars',
    'bars',
    'Slices',
    'Cake',
    'Crème',
    'creme',
    'Tart-shell',
    'Tart shell',
    '+',
    '!',
  );
  const slug = fc.constantFrom(null, 'bars', 'bars-2', 'slices', 'unnamed', 'unnamed-2', 'tart-shell');
  const lines = fc.record({
    ingredient_slug: name,
    quantity: fc.constantFrom(1, 0.5, null, 2.3333333333),
    unit: fc.constantFrom('cup', 'count', null),
  });
  const recipe = fc.record({
    slug,
    name,
    ingredients: fc.array(lines, { maxLength: 2 }),
    components: fc.array(fc.record({ recipe_name: name, quantity: fc.constantFrom(1, 0.5) }), { maxLength: 1 }),
    finished_units: fc.array(fc.record({ slug, name, unit_yield_quantity: fc.constantFrom(1, 12) }), { maxLength: 2 }),
  });
  const ingredient = fc.record({
    slug: name,
    display_name: name,
    hierarchy_level: fc.constantFrom(null, 0, 1, 2),
    parent_slug: fc.option(name),
  });
  const event = fc.record({ slug, name, event_date: fc.constantFrom('2026-01-01', '2026-02-02') });
  const stock = fc.record({
    ingredient_slug: name,
    quantity: fc.constantFrom(1, 0.5, 0, null, 2.3333333333),
    package_unit: fc.constantFrom('lb', 'cups', 'bags', null),
  });
  const lists = fc.record({
    ingredients: fc.array(ingredient, { maxLength: 4 }),
    recipes: fc.array(recipe, { minLength: 1, maxLength: 4 }),
    events: fc.array(event, { maxLength: 3 }),
    inventory_items: fc.array(stock, { maxLength: 4 }),
  });

  it('it is refused by name or comes in as shown, never a defect, and a second time it changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.option(name), async (file, own) => {
        const kitchen = await TestKitchen.open();
        if (own !== null) await kitchen.recipe(own, 3);
        const bytes = fileOf(file);
        const preview = await kitchen.store.ask('files.previewImport', { bytes });
        if (!preview.ok) {
          expect(preview.error.type).toBe('FileLinesBroken');
          return;
        }
        await bringIn(kitchen, bytes);
        const before = await savedRows(kitchen);
        const again = await bringIn(kitchen, bytes);
        expect(again.counts).toEqual({ ingredients: 0, recipes: 0, units: 0, counted: 0, events: 0 });
        expect(await savedRows(kitchen)).toEqual(before);
        kitchen.store.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('what programs write without slugs', () => {
  it('a recipe without one leaves the slug of a later one free', async () => {
    const kitchen = await TestKitchen.open();
    await bringIn(kitchen, fileOf({ recipes: [{ name: 'Bars' }, { slug: 'bars', name: 'Slices' }] }));
    const recipes = (await savedRows(kitchen))['recipes'] ?? [];
    expect(recipes.map((row) => [row['name'], row['slug']])).toEqual([
      ['Bars', 'bars-2'],
      ['Slices', 'bars'],
    ]);
  });

  it('a recipe that was given another name since is known by its first one', async () => {
    const kitchen = await TestKitchen.open();
    const bytes = fileOf({ recipes: [{ name: 'Bars', ingredients: [line('flour')] }] });
    await bringIn(kitchen, bytes);
    const recipeId = await recipeNamed(kitchen, 'Bars');
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft: { ...draft, name: 'Slices' } });
    const again = await bringIn(kitchen, bytes);
    expect([again.counts.recipes, again.here.recipes]).toEqual([0, [{ inFile: 'Bars', here: 'Slices' }]]);
  });

  it('many units of one name each get a slug of their own', async () => {
    const kitchen = await TestKitchen.open();
    const inner = [{ name: 'Full batch', unit_yield_quantity: 12 }];
    const recipes = ['Bars', 'Slices', 'Scones'].map((name) => ({ name, finished_units: inner }));
    await bringIn(kitchen, fileOf({ recipes }));
    const units = (await savedRows(kitchen))['finished_units'] ?? [];
    expect(units.map((row) => row['slug'])).toEqual(['full-batch', 'slices-full-batch', 'scones-full-batch']);
  });
});

describe('the demo kitchen', () => {
  it('is in the way of a file that has the same names, and what comes after it is one’s own', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.do('kitchen.loadDemo', { today: '2026-11-25' });
    const before = await savedRows(kitchen);
    const refused = await kitchen.store.ask('files.previewImport', { bytes: small });
    expect(refused).toMatchObject({
      error: {
        type: 'DemoInTheWay',
        names: ['Fudge brownies', 'Flour', 'Butter', 'Sugar', 'Brown sugar', 'Baking soda', 'Salt', 'Dark chocolate'],
      },
    });
    expect(await savedRows(kitchen)).toEqual(before);
    await kitchen.do('kitchen.removeDemo', undefined);
    expect((await bringIn(kitchen, small)).counts.recipes).toBe(2);
  });

  it('is not in the way of a file that shares nothing with it', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.do('kitchen.loadDemo', { today: '2026-11-25' });
    await bringIn(kitchen, fileOf({ recipes: [{ name: 'Marzipan', ingredients: [line('almonds')] }] }));
    await kitchen.do('kitchen.removeDemo', undefined);
    expect((await kitchen.ask('catalog.recipes', undefined)).map((row) => row.name)).toEqual(['Marzipan']);
  });
});

describe('a file that is not brought in', () => {
  const refusedWhole = async (lists: object, problem: object) => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Scones', 8);
    const before = await savedRows(kitchen);
    const refused = await kitchen.store.ask('files.previewImport', { bytes: fileOf(lists) });
    expect(refused).toMatchObject({ error: { type: 'FileLinesBroken', lines: [problem] } });
    const shown = (await kitchen.ask('files.previewImport', { bytes: small })).shown;
    expect(await kitchen.refusal('files.import', { bytes: fileOf(lists), shown })).toMatchObject({
      type: 'FileLinesBroken',
    });
    expect(await savedRows(kitchen)).toEqual(before);
  };

  it('has one broken line among good ones: nothing of it is written', async () => {
    const good = { name: 'Bars', ingredients: [line('flour')] };
    await refusedWhole(
      { recipes: [good, { name: 'Cake', ingredients: [{ ingredient_slug: 'flour', quantity: -1 }] }] },
      {
        place: 2,
        name: 'Cake',
        field: 'ingredients 1, quantity',
      },
    );
  });

  it('takes packaging for food', async () => {
    const ingredients = [{ slug: 'tin', display_name: 'Tin', is_packaging: true }];
    await refusedWhole(
      { ingredients, recipes: [{ name: 'Bars', ingredients: [line('tin')] }] },
      {
        field: 'ingredients 1, tin',
        problem: { type: 'WrongKind', wanted: 'food' },
      },
    );
  });

  it.each<[string, object[], object]>([
    [
      'a sub-recipe that is nowhere',
      [{ recipe_name: 'Glaze' }],
      { field: 'components 1, recipe_name', problem: { type: 'RecipeUnknown', soughtIn: 'file and kitchen' } },
    ],
    [
      'a sub-recipe twice',
      [{ recipe_name: 'Scones' }, { recipe_name: 'scones' }],
      { problem: { type: 'ListedTwice' } },
    ],
    ['itself', [{ recipe_name: 'Bars' }], { problem: { type: 'ContainsItself', path: ['Bars', 'Bars'] } }],
  ])('takes %s', async (_, components, problem) => {
    await refusedWhole({ recipes: [{ name: 'Bars', components }] }, problem);
  });

  it('comes in all the same when something unrelated was saved meanwhile', async () => {
    const kitchen = await TestKitchen.open();
    await kitchen.recipe('Scones', 8); // with flour
    const { shown } = await kitchen.ask('files.previewImport', { bytes: small });
    await kitchen.recipe('Muffins', 12); // with the same flour
    const counts = await kitchen.do('files.import', { bytes: small, shown });
    expect(counts.recipes).toBe(2);
  });

  it('was shown before the kitchen moved on: it is refused, and comes in as it is shown anew', async () => {
    const kitchen = await TestKitchen.open();
    const { shown } = await kitchen.ask('files.previewImport', { bytes: small });
    await kitchen.recipe('Fudge Brownies', 20);
    expect(await kitchen.refusal('files.import', { bytes: small, shown })).toEqual({ type: 'KitchenMovedOn' });
    const anew = await bringIn(kitchen, small);
    expect(anew.counts.recipes).toBe(1);
    expect(anew.here.recipes).toEqual([{ inFile: 'Fudge Brownies', here: 'Fudge Brownies' }]);
  });
});
