/**
 * What cannot be taken back hears a tap only when the glass was quiet before it: a cloth, a sleeve or a rain of stray fingers may open a
 * question, but does not answer it. The tap that opens the question counts too, so a bounce does not answer it either.
 */
import { on } from 'svelte/events';

/** So long nothing else may have touched the glass. Nobody has read a question in less. */
const QUIET_MS = 500;

type Touch = Pick<PointerEvent, 'timeStamp' | 'pointerId'>;

/** The touches of a page, in milliseconds of its own clock (`timeStamp`). */
export class QuietGlass {
  readonly #down = new Set<number>();
  #lastMs = -Infinity;
  #wasQuiet = true;

  /** A finger comes down: alone, or beside one that rests or has just left. */
  down({ timeStamp, pointerId }: Touch): void {
    this.#down.delete(pointerId); // its end was never heard
    this.#wasQuiet = this.#down.size === 0 && timeStamp - this.#lastMs >= QUIET_MS;
    this.#down.add(pointerId);
    this.#lastMs = timeStamp;
  }

  /** It leaves, or the browser has taken it for something else. */
  up({ timeStamp, pointerId }: Touch): void {
    this.#down.delete(pointerId);
    this.#lastMs = timeStamp;
  }

  /** Whether what clicked was alone: its own finger, or (`detail` 0) a key or a screen reader, which click without one. */
  wasQuietBefore({ timeStamp, detail }: Pick<UIEvent, 'timeStamp' | 'detail'>): boolean {
    return detail === 0 ? timeStamp - this.#lastMs >= QUIET_MS : this.#wasQuiet;
  }

  /** Hears every touch of the page; gives what ends that. */
  listen(): () => void {
    const ends = [
      on(window, 'pointerdown', (touch) => this.down(touch), { capture: true }),
      on(window, 'pointerup', (touch) => this.up(touch), { capture: true }),
      on(window, 'pointercancel', (touch) => this.up(touch), { capture: true }),
    ];
    return () => ends.forEach((end) => end());
  }
}

export const quietGlass = new QuietGlass();
