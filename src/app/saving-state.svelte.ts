/** Whether what was done is saved, and what the device did wrong: kept from the answers of the commands that a page sends. */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Progress } from '../store/command.ts';
import type { Trouble } from '../store/trouble.ts';
import { isOnlyHere, isTrouble } from './trouble-messages.ts';

/** Where a person reads of a trouble: in the notice above, nowhere any more though it lasts, or it is mended. */
export type TroubleStanding = 'above' | 'put away' | 'mended';

export class SavingState {
  #trouble = $state.raw<Trouble | null>(null);
  #isPutAway = $state(false);
  #mended = $state.raw<Trouble['type'] | null>(null);
  #isOnlyHere = $state(false);
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

  /** What the device did wrong, that nothing has mended since and nobody has put away. */
  get trouble(): Trouble | null {
    return this.#isPutAway ? null : this.#trouble;
  }

  /** A trouble lasts whose notice a person has put away. */
  get isPutAway(): boolean {
    return this.#isPutAway && this.#trouble !== null;
  }

  /** What is stored is not the kitchen that this window holds, as far as is known: whoever closes it loses that. */
  get isOnlyHere(): boolean {
    return this.#isOnlyHere;
  }

  /** What became of a trouble that a step was refused for. */
  standingOf({ type }: Trouble): TroubleStanding {
    if (this.trouble) return 'above';
    return this.#trouble === null && this.#mended === type ? 'mended' : 'put away';
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
      this.#mend();
    } else if (isTrouble(done.error)) {
      this.#isSaved = false;
      this.meet(done.error);
    }
  }

  /** Something went wrong, also where nothing was to be saved. */
  meet(trouble: Trouble): void {
    this.#trouble = trouble;
    this.#isPutAway = false;
    this.#begunBeforeTrouble = this.#begun;
    if (isOnlyHere(trouble)) this.#isOnlyHere = true;
    else if (trouble.type === 'WorkerLost') this.#isOnlyHere = false; // it held the kitchen
  }

  /** What is stored was looked at, and is what this window holds: perhaps another window has saved it once more. */
  meetStored(): void {
    if (this.#isOnlyHere) this.#mend();
  }

  /** A person has read it. */
  putAway(): void {
    this.#isPutAway = true;
  }

  /** A person asks for it once more. */
  showAgain(): void {
    this.#isPutAway = false;
  }

  #mend(): void {
    this.#isSaved = true;
    this.#isOnlyHere = false;
    if (this.#trouble) this.#mended = this.#trouble.type;
    this.#trouble = null;
  }
}
