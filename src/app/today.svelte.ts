/**
 * The day it is, for screens that stay open over midnight: a tablet on the wall is never reloaded. Looks at the clock every
 * minute and whenever the page comes back into view, as long as something shows it.
 */
import { createSubscriber } from 'svelte/reactivity';
import type { PlainDate } from '../domain/event-date.ts';
import { dayOf } from './plain-dates.ts';

const MINUTE_MS = 60_000;

const subscribe = createSubscriber((update) => {
  let shown = dayOf(new Date());
  const look = (): void => {
    const day = dayOf(new Date());
    if (day === shown) return;
    shown = day;
    update();
  };
  const timer = setInterval(look, MINUTE_MS);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
});

/** Read in a component or a derived value, it follows the calendar. */
export function today(): PlainDate {
  subscribe();
  return dayOf(new Date()); // eslint-disable-line svelte/prefer-svelte-reactivity -- read anew each time, never changed
}
