import type { IngredientDraft } from '../../src/domain/ingredient-draft.ts';

/** Flour of which nothing but its name was typed. */
export const FLOUR_DRAFT: IngredientDraft = {
  name: 'Flour',
  kind: 'food',
  category: '',
  stockUnit: '',
  density: '',
  pieceWeight: '',
  allergens: '',
  notes: '',
};
