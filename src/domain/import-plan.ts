/**
 * What of a file is new in this kitchen. What is here already, by its slug or else by its name, stays as it is and is named;
 * so the same file a second time changes nothing. Decides and writes nothing: the preview and the import are one decision.
 */
import { err, ok, type Result } from '../shared/result.ts';
import type { IngredientId, RecipeId, Uuid } from './ids.ts';
import type {
  BrokenLine,
  FileEvent,
  FileIngredient,
  FileRecipe,
  KitchenFile,
  KitchenFileRefusal,
  LeftOut,
  LineProblem,
} from './kitchen-file.ts';
import { MOST_BROKEN_LINES_NAMED } from './kitchen-file.ts';
import { checkNesting, DEEPEST_RECIPES, type NestingNode } from './nesting.ts';
import type { PlainDate } from './event-date.ts';

export interface KnownIngredient {
  readonly id: IngredientId;
  readonly slug: string;
  readonly name: string;
  readonly nameKey: string;
  readonly kind: 'food' | 'packaging';
}

export interface KnownRecipe {
  readonly id: RecipeId;
  readonly slug: string;
  readonly name: string;
  readonly nameKey: string;
  readonly subRecipes: readonly RecipeId[];
}

export interface KnownEvent {
  readonly uuid: Uuid;
  readonly name: string;
  readonly nameKey: string;
  readonly date: PlainDate;
}

/** The kitchen as far as an import looks at it, archived things included. */
export interface KnownKitchen {
  readonly ingredients: readonly KnownIngredient[];
  readonly recipes: readonly KnownRecipe[];
  readonly events: readonly KnownEvent[];
}

export interface ImportPlan {
  readonly newIngredients: readonly FileIngredient[];
  readonly newRecipes: readonly FileRecipe[];
  readonly newEvents: readonly FileEvent[];
  /** Ingredients of the file that are here already or stand for another of the file, by the slug that recipes use. */
  readonly sameIngredients: ReadonlyMap<string, IngredientId | string>;
  /** Recipes that are here already, by the key of the name they have in the file. */
  readonly hereRecipes: ReadonlyMap<string, RecipeId>;
  /** Names of what is here already and stays as it is. */
  readonly here: {
    readonly ingredients: readonly string[];
    readonly recipes: readonly string[];
    readonly events: readonly string[];
  };
  readonly leftOut: readonly LeftOut[];
}

/** Refuses recipes that name packaging as food, a sub-recipe that is nowhere, one that is named twice, and recipes that contain themselves. */
export function planImport(file: KitchenFile, kitchen: KnownKitchen): Result<ImportPlan, KitchenFileRefusal> {
  const ingredients = settleIngredients(file.ingredients, kitchen.ingredients);
  const recipes = settleRecipes(file.recipes, kitchen.recipes);
  const events = settleEvents(file.events, kitchen.events);
  const broken = [
    ...wrongKinds(recipes.fresh, ingredients.packaging),
    ...subRecipeProblems(recipes.fresh, recipes.here),
    ...nestingProblems(recipes.fresh, recipes.here, kitchen.recipes),
  ];
  if (broken.length > 0) {
    return err({ type: 'FileLinesBroken', lines: broken.slice(0, MOST_BROKEN_LINES_NAMED), count: broken.length });
  }
  return ok({
    newIngredients: ingredients.fresh,
    newRecipes: recipes.fresh,
    newEvents: events.fresh,
    sameIngredients: ingredients.same,
    hereRecipes: recipes.here,
    here: { ingredients: ingredients.hereNames, recipes: recipes.hereNames, events: events.hereNames },
    leftOut: [
      ...(ingredients.twice.length > 0 ? [{ type: 'ListedTwiceThere', names: ingredients.twice } as const] : []),
      ...file.leftOut,
    ],
  });
}

/** By slug, else by name; two of the file with one name are one ingredient. */
function settleIngredients(rows: readonly FileIngredient[], known: readonly KnownIngredient[]) {
  const bySlug = new Map(known.map((each) => [each.slug, each]));
  const byKey = new Map(known.map((each) => [each.nameKey, each]));
  const fresh = new Map<string, FileIngredient>();
  const same = new Map<string, IngredientId | string>();
  const packaging = new Set<string>();
  const hereNames: string[] = [];
  const twice: string[] = [];
  for (const row of rows) {
    const here = bySlug.get(row.slug) ?? byKey.get(row.name.key);
    const namesake = fresh.get(row.name.key);
    if (here) {
      same.set(row.slug, here.id);
      hereNames.push(here.name);
    } else if (namesake) {
      same.set(row.slug, namesake.slug);
      twice.push(row.name.name);
    } else fresh.set(row.name.key, row);
    if ((here ?? namesake ?? row).kind === 'packaging') packaging.add(row.slug);
  }
  return { fresh: [...fresh.values()], same, packaging, hereNames, twice };
}

function settleRecipes(rows: readonly FileRecipe[], known: readonly KnownRecipe[]) {
  const bySlug = new Map(known.map((each) => [each.slug, each]));
  const byKey = new Map(known.map((each) => [each.nameKey, each]));
  const here = new Map<string, RecipeId>();
  const hereNames: string[] = [];
  const fresh = rows.filter((row) => {
    const found = (row.slug === null ? undefined : bySlug.get(row.slug)) ?? byKey.get(row.name.key);
    if (found) {
      here.set(row.name.key, found.id);
      hereNames.push(found.name);
    }
    return !found;
  });
  // A sub-recipe may be here without being in the file.
  for (const { nameKey, id } of known) if (!here.has(nameKey)) here.set(nameKey, id);
  return { fresh, here, hereNames };
}

/** An event that came from this file before, or one of the same name on the same day. */
function settleEvents(rows: readonly FileEvent[], known: readonly KnownEvent[]) {
  const byUuid = new Map(known.map((each) => [each.uuid, each]));
  const dayAndKey = (date: PlainDate, key: string): string => `${date} ${key}`;
  const byDay = new Map(known.map((each) => [dayAndKey(each.date, each.nameKey), each]));
  const hereNames: string[] = [];
  const fresh = rows.filter(({ uuid, facts }) => {
    const found = byUuid.get(uuid) ?? byDay.get(dayAndKey(facts.date, facts.name.key));
    if (found) hereNames.push(found.name);
    return !found;
  });
  return { fresh, hereNames };
}

function wrongKinds(recipes: readonly FileRecipe[], packaging: ReadonlySet<string>): BrokenLine[] {
  return recipes.flatMap((recipe) =>
    recipe.lines.flatMap((line, index) =>
      packaging.has(line.ingredientSlug)
        ? [inRecipe(recipe, `ingredients ${index + 1}, ingredient_slug`, { type: 'WrongKind', wanted: 'food' })]
        : [],
    ),
  );
}

function subRecipeProblems(recipes: readonly FileRecipe[], here: ReadonlyMap<string, RecipeId>): BrokenLine[] {
  const inFile = new Set(recipes.map((recipe) => recipe.name.key));
  return recipes.flatMap((recipe) => {
    const seen = new Set<string | RecipeId>();
    return recipe.subRecipes.flatMap(({ name }, index): BrokenLine[] => {
      const field = `components ${index + 1}, recipe_name`;
      const id = here.get(name.key) ?? name.key;
      if (typeof id === 'string' && !inFile.has(id)) {
        return [inRecipe(recipe, field, { type: 'RecipeUnknown', soughtIn: 'file and kitchen' })];
      }
      if (seen.has(id)) return [inRecipe(recipe, field, { type: 'ListedTwice', name: name.name })];
      seen.add(id);
      return [];
    });
  });
}

function nestingProblems(
  recipes: readonly FileRecipe[],
  here: ReadonlyMap<string, RecipeId>,
  known: readonly KnownRecipe[],
): BrokenLine[] {
  if (recipes.every((recipe) => recipe.subRecipes.length === 0)) return [];
  const nodes = new Map<string | RecipeId, NestingNode<string | RecipeId>>();
  for (const { id, name, subRecipes } of known) nodes.set(id, { name, contains: subRecipes });
  for (const { name, subRecipes } of recipes) {
    nodes.set(name.key, {
      name: name.name,
      contains: subRecipes.map((part) => here.get(part.name.key) ?? part.name.key),
    });
  }
  const nesting = checkNesting(nodes, DEEPEST_RECIPES);
  if (nesting.ok) return [];
  const first = recipes.find((recipe) => nesting.error.path.includes(recipe.name.name));
  return first ? [inRecipe(first, 'components', nesting.error)] : [];
}

function inRecipe({ place, name }: FileRecipe, field: string, problem: LineProblem): BrokenLine {
  return { list: 'recipes', place, name: name.name, field, problem };
}
