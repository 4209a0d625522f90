/**
 * The ingredients of an export: those of its list, and those that only recipes or products name, whose slug then is all that
 * is known of them. Entries that group others become the shelves of those below them.
 */
import { grouped } from '../shared/grouped.ts';
import { IngredientEntry } from './bake-tracker-format.ts';
import { gramsPerMl } from './densities.ts';
import { parseFileAmount } from './file-amounts.ts';
import type { FileLine, FileReading } from './file-reading.ts';
import type { FileIngredient, FileRecipe, LeftOut } from './kitchen-file.ts';
import { parseName, parsePlainName, parseText } from './names.ts';

/** The longest name of a shelf. */
const LONGEST_CATEGORY = 200;

export interface FileProduct {
  readonly slug: string;
  /** The unit it is bought in; null when it is not known. */
  readonly unit: string | null;
}

interface ListedIngredient {
  readonly ingredient: FileIngredient;
  readonly parent: string | null;
  readonly isGroup: boolean;
  readonly isDensityUnclear: boolean;
}

export interface ReadIngredients {
  readonly ingredients: readonly FileIngredient[];
  readonly leftOut: readonly LeftOut[];
  readonly twice: readonly string[];
}

export function readIngredients(
  reading: FileReading,
  rows: readonly unknown[],
  bought: { readonly products: readonly FileProduct[]; readonly named: readonly string[] },
  recipes: readonly FileRecipe[],
): ReadIngredients {
  const listed = reading.each('ingredients', rows, IngredientEntry, readEntry);
  const groups = new Map(listed.filter((row) => row.isGroup).map((row) => [row.ingredient.slug, row]));
  const usable = grouped(
    listed.filter((row) => !row.isGroup),
    (row) => row.ingredient.slug,
  );
  const ingredients = new Map<string, FileIngredient>();
  for (const [slug, [row]] of usable) {
    if (row) ingredients.set(slug, { ...row.ingredient, category: shelfOf(row, groups) ?? row.ingredient.category });
  }
  const named = [...bought.named, ...recipes.flatMap(({ lines }) => lines.map(slugOfLine))];
  for (const slug of named) {
    if (!ingredients.has(slug)) ingredients.set(slug, groups.get(slug)?.ingredient ?? fromSlug(reading, slug));
  }
  const boughtIn = new Map(
    bought.products
      .filter(({ unit }) => unit !== null)
      .toReversed()
      .map(({ slug, unit }) => [slug, unit]),
  );
  const unclear = listed.filter((row) => row.isDensityUnclear).map((row) => row.ingredient.name.name);
  return {
    ingredients: [...ingredients.values()].map((each) => ({ ...each, stockUnit: boughtIn.get(each.slug) ?? null })),
    leftOut: [
      ...(groups.size > 0 ? [{ type: 'GroupsOfIngredients', count: groups.size } as const] : []),
      ...(unclear.length > 0 ? [{ type: 'DensityUnclear', names: unclear } as const] : []),
    ],
    twice: [...usable.values()].flatMap((same) => same.slice(1).map((row) => row.ingredient.name.name)),
  };
}

const slugOfLine = (line: FileRecipe['lines'][number]): string => line.ingredientSlug;

function readEntry(entry: IngredientEntry, line: FileLine): ListedIngredient {
  const density = densityOf(entry);
  return {
    ingredient: {
      slug: line.read('slug', parsePlainName(entry.slug)),
      name: line.read('display_name', parseName(entry.display_name ?? entry.name ?? '')),
      kind: entry.is_packaging ? 'packaging' : 'food',
      category: line.read('category', parseText(entry.category ?? '', LONGEST_CATEGORY)) || null,
      stockUnit: null,
      density: density === 'unclear' ? null : density,
      notes: line.read('notes', parseText(entry.notes ?? '')),
    },
    parent: entry.parent_slug,
    isGroup: entry.hierarchy_level !== null && entry.hierarchy_level < 2,
    isDensityUnclear: density === 'unclear',
  };
}

/** “1 cup = 4.25 oz”; null when nothing is said, unclear when it cannot be true or a unit is not known. */
function densityOf(entry: IngredientEntry): FileIngredient['density'] | 'unclear' {
  const { density_volume_value: volumeValue, density_volume_unit: volumeUnit } = entry;
  const { density_weight_value: weightValue, density_weight_unit: weightUnit } = entry;
  if (volumeValue === null && weightValue === null) return null;
  if (volumeValue === null || weightValue === null || volumeUnit === null || weightUnit === null) return 'unclear';
  const [volume, weight] = [parseFileAmount(volumeValue), parseFileAmount(weightValue)];
  if (!volume.ok || !weight.ok) return 'unclear';
  const found = gramsPerMl(
    { amount: volume.value.amount, unit: volumeUnit },
    { amount: weight.value.amount, unit: weightUnit },
  );
  if (found === null) return 'unclear';
  return { text: `${volume.value.text} ${volumeUnit} = ${weight.value.text} ${weightUnit}`, gramsPerMl: found };
}

/** The names of the groups above it, the widest first: “Flours & Starches, Wheat Flours”. */
function shelfOf(row: ListedIngredient, groups: ReadonlyMap<string, ListedIngredient>): string | null {
  const names: string[] = [];
  const passed = new Set<string>();
  for (let slug = row.parent; slug !== null && !passed.has(slug);) {
    passed.add(slug);
    const group = groups.get(slug);
    if (group) names.unshift(group.ingredient.name.name);
    slug = group?.parent ?? null;
  }
  return names.length === 0 ? null : names.join(', ').slice(0, LONGEST_CATEGORY);
}

/** flour_all_purpose is “Flour all purpose”. */
function fromSlug(reading: FileReading, slug: string): FileIngredient {
  const words = slug.replace(/[_-]+/g, ' ').trim();
  const name = parseName(words.charAt(0).toUpperCase() + words.slice(1));
  if (!name.ok) reading.refuse({ list: 'ingredients', place: 0, name: slug, field: 'slug', problem: name.error });
  const { value } = name.ok ? name : { value: { name: slug, key: slug } };
  return { slug, name: value, kind: 'food', category: null, stockUnit: null, density: null, notes: '' };
}
