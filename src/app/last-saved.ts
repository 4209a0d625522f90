/**
 * What the page remembers of the last save, outside of IndexedDB: only with it can an empty database be told from a lost
 * one. Storage of this kind may be missing or forbidden; then nothing is remembered, and nothing breaks.
 */
import type { Saved } from '../store/store-door.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.saved';

export function readLastSaved(): Saved | null {
  try {
    return parseSaved(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null; // forbidden, or not what we wrote
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

function parseSaved(value: unknown): Saved | null {
  if (typeof value !== 'object' || value === null) return null;
  const { databaseId, generation }: { databaseId?: unknown; generation?: unknown } = value;
  return typeof databaseId === 'string' && Number.isSafeInteger(generation)
    ? { databaseId, generation: Number(generation) }
    : null;
}
