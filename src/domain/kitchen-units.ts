/**
 * The units a kitchen measures in and the many ways people spell them. What is not known stays as typed and is compared
 * with nothing.
 */
const spellings = {
  tsp: ['tsp', 'tsps', 't', 'teaspoon', 'teaspoons'],
  tbsp: ['tbsp', 'tbsps', 'tbs', 'T', 'tablespoon', 'tablespoons'],
  cup: ['cup', 'cups', 'c'],
  fl_oz: ['fl oz', 'floz', 'fl. oz.', 'fluid ounce', 'fluid ounces'],
  ml: ['ml', 'milliliter', 'milliliters', 'millilitre', 'millilitres'],
  l: ['l', 'liter', 'liters', 'litre', 'litres'],
  g: ['g', 'gram', 'grams', 'gr'],
  kg: ['kg', 'kgs', 'kilogram', 'kilograms', 'kilo'],
  oz: ['oz', 'ounce', 'ounces'],
  lb: ['lb', 'lbs', 'pound', 'pounds'],
  each: ['each', 'ea', 'piece', 'pieces', 'pc', 'pcs', 'count'],
  dozen: ['dozen', 'doz'],
  stick: ['stick', 'sticks'],
  pinch: ['pinch', 'pinches'],
} as const;

/** Spellings to offer while a unit is typed: one as a cookbook writes it, and its plural where that is another word. */
export const spellingsToOffer = [
  'cup',
  'cups',
  'tbsp',
  'tsp',
  'g',
  'kg',
  'ml',
  'l',
  'oz',
  'fl oz',
  'lb',
  'stick',
  'sticks',
  'pieces',
  'dozen',
  'pinch',
] as const;

export type KitchenUnit = keyof typeof spellings;

const bySpelling = new Map<string, KitchenUnit>(
  Object.entries(spellings).flatMap(([unit, words]) => words.map((word) => [word, unit as KitchenUnit] as const)), // a cast: the keys are the units
);

/** The unit that was meant, or null when it is not known. Capital T is a tablespoon, small t a teaspoon. */
export function knownUnit(typed: string): KitchenUnit | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  const bare = text.replace(/\.$/, '');
  return bySpelling.get(bare) ?? bySpelling.get(bare.toLowerCase()) ?? bySpelling.get(text.toLowerCase()) ?? null;
}
