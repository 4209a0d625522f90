/**
 * What of a demo kitchen can go again: everything that nothing of the kitchen's own rests on. Its events go in any case; what
 * is used by an event, a box or a recipe of one's own stays, with all that is inside it; so does what one has counted oneself.
 */
import * as v from 'valibot';
import { EventId, FinishedGoodId, IngredientId, Moment, RecipeId, type FinishedUnitId } from './ids.ts';
import type { PlanComponent } from './plan.ts';

export interface CatalogSet {
  readonly id: FinishedGoodId;
  readonly name: string;
  readonly components: readonly PlanComponent[];
}

export interface CatalogRecipe {
  readonly id: RecipeId;
  readonly name: string;
  readonly units: readonly FinishedUnitId[];
  readonly ingredients: readonly IngredientId[];
  readonly subRecipes: readonly RecipeId[];
}

/** The ids of what came with the demo kitchen, as they are kept. Names and shape stand in users' databases. */
export const MarkedAsDemo = v.object({
  events: v.array(EventId),
  sets: v.array(FinishedGoodId),
  recipes: v.array(RecipeId),
  ingredients: v.array(IngredientId),
  /** The moment of all counts that came along; null: none did, as it was once. */
  countedAt: v.optional(v.nullable(Moment), null),
});
export type MarkedAsDemo = v.InferOutput<typeof MarkedAsDemo>;

/** What came with the demo kitchen, and is still there. */
export interface DemoMarks {
  readonly events: ReadonlySet<EventId>;
  readonly sets: ReadonlySet<FinishedGoodId>;
  readonly recipes: ReadonlySet<RecipeId>;
  readonly ingredients: ReadonlySet<IngredientId>;
  readonly countedAt: Moment | null;
}

/** What was counted of an ingredient, in one unit. */
export interface CountedIngredient {
  readonly ingredientId: IngredientId;
  readonly unit: string;
  readonly countedAt: Moment;
}

/** The whole catalog, the demo's and one's own, and what events of one's own rest on. */
export interface CatalogInUse {
  readonly sets: readonly CatalogSet[];
  readonly recipes: readonly CatalogRecipe[];
  readonly goodsOfOwnEvents: ReadonlySet<FinishedGoodId>;
  readonly unitsOfOwnEvents: ReadonlySet<FinishedUnitId>;
  /** Those frozen in a started plan, be it inside another. */
  readonly recipesOfOwnEvents: ReadonlySet<RecipeId>;
  /** Those frozen in a started plan. */
  readonly ingredientsOfOwnEvents: ReadonlySet<IngredientId>;
  readonly counts: readonly CountedIngredient[];
}

export interface DemoRemoval {
  readonly events: readonly EventId[];
  readonly sets: readonly FinishedGoodId[];
  readonly recipes: readonly RecipeId[];
  readonly ingredients: readonly IngredientId[];
  readonly counts: readonly CountedIngredient[];
  /** How many ingredients stay only because one has counted them. */
  readonly countedStay: number;
  /** Names of boxes and recipes that stay. */
  readonly stays: readonly string[];
}

export function demoRemoval(demo: DemoMarks, catalog: CatalogInUse): DemoRemoval {
  const keptSets = closure(
    catalog.sets.filter(({ id }) => !demo.sets.has(id) || catalog.goodsOfOwnEvents.has(id)),
    catalog.sets,
    (set) => set.components.flatMap((line) => (line.kind === 'good' ? [line.finishedGoodId] : [])),
  );
  const lines = [...keptSets].flatMap((set) => set.components);
  const keptUnits = new Set(lines.flatMap((line) => (line.kind === 'unit' ? [line.finishedUnitId] : [])));
  const isUsed = (unit: FinishedUnitId): boolean => keptUnits.has(unit) || catalog.unitsOfOwnEvents.has(unit);
  const keptRecipes = closure(
    catalog.recipes.filter(
      ({ id, units }) => !demo.recipes.has(id) || units.some(isUsed) || catalog.recipesOfOwnEvents.has(id),
    ),
    catalog.recipes,
    (recipe) => recipe.subRecipes,
  );
  const isOfDemo = (count: CountedIngredient): boolean =>
    demo.ingredients.has(count.ingredientId) && count.countedAt === demo.countedAt;
  const ownCounts = new Set(catalog.counts.filter((count) => !isOfDemo(count)).map((count) => count.ingredientId));
  const usedIngredients = new Set([
    ...lines.flatMap((line) => (line.kind === 'packaging' ? [line.ingredientId] : [])),
    ...[...keptRecipes].flatMap((recipe) => recipe.ingredients),
    ...catalog.ingredientsOfOwnEvents,
  ]);
  const isKept = { set: (row: CatalogSet) => keptSets.has(row), recipe: (row: CatalogRecipe) => keptRecipes.has(row) };
  const staying = [
    ...catalog.sets.filter((row) => demo.sets.has(row.id) && isKept.set(row)),
    ...catalog.recipes.filter((row) => demo.recipes.has(row.id) && isKept.recipe(row)),
  ];
  const unusedIngredients = [...demo.ingredients].filter((id) => !usedIngredients.has(id));
  return {
    events: [...demo.events],
    sets: catalog.sets.filter((row) => !isKept.set(row)).map(({ id }) => id),
    recipes: catalog.recipes.filter((row) => !isKept.recipe(row)).map(({ id }) => id),
    ingredients: unusedIngredients.filter((id) => !ownCounts.has(id)),
    counts: catalog.counts.filter(isOfDemo),
    countedStay: unusedIngredients.filter((id) => ownCounts.has(id)).length,
    stays: staying.map(({ name }) => name),
  };
}

/** The first rows and all that they contain, at any depth. */
function closure<Row extends { readonly id: unknown }>(
  first: readonly Row[],
  all: readonly Row[],
  inside: (row: Row) => readonly Row['id'][],
): ReadonlySet<Row> {
  const byId = new Map(all.map((row) => [row.id, row]));
  const found = new Set(first);
  // A set that grows while it is walked is walked to its end.
  for (const row of found) {
    for (const id of inside(row)) {
      const inner = byId.get(id);
      if (inner) found.add(inner);
    }
  }
  return found;
}
