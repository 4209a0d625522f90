/** How a recipe is said where it goes into another one. */
import type { RecipeRow } from '../store/views.ts';
import { isSameName } from '../domain/names.ts';
import { wholeNumber } from './number-words.ts';

/** “48 a batch”, “24 large or 48 small a batch”; what is called like its recipe is not named again. */
export function givesPhrase({ name, units }: Pick<RecipeRow, 'name' | 'units'>): string {
  if (units.length === 0) return 'nothing to pack';
  const each = units.map((unit) => {
    const count = wholeNumber(unit.unitsPerBatch);
    return isSameName(unit.name, name) ? count : `${count} ${unit.name}`;
  });
  return `${each.join(' or ')} a batch`;
}
