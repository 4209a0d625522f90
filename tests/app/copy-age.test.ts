import { describe, expect, it } from 'vitest';
import { copyAge, copyFileName, isCopyDue, isOutdated, momentOf, type LastCopy } from '../../src/app/copy-age.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { Moment } from '../../src/domain/ids.ts';

const today = '2026-11-25' as PlainDate;
/** By this device's own clock, at noon. */
const noonOf = (day: string) => momentOf(new Date(`${day}T12:00:00`).getTime());
const copyOf = (day: string, generation = 7): LastCopy => ({ databaseId: 'a', generation, at: noonOf(day) });
const saved = (generation: number) => ({ databaseId: 'a', generation });

describe('the file of a copy', () => {
  it.each([
    ['just after midnight', '2026-11-25T00:01:00'],
    ['at noon', '2026-11-25T12:00:00'],
    ['just before midnight', '2026-11-25T23:59:00'],
  ])('is named by the day that it is in the kitchen, %s', (_, local) => {
    expect(copyFileName(momentOf(new Date(local).getTime()))).toBe('bakeline-2026-11-25.sqlite');
  });
});

describe('the age of the last copy', () => {
  it.each([
    ['2026-11-25', 'today'],
    ['2026-11-24', 'yesterday'],
    ['2026-11-22', '3 days ago'],
    ['2026-11-30', 'today'], // the clock was set back
  ])('of %s is said as “%s”', (day, words) => {
    expect(copyAge(copyOf(day), today)).toBe(words);
  });

  it('is one thing, what was saved since another', () => {
    expect(isOutdated(copyOf('2026-11-01', 7), saved(7))).toBe(false);
    expect(isOutdated(copyOf('2026-11-25', 7), saved(8))).toBe(true);
    expect(isOutdated(copyOf('2026-11-25', 7), { databaseId: 'b', generation: 3 })).toBe(true);
  });
});

describe('the word that a copy is due', () => {
  const own = noonOf('2026-10-01');
  it.each([
    ['a copy is older than 14 days and something was saved since', copyOf('2026-11-10'), 8, own, true],
    ['a copy is 14 days old', copyOf('2026-11-11'), 8, own, false],
    ['nothing was saved since an old copy', copyOf('2026-01-01'), 7, own, false],
    ['there was never a copy of work older than 14 days', null, 8, noonOf('2026-11-10'), true],
    ['there was never a copy, and the work is younger', null, 8, noonOf('2026-11-11'), false],
    ['there is no work of one’s own, only the demo', null, 8, null, false],
    ['only the demo is left, and a copy is old', copyOf('2026-01-01'), 8, null, false],
  ])('%s', (_, last, generation, ownWorkSince: Moment | null, isDue) => {
    expect(isCopyDue({ last, saved: saved(generation), ownWorkSince }, today)).toBe(isDue);
  });

  it('is never said while nothing is saved', () => {
    expect(isCopyDue({ last: null, saved: null, ownWorkSince: own }, today)).toBe(false);
  });
});
