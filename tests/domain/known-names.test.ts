import { describe, expect, it } from 'vitest';
import { calledAsKnown, knownNames, nothingKnown } from '../../src/domain/known-names.ts';

const line = (ingredient: string) => ({ amount: '2', unit: '', ingredient, note: '' });
const called = (written: readonly string[], food: readonly string[], before: readonly string[] = []) =>
  calledAsKnown(
    written.map(line),
    knownNames({ food, packaging: ['Gift boxes'], archived: [] }, []),
    before.map(line),
  ).map(({ ingredient }) => ingredient);

describe('an ingredient that is known as one or as many', () => {
  it.each([
    ['eggs', 'egg'],
    ['onion', 'Onions'],
    ['Eggs', 'egg'],
    ['egg yolks', 'Egg yolk'],
    ['tomato', 'tomatoes'],
    ['cherries', 'cherry'],
    ['bay leaves', 'Bay leaf'],
    ['loaf', 'loaves'],
    ['peaches', 'peach'],
    ['olive', 'olives'],
    ['cookies', 'cookie'],
    ['brownie', 'brownies'],
    ['peas', 'pea'],
    ['purées', 'purée'],
  ])('“%s” is the “%s” of the kitchen', (written, known) => {
    expect(called([written], ['Flour', known])).toEqual([known]);
  });

  it('keeps the name that is typed where it is known as it stands', () => {
    expect(called(['eggs', 'Egg'], ['Egg', 'Eggs'])).toEqual(['eggs', 'Egg']);
  });

  it('is the first of two that are one and many', () => {
    expect(called(['mangos'], ['Mango', 'Mangos '])).toEqual(['mangos']);
    expect(called(['loaves'], ['Loaf', 'loaf '])).toEqual(['Loaf']);
  });

  it('is never a packaging of that name', () => {
    expect(called(['gift box'], [])).toEqual(['gift box']);
  });

  it('leaves all else of the line as it is', () => {
    const written = { amount: '2–3', unit: 'x', ingredient: 'eggs', note: 'cold' };
    const known = knownNames({ food: ['egg'], packaging: [], archived: [] }, []);
    expect(calledAsKnown([written], known, [])).toEqual([{ ...written, ingredient: 'egg' }]);
  });
});

describe('an ingredient that is known with a hyphen, with a space or in one word', () => {
  it.each([
    ['all purpose flour', 'All-purpose flour'],
    ['all-purpose flour', 'All purpose flour'],
    ['all\u2011purpose flour', 'all-purpose flour'],
    ['butter milk', 'buttermilk'],
    ['corn-starch', 'Cornstarch'],
    ['egg-yolks', 'egg yolk'],
  ])('“%s” is the “%s” of the kitchen', (written, known) => {
    expect(called([written], ['Flour', known])).toEqual([known]);
  });

  it('is called as it was first where it is new', () => {
    expect(called(['all purpose flour', 'all-purpose flour'], [])).toEqual(['all purpose flour', 'all purpose flour']);
  });

  it('stays as it is where it has nothing but a hyphen', () => {
    expect(called(['-', ''], ['Flour'], [''])).toEqual(['-', '']);
    expect(called(['–', '-'], ['Flour'])).toEqual(['–', '-']);
  });
});

describe('an ingredient that is put away', () => {
  it('is known by its name, where none that is in use is', () => {
    const names = knownNames({ food: ['Egg'], packaging: [], archived: ['Eggs', 'White sugar', 'Onions'] }, []);
    const called = calledAsKnown(['white sugar', 'white-sugar', 'onion', 'eggs', 'egg'].map(line), names, []);
    expect(called.map(({ ingredient }) => ingredient)).toEqual(['white sugar', 'White sugar', 'Onions', 'Egg', 'egg']);
  });
});

describe('a name that only looks like many', () => {
  const alike = [
    'molasses',
    'hummus',
    'asparagus',
    'couscous',
    'watercress',
    'lemongrass',
    'citrus',
    'cassis',
    'haggis',
  ];

  it.each([...alike, 'rice', 'butter', 'Swiss cheese', 'schnapps', '00', '½', ''])('“%s” stays as it is', (name) => {
    expect(called([name], ['Flour'])).toEqual([name]);
    expect(called([name], ['Flour', name])).toEqual([name]);
    expect(called([name, name], [])).toEqual([name, name]);
  });

  it('is never another ingredient', () => {
    expect(called(alike, ['Egg', 'Molas', 'Hum', 'Water', 'Lemon', 'Grass'])).toEqual(alike);
    expect(called(['glass noodles', 'oat milk'], ['Noodles', 'Oats', 'Milk'])).toEqual(['glass noodles', 'oat milk']);
  });
});

describe('an ingredient that is new, in several lines', () => {
  it('is called as it was first', () => {
    expect(called(['egg', 'flour', 'eggs'], [])).toEqual(['egg', 'flour', 'egg']);
    expect(called(['Eggs', 'egg'], [])).toEqual(['Eggs', 'Eggs']);
  });

  it('is called as it is in the lines before', () => {
    expect(called(['eggs'], [], ['egg', ''])).toEqual(['egg']);
  });

  it('is called as the kitchen calls it, whatever comes first', () => {
    expect(called(['eggs', 'Egg'], ['egg'])).toEqual(['egg', 'Egg']);
  });

  it('keeps each way to write the same name', () => {
    expect(called(['Crème', 'creme'], [])).toEqual(['Crème', 'creme']);
    expect(calledAsKnown([line('egg')], nothingKnown, [])).toEqual([line('egg')]);
  });
});
