/** What a timer is at a moment, from the moment it ends. */
import { describe, expect, it } from 'vitest';
import {
  minutesInMs,
  parseTimerMinutes,
  readTimer,
  RINGS_FOR_MS,
  startedAnew,
  timerAt,
  timerName,
  timersInOrder,
  timerStep,
  withMinute,
  type KitchenTimer,
} from '../../src/domain/kitchen-timer.ts';

const MIN = 60_000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 11, 18, 18);
const timer = (minutes: number, name = 'Sugar cookie'): KitchenTimer => ({
  id: name,
  name,
  lengthMs: minutes * MIN,
  endsAtMs: START + minutes * MIN,
  upToMs: null,
});

describe('a timer', () => {
  it('runs to its end, rings, and later says that it finished', () => {
    const ten = timer(10);
    expect(timerAt(ten, START)).toEqual({ kind: 'running', leftMs: 10 * MIN });
    expect(timerAt(ten, ten.endsAtMs - 1)).toEqual({ kind: 'running', leftMs: 1 });
    expect(timerAt(ten, ten.endsAtMs)).toEqual({ kind: 'ringing', agoMs: 0 });
    expect(timerAt(ten, ten.endsAtMs + 4 * MIN)).toEqual({ kind: 'ringing', agoMs: 4 * MIN });
    expect(timerAt(ten, ten.endsAtMs + RINGS_FOR_MS)).toEqual({ kind: 'finished', agoMs: RINGS_FOR_MS });
  });

  it('does not ring when the clock is set ahead by a day, and asks when it is set back by one', () => {
    expect(timerAt(timer(10), START + DAY)).toEqual({ kind: 'finished', agoMs: DAY - 10 * MIN });
    expect(timerAt(timer(10), START - DAY)).toEqual({ kind: 'clock moved', leftMs: DAY + 10 * MIN });
    expect(timerAt(startedAnew(timer(10), START - DAY), START - DAY)).toEqual({ kind: 'running', leftMs: 10 * MIN });
  });

  it('takes a clock that is set right by a second as it is', () => {
    expect(timerAt(timer(10), START - 1_000)).toMatchObject({ kind: 'running' });
  });

  it('takes a minute more, also once it has rung', () => {
    const more = withMinute(timer(10), START + 3 * MIN);
    expect(more).toMatchObject({ lengthMs: 11 * MIN, endsAtMs: START + 11 * MIN });
    expect(timerAt(more, START)).toMatchObject({ kind: 'running' });
    expect(timerAt(withMinute(timer(10), START + 14 * MIN), START + 14 * MIN)).toEqual({
      kind: 'running',
      leftMs: MIN,
    });
  });

  it('is named after what it is for, and after its length where that is blank', () => {
    expect([timerName('  Buns ', '5 min'), timerName(' ', '5 min')]).toEqual(['Buns', '5 min']);
    expect(timerName('x'.repeat(500), '5 min')).toHaveLength(200);
  });

  it.each([['0'], ['-1'], ['0,001'], ['5941'], ['5940,5'], ['soon'], ['2–3'], [' ']])(
    'of %s minutes is refused with the most it may have',
    (given) => {
      expect(parseTimerMinutes(given)).toEqual({
        ok: false,
        error: { type: 'TimerMinutesInvalid', given: given.trim(), limit: 5_940 },
      });
    },
  );

  it('of minutes that can be read in two ways is refused with both', () => {
    expect(parseTimerMinutes('1,500')).toMatchObject({ ok: false, error: { type: 'AmountAmbiguous' } });
  });

  it.each([
    ['1', 1],
    [' 5940 ', 5_940],
    ['7 1/2', 7.5],
    ['½', 0.5],
    ['1½', 1.5],
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['0,2', 0.2],
  ])('of %s minutes is taken as the kitchen reads amounts', (given, minutes) => {
    expect(parseTimerMinutes(given)).toEqual({ ok: true, value: minutes });
  });

  it('of a part of a minute ends on a whole second', () => {
    expect([minutesInMs(7.5), minutesInMs(1 / 3)]).toEqual([450_000, 20_000]);
    expect(parseTimerMinutes('7.123')).toEqual({ ok: true, value: 427 / 60 });
  });

  it.each([
    [null],
    ['10 min'],
    [{}],
    [{ ...timer(10), name: '' }],
    [{ ...timer(10), endsAtMs: null }],
    [{ ...timer(10), endsAtMs: 1.5 }],
    [{ ...timer(10), lengthMs: -1 }],
    [{ ...timer(10), lengthMs: 1e12 }],
  ])('is none where it was kept as %j', (kept) => {
    expect(readTimer(kept)).toBeNull();
  });

  it('is read as it was kept', () => {
    expect(readTimer(JSON.parse(JSON.stringify(timer(10))))).toEqual(timer(10));
  });

  it('is read with what it was started from, and does without where an earlier version kept none', () => {
    const fromStep = { ...timer(10), startedFrom: '7 2 14 540000', step: timerStep('Bake 9 minutes. '.repeat(100)) };
    expect(readTimer(JSON.parse(JSON.stringify(fromStep)))).toStrictEqual(fromStep);
    expect(readTimer(JSON.parse(JSON.stringify(timer(10))))).toStrictEqual(timer(10));
    expect(startedAnew(withMinute(fromStep, START), START)).toMatchObject({ startedFrom: '7 2 14 540000' });
    expect(readTimer({ ...timer(10), step: 'x'.repeat(2_000) }), 'longer than any is kept').toBeNull();
  });
});

it('of several timers those that ask come first, then the next to end, and last what finished long ago', () => {
  const [next, later, ringing] = [timer(20, 'next'), timer(40, 'later'), timer(9, 'ringing')];
  const old = { ...timer(5, 'old'), endsAtMs: START - DAY };
  const moved = { ...timer(5, 'moved'), endsAtMs: START + DAY };
  const names = timersInOrder([old, later, moved, next, ringing], START + 10 * MIN).map(({ name }) => name);
  expect(names).toEqual(['ringing', 'moved', 'next', 'later', 'old']);
});
