/** The search alone, inside the browser, on the app's own module: what a list costs once, and what each letter costs. */
import { closestSearch } from '../../src/app/name-search.ts';

export interface SearchTimes {
  readonly foldedMs: readonly number[];
  readonly foundMs: readonly number[];
}

/** Each word letter by letter, as it is typed. */
function searching(names: readonly string[], words: readonly string[]): SearchTimes {
  const times = { foldedMs: [] as number[], foundMs: [] as number[] };
  for (let round = 0; round < 20; round += 1) {
    const begin = performance.now();
    const search = closestSearch(names, (name) => [name]);
    times.foldedMs.push(performance.now() - begin);
    for (const word of words) {
      for (let length = 1; length <= word.length; length += 1) {
        const typed = performance.now();
        search(word.slice(0, length));
        times.foundMs.push(performance.now() - typed);
      }
    }
  }
  return times;
}

declare global {
  interface Window {
    searching: typeof searching;
  }
}
window.searching = searching;
