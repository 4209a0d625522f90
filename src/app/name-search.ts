/** Finding names while typing: from the first letter, in any order of words, accents and case ignored. */
import { foldName } from '../domain/names.ts';

/** Gives a test for names: true when every word of the query is somewhere in the name. A blank query finds all. */
export function nameFinder(query: string): (name: string) => boolean {
  const words = foldName(query).split(' ');
  return (name) => {
    const folded = foldName(name);
    return words.every((word) => folded.includes(word));
  };
}
