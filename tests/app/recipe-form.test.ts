import { describe, expect, it } from 'vitest';
import { RecipeForm } from '../../src/app/recipe-form.svelte.ts';
import type { RecipeId } from '../../src/domain/ids.ts';

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
