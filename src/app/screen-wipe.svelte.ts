/**
 * The glass is cleaned: for 15 seconds touches do nothing. It ends by itself, by a key, or by two buttons in different places, one after
 * the other, which no cloth presses in that order by chance. Counted by a clock that nobody sets.
 */
const LASTS_MS = 15_000;
/** Whoever is done sooner can say so from here on: the first strokes are over. */
const END_AFTER_MS = 3_000;
/** The second button is there for so long, then the first one again. */
const CONFIRM_MS = 3_000;
const LOOK_MS = 100;

export class ScreenWipe {
  #beganMs = 0;
  #confirmBeganMs = $state.raw(-Infinity);
  #interval: ReturnType<typeof setInterval> | undefined;
  #passedMs = $state.raw<number | null>(null);

  get isOn(): boolean {
    return this.#passedMs !== null;
  }

  /** Whole seconds until it ends; the one that runs counts. */
  get secondsLeft(): number {
    return Math.ceil((LASTS_MS - (this.#passedMs ?? LASTS_MS)) / 1_000);
  }

  /** Which of the two buttons is there; null: none yet. */
  get step(): 'first' | 'second' | null {
    const passed = this.#passedMs ?? 0;
    if (passed < END_AFTER_MS) return null;
    return passed < this.#confirmBeganMs + CONFIRM_MS ? 'second' : 'first';
  }

  begin(): void {
    this.end();
    this.#beganMs = performance.now();
    this.#confirmBeganMs = -Infinity;
    this.#passedMs = 0;
    this.#interval = setInterval(() => this.#look(), LOOK_MS);
  }

  /** The first button; the other one comes in its place, elsewhere. */
  confirm(): void {
    if (this.step !== 'first') return;
    this.#confirmBeganMs = this.#passedMs ?? 0;
  }

  /** A key, or the second button. */
  end(): void {
    clearInterval(this.#interval);
    this.#passedMs = null;
  }

  #look(): void {
    const passed = performance.now() - this.#beganMs;
    if (passed >= LASTS_MS) this.end();
    else this.#passedMs = passed;
  }
}

export const screenWipe = new ScreenWipe();
