/**
 * What a kitchen knows by name when a line of a recipe is read: its ingredients, and the recipes that may go into this one. Names
 * are folded once a list, not at every letter. What is one and what is many in English, pluralize says; a name that it makes is only
 * ever compared, so that nothing is called what nobody wrote.
 */
import pluralize from 'pluralize';
import type { RecipeId } from './ids.ts';
import { foldName } from './names.ts';
import type { RecipeLineDraft } from './recipe-draft.ts';

export interface KnownRecipe {
  readonly recipeId: RecipeId;
  readonly name: string;
}

/** The names of all ingredients of a kitchen, by their kind; those of food that is put away apart. */
export interface IngredientNames {
  readonly food: readonly string[];
  readonly packaging: readonly string[];
  readonly archived: readonly string[];
}

export interface KnownNames {
  /** Folded names of ingredients, packaging included, and what is put away not. */
  readonly ingredients: ReadonlySet<string>;
  /** Names of food that is put away, by their folded names. A line that names it uses it. */
  readonly archived: ReadonlyMap<string, string>;
  /** Names of food, by what many of it are called; where two are one and many of a thing, the first, and what is put away last. */
  readonly foodByMany: ReadonlyMap<string, string>;
  /** Recipes that may go into this one, by their folded names. */
  readonly recipes: ReadonlyMap<string, KnownRecipe>;
}

/** Takes the names of ingredients, and the recipes that may go in. */
export function knownNames(
  { food, packaging, archived }: IngredientNames,
  recipes: readonly KnownRecipe[],
): KnownNames {
  return {
    ingredients: new Set([...food, ...packaging].map(foldName)),
    archived: new Map(archived.map((name) => [foldName(name), name])),
    foodByMany: byMany([...food, ...archived]),
    recipes: new Map(recipes.map((recipe) => [foldName(recipe.name), recipe])),
  };
}

/** A kitchen of which nothing is known: every line is an ingredient, called as it is typed. */
export const nothingKnown: KnownNames = knownNames({ food: [], packaging: [], archived: [] }, []);

/** The recipe that is called so; null when none is, or when it may as well be the ingredient of that name. */
export function recipeNamed({ ingredients, recipes }: KnownNames, name: string): KnownRecipe | null {
  const key = foldName(name);
  return ingredients.has(key) ? null : (recipes.get(key) ?? null);
}

/**
 * The same lines, each ingredient called as the kitchen calls it: “eggs” are the “egg” that is known, “all purpose flour” is the
 * “all-purpose flour”. What is known by neither name is
 * called as it was first, in the lines `before` these or in these. A name that is known as it stands stays as it is typed.
 */
export function calledAsKnown(
  lines: readonly RecipeLineDraft[],
  { ingredients, foodByMany }: KnownNames,
  before: readonly RecipeLineDraft[],
): readonly RecipeLineDraft[] {
  const written = byMany([...before, ...lines].map((line) => line.ingredient));
  return lines.map((line) => {
    const key = foldName(line.ingredient);
    if (ingredients.has(key)) return line;
    const many = manyOf(key);
    const name = foodByMany.get(many) ?? written.get(many) ?? line.ingredient;
    return foldName(name) === key ? line : { ...line, ingredient: name };
  });
}

function byMany(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [manyOf(foldName(name)), name] as const).reverse()); // the first one stays
}

const HYPHENS_AND_SPACES = /[\p{Pd}\s]+/gu;

/**
 * What many of it are called, by its folded name, in one word: one and many have the same, and so have names that differ in hyphens and
 * spaces. What it makes of a name alone may be no word.
 */
function manyOf(key: string): string {
  const many = pluralize.plural(key);
  return many.replace(HYPHENS_AND_SPACES, '') || many;
}
