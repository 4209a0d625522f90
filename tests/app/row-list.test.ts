import { describe, expect, it } from 'vitest';
import { RowList } from '../../src/app/row-list.svelte.ts';

describe('rows that were taken out of a list', () => {
  it('come back where they stood, one or several at a time', () => {
    const list = new RowList(['flour', 'butter', 'eggs', 'salt', 'milk']);
    list.takeOut(['butter', 'salt']);
    expect(list.rows).toEqual(['flour', 'eggs', 'milk']);
    expect(list.taken).toEqual(['butter', 'salt']);
    list.putBack();
    expect(list.rows).toEqual(['flour', 'butter', 'eggs', 'salt', 'milk']);
    expect(list.taken, 'they are back: there is nothing more to put back').toEqual([]);
    list.putBack();
    expect(list.rows).toHaveLength(5);
  });

  it('are the last ones only', () => {
    const list = new RowList(['flour', 'butter', 'eggs']);
    list.takeOut(['flour']);
    list.takeOut(['eggs']);
    list.putBack();
    expect(list.rows).toEqual(['butter', 'eggs']);
  });

  it('come back also when others were put in meanwhile', () => {
    const list = new RowList(['flour', 'butter']);
    list.takeOut(['butter']);
    list.add(['eggs'], 0);
    list.putBack();
    expect(list.rows).toEqual(['eggs', 'butter', 'flour']);
  });
});
