import { describe, expect, it } from 'vitest';
import {
  dayOf,
  daysToGo,
  fullDate,
  fullMoment,
  longDate,
  momentPhrase,
  recentMoment,
  rowDate,
  shortDate,
  weekdayMoment,
} from '../../src/app/plain-dates.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { Moment } from '../../src/domain/ids.ts';

const day = (text: string) => text as PlainDate;
const today = day('2026-11-28');
/** A moment given by the wall clock of this machine, whatever its time zone. */
const local = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString() as Moment;

describe('days', () => {
  it('a day of this year is said without the year, of another one with it', () => {
    expect(longDate(day('2026-12-20'), today)).toBe('Sunday 20 December');
    expect(longDate(day('2027-01-09'), today)).toBe('Saturday 9 January 2027');
    expect(rowDate(day('2026-12-24'), today)).toBe('Thu 24 December');
    expect(shortDate(day('2026-12-20'), today)).toBe('20 Dec');
  });

  it.each([
    ['2026-12-20', '22 days to go'],
    ['2026-11-29', 'tomorrow'],
    ['2026-11-28', 'today'],
    ['2026-11-27', 'yesterday'],
    ['2026-11-25', '3 days ago'],
    ['2029-11-28', '1,096 days to go'],
  ])('%s is %s', (date, phrase) => {
    expect(daysToGo(day(date), today)).toBe(phrase);
  });

  it('a day begins at midnight of the kitchen’s own clock', () => {
    expect(dayOf(new Date(2026, 10, 28, 0, 0, 1))).toBe('2026-11-28');
    expect(dayOf(new Date(2026, 10, 28, 23, 59, 59))).toBe('2026-11-28');
  });
});

describe('moments', () => {
  it('on paper are said with their year, which is read in another one', () => {
    expect(fullMoment(local(2026, 10, 8, 9, 5))).toBe('8 Nov 2026 09:05');
    expect(fullDate(day('2026-12-20'))).toBe('Sunday 20 December 2026');
  });

  it('are said in local time', () => {
    expect(momentPhrase(local(2026, 10, 18, 19, 40), today)).toBe('18 Nov 19:40');
    expect(momentPhrase(local(2025, 11, 18, 8, 5), today)).toBe('18 Dec 2025 08:05');
  });

  it('of today and yesterday say so', () => {
    expect(recentMoment(local(2026, 10, 28, 9, 5), today)).toBe('today 09:05');
    expect(recentMoment(local(2026, 10, 27, 22, 10), today)).toBe('yesterday 22:10');
    expect(recentMoment(local(2026, 10, 20, 22, 10), today)).toBe('20 Nov 22:10');
  });

  it('of the last days go by the name of their day', () => {
    expect(weekdayMoment(local(2026, 10, 28, 9, 5), today)).toBe('today 09:05');
    expect(weekdayMoment(local(2026, 10, 27, 22, 10), today)).toBe('yesterday 22:10');
    expect(weekdayMoment(local(2026, 10, 26, 14, 0), today)).toBe('Thu 14:00');
    expect(weekdayMoment(local(2026, 10, 22, 14, 0), today)).toBe('Sun 14:00');
    expect(weekdayMoment(local(2026, 10, 21, 14, 0), today)).toBe('21 Nov 14:00');
    expect(weekdayMoment(local(2026, 10, 30, 14, 0), today)).toBe('30 Nov 14:00'); // the clock was set back
  });
});
