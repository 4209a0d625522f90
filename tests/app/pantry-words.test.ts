import { describe, expect, it } from 'vitest';
import { needPhrase, rowsToCount, shelvesOf, stockPhrase } from '../../src/app/pantry-words.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { IngredientId, Moment } from '../../src/domain/ids.ts';
import type { PantryRow, ShopLine, StockView } from '../../src/store/pantry-views.ts';
import { shopLine } from './shop-line.ts';

const today = '2026-11-28' as PlainDate;
const stock = (facts: Partial<StockView>): StockView => ({
  amount: '2.5',
  unit: 'kg',
  countedAt: new Date(2026, 10, 25, 14, 0).toISOString() as Moment,
  batchesSince: 0,
  packedSince: 0,
  left: '2.5 kg',
  ...facts,
});
const row = (name: string, category: string | null): PantryRow => ({
  ingredientId: name.length as IngredientId,
  name,
  kind: 'food',
  category,
  unit: '',
  stock: [],
});
const line = (name: string, facts: Partial<ShopLine> = {}) => shopLine({ ...row(name, null), key: name, ...facts });

describe('what is there', () => {
  it.each([
    [{}, '2.5 kg, counted Wed 14:00'],
    [{ batchesSince: 7, left: '1.2 kg' }, '1.2 kg left · 2.5 kg counted Wed 14:00, 7 batches since'],
    [{ batchesSince: 19, left: '0 kg' }, 'none left · 2.5 kg counted Wed 14:00, 19 batches since'],
    [{ batchesSince: 0.5 }, '2.5 kg, counted Wed 14:00, ½ batch since'],
    [{ amount: '40', unit: '', packedSince: 11, left: '29' }, '29 left · 40 counted Wed 14:00, 11 packed since'],
    [{ packedSince: 1_100 }, '2.5 kg, counted Wed 14:00, 1,100 packed since'],
    [{ batchesSince: 2, packedSince: 1 }, '2.5 kg, counted Wed 14:00, 2 batches and 1 packed since'],
    [{ amount: '0', left: '0 kg' }, 'none, counted Wed 14:00'],
    [{ amount: '0', unit: '', left: '0' }, 'none, counted Wed 14:00'],
    [{ amount: '0.0', left: '0.0 kg' }, 'none, counted Wed 14:00'],
    [{ amount: '0.0', left: '0 kg', batchesSince: 2 }, 'none, counted Wed 14:00, 2 batches since'],
    [{ amount: '0.5', left: '0.5 kg' }, '0.5 kg, counted Wed 14:00'],
  ])('%j is “%s”', (facts, phrase) => {
    expect(stockPhrase(stock(facts), today)).toBe(phrase);
  });
});

describe('what is needed', () => {
  it('is said in all the amounts that do not compare, and “to taste”', () => {
    const sticks = line('Butter', { needed: { text: '3 sticks', roundedFrom: null }, andToTaste: true });
    expect(needPhrase([line('Butter')])).toBe('needs 6 cups');
    expect(needPhrase([line('Butter'), sticks])).toBe('needs 6 cups and 3 sticks, and some to taste');
    expect(needPhrase([line('Salt', { needed: null, verdict: 'to taste' })])).toBe('needs some, to taste');
  });

  it('is counted once for each ingredient, in the order of the list', () => {
    const lines = [line('Butter'), line('Salt'), line('Butter', { key: 'other' })];
    expect(rowsToCount(lines).map(({ row: { name }, lines: { length } }) => [name, length])).toEqual([
      ['Butter', 2],
      ['Salt', 1],
    ]);
    expect(rowsToCount([])).toEqual([]);
  });
});

it('shelves are offered once each, by name', () => {
  const rows = [row('Rye', 'Flours'), row('Salt', null), row('Egg', 'Éggs'), row('Spelt', 'flours')];
  expect(shelvesOf(rows)).toEqual(['Éggs', 'flours']);
});
