/** What the demo kitchen knows of its ingredients, and what was counted in its pantry. */
import type { IngredientDraft } from '../domain/ingredient-draft.ts';

type Said = Partial<Omit<IngredientDraft, 'name' | 'kind'>>;

/**
 * By name. What a cup or a piece weighs is as King Arthur Baking's ingredient weight chart has it; butter is what its sticks say. Nobody
 * has said it of the cocoa, which is counted by weight: the pantry asks for it.
 */
export const demoIngredients: Readonly<Record<string, Said>> = {
  Flour: { category: 'Baking', stockUnit: 'kg', density: '1 cup = 120 g', allergens: 'Wheat' },
  Sugar: { category: 'Baking', stockUnit: 'lb', density: '1 cup = 198 g' },
  'Brown sugar': { category: 'Baking', stockUnit: 'lb', density: '1 cup = 213 g' },
  'Cocoa powder': { category: 'Baking', stockUnit: 'oz' },
  'Dark chocolate': { category: 'Baking', stockUnit: 'oz' },
  'Baking powder': { category: 'Baking' },
  'Baking soda': { category: 'Baking' },
  'Vanilla extract': { category: 'Baking' },
  Molasses: { category: 'Baking', density: '1/4 cup = 85 g' },
  Butter: { category: 'Dairy and eggs', stockUnit: 'lb', density: '1 cup = 227 g', allergens: 'Milk' },
  Cream: { category: 'Dairy and eggs', stockUnit: 'cups', density: '1 cup = 227 g', allergens: 'Milk' },
  Egg: { category: 'Dairy and eggs', stockUnit: 'pieces', pieceWeight: '50 g', allergens: 'Egg' },
  Cranberries: { category: 'Fruit', stockUnit: 'cups' },
  'Orange juice': { category: 'Fruit', stockUnit: 'cups' },
  'Ground ginger': { category: 'Spices' },
  'Ground cloves': { category: 'Spices' },
  Cinnamon: { category: 'Spices' },
  'Paper bag': { category: 'Packaging' },
  'Small box': { category: 'Packaging' },
  Ribbon: { category: 'Packaging', stockUnit: 'pieces' },
};

/** What was counted the day before: part of the pantry, as it is in the middle of things. */
export const demoCounts: Readonly<Record<string, { readonly amount: string; readonly unit: string }>> = {
  Flour: { amount: '4 1/2', unit: 'kg' },
  Sugar: { amount: '4', unit: 'lb' },
  Butter: { amount: '2', unit: 'lb' },
  Egg: { amount: '18', unit: 'pieces' },
  'Cocoa powder': { amount: '10', unit: 'oz' },
  'Dark chocolate': { amount: '24', unit: 'oz' },
  Cream: { amount: '0', unit: 'cups' },
  Ribbon: { amount: '60', unit: 'pieces' },
  'Small box': { amount: '12', unit: 'pieces' },
};
