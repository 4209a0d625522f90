import { describe, expect, it } from 'vitest';
import { RecipeForm } from '../../src/app/recipe-form.svelte.ts';
import type { RecipeId } from '../../src/domain/ids.ts';
import { knownNames, nothingKnown } from '../../src/domain/known-names.ts';

const glaze = 7 as RecipeId;

describe('another recipe tapped into a recipe', () => {
  it('is one batch, and one more with every tap', () => {
    const form = new RecipeForm(null, null);
    form.putIn(glaze);
    expect(form.draft.subRecipes).toEqual([{ recipeId: glaze, batches: '1', note: '' }]);
    expect(form.isChanged).toBe(true);
    form.putIn(glaze);
    expect(form.draft.subRecipes).toEqual([{ recipeId: glaze, batches: '2', note: '' }]);
  });

  it('keeps the number as it was typed, and counts on exactly', () => {
    const form = new RecipeForm(null, null);
    form.putIn(glaze);
    const [row] = form.subRecipes.rows;
    row?.give('1/3');
    expect(row?.format(row.number)).toBe('1/3');
    form.putIn(glaze);
    expect(form.draft.subRecipes).toMatchObject([{ batches: '1 1/3' }]);
  });

  it('sends what was refused as it stands, and starts over from the last good number with a tap', () => {
    const form = new RecipeForm(null, null);
    form.putIn(glaze);
    const [row] = form.subRecipes.rows;
    row?.give('½');
    expect(row?.give('some')).toMatchObject({ error: { type: 'BatchesUnreadable', given: 'some' } });
    expect(form.draft.subRecipes).toMatchObject([{ batches: 'some' }]);
    form.putIn(glaze);
    expect(form.draft.subRecipes).toMatchObject([{ batches: '1/2' }]);
  });

  it('keeps the note that came with it', () => {
    const subRecipes = [{ recipeId: glaze, batches: '½', note: 'warm' }];
    const begin = { name: 'Cake', batchStep: 1 as const, lines: [], subRecipes, units: [], method: '' };
    const form = new RecipeForm(null, begin);
    expect(form.isChanged).toBe(false);
    expect(form.draft.subRecipes).toEqual(subRecipes);
  });
});

describe('a recipe that only goes into other recipes', () => {
  it('gives nothing, and brings back what was typed when something comes out after all', () => {
    const form = new RecipeForm(null, null);
    const [unit] = form.units.rows;
    if (!unit) throw new Error('a new recipe begins with one thing that comes out');
    unit.perBatch = '24';
    form.units.takeOut([unit]);
    expect(form.draft.units).toEqual([]);
    form.addUnit();
    expect(form.draft.units).toEqual([{ finishedUnitId: null, name: '', perBatch: '24' }]);
    form.addUnit();
    expect(form.draft.units, 'and then another size').toHaveLength(2);
  });

  it('that is saved so has an empty one to go on with', () => {
    const dough = { name: 'Dough', batchStep: 1 as const, lines: [], subRecipes: [], units: [], method: '' };
    const form = new RecipeForm(null, dough);
    expect(form.isChanged).toBe(false);
    form.addUnit();
    expect(form.draft.units).toEqual([{ finishedUnitId: null, name: '', perBatch: '' }]);
  });
});

describe('a line as it is written', () => {
  const shown = (form: RecipeForm) =>
    form.lines.rows.map(({ amount, unit, ingredient, note }) => [amount, unit, ingredient, note].join('|'));
  const written = (form: RecipeForm, text: string) => {
    form.written.text = text;
    form.takeWritten(nothingKnown);
  };

  it('is understood as it is typed, and is a line of its own before the empty one', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '1 ½ cups fl';
    expect(form.written.understood).toEqual({ amount: '1 ½', unit: 'cups', ingredient: 'fl', note: '' });
    expect(form.isChanged, 'it is not forgotten').toBe(true);
    written(form, '1 ½ cups flour, sifted');
    expect(shown(form)).toEqual(['1 ½|cups|flour|sifted', '|||']);
    expect(form.written.text).toBe('');
  });

  it('that names two things says both, and completes the one that is typed', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '2 large eggs plus 1 yo';
    expect(form.written.understood.ingredient).toBe('yo');
    form.written.text = '2 large eggs plus 1 yolk';
    expect(form.written.understoodBy(nothingKnown)).toEqual([
      { word: 'Amount', text: '2' },
      { word: 'Ingredient', text: 'eggs' },
      { word: 'Note', text: 'large' },
      { word: 'And a line more', text: '1 yolk' },
    ]);
    form.takeWritten(nothingKnown);
    expect(shown(form)).toEqual(['2||eggs|large', '1||yolk|plus', '|||']);
  });

  it('with two measures of one thing says both, and that a word above the list is nothing', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '1 cup plus 2 tbsp sugar';
    expect(form.written.understoodBy(nothingKnown)).toEqual([
      { word: 'Amount', text: '1 cup plus 2' },
      { word: 'Unit', text: 'tbsp' },
      { word: 'Ingredient', text: 'sugar' },
    ]);
    form.written.text = 'Ingredients:';
    expect(form.written.understoodBy(nothingKnown)).toEqual([]);
    form.takeWritten(nothingKnown);
    expect(shown(form)).toEqual(['|||']);
    expect(form.written.text).toBe('');
  });

  it('may be a list: as many lines, taken out together and put back together', () => {
    const form = new RecipeForm(null, null);
    written(form, '1 cup sugar');
    written(form, '2 eggs\n\n1 cup milk\n1 cup sugar');
    expect(form.written.cameIn).toHaveLength(3);
    form.lines.takeOut(form.written.cameIn);
    expect(shown(form)).toEqual(['1|cup|sugar|', '|||']);
    expect(form.written.cameIn).toEqual([]);
    form.lines.putBack();
    expect(shown(form)).toEqual(['1|cup|sugar|', '2||eggs|', '1|cup|milk|', '1|cup|sugar|', '|||']);
  });

  it('shows at once what of its amount is refused, and keeps the text', () => {
    const form = new RecipeForm(null, null);
    written(form, '1,500 g flour');
    expect(form.lines.rows[0]?.amount).toBe('1,500');
    expect(form.lines.rows[0]?.amountRefusal).toMatchObject({ type: 'AmountAmbiguous' });
  });

  it('that is a heading waits for the line that follows', () => {
    const form = new RecipeForm(null, null);
    written(form, 'For the glaze:');
    expect(shown(form)).toEqual(['|||']);
    expect(form.written.text).toBe('For the glaze: ');
    expect(form.written.understood.note).toBe('For the glaze');
    written(form, 'For the glaze: 1 cup sugar');
    expect(shown(form)).toEqual(['1|cup|sugar|For the glaze', '|||']);
  });

  it('stays in its field when it is far too long a list', () => {
    const form = new RecipeForm(null, null);
    const list = '1 egg\n'.repeat(201);
    written(form, list);
    expect(form.written.refusal).toEqual({ type: 'TooManyLines', lines: 201, limit: 200 });
    expect(form.written.text).toBe(list);
    expect(shown(form)).toEqual(['|||']);
    form.written.text = '1 egg';
    expect(form.written.refusal).toBeNull();
  });

  it('that was not put in when the recipe is saved comes in then', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '2 eggs';
    expect(form.written.finish(nothingKnown)).toBe(true);
    expect(shown(form)).toEqual(['2||eggs|', '|||']);
    form.written.text = 'For the glaze:';
    expect(form.written.finish(nothingKnown)).toBe(true);
    expect(shown(form), 'a heading alone is a line that still wants its ingredient').toContain('|||For the glaze');
  });
});

describe('a written line that names a recipe of this kitchen', () => {
  const known = knownNames({ food: ['Flour'], packaging: [], archived: [] }, [
    { recipeId: glaze, name: 'Lemon glaze' },
  ]);
  const written = (form: RecipeForm, text: string) => {
    form.written.text = text;
    form.takeWritten(known);
  };
  const ingredients = (form: RecipeForm) =>
    form.draft.lines.map((line) => line.ingredient).filter((name) => name !== '');

  it('is understood as that recipe, and comes in as it, with its note', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '½ batch lemon glaze, warm';
    expect(form.written.understoodBy(known)).toEqual([
      { word: 'Batches', text: '½' },
      { word: 'Of the recipe', text: 'Lemon glaze' },
      { word: 'Note', text: 'warm' },
    ]);
    form.takeWritten(known);
    expect(form.draft.subRecipes).toEqual([{ recipeId: glaze, batches: '½', note: 'warm' }]);
    expect(ingredients(form)).toEqual([]);
    expect(form.written.recipesIn).toMatchObject([{ name: 'Lemon glaze', lines: 1 }]);
  });

  it('with something more says both', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '½ batch lemon glaze plus 1 egg';
    expect(form.written.understoodBy(known)).toEqual([
      { word: 'Batches', text: '½' },
      { word: 'Of the recipe', text: 'Lemon glaze' },
      { word: 'And a line more', text: '1 egg' },
    ]);
  });

  it('adds its batches to those that are there, and leaves as many when it is taken out again', () => {
    const form = new RecipeForm(null, null);
    form.putIn(glaze);
    form.subRecipes.rows[0]?.give('1/3');
    written(form, '1 lemon glaze, warm\n2 cups flour\n1/3 batch lemon glaze');
    expect(form.draft.subRecipes).toEqual([{ recipeId: glaze, batches: '1 2/3', note: 'warm' }]);
    expect(form.written.recipesIn).toMatchObject([{ name: 'Lemon glaze', lines: 2 }]);
    expect(ingredients(form)).toEqual(['flour']);
    form.written.takeBack();
    expect(form.draft.subRecipes).toEqual([{ recipeId: glaze, batches: '1/3', note: '' }]);
    expect(ingredients(form)).toEqual([]);
    expect(form.written.recipesIn).toEqual([]);
  });

  it('is out again with the lines that came with it, and back with them', () => {
    const form = new RecipeForm(null, null);
    written(form, '1 lemon glaze\n2 cups flour\n1 lemon glaze');
    expect(form.draft.subRecipes).toMatchObject([{ recipeId: glaze, batches: '2' }]);
    form.written.takeBack();
    expect(form.draft.subRecipes).toEqual([]);
    expect(ingredients(form)).toEqual([]);
    form.subRecipes.putBack();
    form.lines.putBack();
    expect(form.draft.subRecipes).toMatchObject([{ recipeId: glaze, batches: '2' }]);
    expect(ingredients(form)).toEqual(['flour']);
  });

  it('is not taken out again once its number was changed by hand', () => {
    const form = new RecipeForm(null, null);
    written(form, '1 lemon glaze');
    form.subRecipes.rows[0]?.give(3);
    expect(form.written.recipesIn).toEqual([]);
  });

  it('counts on from the last good number where what stands there is refused', () => {
    const form = new RecipeForm(null, null);
    form.putIn(glaze);
    form.subRecipes.rows[0]?.give('some');
    written(form, '1/2 batch lemon glaze');
    expect(form.draft.subRecipes).toMatchObject([{ batches: '1 1/2' }]);
  });

  it('that was not put in when the recipe is saved comes in then', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '2 batches of lemon glaze';
    expect(form.written.finish(known)).toBe(true);
    expect(form.draft.subRecipes).toMatchObject([{ recipeId: glaze, batches: '2' }]);
  });

  it('is an ingredient where it is the recipe itself, or one that is archived', () => {
    const row = { batchStep: 1 as const, units: [], lines: 0, subRecipes: [], isArchived: false };
    const all = [
      { ...row, recipeId: glaze, name: 'Lemon glaze' },
      { ...row, recipeId: 8 as RecipeId, name: 'Old dough', isArchived: true },
    ];
    const here = { name: 'Lemon glaze', batchStep: 1 as const, lines: [], subRecipes: [], units: [], method: '' };
    expect([
      ...new RecipeForm(glaze, here).knownOf({ food: ['Flour'], packaging: [], archived: [] }, all).recipes.keys(),
    ]).toEqual([]);
    expect([
      ...new RecipeForm(null, null).knownOf({ food: ['Flour'], packaging: [], archived: [] }, all).recipes.keys(),
    ]).toEqual(['lemon glaze']);
  });
});

describe('a recipe that is offered to go into this one', () => {
  const row = (recipeId: number, subRecipes: readonly number[] = [], isArchived = false) => ({
    recipeId: recipeId as RecipeId,
    name: `Recipe ${recipeId}`,
    batchStep: 1 as const,
    units: [],
    lines: 0,
    subRecipes: subRecipes as readonly RecipeId[],
    isArchived,
  });
  const all = [row(1), row(2, [1]), row(3, [4, 2]), row(4), row(5, [], true), row(6, [9])];
  const offered = (form: RecipeForm) => form.offered(all).map(({ recipeId }) => recipeId);

  it('is not itself, nor one that contains it, however deep, nor an archived one', () => {
    const begin = { name: 'Recipe 1', batchStep: 1 as const, lines: [], subRecipes: [], units: [], method: '' };
    expect(offered(new RecipeForm(1 as RecipeId, begin))).toEqual([4, 6]);
    expect(offered(new RecipeForm(2 as RecipeId, begin))).toEqual([1, 4, 6]);
    expect(offered(new RecipeForm(3 as RecipeId, begin))).toEqual([1, 2, 4, 6]);
  });

  it('is any other one where this one is new', () => {
    expect(offered(new RecipeForm(null, null))).toEqual([1, 2, 3, 4, 6]);
  });
});

describe('an ingredient that is put away', () => {
  const known = knownNames({ food: ['Flour'], packaging: [], archived: ['White sugar'] }, []);

  it('is not new, and the form says which it is, once', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '1 cup flour\n1 cup white  sugar\n2 tbsp White sugar\n1 egg';
    form.takeWritten(known);
    expect(form.newIngredients(known)).toEqual(['egg']);
    expect(form.archivedIngredients(known)).toEqual(['White sugar']);
  });
});

describe('a written line whose ingredient is known as one or as many', () => {
  const known = knownNames({ food: ['egg', 'Onions'], packaging: [], archived: [] }, []);
  const names = (form: RecipeForm) => form.lines.rows.map(({ ingredient }) => ingredient);

  it('shows the known name before it comes in, and takes it', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '2 eggs, cold';
    expect(form.written.understoodBy(known)).toContainEqual({ word: 'Ingredient', text: 'egg' });
    expect(form.written.understood.ingredient, 'what is typed is what is completed').toBe('eggs');
    form.takeWritten(known);
    expect(names(form)).toEqual(['egg', '']);
    expect(form.newIngredients(known)).toEqual([]);
  });

  it('is corrected by typing, and what is typed into its field stays', () => {
    const form = new RecipeForm(null, null);
    form.written.text = '1 onion\n2 pears\n1 pear';
    form.takeWritten(known);
    expect(names(form)).toEqual(['Onions', 'pears', 'pears', '']);
    const [onion] = form.lines.rows;
    if (onion) onion.ingredient = 'onion';
    onion?.leave();
    expect(form.draft.lines[0]?.ingredient).toBe('onion');
    expect(form.newIngredients(known)).toEqual(['onion', 'pears']);
  });

  it('is called as the lines before call it', () => {
    const form = new RecipeForm(null, null);
    for (const text of ['1 pear', '2 pears']) {
      form.written.text = text;
      form.takeWritten(known);
    }
    expect(names(form)).toEqual(['pear', 'pear', '']);
  });
});
