/**
 * A kitchen timer is the moment it ends, so that it goes on while nobody looks: over a reload, a restart, a day away. What it is at a
 * moment is worked out from that alone; the moment is given, in milliseconds since 1970.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';
import { amountAsNumber, parseSingleAmount, type AmountAmbiguous } from './amount.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** 99 hours: what two digits of hours say. */
export const LONGEST_TIMER_MS = 99 * 60 * MINUTE_MS;
/** It rings for so long, and after that only says when it finished: a clock that jumped ahead by a day rings nothing. */
export const RINGS_FOR_MS = 15 * MINUTE_MS;
/** Clocks are set right by a little all the time. */
const CLOCK_DRIFT_MS = 2_000;
const LONGEST_NAME = 200;
const LONGEST_STEP = 500;

const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const KitchenTimer = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME)),
  /** From its start to its end, with the minutes that were added. */
  lengthMs: v.pipe(ms, v.maxValue(2 * LONGEST_TIMER_MS)),
  endsAtMs: ms,
  /** The longer end of a range, “8–10 min”, of which this is the shorter; null: there is none. */
  upToMs: v.nullable(ms),
  /** The time of a step that it was started from, by its key; left out where it was started by hand, or by an earlier version. */
  startedFrom: v.exactOptional(v.string()),
  /** That step as it reads: what is to be done when it rings. Left out likewise. */
  step: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_STEP))),
});
export type KitchenTimer = v.InferOutput<typeof KitchenTimer>;

export type TimerStanding =
  | { readonly kind: 'running'; readonly leftMs: number }
  | { readonly kind: 'ringing' | 'finished'; readonly agoMs: number }
  /** It would have more left than it is long: the clock was set back. */
  | { readonly kind: 'clock moved'; readonly leftMs: number };

/** A name cut to what a timer takes; a blank one is `otherwise`. */
export function timerName(typed: string, otherwise: string): string {
  return (typed.trim() || otherwise).slice(0, LONGEST_NAME);
}

/** A step of a recipe, cut to what a timer takes. */
export function timerStep(step: string): string {
  return step.slice(0, LONGEST_STEP);
}

/** What is no time for a timer: words, nothing, less than a second, more than `limit` minutes. */
export interface TimerMinutesInvalid {
  readonly type: 'TimerMinutesInvalid';
  /** As typed; '' where nothing was. */
  readonly given: string;
  readonly limit: number;
}

/**
 * Minutes as typed, in the amounts of a kitchen: `10`, `7 1/2`, `½`, `0,5`. Gives them to the whole second, from one second to 99 hours;
 * refuses everything else, and `1,500`, which can be read in two ways.
 */
export function parseTimerMinutes(typed: string): Result<number, TimerMinutesInvalid | AmountAmbiguous> {
  const amount = parseSingleAmount(typed);
  if (!amount.ok && amount.error.type === 'AmountAmbiguous') return err(amount.error);
  const ms = amount.ok ? minutesInMs(amountAsNumber(amount.value)) : 0;
  const limit = LONGEST_TIMER_MS / MINUTE_MS;
  return ms > 0 && ms <= LONGEST_TIMER_MS
    ? ok(ms / MINUTE_MS)
    : err({ type: 'TimerMinutesInvalid', given: typed.trim().slice(0, 40), limit });
}

/** Minutes, which may be a part of one, as the length of a timer: to the whole second. */
export function minutesInMs(minutes: number): number {
  return Math.round((minutes * MINUTE_MS) / SECOND_MS) * SECOND_MS;
}

export function timerAt(timer: KitchenTimer, nowMs: number): TimerStanding {
  const leftMs = timer.endsAtMs - nowMs;
  if (leftMs > timer.lengthMs + CLOCK_DRIFT_MS) return { kind: 'clock moved', leftMs };
  if (leftMs > 0) return { kind: 'running', leftMs };
  return { kind: leftMs > -RINGS_FOR_MS ? 'ringing' : 'finished', agoMs: nowMs - timer.endsAtMs };
}

/** A minute more: of what is left, or from now on where nothing is. */
export function withMinute(timer: KitchenTimer, nowMs: number): KitchenTimer {
  const lengthMs = Math.min(timer.lengthMs + MINUTE_MS, 2 * LONGEST_TIMER_MS);
  return { ...timer, lengthMs, endsAtMs: Math.max(timer.endsAtMs, nowMs) + MINUTE_MS };
}

/** Its whole length again, from now on. */
export function startedAnew(timer: KitchenTimer, nowMs: number): KitchenTimer {
  return { ...timer, endsAtMs: nowMs + timer.lengthMs };
}

const order: Readonly<Record<TimerStanding['kind'], number>> = {
  ringing: 0,
  'clock moved': 1,
  running: 2,
  finished: 3,
};

/** What asks for a hand first, then the next to end; what finished long ago last. */
export function timersInOrder(timers: readonly KitchenTimer[], nowMs: number): readonly KitchenTimer[] {
  const rank = (timer: KitchenTimer) => order[timerAt(timer, nowMs).kind];
  return timers.toSorted((a, b) => rank(a) - rank(b) || a.endsAtMs - b.endsAtMs);
}

/** One that is read as it was kept; null: it is none. */
export function readTimer(kept: unknown): KitchenTimer | null {
  const read = v.safeParse(KitchenTimer, kept);
  return read.success ? read.output : null;
}
