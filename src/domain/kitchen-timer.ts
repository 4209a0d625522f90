/**
 * A kitchen timer is the moment it ends, so that it goes on while nobody looks: over a reload, a restart, a day away. What it is at a
 * moment is worked out from that alone; the moment is given, in milliseconds since 1970.
 */
import * as v from 'valibot';
import { err, type Result } from '../shared/result.ts';
import { parseQuantity, type QuantityInvalid } from './quantity.ts';

const MINUTE_MS = 60_000;
/** 99 hours: what two digits of hours say. */
export const LONGEST_TIMER_MS = 99 * 60 * MINUTE_MS;
/** It rings for so long, and after that only says when it finished: a clock that jumped ahead by a day rings nothing. */
export const RINGS_FOR_MS = 15 * MINUTE_MS;
/** Clocks are set right by a little all the time. */
const CLOCK_DRIFT_MS = 2_000;
const LONGEST_NAME = 200;

const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const KitchenTimer = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME)),
  /** From its start to its end, with the minutes that were added. */
  lengthMs: v.pipe(ms, v.maxValue(2 * LONGEST_TIMER_MS)),
  endsAtMs: ms,
  /** The longer end of a range, “8–10 min”, of which this is the shorter; null: there is none. */
  upToMs: v.nullable(ms),
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

/** Minutes as typed or stepped: whole, from 1 to 99 hours. */
export function parseTimerMinutes(given: string | number): Result<number, QuantityInvalid> {
  const minutes = parseQuantity(given);
  const limit = LONGEST_TIMER_MS / MINUTE_MS;
  if (!minutes.ok) return err({ ...minutes.error, limit });
  return minutes.value <= limit ? minutes : err({ type: 'QuantityInvalid', given: String(given), least: 1, limit });
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
