/**
 * The moment that stands on a printed sheet: when it was printed, whichever way that was begun (the button, the browser's menu, keys).
 * Until then it is when the sheet was opened.
 */
import { flushSync } from 'svelte';
import { on } from 'svelte/events';
import { createSubscriber } from 'svelte/reactivity';
import type { Moment } from '../domain/ids.ts';

/** The sheet is drawn anew before the browser takes it. */
const subscribe = createSubscriber((update) => on(window, 'beforeprint', () => flushSync(update)));

/** Read in a component or a derived value, it follows the printing. */
export function printMoment(): Moment {
  subscribe();
  return new Date().toISOString() as Moment; // eslint-disable-line svelte/prefer-svelte-reactivity -- read anew each time, never changed
}
