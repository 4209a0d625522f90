import { describe, expect, it } from 'vitest';
import { scaledRecipe } from '../../src/domain/scaled-recipe.ts';
import { KitchenPlan } from './kitchen-plan.ts';

/** What so many batches of a recipe with this one line take of it. */
function scaled(batches: number, [amount, unit, note = '']: readonly [amount: string, unit: string, note?: string]) {
  const { definitions } = new KitchenPlan({ Cake: { lines: [[amount, unit, 'Something', note]] } });
  const [recipe] = [...definitions.recipes.values()];
  return scaledRecipe(recipe!, batches).lines[0]!;
}

describe('one batch of a recipe is exactly as it was typed', () => {
  it.each([
    ['2 1/4', 'cups', '2 1/4 cups'],
    ['1,5', 'Cups', '1,5 Cups'],
    ['2–3', 'large', '2–3 large'],
    ['4.5', '', '4.5'],
    ['1000', 'g', '1000 g'],
    ['3', 'tsp', '3 tsp'],
    ['12', 'heaped spoons', '12 heaped spoons'],
  ])('%s %s', (amount, unit, text) => {
    expect(scaled(1, [amount, unit])).toMatchObject({ amount: { text, roundedFrom: null }, ofRange: null });
  });
});

describe('other batches of a recipe are scaled exactly, and written as a kitchen writes them', () => {
  it.each([
    [0.5, '1/8', 'tsp', '0.063 tsp', null],
    [0.25, '1', 'cup', '¼ cup', null],
    [2.5, '2 1/4', 'cups', '5 ⅝ cups', null],
    [3, '1', 'tsp', '1 tbsp', null],
    [3, '1/3', 'cup', '1 cup', null],
    [2, '600', 'g', '1.2 kg', null],
    [1.5, '3', '', '5', '4.5'],
    [0.5, '1', '', '1', '0.5'],
    [2, '1', '', '2', null],
    [0.5, '1', 'dozen', '6', null],
  ])('%s batches of “%s %s”', (batches, amount, unit, text, roundedFrom) => {
    expect(scaled(batches, [amount, unit])).toMatchObject({ amount: { text, roundedFrom }, ofRange: null });
  });

  it('and a large egg stays a large one', () => {
    expect(scaled(1.5, ['1', 'large']).amount).toEqual({ text: '2 large', roundedFrom: '1.5' });
    expect(scaled(2, ['3', 'pieces']).amount).toEqual({ text: '6', roundedFrom: null });
  });

  it('and a range counts as the larger, and says which range that was', () => {
    expect(scaled(2, ['2–3', ''])).toMatchObject({ amount: { text: '6', roundedFrom: null }, ofRange: '2–3' });
    expect(scaled(0.5, ['2 to 3', ''])).toMatchObject({
      amount: { text: '2', roundedFrom: '1.5' },
      ofRange: '2 to 3',
    });
    expect(scaled(2, ['1-1/2', 'cups'])).toMatchObject({ amount: { text: '3 cups' }, ofRange: null });
  });

  it('but “to taste” has no amount at any number of batches', () => {
    expect(scaled(1, ['', '']).amount).toBeNull();
    expect(scaled(7, ['', '']).amount).toBeNull();
  });
});

describe('a measure in a note', () => {
  const notes = (batches: number, amount: string, unit: string, note: string) => {
    const { note: said, noteOfOne } = scaled(batches, [amount, unit, note]);
    return [said, noteOfOne];
  };

  it.each([
    ['2 1/4', 'cups', '270 g', '', '270 g'],
    ['3', 'oz.', '85 g, soft', 'soft', '85 g'],
    ['1', 'cup', 'For the glaze, about 120g, sifted', 'For the glaze, sifted', 'about 120g'],
    ['400', 'ml', '14 fl. oz.', '', '14 fl. oz.'],
    ['200', 'g', 'or 7-oz', '', 'or 7-oz'],
    ['½', 'cup', '1 stick, 113 g', '', '1 stick, 113 g'],
    ['2', '', '100 g', '', '100 g'],
    ['', '', 'about ½ tsp', '', 'about ½ tsp'],
  ])('“%s %s”, %s, is of one batch where there are others', (amount, unit, note, said, noteOfOne) => {
    expect(notes(13, amount, unit, note)).toEqual([said, noteOfOne]);
    expect(notes(0.5, amount, unit, note)).toEqual([said, noteOfOne]);
    expect(notes(1, amount, unit, note), 'one batch stays as typed').toEqual([note, '']);
  });

  it.each([
    ['2', 'cups', 'sifted'],
    ['1', 'cup', '70% cocoa, type 550'],
    ['1', '', 'cut into 8 pieces'],
    ['2', 'cups', 'at 40 °C'],
    ['1', 'cup', 'grams'],
  ])('“%s %s”, %s, is no measure, and stays', (amount, unit, note) => {
    expect(notes(13, amount, unit, note)).toEqual([note, '']);
  });

  it.each([
    ['1', 'can', '14 oz'],
    ['2', 'Jars of', '8 oz'],
    ['2', '', '14 oz each'],
    ['3', 'packets', '7 g'],
  ])('“%s %s”, %s, is how large each is, and stays', (amount, unit, note) => {
    expect(notes(13, amount, unit, note)).toEqual([note, '']);
  });
});

describe('a line that has a unit and no amount', () => {
  it.each(['a pinch of', 'pinch', 'a few drops'])('says “%s” as it is typed, and that it is of one batch', (unit) => {
    const amount = { text: unit, roundedFrom: null };
    expect(scaled(1, ['', unit])).toMatchObject({ amount, isOfOne: false });
    expect(scaled(13, ['', unit])).toMatchObject({ amount, isOfOne: true });
  });

  it('is the only one that is so', () => {
    expect(scaled(13, ['', '']).isOfOne).toBe(false);
    expect(scaled(13, ['1', 'pinch'])).toMatchObject({ amount: { text: '13 pinches' }, isOfOne: false });
  });
});

describe('a recipe made with others', () => {
  const kitchen = new KitchenPlan({
    Cake: {
      parts: [
        ['1/3', 'Syrup'],
        ['2', 'Cream'],
        ['1,5', 'Glaze'],
      ],
    },
    Syrup: {},
    Cream: {},
    Glaze: {},
  });
  const parts = (batches: number) =>
    scaledRecipe([...kitchen.definitions.recipes.values()][0]!, batches).parts.map((part) => part.batches);

  it('says how many of their batches it takes: one batch as it was typed', () => {
    expect(parts(1)).toEqual(['1/3 batch', '2 batches', '1,5 batches']);
  });

  it('says of a measure in a note that it is of one batch', () => {
    const noted = new KitchenPlan({ Cake: { parts: [['1', 'Syrup', 'warm, 200 ml']] }, Syrup: {} });
    const [cake] = [...noted.definitions.recipes.values()];
    expect(scaledRecipe(cake!, 13).parts).toMatchObject([{ note: 'warm', noteOfOne: '200 ml' }]);
    expect(scaledRecipe(cake!, 1).parts).toMatchObject([{ note: 'warm, 200 ml', noteOfOne: '' }]);
  });

  it('says how many of their batches it takes: others scaled, thirds too', () => {
    expect(parts(2)).toEqual(['⅔ batch', '4 batches', '3 batches']);
    expect(parts(4)).toEqual(['1 ⅓ batches', '8 batches', '6 batches']);
    expect(parts(0.5)).toEqual(['0.167 batch', '1 batch', '¾ batch']);
  });
});

describe('the method', () => {
  const steps = (method: string) => scaledRecipe({ ingredients: [], components: [], method }, 1).steps;

  it('is one step a line; empty lines are none', () => {
    expect(steps('Mix.\n\n  Bake for 9 minutes. \r\nCool.')).toEqual(['Mix.', 'Bake for 9 minutes.', 'Cool.']);
    expect(steps('')).toEqual([]);
  });

  it('keeps no number of its own where each step was numbered by hand: the sheet numbers them', () => {
    expect(steps('1. Mix.\n2. Bake.\n3) Cool.')).toEqual(['Mix.', 'Bake.', 'Cool.']);
    expect(steps('1. Mix.\nBake.')).toEqual(['1. Mix.', 'Bake.']);
    expect(steps('2 eggs go in first.\n3 eggs follow.')).toEqual(['2 eggs go in first.', '3 eggs follow.']);
  });
});
