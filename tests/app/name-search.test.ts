import { describe, expect, it } from 'vitest';
import { closestSearch, nameSearch } from '../../src/app/name-search.ts';
import { foldName } from '../../src/domain/names.ts';
import { longNames } from '../e2e/long-lists.ts';

const search = (names: readonly string[], query: string) => closestSearch(names, (name) => [name])(query);

describe('a search among names', () => {
  it('finds crème by creme, from the first letter on, and however it is typed', () => {
    for (const typed of ['c', 'cr', 'cre', 'crem', 'creme', 'crè', 'CREME', ' creme ', 'cre\u0300me', 'ｃｒｅｍｅ']) {
      expect(search(['Éclairs', 'Crème caramel', 'Bread'], typed)[0], typed).toBe('Crème caramel');
    }
  });

  it('finds crème among two thousand, from the first letter on', () => {
    const names = [...longNames, 'Crème brûlée'];
    expect(names.length).toBeGreaterThan(2_000);
    for (const typed of ['cr', 'cre', 'crem', 'creme', 'creme b', 'brulee c']) {
      expect(search(names, typed), typed).toContain('Crème brûlée');
    }
    const places = ['c', 'cr', 'cre', 'creme'].map((typed) => search(names, typed).indexOf('Crème brûlée'));
    const beginWithC = names.filter((name) => /^c/i.test(name)).length;
    expect(places[0], 'names that begin with the letter come first').toBeLessThan(beginWithC);
    expect(places.slice(1)).toEqual([names.filter((name) => /^cr/i.test(name)).length - 1, 0, 0]);
    expect(search(names, 'creme')).toHaveLength(1 + names.filter((name) => name.endsWith(' crème')).length);
  });

  it('reads no name of a list in which rows are tapped until something is sought, and then each once', () => {
    const read: string[] = [];
    const find = nameSearch(['Brownies', 'Crackers'], (name) => {
      read.push(name);
      return [name];
    });
    expect(find(' ')).toEqual(['Brownies', 'Crackers']);
    expect(read).toEqual([]);
    expect([find('b'), find('cr')]).toEqual([['Brownies'], ['Crackers']]);
    expect(read).toEqual(['Brownies', 'Crackers']);
  });

  it('takes words in any order, each anywhere in the name', () => {
    const names = ['Crème brûlée, small', 'Brownies', 'Small crackers'];
    expect(search(names, 'small creme')).toEqual(['Crème brûlée, small']);
    expect(search(names, 'creme small')).toEqual(['Crème brûlée, small']);
    expect(search(names, 'small')).toEqual(['Small crackers', 'Crème brûlée, small']);
    expect(search(names, 'mall ule')).toEqual(['Crème brûlée, small']);
    expect(search(names, 'small brownies')).toEqual([]);
  });

  it('puts names that begin so first, then those with a word that does, and keeps the order of the list within', () => {
    const names = ['Apple tart', 'Baked custard', 'Half-tarts', 'Starter', 'Tart shells', 'Tartlets'];
    expect(search(names, 'tart')).toEqual(['Tart shells', 'Tartlets', 'Apple tart', 'Half-tarts', 'Starter']);
    expect(search(names, '')).toBe(names);
    expect(search(names, '  ')).toBe(names);
  });

  it('looks at all names of a row together', () => {
    const rows = [
      { name: 'Sugar cookies', units: ['Mini star'] },
      { name: 'Mini loaves', units: [] },
    ];
    const found = closestSearch(rows, (row) => [row.name, ...row.units]);
    expect(found('sugar mini').map((row) => row.name)).toEqual(['Sugar cookies']);
    expect(found('mini').map((row) => row.name)).toEqual(['Mini loaves', 'Sugar cookies']);
    expect(found('cookiesmini')).toEqual([]);
  });

  it('leaves every row in its place where rows are tapped time and again', () => {
    const names = ['Apple tart', 'Starter', 'Tart shells'];
    const inPlace = nameSearch(names, (name) => [name]);
    expect(inPlace('tart')).toEqual(names);
    expect(inPlace('shells tart')).toEqual(['Tart shells']);
    expect(inPlace(' ')).toBe(names);
    expect(search(names, 'tart')).toEqual(['Tart shells', 'Apple tart', 'Starter']);
  });

  it('finds crème brûlée by creme, by part of a word and in any order', () => {
    for (const query of ['creme', 'CRÈME', 'bru cre', '', '  ']) {
      expect(nameSearch(['Crème brûlée'], (name) => [name])(query), query).toEqual(['Crème brûlée']);
    }
    expect(nameSearch(['Crème brûlée'], (name) => [name])('cream')).toEqual([]);
  });

  it.each([
    ["grandma's", 'Grandma’s pie'],
    ['l’ecl', "L'éclair"],
    ['oeufs', 'Œufs à la neige'],
    ['smor', 'Smørkake'],
    ['laek', 'Lækker kage'],
  ])('finds by %s what a plain keyboard cannot write: %s', (typed, name) => {
    expect(search(['Brownies', name], typed)).toEqual([name]);
  });

  it('agrees with looking at every single name', () => {
    const isFound = (query: string) => (name: string) =>
      foldName(query)
        .split(' ')
        .every((word) => foldName(name).includes(word));
    for (const query of ['', 'c', 'creme', 'tart jam', 'é', 'zz', 'OAT c']) {
      const found = longNames.filter(isFound(query));
      expect(nameSearch(longNames, (name) => [name])(query), query).toEqual(found);
      expect(search(longNames, query).toSorted(), query).toEqual(found.toSorted());
    }
  });
});
