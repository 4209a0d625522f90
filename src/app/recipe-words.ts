/** How a recipe is said where it goes into another one. */
import type { RecipeRow } from '../store/views.ts';
import { isSameName } from '../domain/names.ts';
import { countOf, listOf, wholeNumber } from './number-words.ts';

/** “48 a batch”, “24 large or 48 small a batch”; what is called like its recipe is not named again. */
export function givesPhrase({ name, units }: Pick<RecipeRow, 'name' | 'units'>): string {
  if (units.length === 0) return 'nothing to pack';
  const each = units.map((unit) => {
    const count = wholeNumber(unit.unitsPerBatch);
    return isSameName(unit.name, name) ? count : `${count} ${unit.name}`;
  });
  return `${each.join(' or ')} a batch`;
}

/** “3 lines are in. Basic dough came in as a recipe, under “Made with other recipes”.” */
export function cameInPhrase(lines: number, recipes: readonly string[]): string {
  const came = countOf(lines, 'line is', 'lines are');
  if (recipes.length === 0) return `${came} in.`;
  const such = recipes.length === 1 ? 'a recipe' : 'recipes';
  return `${came} in. ${listOf(recipes)} came in as ${such}, under “Made with other recipes”.`;
}

/** “White sugar is put away in the pantry; it is used all the same.” Takes at least one name. */
export function archivedPhrase(names: readonly string[]): string {
  const [are, they] = names.length === 1 ? ['is', 'it is'] : ['are', 'they are'];
  return `${listOf(names)} ${are} put away in the pantry; ${they} used all the same.`;
}
