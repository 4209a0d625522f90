/**
 * Days and moments in plain words. A day is the same everywhere; a moment is stored in UTC and said in the time of the
 * kitchen's own clock. Names are written here, so that a tablet's language setting does not mix two languages.
 */
import { daysFrom, type PlainDate } from '../domain/event-date.ts';
import type { Moment } from '../domain/ids.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The day it is here, by the device's own clock. */
export function dayOf(moment: Date): PlainDate {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  const text = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  return text as PlainDate; // a cast: a day that is, is a day that exists
}

/** “Sunday 20 December”; with the year when it is another one than today's. */
export function longDate(date: PlainDate, today: PlainDate): string {
  const { weekday, day, month } = partsOf(date);
  return `${weekday} ${day} ${month}${yearUnless(date, today)}`;
}

/** “Sunday 20 December 2026”: on paper, which is found again in another year. */
export function fullDate(date: PlainDate): string {
  const { weekday, day, month } = partsOf(date);
  return `${weekday} ${day} ${month} ${date.slice(0, 4)}`;
}

/** “Sun 20 December”, for a row of a list. */
export function rowDate(date: PlainDate, today: PlainDate): string {
  const { weekday, day, month } = partsOf(date);
  return `${weekday.slice(0, 3)} ${day} ${month}${yearUnless(date, today)}`;
}

/** “20 Dec”, where the day is only mentioned. */
export function shortDate(date: PlainDate, today: PlainDate): string {
  const { day, month } = partsOf(date);
  return `${day} ${month.slice(0, 3)}${yearUnless(date, today)}`;
}

/** “22 days to go”, “tomorrow”, “today”, “yesterday”, “3 days ago”. */
export function daysToGo(date: PlainDate, today: PlainDate): string {
  const days = daysFrom(today, date);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days === 1 ? 'tomorrow' : 'yesterday';
  const count = Math.abs(days).toLocaleString('en');
  return days > 0 ? `${count} days to go` : `${count} days ago`;
}

/** “18 Dec 19:40”: a moment in local time; with the year when it is another one than today's. */
export function momentPhrase(moment: Moment, today: PlainDate): string {
  const local = new Date(moment);
  return `${shortDate(dayOf(local), today)} ${timeOf(local)}`;
}

/** “18 Dec 2026 19:40”: a moment on paper, in local time. */
export function fullMoment(moment: Moment): string {
  const local = new Date(moment);
  const { day, month } = partsOf(dayOf(local));
  return `${day} ${month.slice(0, 3)} ${local.getFullYear()} ${timeOf(local)}`;
}

/** “today 19:40”, “yesterday 08:02”, else “18 Dec 19:40”. */
export function recentMoment(moment: Moment, today: PlainDate): string {
  const local = new Date(moment);
  const days = daysFrom(today, dayOf(local));
  const time = timeOf(local);
  if (days === 0) return `today ${time}`;
  return days === -1 ? `yesterday ${time}` : momentPhrase(moment, today);
}

const DAYS_KNOWN_BY_NAME = 6;

/** “today 14:00”, “Sat 14:00” within the last days, else “18 Dec 14:00”. */
export function weekdayMoment(moment: Moment, today: PlainDate): string {
  const local = new Date(moment);
  const day = dayOf(local);
  const days = daysFrom(day, today);
  if (days < 2 || days > DAYS_KNOWN_BY_NAME) return recentMoment(moment, today);
  return `${partsOf(day).weekday.slice(0, 3)} ${timeOf(local)}`;
}

function timeOf(local: Date): string {
  return `${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}`;
}

function partsOf(date: PlainDate): { weekday: string; day: number; month: string } {
  const utc = new Date(`${date}T00:00:00Z`);
  return {
    weekday: WEEKDAYS[utc.getUTCDay()] ?? '',
    day: utc.getUTCDate(),
    month: MONTHS[utc.getUTCMonth()] ?? '',
  };
}

function yearUnless(date: PlainDate, today: PlainDate): string {
  const year = date.slice(0, 4);
  return year === today.slice(0, 4) ? '' : ` ${year}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
