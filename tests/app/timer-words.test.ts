/** How timers are said. */
import { describe, expect, it } from 'vitest';
import { digitsOf, finishedPhrase, runningPhrase, movedPhrase, timePhrase } from '../../src/app/timer-words.ts';

const [SEC, MIN, HOUR] = [1_000, 60_000, 3_600_000];

describe('a time', () => {
  it.each([
    [45 * SEC, '45 s'],
    [MIN, '1 min'],
    [90 * SEC, '1 min 30 s'],
    [7.5 * MIN, '7 min 30 s'],
    [10 * MIN, '10 min'],
    [HOUR, '1 h'],
    [90 * MIN, '1 h 30 min'],
    [90.5 * MIN, '1 h 30 min 30 s'],
    [99 * HOUR, '99 h'],
  ])('of %d ms is %s', (ms, said) => {
    expect(timePhrase(ms)).toBe(said);
  });
});

describe('what is left', () => {
  it.each([
    [10 * MIN, '10:00'],
    [10 * MIN - 1, '10:00'],
    [10 * MIN - SEC, '9:59'],
    [1, '0:01'],
    [0, '0:00'],
    [HOUR, '1:00:00'],
    [99 * HOUR, '99:00:00'],
  ])('%d ms is %s in digits', (ms, said) => {
    expect(digitsOf(ms)).toBe(said);
  });
});

describe('what has finished', () => {
  it.each([
    [0, 'finished just now'],
    [MIN - 1, 'finished just now'],
    [4.5 * MIN, 'finished 4 min ago'],
    [100 * SEC, 'finished 1 min ago'],
    [HOUR + 100 * SEC, 'finished 1 h 1 min ago'],
    [25 * HOUR, 'finished 1 day ago'],
    [50 * HOUR, 'finished 2 days ago'],
  ])('%d ms ago %s', (ms, said) => {
    expect(finishedPhrase(ms)).toBe(said);
  });
});

it('a clock that was moved is said with what the timer would have left, and how long it is', () => {
  const timer = { id: 'a', name: 'Buns', lengthMs: 10 * MIN, endsAtMs: 1, upToMs: null };
  expect(movedPhrase(timer, 24 * HOUR + 12 * SEC)).toBe(
    'The clock of this tablet has moved: Buns would have 24 h left, of 10 min.',
  );
});

it('a step says what is left of its timer, or that the clock has moved', () => {
  expect(runningPhrase({ kind: 'running', leftMs: 8 * MIN + 41 * SEC })).toBe('8:41 left');
  expect(runningPhrase({ kind: 'clock moved', leftMs: 24 * HOUR })).toBe('the clock has moved');
});
