/**
 * The sentinel: what the page remembers, outside of IndexedDB, of the last save. A browser may wipe IndexedDB after a
 * crash and then show it as fresh and empty; only the sentinel tells this from a first visit.
 */
import { err, ok, type Result } from '../shared/result.ts';
import type { Head } from './head.ts';

export interface Sentinel {
  readonly databaseId: string;
  readonly generation: number;
}

export type SentinelTrouble =
  /** A kitchen was saved here, and nothing is found. */
  | { readonly type: 'KitchenLost'; readonly expected: Sentinel }
  /** The kitchen that was saved here, but as it was before its last save. */
  | { readonly type: 'KitchenOlder'; readonly expected: Sentinel; readonly found: Sentinel }
  /** Not the kitchen that was saved here. */
  | { readonly type: 'KitchenOther'; readonly expected: Sentinel; readonly found: Sentinel };

/** Compares what was found at opening (null: nothing) with the sentinel (null: there is none, and anything is right). */
export function checkSentinel(
  found: Pick<Head, 'databaseId' | 'generation'> | null,
  expected: Sentinel | null,
): Result<undefined, SentinelTrouble> {
  if (!expected) return ok();
  if (!found) return err({ type: 'KitchenLost', expected });
  const { databaseId, generation } = found;
  if (databaseId !== expected.databaseId) {
    return err({ type: 'KitchenOther', expected, found: { databaseId, generation } });
  }
  return generation < expected.generation
    ? err({ type: 'KitchenOlder', expected, found: { databaseId, generation } })
    : ok();
}
