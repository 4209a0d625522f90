/** How long a timer is, what it has left and how long ago it finished, in words and in digits. */
import type { KitchenTimer, TimerStanding } from '../domain/kitchen-timer.ts';
import { countOf } from './number-words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** “45 s”, “10 min”, “1 h 30 min”: whole seconds below two minutes, else whole minutes. */
export function timePhrase(ms: number): string {
  if (ms < 2 * MINUTE_MS && ms % MINUTE_MS !== 0) {
    const seconds = Math.round(ms / SECOND_MS);
    return [seconds >= 60 ? '1 min' : '', seconds % 60 > 0 ? `${seconds % 60} s` : ''].filter(Boolean).join(' ');
  }
  const minutes = Math.floor(ms / MINUTE_MS);
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ');
}

/** “9:59”, “1:29:59”: the second that runs counts, so that 0:00 is the end. */
export function digitsOf(leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND_MS);
  const two = (number: number) => String(number).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
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
  return `The clock of this tablet has moved: ${name} would have ${timePhrase(leftMs)} left, of ${timePhrase(lengthMs)}.`;
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

/** Of a range, “8–10 min”, of which the shorter end rings: “The recipe says up to 10 min.” */
export function upToPhrase({ upToMs }: KitchenTimer): string | null {
  return upToMs === null ? null : `The recipe says up to ${timePhrase(upToMs)}.`;
}
