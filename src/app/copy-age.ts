/** How old the last copy of the kitchen is, in words, and when it is time for another one. */
import { daysFrom, type PlainDate } from '../domain/event-date.ts';
import type { Moment } from '../domain/ids.ts';
import type { Saved } from '../store/store-door.ts';
import { dayOf, daysToGo } from './plain-dates.ts';

/** A copy that was handed over from this device: of which save, and when. */
export interface LastCopy extends Saved {
  readonly at: Moment;
}

/** Days that may pass without a word. */
export const QUIET_DAYS = 14;

/** “bakeline-2026-11-25.sqlite”: the day by the kitchen's own clock. */
export function copyFileName(madeAt: Moment): string {
  return `bakeline-${localDay(madeAt)}.sqlite`;
}

/** “today”, “yesterday”, “3 days ago”. */
export function copyAge(last: LastCopy, today: PlainDate): string {
  const day = localDay(last.at);
  return daysToGo(day > today ? today : day, today); // a clock that was set back makes no copies of tomorrow
}

/** Whether anything was saved that the copy does not hold. */
export function isOutdated(last: LastCopy, saved: Saved): boolean {
  return last.databaseId !== saved.databaseId || last.generation < saved.generation;
}

export interface CopyStanding {
  /** null: there was none. */
  readonly last: LastCopy | null;
  /** null: nothing is saved. */
  readonly saved: Saved | null;
  /** null: nothing in the kitchen is its own. */
  readonly ownWorkSince: Moment | null;
}

/** Whether to say that it is time for a copy: there is work of one's own, and for too long it has been nowhere else. */
export function isCopyDue({ last, saved, ownWorkSince }: CopyStanding, today: PlainDate): boolean {
  if (!saved || ownWorkSince === null) return false;
  if (last && !isOutdated(last, saved)) return false;
  return daysFrom(localDay(last?.at ?? ownWorkSince), today) > QUIET_DAYS;
}

/** The moment that a clock shows, in milliseconds since 1970. */
export function momentOf(ms: number): Moment {
  return new Date(ms).toISOString() as Moment; // a cast: the platform gives just this form
}

function localDay(moment: Moment): PlainDate {
  return dayOf(new Date(moment));
}
