/**
 * What of a batch is in the bowl already: lines of its recipe that were ticked. They outlast the page, in its own storage and for
 * the kitchen they belong to, and are of one batch alone: with the next one everything is to be done again.
 */
import * as v from 'valibot';
import type { EventId, FinishedUnitId } from '../domain/ids.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.batch';

const Ticked = v.object({ done: v.number(), lines: v.array(v.string()) });
const Kept = v.object({ databaseId: v.string(), batches: v.record(v.string(), Ticked) });

/** The batch that comes after `done` others of that unit. */
export interface BatchAt {
  readonly databaseId: string;
  readonly eventId: EventId;
  readonly finishedUnitId: FinishedUnitId;
  readonly done: number;
}

export class BatchTicks {
  readonly #at: BatchAt;
  #lines = $state.raw<readonly string[]>([]);

  /** As they were left. */
  constructor(at: BatchAt) {
    this.#at = at;
    const kept = read(at.databaseId)[nameOf(at)];
    if (kept?.done === at.done) this.#lines = kept.lines;
  }

  has(line: string): boolean {
    return this.#lines.includes(line);
  }

  toggle(line: string): void {
    this.#lines = this.has(line) ? this.#lines.filter((each) => each !== line) : [...this.#lines, line];
    keep(this.#at, this.#lines.length > 0 ? { done: this.#at.done, lines: [...this.#lines] } : null);
  }
}

/** Its batch is recorded. */
export function forgetTicks(at: Omit<BatchAt, 'done'>): void {
  keep(at, null);
}

function nameOf({ eventId, finishedUnitId }: Omit<BatchAt, 'done'>): string {
  return `${eventId} ${finishedUnitId}`;
}

function keep(at: Omit<BatchAt, 'done'>, ticked: v.InferOutput<typeof Ticked> | null): void {
  const others = Object.entries(read(at.databaseId)).filter(([name]) => name !== nameOf(at));
  const batches = Object.fromEntries(ticked ? [...others, [nameOf(at), ticked]] : others);
  try {
    if (Object.keys(batches).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ databaseId: at.databaseId, batches }));
  } catch {
    // Forbidden or full: then they outlast the sheet, but not the page.
  }
}

function read(databaseId: string): Readonly<Record<string, v.InferOutput<typeof Ticked>>> {
  try {
    const kept = v.parse(Kept, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return kept.databaseId === databaseId ? kept.batches : {};
  } catch {
    return {}; // forbidden, or not what we wrote
  }
}
