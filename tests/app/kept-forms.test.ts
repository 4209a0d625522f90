import { describe, expect, it } from 'vitest';
import { forgetForms, isAnyFormChanged, KeptForms } from '../../src/app/kept-forms.ts';
import { sayOn, takeWord } from '../../src/app/parting-word.ts';

describe('a form that is left without saving', () => {
  it('is there again when something was typed in it, until it is saved or thrown away', () => {
    const forms = new KeptForms<{ isChanged: boolean }>();
    const begin = () => ({ isChanged: false });
    const first = forms.open('#/recipes/1', begin);
    expect(forms.open('#/recipes/1', begin)).not.toBe(first);
    const typed = forms.open('#/recipes/1', begin);
    expect(forms.isAnyChanged).toBe(false);
    expect(isAnyFormChanged()).toBe(false);
    typed.isChanged = true;
    expect(isAnyFormChanged()).toBe(true);
    expect([forms.isAnyChanged, forms.isLeft('#/recipes/1'), forms.isLeft('#/recipes/2')]).toEqual([true, true, false]);
    expect(forms.open('#/recipes/2', begin)).not.toBe(typed);
    expect(forms.open('#/recipes/1', begin)).toBe(typed);
    forms.drop('#/recipes/1');
    expect(forms.open('#/recipes/1', begin)).not.toBe(typed);
  });
});

it('forms of a kitchen that is here no more are all forgotten', () => {
  const forms = new KeptForms<{ isChanged: boolean }>();
  const typed = forms.open('#/recipes/1', () => ({ isChanged: true }));
  forgetForms();
  expect(isAnyFormChanged()).toBe(false);
  expect(forms.open('#/recipes/1', () => ({ isChanged: false }))).not.toBe(typed);
});

describe('what a form says as it goes away', () => {
  it('is said once, and on the screen it is meant for', () => {
    sayOn('recipes', 'Sugar cookies is saved.');
    expect([takeWord('recipes'), takeWord('recipes')]).toEqual(['Sugar cookies is saved.', null]);
    sayOn('events', 'Sugar cookies is saved.');
    expect([takeWord('goods'), takeWord('events')]).toEqual([null, null]);
  });
});
