/**
 * The number of one line of a form, between its stepper and its rules: what is shown is the last good one; what was given last
 * is what is sent, so that the store refuses what stands in the field.
 */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import { nextRowKey } from './draft-form.svelte.ts';

/** How a line reads its number: by the rules that the store reads it by. */
export interface NumberRules<R extends Refusal> {
  readonly read: (given: string) => Result<number, R>;
  /** A number of the stepper as it is sent. */
  readonly write: (stepped: number) => string;
}

export class GivenNumber<R extends Refusal> {
  readonly key = nextRowKey();
  readonly #rules: NumberRules<R>;
  #good = $state(1);
  #given = $state('1');

  constructor(rules: NumberRules<R>, given: string) {
    this.#rules = rules;
    this.give(given);
  }

  /** The last number that was not refused. */
  get number(): number {
    return this.#good;
  }

  /** As it was given last. */
  get given(): string {
    return this.#given;
  }

  get isRefused(): boolean {
    return !this.#rules.read(this.#given).ok;
  }

  readonly give = (given: number | string): Result<number, R> => {
    this.#given = typeof given === 'number' ? this.#rules.write(given) : given;
    const number = this.#rules.read(this.#given);
    if (number.ok) this.#good = number.value;
    return number;
  };

  /** A number as the field shows it: the one that was given as it was given. */
  readonly format = (shown: number): string =>
    shown === this.#good && !this.isRefused ? this.#given.trim() : this.#rules.write(shown);
}
