/**
 * Finding names while typing: from the first letter, words in any order, accents and case ignored. Names are folded once a
 * list, not at every letter: that is what keeps a search among thousands within a frame.
 */
import { spellingsToOffer } from '../domain/kitchen-units.ts';
import { foldName } from '../domain/names.ts';

/** Takes a query, gives the rows in whose names all its words are; a blank query gives the list as it is. */
export type NameSearch<Row> = (query: string) => readonly Row[];

/**
 * The search of a list in which every row keeps its place: one in which rows are tapped time and again. Each tap makes the list anew,
 * so names are not folded before something is sought.
 */
export function nameSearch<Row>(rows: readonly Row[], namesOf: (row: Row) => readonly string[]): NameSearch<Row> {
  let folded: readonly string[] | null = null;
  return (query) => {
    const words = foldName(query).split(' ');
    if (words[0] === '') return rows;
    const names = (folded ??= rows.map((row) => foldName(namesOf(row).join(' '))));
    return rows.filter((_, place) => words.every((word) => names[place]?.includes(word)));
  };
}

/**
 * The search of a list that one goes through to find one thing. First come those whose name begins with the query, then
 * those in which each word begins a word, then the rest, so that among thousands the first letter already finds; within
 * each the list keeps its order. Rows move while one types, and at no other time.
 */
export function closestSearch<Row>(rows: readonly Row[], namesOf: (row: Row) => readonly string[]): NameSearch<Row> {
  const named = rows.map((row) => ({ row, name: foldName(namesOf(row).join(' ')) }));
  return (query) => {
    const sought = foldName(query);
    if (sought === '') return rows;
    const words = sought.split(' ');
    const [first, atWords, inside]: [Row[], Row[], Row[]] = [[], [], []];
    for (const { row, name } of named) {
      if (!words.every((word) => name.includes(word))) continue;
      if (name.startsWith(sought)) first.push(row);
      else if (words.every((word) => beginsWord(name, word))) atWords.push(row);
      else inside.push(row);
    }
    return [...first, ...atWords, ...inside];
  };
}

/** The units that are offered wherever one is typed. */
export const unitSearch = closestSearch<string>(spellingsToOffer, (unit) => [unit]);

const LETTER = /[\p{L}\p{N}]/u;

/** Whether a word of the name begins so: “éclair” in “l’éclair”, too. */
function beginsWord(name: string, beginning: string): boolean {
  for (let at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
    if (at === 0 || !LETTER.test(name.charAt(at - 1))) return true;
  }
  return false;
}
