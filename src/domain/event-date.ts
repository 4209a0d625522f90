/** The day of an event: a plain date, the same in every time zone. */
import * as v from 'valibot';
import { Moment } from './ids.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** A day that exists, `YYYY-MM-DD`. */
export const PlainDate = v.pipe(v.string(), v.check(isDay, 'a day that exists'), v.brand('PlainDate'));
export type PlainDate = v.InferOutput<typeof PlainDate>;

export interface DateInvalid {
  readonly type: 'DateInvalid';
  readonly given: string;
}

const MS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; refuses a day that does not exist and years outside 2000–2199 (a slip while typing). */
export function parseEventDate(given: string): Result<PlainDate, DateInvalid> {
  const text = given.trim();
  const year = Number(text.slice(0, 4));
  return isDay(text) && year >= 2000 && year < 2200
    ? ok(text as PlainDate) // a cast: isDay is the brand's own check
    : err({ type: 'DateInvalid', given: text.slice(0, 40) });
}

/** Days from one day to another; negative when it is past. */
export function daysFrom(today: PlainDate, day: PlainDate): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / MS_PER_DAY);
}

/** The day so many days later; earlier for a negative number. */
export function dayAfter(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10) as PlainDate; // a cast: a day of the calendar
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** A moment of a day, `time` as “17:30” in UTC: by the kitchen's own clock it is that day or a neighbour of it. */
export function momentOn(day: PlainDate, time: string): Moment {
  return v.parse(Moment, `${day}T${time}:00.000Z`);
}
