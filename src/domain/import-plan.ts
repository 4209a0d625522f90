/**
 * What of a file is new in this kitchen. What is here already, by its slug or else by its name, stays as it is and is named;
 * so the same file a second time changes nothing. Decides and writes nothing: the preview and the import are one decision.
 */
import { grouped } from '../shared/grouped.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { DemoMarks } from './demo-removal.ts';
import type { EventId, IngredientId, RecipeId, Uuid } from './ids.ts';
import type {
  BrokenLine,
  FileEvent,
  FileIngredient,
  FileRecipe,
  FileStock,
  KitchenFile,
  KitchenFileRefusal,
  LeftOut,
  LineProblem,
} from './kitchen-file.ts';
import { linesBroken } from './kitchen-file.ts';
import type { WeighingFacts } from './measures.ts';
import { slugFor } from './names.ts';
import type { DemoInTheWay } from './refusals.ts';
import { checkNesting, DEEPEST_RECIPES, type NestingNode } from './nesting.ts';
import type { PlainDate } from './event-date.ts';
import { summedStock } from './stock-sums.ts';

export interface KnownIngredient {
  readonly id: IngredientId;
  readonly slug: string;
  readonly name: string;
  readonly nameKey: string;
  readonly kind: 'food' | 'packaging';
  /** It was counted here, or counted as none. */
  readonly isCounted: boolean;
  readonly weighing: WeighingFacts;
}

export interface KnownRecipe {
  readonly id: RecipeId;
  readonly slug: string;
  readonly name: string;
  readonly nameKey: string;
  readonly subRecipes: readonly RecipeId[];
}

export interface KnownEvent {
  readonly id: EventId;
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
  /** What of them came with the demo kitchen, which a real one must not be mixed with. */
  readonly demo: Pick<DemoMarks, 'ingredients' | 'recipes' | 'events'>;
}

/** The same thing, as the file calls it and as it is called here. */
export interface SameName {
  readonly inFile: string;
  readonly here: string;
}

export interface ImportPlan {
  readonly newIngredients: readonly FileIngredient[];
  readonly newRecipes: readonly FileRecipe[];
  readonly newEvents: readonly FileEvent[];
  /** Of ingredients that were not counted here yet, with the name that each will have here. */
  readonly newStock: readonly (FileStock & { readonly name: string })[];
  /** Ingredients of the file that are here already or stand for another of the file, by the slug that recipes use. */
  readonly sameIngredients: ReadonlyMap<string, IngredientId | string>;
  /** Recipes that are here already, by the key of the name they have in the file. */
  readonly hereRecipes: ReadonlyMap<string, RecipeId>;
  /** What is here already and stays as it is. */
  readonly here: {
    readonly ingredients: readonly SameName[];
    readonly recipes: readonly SameName[];
    readonly events: readonly SameName[];
    /** Ingredients that were counted here already. */
    readonly counted: readonly SameName[];
  };
  readonly leftOut: readonly LeftOut[];
}

/**
 * Refuses what would be taken for the same as something of the demo kitchen, recipes that name packaging as food, a sub-recipe
 * that is nowhere or named twice, and recipes that contain themselves.
 */
export function planImport(
  file: KitchenFile,
  kitchen: KnownKitchen,
): Result<ImportPlan, KitchenFileRefusal | DemoInTheWay> {
  const ingredients = settleIngredients(file.ingredients, kitchen.ingredients);
  const recipes = settleRecipes(file.recipes, kitchen.recipes);
  const events = settleEvents(file.events, kitchen.events);
  const names = [
    ...namesAmong(kitchen.demo.recipes, recipes.found),
    ...namesAmong(kitchen.demo.events, events.found),
    ...namesAmong(kitchen.demo.ingredients, ingredients.found),
  ];
  if (names.length > 0) return err({ type: 'DemoInTheWay', names });
  const stock = settleStock(file, ingredients.same, kitchen.ingredients);
  const broken = [
    ...wrongKinds(recipes.fresh, ingredients.packaging),
    ...subRecipeProblems(recipes.fresh, recipes.here),
    ...nestingProblems(recipes.fresh, recipes.here, kitchen.recipes),
  ];
  if (broken.length > 0) return err(linesBroken(broken));
  return ok({
    newIngredients: ingredients.fresh,
    newRecipes: recipes.fresh,
    newEvents: events.fresh,
    newStock: stock.fresh,
    sameIngredients: ingredients.same,
    hereRecipes: recipes.here,
    here: {
      ingredients: ingredients.found.map(({ same }) => same),
      recipes: recipes.found.map(({ same }) => same),
      events: events.found.map(({ same }) => same),
      counted: stock.counted,
    },
    leftOut: [
      ...(stock.tooMuch.length > 0 ? [{ type: 'StockTooMuch', names: stock.tooMuch } as const] : []),
      ...(ingredients.twice.length > 0 ? [{ type: 'ListedTwiceThere', names: ingredients.twice } as const] : []),
      ...file.leftOut,
    ],
  });
}

/** What of the file is here already. */
interface Found<Id> {
  readonly id: Id;
  readonly same: SameName;
}

function namesAmong<Id>(demo: ReadonlySet<Id>, found: readonly Found<Id>[]): string[] {
  return found.filter(({ id }) => demo.has(id)).map(({ same }) => same.here);
}

/** By slug, else by name; two of the file with one name are one ingredient. */
function settleIngredients(rows: readonly FileIngredient[], known: readonly KnownIngredient[]) {
  const bySlug = new Map(known.map((each) => [each.slug, each]));
  const byKey = new Map(known.map((each) => [each.nameKey, each]));
  const fresh = new Map<string, FileIngredient>();
  const same = new Map<string, IngredientId | string>();
  const packaging = new Set<string>();
  const found: Found<IngredientId>[] = [];
  const twice: string[] = [];
  for (const row of rows) {
    const here = bySlug.get(row.slug) ?? byKey.get(row.name.key);
    const namesake = fresh.get(row.name.key);
    if (here) {
      same.set(row.slug, here.id);
      found.push({ id: here.id, same: { inFile: row.name.name, here: here.name } });
    } else if (namesake) {
      same.set(row.slug, namesake.slug);
      twice.push(row.name.name);
    } else fresh.set(row.name.key, row);
    if ((here ?? namesake ?? row).kind === 'packaging') packaging.add(row.slug);
  }
  return { fresh: [...fresh.values()], same, packaging, found, twice };
}

/** A count that is here stays: it was made by looking. What the file has of one ingredient, under whatever slugs, is added up. */
function settleStock(
  { stock, ingredients }: KitchenFile,
  same: ReadonlyMap<string, IngredientId | string>,
  known: readonly KnownIngredient[],
) {
  const inFile = new Map(ingredients.map((row) => [row.slug, row]));
  const byId = new Map(known.map((each) => [each.id, each]));
  const counted: SameName[] = [];
  const tooMuch: string[] = [];
  const fresh = [...grouped(stock, (row) => same.get(row.slug) ?? row.slug)].flatMap(([id, rows]) => {
    const slug = rows[0]?.slug ?? '';
    const here = typeof id === 'string' ? undefined : byId.get(id);
    const named = inFile.get(typeof id === 'string' ? id : slug);
    const name = here?.name ?? named?.name.name ?? slug;
    if (here?.isCounted) {
      counted.push({ inFile: inFile.get(slug)?.name.name ?? slug, here: here.name });
      return [];
    }
    const facts = here?.weighing ?? { densityGramsPerMl: named?.density?.gramsPerMl ?? null, pieceGrams: null };
    return summedStock(rows, facts).flatMap(({ amount, unit }) => {
      if (!amount) tooMuch.push(name);
      return amount ? [{ slug, name, amount, unit }] : [];
    });
  });
  return { fresh, counted, tooMuch };
}

/**
 * By slug, else by name. One without a slug that was given a new name here is known by the slug that its first name gave it,
 * unless that belongs to another recipe of the file.
 */
function settleRecipes(rows: readonly FileRecipe[], known: readonly KnownRecipe[]) {
  const bySlug = new Map(known.map((each) => [each.slug, each]));
  const byKey = new Map(known.map((each) => [each.nameKey, each]));
  const matched = new Map<FileRecipe, KnownRecipe>();
  for (const row of rows) {
    const found = (row.slug === null ? undefined : bySlug.get(row.slug)) ?? byKey.get(row.name.key);
    if (found) matched.set(row, found);
  }
  const taken = new Set(matched.values());
  for (const row of rows) {
    if (row.slug !== null || matched.has(row)) continue;
    const found = bySlug.get(slugFor(row.name.key, () => false));
    if (found && !taken.has(found)) matched.set(row, found);
  }
  // A sub-recipe may be here without being in the file.
  const here = new Map(known.map(({ nameKey, id }) => [nameKey, id]));
  for (const [row, { id }] of matched) here.set(row.name.key, id);
  const found = [...matched].map(([row, { id, name }]): Found<RecipeId> => ({
    id,
    same: { inFile: row.name.name, here: name },
  }));
  return { fresh: rows.filter((row) => !matched.has(row)), here, found };
}

/** An event that came from this file before, or one of the same name on the same day. */
function settleEvents(rows: readonly FileEvent[], known: readonly KnownEvent[]) {
  const byUuid = new Map(known.map((each) => [each.uuid, each]));
  const dayAndKey = (date: PlainDate, key: string): string => `${date} ${key}`;
  const byDay = new Map(known.map((each) => [dayAndKey(each.date, each.nameKey), each]));
  const found: Found<EventId>[] = [];
  const fresh = rows.filter(({ uuid, facts }) => {
    const here = byUuid.get(uuid) ?? byDay.get(dayAndKey(facts.date, facts.name.key));
    if (here) found.push({ id: here.id, same: { inFile: facts.name.name, here: here.name } });
    return !here;
  });
  return { fresh, found };
}

function wrongKinds(recipes: readonly FileRecipe[], packaging: ReadonlySet<string>): BrokenLine[] {
  return recipes.flatMap((recipe) =>
    recipe.lines.flatMap((line, index) =>
      packaging.has(line.ingredientSlug)
        ? [inRecipe(recipe, `ingredients ${index + 1}, ${line.ingredientSlug}`, { type: 'WrongKind', wanted: 'food' })]
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
