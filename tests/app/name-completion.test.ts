import { describe, expect, it } from 'vitest';
import { NameCompletion } from '../../src/app/name-completion.svelte.ts';
import { closestSearch } from '../../src/app/name-search.ts';

const known = [
  'Butter',
  'Crème fraîche',
  'Cream cheese',
  'Cream, sour',
  'Cream of tartar',
  'Cream, whole',
  'Creme de menthe',
];

function field(typed: string) {
  const search = closestSearch(known, (name) => [name]);
  const state = { sought: '' };
  const completion = new NameCompletion(() => ({
    search,
    sought: state.sought,
    take: (name) => (state.sought = name),
  }));
  state.sought = typed;
  completion.type();
  return { completion, state };
}

describe('names offered while one is typed', () => {
  it('find crème by creme, from the first letter on, and are not more than fit on a phone', () => {
    expect(field('c').completion.offered).toHaveLength(5);
    expect(field('creme f').completion.offered).toEqual(['Crème fraîche']);
    expect(field('').completion.offered, 'before anything is typed').toEqual([]);
    expect(field('zzz').completion.offered).toEqual([]);
  });

  it('are gone when the name is typed to its end', () => {
    expect(field('creme fraiche').completion.offered).toEqual([]);
  });

  it('are chosen with the arrows and Enter, round and round', () => {
    const { completion, state } = field('cream');
    const first = completion.offered[0];
    expect(completion.press('Enter'), 'none is chosen: Enter goes on to the next field').toBe(false);
    completion.press('ArrowUp');
    expect(completion.active).toBe(completion.offered.length - 1);
    completion.press('ArrowDown');
    expect(completion.active).toBe(0);
    expect(completion.press('Enter')).toBe(true);
    expect(state.sought).toBe(first);
    expect(completion.offered).toEqual([]);
    expect(completion.press('Enter'), 'and on with the next Enter').toBe(false);
  });

  it('go with Escape, and leave what was typed', () => {
    const { completion, state } = field('cream');
    completion.press('ArrowDown');
    expect(completion.press('Escape')).toBe(true);
    expect(completion.offered).toEqual([]);
    expect(completion.press('Escape'), 'the next one is for whoever is outside').toBe(false);
    expect(state.sought).toBe('cream');
  });
});
