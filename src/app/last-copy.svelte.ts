/**
 * The last copy of the kitchen that was handed over from this device. Remembered here and not in the kitchen: noting it there would
 * be a change that the copy lacks, and a kitchen brought to another device was not copied from that one.
 */
import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';
import * as v from 'valibot';
import { Moment } from '../domain/ids.ts';
import type { Saved } from '../store/store-door.ts';
import type { LastCopy } from './copy-age.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.copy';

const Kept = v.object({
  databaseId: v.string(),
  generation: v.pipe(v.number(), v.safeInteger()),
  at: Moment,
}) satisfies v.GenericSchema<unknown, LastCopy>;

let isOtherNow: () => void = () => undefined;
const look = createSubscriber((update) => {
  isOtherNow = update;
  return on(window, 'storage', update); // handed over in another window
});

/** Read on a screen, it follows; null when none of this kitchen was handed over, or it cannot be remembered here. */
export function lastCopy(saved: Saved | null): LastCopy | null {
  look();
  const last = readLastCopy();
  return last && last.databaseId === saved?.databaseId ? last : null;
}

export function rememberCopy(copy: LastCopy): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(copy));
  } catch {
    // Forbidden or full: the copy is in other hands all the same.
  }
  isOtherNow();
}

function readLastCopy(): LastCopy | null {
  try {
    return v.parse(Kept, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null; // forbidden, or not what we wrote
  }
}
