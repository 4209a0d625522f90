/** A kitchen from another program: what is shown of its file is what comes in, all or nothing, and only once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/store/command.ts';
import type { ImportPreview } from '../../src/store/views.ts';
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
      expect(preview.counts).toEqual({ ingredients: 50, recipes: 7, units: 7, events: 4 });
      const before = await savedRows(kitchen);
      const again = await kitchen.ask('files.previewImport', { bytes });
      expect(again.counts).toEqual({ ingredients: 0, recipes: 0, units: 0, events: 0 });
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
    expect(preview.here).toEqual({ recipes: ['Slices', 'Scones'], ingredients: ['Flour'], events: [] });
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
        field: 'ingredients 1, ingredient_slug',
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

  it('was shown before the kitchen moved on: it is refused, and comes in as it is shown anew', async () => {
    const kitchen = await TestKitchen.open();
    const { shown } = await kitchen.ask('files.previewImport', { bytes: small });
    await kitchen.recipe('Fudge Brownies', 20);
    expect(await kitchen.refusal('files.import', { bytes: small, shown })).toEqual({ type: 'KitchenMovedOn' });
    const anew = await bringIn(kitchen, small);
    expect([anew.counts.recipes, anew.here.recipes]).toEqual([1, ['Fudge Brownies']]);
  });
});
