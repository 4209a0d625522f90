/** How a file from another program is spoken of: its broken lines, and what of it is not taken and why. */
import type { SameName } from '../domain/import-plan.ts';
import type { BrokenLine, LeftOut } from '../domain/kitchen-file.ts';
import { isSameName } from '../domain/names.ts';
import type { ImportCounts } from '../store/import-views.ts';
import { countOf, countsPhrase, firstOf, listOf, wholeNumber } from './number-words.ts';
import { refusalMessage } from './user-messages.ts';

/** “recipes, entry 3 (Sugar Cookies), ingredients 2, quantity: “lots” is not an amount. …” */
export function brokenLineMessage({ list, place, name, field, problem }: BrokenLine): string {
  const entry = place === 0 ? '' : `, entry ${wholeNumber(place)}`;
  const called = name === '' ? '' : ` (${name})`;
  const part = field === '' ? '' : `, ${plain(field)}`;
  return `${capital(plain(list))}${entry}${called}${part}: ${refusalMessage(problem)}`;
}

/** “7 recipes, 50 ingredients and 4 events”. */
export function importedPhrase({ recipes, ingredients, counted, events }: ImportCounts): string {
  return countsPhrase([
    [recipes, 'recipe', 'recipes'],
    [ingredients, 'ingredient', 'ingredients'],
    [counted, 'count in the pantry', 'counts in the pantry'],
    [events, 'event', 'events'],
  ]);
}

export function bringsNothing({ recipes, ingredients, counted, events }: ImportCounts): boolean {
  return recipes + ingredients + counted + events === 0;
}

export function broughtInPhrase(counts: ImportCounts): string {
  return bringsNothing(counts)
    ? 'All of it was here already: nothing was brought in.'
    : `In your kitchen now: ${importedPhrase(counts)}.`;
}

/** “Cookies”, or where it has another name here “Cookies, here called Grandma’s”. */
export function sameNamePhrase({ inFile, here }: SameName): string {
  return isSameName(inFile, here) ? here : `${inFile}, here called ${here}`;
}

/** What is not taken, and why, as one sentence. */
export function leftOutMessage(left: LeftOut): string {
  switch (left.type) {
    case 'OlderYields':
      return `${countOf(left.count, 'older number', 'older numbers')} of what a batch gives: newer ones stand in a list of their own, and those count.`;
    case 'GroupsOfIngredients':
      return `${countOf(left.count, 'group of ingredients', 'groups of ingredients')}: their names became the shelves.`;
    case 'WholeList':
      return `${capital(plain(left.list))}, ${countOf(left.count, 'entry', 'entries')}: Bakeline has no place for them.`;
    case 'Fields':
      return `Of ${plain(left.list)}: ${listOf(firstOf(left.fields.map(({ field, count }) => `${plain(field)} (${wholeNumber(count)})`)))}`;
    case 'ArchivedThere':
      return `${listOf(firstOf(left.names))}: archived there.`;
    case 'ListedTwiceThere':
      return `${listOf(firstOf(left.names))}: in the file more than once, taken once.`;
    case 'StockTooMuch':
      return `What is there of ${listOf(firstOf(left.names))}: together it is more than anybody counts.`;
    case 'DensityUnclear':
      return `What a cup weighs of ${listOf(firstOf(left.names))}: it cannot be read there. The ingredient comes in without it.`;
  }
}

/** The file's own words, as words. */
const plain = (key: string): string => key.replaceAll('_', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
