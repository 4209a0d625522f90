/**
 * One change of a set while it is put together: what it is about, and the number a person gave. What it asks for goes by the
 * plan as it stood when the number was given: a quantity that was changed does not become a good to add because another
 * window dropped it. The rules refuse it then, and it can be given anew.
 */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { PlanView, UnitChoice } from '../store/views.ts';
import {
  addressOf,
  amountNow,
  goneFrom,
  nameOf,
  readAmount,
  requestFor,
  subjectIn,
  type ChangeRow,
} from './change-subject.ts';
import type { LeftChanges } from './left-changes.ts';
import { changePhrase } from './plan-words.ts';
import type { ChangeOf } from './route.svelte.ts';

export class PickedChange {
  readonly of: ChangeOf;
  #given: ChangeRow;
  #amount: number;
  #isUnread = $state(false);

  /** A good that is not in the plan begins as one to add; anything else as it stands, which is no change yet. */
  constructor(subject: ChangeRow, amount = amountNow(subject) || (subject.kind === 'good' ? 1 : 0)) {
    this.of = addressOf(subject);
    this.#given = $state.raw(subject);
    this.#amount = $state(amount);
  }

  /** What is asked of the store; null while the number is the one that stood. */
  get request(): ReturnType<typeof requestFor> {
    return requestFor(this.#given, this.#amount);
  }

  /** What of it outlasts the page. */
  get left(): LeftChanges['changes'][number] {
    return { ...this.of, amount: this.#amount };
  }

  /** What stands in its field is no such number, and is said so there. */
  get isUnread(): boolean {
    return this.#isUnread;
  }

  /** What it is about, as the plan has it now. */
  subjectIn(plan: PlanView, brought: readonly UnitChoice[]): ChangeRow {
    return subjectIn(plan, this.of, brought) ?? goneFrom(this.#given);
  }

  /** The number it comes to; while none was given, the one that stands. */
  amountFor(subject: ChangeRow): number {
    return this.request === null ? amountNow(subject) : this.#amount;
  }

  /** Takes a number as stepped or typed, with the subject as it stands now. */
  give(given: number | string, subject: ChangeRow): Result<number, Refusal> {
    const read = readAmount(subject, given);
    this.#isUnread = !read.ok;
    if (read.ok) {
      this.#given = subject;
      this.#amount = read.value;
    }
    return read;
  }

  /** A text that was refused is no longer on the screen: the last good number counts. */
  forgetUnread(): void {
    this.#isUnread = false;
  }

  /** What was in the plan is not any more, or the other way round: the same number can be asked for anew. */
  isOvertaken(subject: ChangeRow): boolean {
    const [then, now] = [amountNow(this.#given), amountNow(subject)];
    return this.request !== null && subject.kind === 'good' && (then === 0) !== (now === 0) && this.#amount !== now;
  }

  /** “Gift bag 50 to 54”, with what stands now; with what stood when there is nothing left to change. */
  phraseFor(subject: ChangeRow): string {
    const name = nameOf(subject);
    if (this.request === null) return name;
    const { type } = this.request;
    const from = type === 'add_fg' ? null : amountNow(subject) || amountNow(this.#given) || null;
    return changePhrase({ type, name, from, to: this.#amount });
  }
}
