/** How long a timer is, what it has left and how long ago it finished, in words and in digits. */
import type { KitchenTimer, TimerStanding } from '../domain/kitchen-timer.ts';
import { countOf } from './number-words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** “45 s”, “10 min”, “7 min 30 s”, “1 h 30 min”: to the second. */
export function timePhrase(ms: number): string {
  const { h, m, s } = partsOf(Math.round(ms / SECOND_MS));
  return [h > 0 ? `${h} h` : '', m > 0 ? `${m} min` : '', s > 0 ? `${s} s` : ''].filter(Boolean).join(' ');
}

/** As much of it as one needs to know of what is long: whole minutes from two on. */
function roughly(ms: number): string {
  return timePhrase(ms < 2 * MINUTE_MS ? ms : ms - (ms % MINUTE_MS));
}

function partsOf(seconds: number): { readonly h: number; readonly m: number; readonly s: number } {
  return { h: Math.floor(seconds / 3_600), m: Math.floor(seconds / 60) % 60, s: seconds % 60 };
}

/** “9:59”, “1:29:59”: the second that runs counts, so that 0:00 is the end. */
export function digitsOf(leftMs: number): string {
  const { h, m, s } = partsOf(Math.ceil(leftMs / SECOND_MS));
  const two = (number: number) => String(number).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** “finished just now”, “finished 4 min ago”, “finished 2 days ago”. */
export function finishedPhrase(agoMs: number): string {
  if (agoMs < MINUTE_MS) return 'finished just now';
  if (agoMs < DAY_MS) return `finished ${timePhrase(agoMs - (agoMs % MINUTE_MS))} ago`;
  return `finished ${countOf(Math.floor(agoMs / DAY_MS), 'day', 'days')} ago`;
}

/** “The clock of this tablet has moved: …” */
export function movedPhrase({ name, lengthMs }: KitchenTimer, leftMs: number): string {
  return `The clock of this tablet has moved: ${name} would have ${roughly(leftMs)} left, of ${timePhrase(lengthMs)}.`;
}

/** What a chip says beside the name: “9:59”, “finished 4 min ago”, “the clock has moved”. */
export function standingPhrase(standing: TimerStanding): string {
  switch (standing.kind) {
    case 'running':
      return digitsOf(standing.leftMs);
    case 'clock moved':
      return 'the clock has moved';
    case 'ringing':
    case 'finished':
      return finishedPhrase(standing.agoMs);
  }
}

/** What a step says of the timer that was started from it: “8:41 left”, “the clock has moved”. */
export function runningPhrase(standing: TimerStanding): string {
  return standing.kind === 'running' ? `${digitsOf(standing.leftMs)} left` : standingPhrase(standing);
}

/** Of a range, “8–10 min”, of which the shorter end rings: “The recipe says up to 10 min.” */
export function upToPhrase({ upToMs }: KitchenTimer): string | null {
  return upToMs === null ? null : `The recipe says up to ${timePhrase(upToMs)}.`;
}
