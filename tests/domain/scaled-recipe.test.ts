import { describe, expect, it } from 'vitest';
import { scaledRecipe } from '../../src/domain/scaled-recipe.ts';
import { KitchenPlan } from './kitchen-plan.ts';

/** What so many batches of a recipe with this one line take of it. */
function scaled(batches: number, [amount, unit]: readonly [amount: string, unit: string]) {
  const { definitions } = new KitchenPlan({ Cake: { lines: [[amount, unit, 'Something']] } });
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
