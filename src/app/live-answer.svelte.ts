/**
 * A query that answers again whenever something was saved, for as long as a screen reads it. Every query runs again on every
 * save: they take about a millisecond, and nobody has to list what depends on what.
 */
import { createSubscriber } from 'svelte/reactivity';

export class LiveAnswer<T> {
  #current: T | null;
  #lastAsked = 0;
  readonly #subscribe: () => void;

  /**
   * `onSaved` calls its listener after every save, and gives what stops it; `before` is known without asking, and stands until the
   * first answer is here.
   */
  constructor(ask: () => Promise<T>, onSaved: (listener: () => void) => () => void, before: T | null = null) {
    this.#current = $state.raw(before);
    const read = async (): Promise<void> => {
      this.#lastAsked += 1;
      const asked = this.#lastAsked;
      const answer = await ask();
      if (asked === this.#lastAsked) this.#current = answer; // a later question is on its way: this answer is stale
    };
    this.#subscribe = createSubscriber(() => {
      void read();
      const stop = onSaved(() => void read());
      return () => {
        stop();
        this.#lastAsked += 1;
      };
    });
  }

  /** What was known before, or null, while the first answer is on its way; afterwards the last one. */
  get current(): T | null {
    this.#subscribe();
    return this.#current;
  }
}
