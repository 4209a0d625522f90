/**
 * The exports of bake-tracker, as far as Bakeline reads them. Keys that no schema names are counted and left out.
 * Source: github.com/kentonium3/bake-tracker, its import and export specification 4.0 to 4.3, and files it wrote.
 */
import * as v from 'valibot';

const text = v.optional(v.nullable(v.string()), null);
const number = v.optional(v.nullable(v.number()), null);
/** Numbers that older versions wrote as text. */
const amount = v.optional(v.nullable(v.union([v.number(), v.string()])), null);
const flag = v.optional(v.nullable(v.boolean()), null);
/** Some versions write null for a list with nothing in it. */
const listOf = <S extends v.GenericSchema>(entry: S) =>
  v.pipe(
    v.optional(v.nullable(v.array(entry)), null),
    v.transform((rows) => rows ?? []),
  );

export const IngredientEntry = v.object({
  slug: v.string(),
  display_name: text,
  name: text,
  category: text,
  /** 0 and 1 group others; 2, or none in the flat lists of older files, can be used. */
  hierarchy_level: number,
  parent_slug: text,
  is_packaging: flag,
  notes: text,
  density_volume_value: amount,
  density_volume_unit: text,
  density_weight_value: amount,
  density_weight_unit: text,
});
export type IngredientEntry = v.InferOutput<typeof IngredientEntry>;

/** Brands and packages are not kept; what is bought, and in which unit, is. */
export const ProductEntry = v.object({ ingredient_slug: v.string(), package_unit: text });

/** What is there of a product; the products of one ingredient are added up. */
export const InventoryEntry = v.object({ ingredient_slug: v.string(), quantity: amount, package_unit: text });

const LineEntry = v.object({ ingredient_slug: v.string(), quantity: amount, unit: text, notes: text });

const SubRecipeEntry = v.object({ recipe_name: v.string(), quantity: amount, notes: text });

/** A yield inside a recipe: older than the list of units, and read only for a recipe that has none there. */
export const InnerUnitEntry = v.object({
  slug: text,
  name: v.string(),
  yield_mode: text,
  unit_yield_quantity: amount,
  batch_percentage: number,
});

export const RecipeEntry = v.object({
  slug: text,
  name: v.string(),
  category: text,
  source: text,
  instructions: text,
  notes: text,
  yield_quantity: amount,
  ingredients: listOf(LineEntry),
  components: listOf(SubRecipeEntry),
  finished_units: listOf(v.unknown()),
});
export type RecipeEntry = v.InferOutput<typeof RecipeEntry>;

export const UnitEntry = v.object({
  slug: text,
  display_name: v.string(),
  recipe_name: v.string(),
  /** `batch_portion` says which part of a batch one takes; every other word counts pieces. */
  yield_mode: text,
  items_per_batch: amount,
  batch_percentage: number,
  is_archived: flag,
});
export type UnitEntry = v.InferOutput<typeof UnitEntry>;

export const EventEntry = v.object({ slug: text, name: v.string(), event_date: v.string(), notes: text });

/** Lists whose entries are read one by one, so that a broken one can be named. */
const entries = listOf(v.unknown());

export const ExportFile = v.looseObject({
  version: v.string(),
  application: v.optional(v.literal('bake-tracker')),
  exported_at: v.optional(v.nullable(v.string()), null),
  ingredients: entries,
  products: entries,
  inventory_items: entries,
  recipes: entries,
  finished_units: entries,
  events: entries,
});
export type ExportFile = v.InferOutput<typeof ExportFile>;

/** The lists that are read; every other one is counted and left out. */
export const readLists = ['ingredients', 'products', 'inventory_items', 'recipes', 'finished_units', 'events'] as const;

/** What stands at the top of the file and is no list of the kitchen. */
export const headerKeys: readonly string[] = ['version', 'application', 'exported_at'];
