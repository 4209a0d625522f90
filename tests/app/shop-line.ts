import type { IngredientId } from '../../src/domain/ids.ts';
import type { ShopLine } from '../../src/store/pantry-views.ts';

/** Six cups to be bought of a thing that nobody has counted, but for what `facts` say. */
export const shopLine = (facts: Partial<ShopLine> = {}): ShopLine => ({
  key: '1/ml',
  ingredientId: 1 as IngredientId,
  name: 'Flour',
  nameToday: null,
  kind: 'food',
  category: null,
  unit: 'cups',
  stock: [],
  needed: { text: '6 cups', roundedFrom: null },
  have: null,
  verdict: 'buy',
  buy: { text: '6 cups', roundedFrom: null },
  rest: null,
  ticked: null,
  isDone: false,
  apart: [],
  standsApart: false,
  andToTaste: false,
  missing: null,
  ...facts,
});
