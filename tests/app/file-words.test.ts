import { describe, expect, it } from 'vitest';
import { brokenLineMessage, broughtInPhrase, leftOutMessage, sameNamePhrase } from '../../src/app/file-words.ts';
import type { BrokenLine, LeftOut } from '../../src/domain/kitchen-file.ts';

describe('a broken line of a file', () => {
  const line: BrokenLine = {
    list: 'finished_units',
    place: 1_200,
    name: 'Scone',
    field: 'recipe_name',
    problem: { type: 'RecipeUnknown', soughtIn: 'file' },
  };

  it.each<[Partial<BrokenLine>, string]>([
    [{}, 'Finished units, entry 1,200 (Scone), recipe name: No recipe of that name is in the file.'],
    [
      { name: '', field: '', problem: { type: 'ValueWrong', found: '7' } },
      'Finished units, entry 1,200: “7” cannot stand there.',
    ],
    [
      { list: 'recipes', place: 3, field: 'name', problem: { type: 'ValueWrong', found: '' } },
      'Recipes, entry 3 (Scone), name: A value is missing.',
    ],
    [
      { list: 'ingredients', place: 0, field: 'slug', problem: { type: 'NameBlank' } },
      'Ingredients (Scone), slug: A name is missing.',
    ],
  ])('%# is named with its place and what is wrong', (over, words) => {
    expect(brokenLineMessage({ ...line, ...over })).toBe(words);
  });
});

describe('what is left out of a file', () => {
  it.each<[LeftOut, string]>([
    [
      { type: 'OlderYields', count: 1 },
      '1 older number of what a batch gives: newer ones stand in a list of their own, and those count.',
    ],
    [{ type: 'GroupsOfIngredients', count: 2 }, '2 groups of ingredients: their names became the shelves.'],
    [
      { type: 'WholeList', list: 'inventory_items', count: 34 },
      'Inventory items, 34 entries: Bakeline has no place for them.',
    ],
    [
      {
        type: 'Fields',
        list: 'products',
        fields: [
          { field: 'brand', count: 50 },
          { field: 'upc_code', count: 41 },
        ],
      },
      'Of products: brand (50) and upc code (41)',
    ],
    [{ type: 'ArchivedThere', names: ['Scone'] }, 'Scone: archived there.'],
    [{ type: 'ListedTwiceThere', names: ['Bars', 'Pie'] }, 'Bars and Pie: in the file more than once, taken once.'],
    [
      { type: 'DensityUnclear', names: ['Honey'] },
      'What a cup weighs of Honey: it cannot be read there. The ingredient comes in without it.',
    ],
  ])('is said with its reason: %#', (left, words) => {
    expect(leftOutMessage(left)).toBe(words);
  });
});

describe('what was brought in', () => {
  it('leaves out what there is none of, and says when it was nothing', () => {
    expect(broughtInPhrase({ recipes: 1, ingredients: 0, units: 2, counted: 0, events: 3 })).toBe(
      'In your kitchen now: 1 recipe and 3 events.',
    );
    expect(broughtInPhrase({ recipes: 0, ingredients: 0, units: 0, counted: 0, events: 0 })).toBe(
      'All of it was here already: nothing was brought in.',
    );
  });

  it('says both names of what is called otherwise here', () => {
    expect(sameNamePhrase({ inFile: 'COOKIES', here: 'Cookies' })).toBe('Cookies');
    expect(sameNamePhrase({ inFile: 'Cookies', here: 'Grandma’s' })).toBe('Cookies, here called Grandma’s');
  });
});
