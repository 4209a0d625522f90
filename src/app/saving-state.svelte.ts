/** Whether what was done is saved, and what the device did wrong: kept from the answers of the commands that a page sends. */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Progress } from '../store/command.ts';
import type { Trouble } from '../store/trouble.ts';
import { isTrouble } from './trouble-messages.ts';

export class SavingState {
  #trouble = $state.raw<Trouble | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #isSaved = $state(true);
  #underWay = $state(0);
  #begun = 0;
  /** Commands begun when the trouble came: only a later one can mend it. */
  #begunBeforeTrouble = 0;

  /** Commands are on their way. */
  get isUnderWay(): boolean {
    return this.#underWay > 0;
  }

  /** The last thing that was done is on the disk, or was refused by the rules. */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** What the device did wrong and nothing has mended since. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** How far a long command is; null while none is under way. */
  get progress(): Progress | null {
    return this.isUnderWay ? this.#progress : null;
  }

  /** Word of a long command. */
  goneOn(progress: Progress): void {
    this.#progress = progress;
  }

  /** A command is sent. Gives its place among all of them, for {@link end}. */
  begin(): number {
    this.#underWay += 1;
    this.#begun += 1;
    return this.#begun;
  }

  /** Its answer is here. */
  end(place: number, done: Result<unknown, Refusal | Trouble>): void {
    this.#underWay -= 1;
    this.#progress = null;
    if (done.ok) {
      if (place <= this.#begunBeforeTrouble) return;
      this.#isSaved = true;
      this.#trouble = null;
    } else if (isTrouble(done.error)) {
      this.#isSaved = false;
      this.meet(done.error);
    }
  }

  /** Something went wrong, also where nothing was to be saved. */
  meet(trouble: Trouble): void {
    this.#trouble = trouble;
    this.#begunBeforeTrouble = this.#begun;
  }

  /** A person has read it. */
  dismiss(): void {
    this.#trouble = null;
  }
}
