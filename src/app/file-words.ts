/** How a file from another program is spoken of: its broken lines, and what of it is not taken and why. */
import type { BrokenLine, LeftOut } from '../domain/kitchen-file.ts';
import { countOf, listOf, wholeNumber } from './number-words.ts';
import { refusalMessage } from './user-messages.ts';

/** “recipes, entry 3 (Sugar Cookies), ingredients 2, quantity: “lots” is not an amount. …” */
export function brokenLineMessage({ list, place, name, field, problem }: BrokenLine): string {
  const entry = place === 0 ? '' : `, entry ${wholeNumber(place)}`;
  const called = name === '' ? '' : ` (${name})`;
  const part = field === '' ? '' : `, ${plain(field)}`;
  return `${capital(plain(list))}${entry}${called}${part}: ${refusalMessage(problem)}`;
}

/** What is not taken, and why, as one sentence. */
export function leftOutMessage(left: LeftOut): string {
  switch (left.type) {
    case 'OlderYields':
      return `${countOf(left.count, 'yield', 'yields')} inside recipes: the file has newer ones in a list of their own, and those count.`;
    case 'GroupsOfIngredients':
      return `${countOf(left.count, 'group of ingredients', 'groups of ingredients')}: their names became the shelves.`;
    case 'WholeList':
      return `${capital(plain(left.list))}, ${countOf(left.count, 'entry', 'entries')}: Bakeline has no place for them.`;
    case 'Fields':
      return `Of ${plain(left.list)}: ${listOf(left.fields.map(({ field, count }) => `${plain(field)} (${wholeNumber(count)})`))}`;
    case 'ArchivedThere':
      return `${listOf(left.names)}: archived there.`;
    case 'ListedTwiceThere':
      return `${listOf(left.names)}: in the file more than once, taken once.`;
    case 'DensityUnclear':
      return `What a cup weighs of ${listOf(left.names)}: it cannot be read there. The ingredient comes in without it.`;
  }
}

/** The file's own words, as words. */
const plain = (key: string): string => key.replaceAll('_', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
