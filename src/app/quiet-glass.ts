/**
 * What cannot be taken back hears a tap only when the glass was quiet before it: a cloth, a sleeve or a rain of stray fingers may open a
 * question, but does not answer it. The tap that opens the question counts too, so a bounce does not answer it either.
 */

/** So long nothing else may have touched the glass. Nobody has read a question in less. */
const QUIET_MS = 500;

/** The touches of a page, in milliseconds of its own clock (`timeStamp`). */
export class QuietGlass {
  #lastMs = -Infinity;
  #beforeMs = -Infinity;

  /** A finger comes down, anywhere. */
  readonly touched = ({ timeStamp }: Pick<Event, 'timeStamp'>): void => {
    this.#beforeMs = this.#lastMs;
    this.#lastMs = timeStamp;
  };

  /** Whether the touch that ends in this click was alone. A key or a screen reader clicks without one. */
  wasQuietBefore({ timeStamp }: Pick<Event, 'timeStamp'>): boolean {
    return timeStamp - this.#lastMs >= QUIET_MS || this.#lastMs - this.#beforeMs >= QUIET_MS;
  }
}

export const quietGlass = new QuietGlass();
