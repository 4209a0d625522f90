/**
 * What a kitchen knows by name when a line of a recipe is read: its ingredients, and the recipes that may go into this one. Names
 * are folded once a list, not at every letter.
 */
import type { RecipeId } from './ids.ts';
import { foldName } from './names.ts';

export interface KnownRecipe {
  readonly recipeId: RecipeId;
  readonly name: string;
}

export interface KnownNames {
  /** Folded names of ingredients, packaging included. */
  readonly ingredients: ReadonlySet<string>;
  /** Recipes that may go into this one, by their folded names. */
  readonly recipes: ReadonlyMap<string, KnownRecipe>;
}

/** Takes the names of ingredients, and the recipes that may go in. */
export function knownNames(ingredients: readonly string[], recipes: readonly KnownRecipe[]): KnownNames {
  return {
    ingredients: new Set(ingredients.map(foldName)),
    recipes: new Map(recipes.map((recipe) => [foldName(recipe.name), recipe])),
  };
}

/** A kitchen of which nothing is known: every line is an ingredient, called as it is typed. */
export const nothingKnown: KnownNames = knownNames([], []);

/** The recipe that is called so; null when none is, or when it may as well be the ingredient of that name. */
export function recipeNamed({ ingredients, recipes }: KnownNames, name: string): KnownRecipe | null {
  const key = foldName(name);
  return ingredients.has(key) ? null : (recipes.get(key) ?? null);
}
