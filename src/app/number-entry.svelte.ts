/**
 * A number that is stepped or typed, between the field and whoever keeps it. What is typed counts when one pauses, on Enter and
 * when the field is left; answers come when they come, and until the last one is there it is the tap that counts.
 */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Trouble } from '../store/trouble.ts';

export type NumberAnswer = Result<unknown, Refusal | Trouble>;

export interface NumberSource {
  /** The number that stands. */
  readonly value: number;
  /** Takes a number from the buttons, or the text as typed. A form, which keeps it for later, answers at once. */
  readonly commit: (given: number | string) => NumberAnswer | Promise<NumberAnswer>;
  /** Where minus ends. */
  readonly least: number;
  readonly format: (value: number) => string;
}

/** Long enough to type another digit, short enough for what stands beside it not to look wrong. */
const PAUSE_MS = 600;

export class NumberEntry {
  readonly #source: () => NumberSource;
  /** The number asked for last; the keeper's own, as soon as that moves and nothing is on its way. */
  #asked: number;
  #underWay = $state(0);
  #wished = $state(0);
  #typed = $state<string | null>(null);
  #error = $state.raw<Refusal | Trouble | null>(null);
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** What stood when the field was entered. */
  #begun = 0;

  constructor(source: () => NumberSource) {
    this.#source = source;
    this.#asked = $derived(source().value);
  }

  /** The number that counts now. */
  get stands(): number {
    return this.#underWay > 0 ? this.#wished : this.#asked;
  }

  /** What the field shows. */
  get shown(): string {
    return this.#typed ?? this.#source().format(this.stands);
  }

  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  enter(): void {
    this.#begun = this.stands;
  }

  stepTo(next: number): void {
    clearTimeout(this.#pause);
    this.#typed = null;
    void this.#give(Math.max(this.#source().least, next));
  }

  type(text: string): void {
    this.#typed = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#countTyped(text), PAUSE_MS);
  }

  leave(): void {
    clearTimeout(this.#pause);
    if (this.#typed === null) return;
    if (this.#typed.trim() !== this.#source().format(this.stands)) return void this.#give(this.#typed);
    this.#typed = null;
    if (this.#error) void this.#give(this.stands); // the keeper may have kept the text that was refused
  }

  /** Back to what stood when the field was entered; true when there was something to take back. */
  takeBack(): boolean {
    clearTimeout(this.#pause);
    if (this.#typed === null) return false;
    this.#typed = null;
    if (this.#error || this.stands !== this.#begun) void this.#give(this.#begun);
    return true;
  }

  /** The field is gone. */
  end(): void {
    clearTimeout(this.#pause);
  }

  /** Nobody is corrected in the middle of a number; and 0, which takes things away, counts only when the field is left. */
  async #countTyped(text: string): Promise<void> {
    if (this.#typed !== text || text.trim() === '' || Number(text) === 0) return;
    const done = await this.#source().commit(text);
    if (done.ok && this.#typed === text) this.#error = null;
  }

  async #give(given: number | string): Promise<void> {
    this.#wished = typeof given === 'number' ? given : this.stands;
    this.#underWay += 1;
    const done = await this.#source().commit(given);
    this.#underWay -= 1;
    this.#error = done.ok ? null : done.error;
    if (done.ok && this.#typed === given) this.#typed = null;
    if (this.#underWay > 0) return;
    if (!done.ok) this.#asked = this.#source().value;
    else if (typeof given === 'number') this.#asked = given;
  }
}
