/**
 * Changes that were put together and not written yet, as they outlast their page: a phone throws away what it does not show. In the
 * storage of the page, by ids alone, and only for the kitchen they belong to.
 */
import * as v from 'valibot';
import { FinishedGoodId, FinishedUnitId, type EventId } from '../domain/ids.ts';
import { usualReasons } from './plan-words.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.changes';

const amount = v.pipe(v.number(), v.minValue(0));
const LeftChanges = v.object({
  isNote: v.boolean(),
  usual: v.nullable(v.picklist(usualReasons)),
  words: v.string(),
  changes: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('good'), id: FinishedGoodId, amount }),
      v.object({ kind: v.literal('unit'), id: FinishedUnitId, amount }),
    ]),
  ),
  /** Batches that follow, and were taken or left on purpose. */
  switched: v.array(v.tuple([FinishedUnitId, v.boolean()])),
});
export type LeftChanges = v.InferOutput<typeof LeftChanges>;

const Kept = v.object({ databaseId: v.string(), events: v.record(v.string(), LeftChanges) });

/** null: none were left in this event of that kitchen, or they cannot be read. */
export function recallLeft(databaseId: string, eventId: EventId): LeftChanges | null {
  return read(databaseId)[eventId] ?? null;
}

/** null: they were written, or thrown away. */
export function keepLeft(databaseId: string, eventId: EventId, left: LeftChanges | null): void {
  const others = Object.entries(read(databaseId)).filter(([event]) => event !== String(eventId));
  const events = Object.fromEntries(left ? [...others, [String(eventId), left]] : others);
  try {
    if (Object.keys(events).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ databaseId, events }));
  } catch {
    // Forbidden or full: then they outlast the screen, but not the page.
  }
}

function read(databaseId: string): Readonly<Record<string, LeftChanges>> {
  try {
    const kept = v.parse(Kept, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return kept.databaseId === databaseId ? kept.events : {};
  } catch {
    return {}; // forbidden, or not what we wrote
  }
}
