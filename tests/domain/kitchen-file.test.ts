/** Reading files of another program: what is true in them, and everything that can be wrong with a file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BrokenLine, KitchenFile } from '../../src/domain/kitchen-file.ts';
import { LARGEST_FILE } from '../../src/domain/kitchen-file.ts';
import { readKitchenFile } from '../../src/domain/kitchen-file-reader.ts';
import { unitsPerBatch } from '../../src/domain/yields.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const fileOf = (lists: object) => bytes(JSON.stringify({ version: '4.1', application: 'bake-tracker', ...lists }));

function kitchenIn(file: Uint8Array): KitchenFile {
  const read = readKitchenFile(file);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function refusedOf(file: Uint8Array): unknown {
  const read = readKitchenFile(file);
  return read.ok ? 'read' : read.error;
}

function brokenIn(lists: object): readonly BrokenLine[] {
  const read = readKitchenFile(fileOf(lists));
  if (read.ok || read.error.type !== 'FileLinesBroken') throw new Error(`no broken line: ${JSON.stringify(read)}`);
  return read.error.lines;
}

const cookies = {
  name: 'Cookies',
  slug: 'cookies',
  ingredients: [{ ingredient_slug: 'flour', quantity: 2, unit: 'cup' }],
};
const small = readFileSync('tests/fixtures/small-export.json');
const wide = readFileSync('tests/fixtures/wide-export.json');

describe('a file of another kitchen program', () => {
  const corpus = join(process.env.BAKELINE_CORPUS ?? '', 'bake-tracker-export-min.json');

  it.skipIf(!existsSync(corpus))('of the real kind comes in whole, with the yields of its list of units', () => {
    const kitchen = kitchenIn(readFileSync(corpus));
    expect([kitchen.ingredients.length, kitchen.recipes.length, kitchen.events.length]).toEqual([50, 7, 4]);
    const gives = kitchen.recipes.map(({ name, units }) => [name.name, units.map((unit) => unitsPerBatch(unit.yield))]);
    expect(gives).toEqual([
      ['Chocolate Chip Cookies', [48]],
      ['Double Chocolate Chip Cookies', [48]],
      ['Fudge Brownies', [24]],
      ['Vanilla Cupcakes', [24]],
      ['Chocolate Vanilla Cupcakes', [24]],
      ['Sugar Cookies', [36]],
      ['Pumpkin Pie', [1]],
    ]);
    expect(kitchen.leftOut).toContainEqual({ type: 'OlderYields', count: 7 });
    const products = kitchen.leftOut.find((left) => left.type === 'Fields' && left.list === 'products');
    expect(products).toMatchObject({ fields: [{ field: 'brand', count: 50 }, { field: 'upc_code', count: 41 }, {}] });
  });

  it('names an ingredient by its slug where nothing else names it, and counts pieces', () => {
    const { ingredients, recipes } = kitchenIn(small);
    expect(ingredients.find((row) => row.slug === 'candied_peel')).toMatchObject({
      name: { name: 'Candied peel' },
      stockUnit: 'oz',
    });
    const [flour, , , , eggs] = recipes[0]?.lines ?? [];
    expect(flour).toMatchObject({
      amount: { text: '2 1/2', amount: { num: 5, den: 2 } },
      unitText: 'cup',
      unit: 'cup',
    });
    expect(eggs).toMatchObject({ ingredientSlug: 'eggs', unitText: 'pieces', unit: 'each' });
  });

  it('with lists of ingredients brings shelves, densities and packaging', () => {
    const { ingredients, leftOut, stock } = kitchenIn(wide);
    expect(ingredients.find((row) => row.slug === 'flour_all_purpose')).toMatchObject({
      name: { name: 'Flour, all-purpose' },
      category: 'Flours & Starches, Wheat Flours',
      density: { text: '1 cup = 4 1/4 oz', gramsPerMl: (4.25 * 28.349523125) / 236.5882365 },
    });
    expect(ingredients.find((row) => row.slug === 'gift_box')?.kind).toBe('packaging');
    expect(ingredients.find((row) => row.slug === 'creme_fraiche')?.density).toBeNull();
    expect(leftOut).toContainEqual({ type: 'DensityUnclear', names: ['Crème fraîche'] });
    expect(leftOut).toContainEqual({ type: 'GroupsOfIngredients', count: 2 });
    expect(stock).toMatchObject([{ slug: 'flour_all_purpose', amount: { text: '4 1/2' }, unit: 'lb' }]);
    expect(leftOut).toContainEqual({ type: 'ArchivedThere', names: ['Lemon bar, small'] });
  });

  it('with stock that was used up to a crumb of a float has none of it', () => {
    const rows = [5.551115123125783e-17, 1e-10, -5.5e-17, 0, null].map((quantity) => ({
      ingredient_slug: 'flour',
      quantity,
    }));
    expect(kitchenIn(fileOf({ inventory_items: rows })).stock).toEqual([]);
  });

  it.each([-1, 'lots', '1,500', {}, true])('with a count of %j is broken there', (quantity) => {
    const read = readKitchenFile(fileOf({ inventory_items: [{ ingredient_slug: 'flour', quantity }] }));
    expect(read).toMatchObject({
      error: { type: 'FileLinesBroken', lines: [{ list: 'inventory_items', place: 1, field: 'quantity' }] },
    });
  });

  it('brings an ingredient that nothing but its stock names', () => {
    const { ingredients, stock } = kitchenIn(
      fileOf({ inventory_items: [{ ingredient_slug: 'candied_peel', quantity: 3 }] }),
    );
    expect(ingredients.map(({ name }) => name.name)).toEqual(['Candied peel']);
    expect(stock).toMatchObject([{ slug: 'candied_peel', amount: { text: '3' }, unit: '' }]);
  });

  it('keeps two lines of one ingredient, “to taste”, two thirds, shares of a batch and sub-recipes', () => {
    const [bars, crust] = kitchenIn(wide).recipes;
    expect(bars?.lines.map((line) => line.ingredientSlug).slice(0, 2)).toEqual(['lemon_whole', 'lemon_whole']);
    expect(bars?.lines[2]?.amount).toEqual({ text: '2/3', amount: { num: 2, den: 3 } });
    expect(bars?.lines[3]).toMatchObject({ amount: null, note: 'to taste' });
    expect(bars?.units.map((unit) => unit.yield)).toEqual([{ kind: 'share', basisPoints: 417 }]);
    expect(bars?.subRecipes).toMatchObject([{ name: { name: 'Shortbread Crust' }, batches: { text: '1/2' } }]);
    expect(bars?.method).toBe('Bake the crust.\nPour the curd over it.\nCool before cutting.');
    expect(crust?.units).toMatchObject([{ name: { name: 'Shortbread Crust' }, yield: { kind: 'count', perBatch: 2 } }]);
  });

  it('with yields only inside a recipe takes those', () => {
    const inner = [{ slug: 'pie', name: 'Whole Pie', yield_mode: 'weight', unit_yield_quantity: 1 }];
    const { recipes, leftOut } = kitchenIn(fileOf({ recipes: [{ ...cookies, finished_units: inner }] }));
    expect(recipes[0]?.units).toMatchObject([{ name: { name: 'Whole Pie' }, yield: { kind: 'count', perBatch: 1 } }]);
    expect(leftOut).toEqual([]);
  });

  it('with the same recipe twice takes the first and names the other', () => {
    const again = { ...cookies, slug: 'cookies-2', name: 'COOKIES' };
    const { recipes, leftOut } = kitchenIn(fileOf({ recipes: [cookies, again] }));
    expect(recipes.map((recipe) => recipe.slug)).toEqual(['cookies']);
    expect(leftOut).toEqual([{ type: 'ListedTwiceThere', names: ['COOKIES'] }]);
  });

  it('knows an event again by its slug, whatever it is called by then', () => {
    const event = (name: string, date: string) => ({ slug: 'christmas', name, event_date: date });
    const [first] = kitchenIn(fileOf({ recipes: [cookies], events: [event('Christmas', '2025-12-20')] })).events;
    const [again] = kitchenIn(fileOf({ recipes: [cookies], events: [event('Advent', '2025-12-06')] })).events;
    expect(first?.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again?.uuid).toBe(first?.uuid);
  });
});

describe('what the same program writes in other ways', () => {
  const unit = (over: object) => ({ display_name: 'Cookie', recipe_name: 'Cookies', items_per_batch: 48, ...over });
  const inner = [{ name: 'Dozen', yield_mode: 'discrete_count', unit_yield_quantity: 12 }];
  const unitsOf = (lists: object) => kitchenIn(fileOf(lists)).recipes[0]?.units.map((each) => each.yield);

  it('whose units are all archived gives nothing to pack, and not the older yields', () => {
    const lists = { recipes: [{ ...cookies, finished_units: inner }], finished_units: [unit({ is_archived: true })] };
    expect(unitsOf(lists)).toEqual([]);
    expect(kitchenIn(fileOf(lists)).leftOut).toContainEqual({ type: 'ArchivedThere', names: ['Cookie'] });
  });

  it('an archived unit is only named, whatever is wrong with it', () => {
    const odd = unit({ is_archived: true, items_per_batch: -3, recipe_name: 'Gone' });
    expect(unitsOf({ recipes: [cookies], finished_units: [unit({}), odd] })).toEqual([{ kind: 'count', perBatch: 48 }]);
  });

  it('a share of a batch inside a recipe stands where a number of pieces would', () => {
    const shares = [{ name: 'Slice', yield_mode: 'batch_portion', unit_yield_quantity: 12.5 }];
    expect(unitsOf({ recipes: [{ ...cookies, finished_units: shares }] })).toEqual([
      { kind: 'share', basisPoints: 1250 },
    ]);
  });

  it('a whole number as text is a whole number', () => {
    expect(unitsOf({ recipes: [cookies], finished_units: [unit({ items_per_batch: '24.0' })] })).toEqual([
      { kind: 'count', perBatch: 24 },
    ]);
  });

  it('null stands for a list with nothing in it', () => {
    const recipe = { ...cookies, ingredients: null, components: null, finished_units: null };
    const { recipes, leftOut } = kitchenIn(fileOf({ recipes: [recipe], events: null, materials: null, suppliers: [] }));
    expect([recipes[0]?.lines, leftOut]).toEqual([[], []]);
  });

  it('a slug that comes again on another day is another event, and the same event twice is one, and named', () => {
    const fair = (event_date: string) => ({ slug: 'fair', name: 'Fair', event_date });
    const { events, leftOut } = kitchenIn(
      fileOf({ recipes: [cookies], events: [fair('2025-06-01'), fair('2026-06-01'), fair('2025-06-01')] }),
    );
    expect(events.map(({ facts }) => facts.date)).toEqual(['2025-06-01', '2026-06-01']);
    expect(new Set(events.map(({ uuid }) => uuid)).size).toBe(2);
    expect(leftOut).toEqual([{ type: 'ListedTwiceThere', names: ['Fair'] }]);
  });

  it('a blank slug is none', () => {
    const blank = (name: string, event_date: string) => ({ slug: ' ', name, event_date });
    const events = [blank('Fair', '2026-06-01'), blank('Wedding', '2026-07-01')];
    const kitchen = kitchenIn(fileOf({ recipes: [{ ...cookies, slug: '' }], events }));
    expect([kitchen.recipes[0]?.slug, kitchen.events.length]).toEqual([null, 2]);
  });

  it('a recipe whose slug was there before is kept without it, so that what names it finds it', () => {
    const bars = { slug: 'cookies', name: 'Bars', components: [{ recipe_name: 'Cookies' }] };
    const { recipes } = kitchenIn(fileOf({ recipes: [cookies, bars] }));
    expect(recipes.map(({ slug }) => slug)).toEqual(['cookies', null]);
  });

  it('events alone are a kitchen too', () => {
    expect(kitchenIn(fileOf({ events: [{ name: 'Fair', event_date: '2026-06-01' }] })).events).toHaveLength(1);
  });

  it('a unit longer than a recipe may have is a broken line', () => {
    const ingredients = [{ ingredient_slug: 'flour', quantity: 1, unit: 'x'.repeat(41) }];
    expect(brokenIn({ recipes: [{ ...cookies, ingredients }] })[0]).toMatchObject({
      field: 'ingredients 1, unit',
      problem: { type: 'TextTooLong', limit: 40 },
    });
  });

  it('an unknown unit of a product is counted', () => {
    const products = [{ ingredient_slug: 'flour', package_unit: 'bag' }];
    expect(kitchenIn(fileOf({ recipes: [cookies], products })).leftOut).toEqual([
      { type: 'Fields', list: 'products', fields: [{ field: 'package_unit', count: 1 }] },
    ]);
  });
});

describe('a broken line', () => {
  const line = (over: object) => ({ recipes: [cookies, { ...cookies, name: 'Bars', slug: 'bars', ...over }] });

  it.each<[string, object, Partial<BrokenLine>]>([
    [
      'an amount that is none',
      line({ ingredients: [{ ingredient_slug: 'flour', quantity: 'lots' }] }),
      {
        list: 'recipes',
        place: 2,
        name: 'Bars',
        field: 'ingredients 1, quantity',
        problem: { type: 'AmountUnreadable', text: 'lots' },
      },
    ],
    [
      'an amount of nothing',
      line({ ingredients: [{ ingredient_slug: 'flour', quantity: 0 }] }),
      { field: 'ingredients 1, quantity', problem: { type: 'AmountNotPositive', text: '0' } },
    ],
    [
      'an amount beyond all',
      line({ ingredients: [{ ingredient_slug: 'flour', quantity: 1e30 }] }),
      { field: 'ingredients 1, quantity' },
    ],
    [
      'a value of another kind',
      line({ ingredients: [{ ingredient_slug: 7 }] }),
      { field: 'ingredients 1, ingredient_slug', problem: { type: 'ValueWrong', found: '7' } },
    ],
    ['a recipe without a name', line({ name: '  ' }), { name: 'bars', field: 'name', problem: { type: 'NameBlank' } }],
    ['a missing name', { recipes: [{ slug: 'bars' }] }, { field: 'name', problem: { type: 'ValueWrong', found: '' } }],
    ['half a letter in a name', line({ name: 'Bars \ud800' }), { field: 'name', problem: { type: 'TextUnreadable' } }],
    [
      'no recipe at all',
      { recipes: [cookies, 'Bars'] },
      { place: 2, name: '', field: '', problem: { type: 'ValueWrong', found: 'Bars' } },
    ],
    [
      'a yield of nothing',
      { recipes: [cookies], finished_units: [{ display_name: 'Cookie', recipe_name: 'Cookies', items_per_batch: 0 }] },
      { list: 'finished_units', place: 1, name: 'Cookie', field: 'items_per_batch' },
    ],
    [
      'a share of more than all',
      {
        recipes: [cookies],
        finished_units: [
          { display_name: 'Cookie', recipe_name: 'Cookies', yield_mode: 'batch_portion', batch_percentage: 120 },
        ],
      },
      { field: 'batch_percentage', problem: { type: 'ValueWrong', found: '120' } },
    ],
    [
      'a unit of a recipe that is not there',
      { recipes: [cookies], finished_units: [{ display_name: 'Scone', recipe_name: 'Scones', items_per_batch: 8 }] },
      { name: 'Scone', field: 'recipe_name', problem: { type: 'RecipeUnknown', soughtIn: 'file' } },
    ],
    [
      'a day that does not exist',
      { recipes: [cookies], events: [{ name: 'Party', event_date: '2026-02-30' }] },
      { list: 'events', name: 'Party', field: 'event_date', problem: { type: 'DateInvalid', given: '2026-02-30' } },
    ],
  ])('is named: %s', (_, lists, expected) => {
    expect(brokenIn(lists)[0]).toMatchObject(expected);
  });

  it('is one of many: the first ten are named, all are counted', () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({ name: `Recipe ${n}`, ingredients: 'none' }));
    expect(refusedOf(fileOf({ recipes: rows }))).toMatchObject({
      type: 'FileLinesBroken',
      count: 30,
      lines: { length: 10 },
    });
  });
});

describe('a file that is no kitchen is refused with its reason', () => {
  it.each<[string, Uint8Array, object]>([
    ['an empty one', new Uint8Array(), { type: 'FileEmpty' }],
    ['only space', bytes('  \n '), { type: 'FileEmpty' }],
    ['text', bytes('Two cups of flour'), { type: 'FileUnreadable' }],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), { type: 'FileUnreadable' }],
    ['NaN where a number should be', bytes('{"version":"4.1","recipes":[NaN]}'), { type: 'FileUnreadable' }],
    ['cut short', small.subarray(0, 900), { type: 'FileCutShort' }],
    ['other JSON', bytes('{"name":"bakeline","version":"4.0.0"}'), { type: 'FileOfOtherKind' }],
    ['a list', bytes('[1,2,3]'), { type: 'FileOfOtherKind' }],
    ['a word', bytes('"4.1"'), { type: 'FileOfOtherKind' }],
    ['another program', bytes('{"version":"4.1","application":"mealie","recipes":[{}]}'), { type: 'FileOfOtherKind' }],
    ['nothing to take', fileOf({ recipes: [] }), { type: 'FileOfOtherKind' }],
    ['an old version', bytes('{"version":"3.5","recipes":[]}'), { type: 'FileVersionUnknown', version: '3.5' }],
    ['lists that are none', bytes('{"version":"4.1","recipes":{"length":3}}'), { type: 'FileOfOtherKind' }],
    ['a huge one', new Uint8Array(LARGEST_FILE + 1), { type: 'FileTooLarge', limit: LARGEST_FILE }],
  ])('%s', (_, file, refusal) => {
    expect(refusedOf(file)).toMatchObject(refusal);
  });

  it('wherever it was cut, it is said to be cut short', () => {
    const text = new TextEncoder().encode(readFileSync('tests/fixtures/wide-export.json', 'utf8').trim());
    for (let length = 2; length < text.length; length += 7) {
      expect(refusedOf(text.subarray(0, length)), `cut at ${length}`).toMatchObject({ type: 'FileCutShort' });
    }
  });

  it('100 000 lists inside each other, where a recipe should be and beside the recipes', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(refusedOf(bytes(`{"version":"4.1","recipes":[${deep}]}`))).toMatchObject({ type: 'FileLinesBroken' });
    const beside = bytes(`{"version":"4.1","recipes":[${JSON.stringify(cookies)}],"notes":${deep}}`);
    expect(kitchenIn(beside).leftOut).toEqual([{ type: 'WholeList', list: 'notes', count: 1 }]);
  });

  it('whatever JSON stands in its lists, it is read or refused, never a defect, and nothing is polluted', () => {
    const poison = fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'name',
      'ingredients',
      'finished_units',
      'slug',
    );
    const junk = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 0, -1, 1e300, '\ud800', '', '<script>', 'Cookies'),
        fc.double(),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(poison, fc.string()), tie('value'), { maxKeys: 5, noNullPrototype: true }),
      ),
    })).value;
    const rows = fc.array(
      fc.oneof(
        junk,
        junk.map((value) => ({ ...cookies, ingredients: value })),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(rows, rows, rows, rows, rows, (ingredients, products, recipes, finished_units, events) => {
        const text = JSON.stringify({ version: '4.1', ingredients, products, recipes, finished_units, events });
        const poisoned = text.replaceAll('"slug"', '"__proto__"');
        for (const each of [text, poisoned]) {
          const read = readKitchenFile(bytes(each));
          if (read.ok) expect(JSON.stringify(read.value)).not.toContain('null,"den"');
          else expect(read.error.type).toMatch(/^File/);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as { slug?: unknown }).slug).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
