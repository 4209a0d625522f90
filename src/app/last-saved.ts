/**
 * What the page remembers of the last save, outside of IndexedDB: only with it can an empty database be told from a lost
 * one. Storage of this kind may be missing or forbidden; then nothing is remembered, and nothing breaks.
 */
import { on } from 'svelte/events';
import type { Saved } from '../store/store-door.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.saved';

export function readLastSaved(): Saved | null {
  try {
    return readSaved(localStorage.getItem(KEY));
  } catch {
    return null; // forbidden
  }
}

/** Keeps the larger generation: another tab may have saved, and written here, in between. */
export function rememberSaved(saved: Saved): void {
  const before = readLastSaved();
  if (before?.databaseId === saved.databaseId && before.generation >= saved.generation) return;
  try {
    const { databaseId, generation } = saved;
    localStorage.setItem(KEY, JSON.stringify({ databaseId, generation }));
  } catch {
    // Forbidden or full: the kitchen itself is saved all the same.
  }
}

/** A person has decided to go on without what was saved last. */
export function forgetLastSaved(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden: then nothing was remembered either.
  }
}

/** Calls back when another window has put another kitchen here than the one remembered until then. */
export function onOtherKitchen(callback: () => void): void {
  on(window, 'storage', ({ key, oldValue, newValue }) => {
    if (key !== KEY) return;
    const [before, now] = [readSaved(oldValue), readSaved(newValue)];
    if (before && now && before.databaseId !== now.databaseId) callback();
  });
}

function readSaved(text: string | null): Saved | null {
  try {
    return parseSaved(JSON.parse(text ?? 'null'));
  } catch {
    return null; // not what we wrote
  }
}

function parseSaved(value: unknown): Saved | null {
  if (typeof value !== 'object' || value === null) return null;
  const { databaseId, generation }: { databaseId?: unknown; generation?: unknown } = value;
  return typeof databaseId === 'string' && Number.isSafeInteger(generation)
    ? { databaseId, generation: Number(generation) }
    : null;
}
