/** What a form says as it goes away, on the screen behind it and once: “Sugar cookies is saved.” */
import type { Route } from './route.svelte.ts';

let waiting: { readonly screen: Route['screen']; readonly words: string } | null = null;

export function sayOn(screen: Route['screen'], words: string): void {
  waiting = { screen, words };
}

/** The word that waits for this screen, or null. A word for another screen is stale by now. */
export function takeWord(screen: Route['screen']): string | null {
  const words = waiting?.screen === screen ? waiting.words : null;
  waiting = null;
  return words;
}
