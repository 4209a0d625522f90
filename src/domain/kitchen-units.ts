/**
 * The units a kitchen measures in and the many ways people spell them. What is not known stays as typed and is compared
 * only with its like.
 */
const spellings = {
  tsp: ['tsp', 'tsps', 't', 'teaspoon', 'teaspoons'],
  tbsp: ['tbsp', 'tbsps', 'tbs', 'T', 'tablespoon', 'tablespoons'],
  cup: ['cup', 'cups', 'c'],
  fl_oz: ['fl oz', 'floz', 'fl. oz.', 'fluid ounce', 'fluid ounces'],
  pt: ['pt', 'pts', 'pint', 'pints'],
  qt: ['qt', 'qts', 'quart', 'quarts'],
  gal: ['gal', 'gals', 'gallon', 'gallons'],
  ml: ['ml', 'milliliter', 'milliliters', 'millilitre', 'millilitres'],
  l: ['l', 'liter', 'liters', 'litre', 'litres'],
  g: ['g', 'gram', 'grams', 'gr'],
  kg: ['kg', 'kgs', 'kilogram', 'kilograms', 'kilo'],
  oz: ['oz', 'ounce', 'ounces'],
  lb: ['lb', 'lbs', 'pound', 'pounds'],
  each: ['each', 'ea', 'piece', 'pieces', 'pc', 'pcs', 'count', 'x', '×', 'small', 'medium', 'large'],
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

export const kitchenUnits = Object.keys(spellings) as readonly KitchenUnit[]; // a cast: the keys are the units

const bySpelling = new Map<string, KitchenUnit>(
  Object.entries(spellings).flatMap(([unit, words]) => words.map((word) => [word, unit as KitchenUnit] as const)), // a cast: the keys are the units
);

/** Every way to spell a unit, by unit. */
export const unitSpellings: Readonly<Record<KitchenUnit, readonly string[]>> = spellings;

/** “cup of” in “½ cup of sugar”: what was typed stays together, and is a cup. */
const JOINING = / of(?: the)?$/i;

/** The unit that was meant, or null when it is not known. Capital T is a tablespoon, small t a teaspoon. */
export function knownUnit(typed: string): KitchenUnit | null {
  const text = typed.trim().replace(/\s+/g, ' ').replace(JOINING, '');
  const bare = text.replace(/\.$/, '');
  return bySpelling.get(bare) ?? bySpelling.get(bare.toLowerCase()) ?? bySpelling.get(text.toLowerCase()) ?? null;
}

/** How kitchens write the units, one and many; nothing stands behind a number of pieces. */
const written: Readonly<Record<KitchenUnit, readonly [one: string, many: string]>> = {
  tsp: ['tsp', 'tsp'],
  tbsp: ['tbsp', 'tbsp'],
  cup: ['cup', 'cups'],
  fl_oz: ['fl oz', 'fl oz'],
  pt: ['pint', 'pints'],
  qt: ['quart', 'quarts'],
  gal: ['gallon', 'gallons'],
  ml: ['ml', 'ml'],
  l: ['l', 'l'],
  g: ['g', 'g'],
  kg: ['kg', 'kg'],
  oz: ['oz', 'oz'],
  lb: ['lb', 'lb'],
  each: ['', ''],
  dozen: ['dozen', 'dozen'],
  stick: ['stick', 'sticks'],
  pinch: ['pinch', 'pinches'],
};

/** The unit as it is written behind so much of it. */
export function unitWord(unit: KitchenUnit, isMoreThanOne: boolean): string {
  return written[unit][isMoreThanOne ? 1 : 0];
}

export type Dimension = 'volume' | 'weight' | 'pieces';

export interface UnitSize {
  readonly dimension: Dimension;
  /** Millilitres, grams or pieces, as an exact decimal. */
  readonly size: string;
}

/** By definition: 1 US cup is 236.5882365 ml, 1 oz is 28.349523125 g (international avoirdupois), 16 oz are 1 lb. */
const sizes: Partial<Record<KitchenUnit, UnitSize>> = {
  tsp: { dimension: 'volume', size: '4.92892159375' },
  tbsp: { dimension: 'volume', size: '14.78676478125' },
  cup: { dimension: 'volume', size: '236.5882365' },
  fl_oz: { dimension: 'volume', size: '29.5735295625' },
  pt: { dimension: 'volume', size: '473.176473' },
  qt: { dimension: 'volume', size: '946.352946' },
  gal: { dimension: 'volume', size: '3785.411784' },
  ml: { dimension: 'volume', size: '1' },
  l: { dimension: 'volume', size: '1000' },
  g: { dimension: 'weight', size: '1' },
  kg: { dimension: 'weight', size: '1000' },
  oz: { dimension: 'weight', size: '28.349523125' },
  lb: { dimension: 'weight', size: '453.59237' },
  each: { dimension: 'pieces', size: '1' },
  dozen: { dimension: 'pieces', size: '12' },
};

/** How much a unit is, as typed; null for what is no defined volume, weight or number of pieces. */
export function sizeOf(typed: string): UnitSize | null {
  const unit = knownUnit(typed);
  return unit && sizeOfUnit(unit);
}

export function sizeOfUnit(unit: KitchenUnit): UnitSize | null {
  return sizes[unit] ?? null;
}

/** Units that one goes on to when an amount grows or shrinks, the smallest first. */
export const unitFamilies: readonly (readonly KitchenUnit[])[] = [
  ['tsp', 'tbsp', 'cup'],
  ['ml', 'l'],
  ['g', 'kg'],
  ['oz', 'lb'],
];
