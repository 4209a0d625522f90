/**
 * Timers as they outlast the page, in its own storage, shared by all windows. It may be missing, forbidden or full; then timers run as
 * long as the page does, and that is said.
 */
import { on } from 'svelte/events';
import { readTimer, type KitchenTimer } from '../domain/kitchen-timer.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.timers';

/** What is kept; what is no timer is left out. null: nothing can be kept here. */
export function recallTimers(): readonly KitchenTimer[] | null {
  try {
    return readTimers(localStorage.getItem(KEY));
  } catch {
    return null; // forbidden, or missing
  }
}

/** Whether they are kept. */
export function keepTimers(timers: readonly KitchenTimer[]): boolean {
  try {
    if (timers.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(timers));
    return true;
  } catch {
    return false; // forbidden or full
  }
}

/** Calls back with what another window keeps from now on. Gives the end of it. */
export function onTimersKept(callback: (timers: readonly KitchenTimer[]) => void): () => void {
  return on(window, 'storage', ({ key, newValue }) => {
    if (key === KEY || key === null) callback(readTimers(newValue)); // null: all was cleared
  });
}

function readTimers(text: string | null): readonly KitchenTimer[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((each) => readTimer(each) ?? []) : [];
  } catch {
    return []; // not what we wrote
  }
}
