import { describe, expect, it } from 'vitest';
import { checkNesting, type NestingNode } from '../../src/domain/nesting.ts';

const nodesOf = (contains: Record<string, string[]>): Map<string, NestingNode<string>> =>
  new Map(Object.entries(contains).map(([name, inner]) => [name, { name, contains: inner }]));

describe('boxes in boxes', () => {
  it('may reach the same tin by two paths', () => {
    expect(checkNesting(nodesOf({ Crate: ['Tin', 'Box'], Box: ['Tin'], Tin: [] }), 10, 'Crate')).toEqual({ ok: true });
  });

  it('refuse a box that contains itself, and name the path', () => {
    const nodes = nodesOf({ Hamper: ['Box'], Box: ['Tin'], Tin: ['Box'] });
    expect(checkNesting(nodes, 10, 'Tin')).toEqual({
      ok: false,
      error: { type: 'ContainsItself', path: ['Tin', 'Box', 'Tin'] },
    });
    expect(checkNesting(nodes, 10)).toMatchObject({ error: { type: 'ContainsItself', path: ['Box', 'Tin', 'Box'] } });
    expect(checkNesting(nodesOf({ Box: ['Box'] }), 10, 'Box')).toMatchObject({ error: { path: ['Box', 'Box'] } });
  });

  it('go ten deep and no deeper, counted over the whole path', () => {
    const chain = (length: number) =>
      nodesOf(Object.fromEntries(Array.from({ length }, (_, n) => [`B${n}`, n + 1 < length ? [`B${n + 1}`] : []])));
    expect(checkNesting(chain(10), 10, 'B4').ok).toBe(true);
    expect(checkNesting(chain(11), 10, 'B4')).toMatchObject({ error: { type: 'NestedTooDeep', limit: 10 } });
    expect(checkNesting(chain(11), 10, 'B10')).toMatchObject({ error: { type: 'NestedTooDeep' } });
  });

  it('survive data that is nested a hundred thousand deep', () => {
    const nodes = nodesOf(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`B${n}`, [`B${n + 1}`]])));
    expect(checkNesting(nodes, 10)).toMatchObject({ error: { type: 'NestedTooDeep' } });
  });
});
