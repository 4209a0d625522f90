/**
 * What came out otherwise than planned, while it is put together: batches, good and lost units of a batch; or units lost since.
 * What is good follows from what was lost, until someone says it.
 */
import { formatBatches, parseBatches } from '../domain/batch-options.ts';
import { unitsOfRun, type LossReason, type RunDraft } from '../domain/making.ts';
import { parseQuantity, type QuantityInvalid } from '../domain/quantity.ts';
import type { Result } from '../shared/result.ts';
import type { MakeRow } from '../store/making-views.ts';
import { GivenNumber } from './given-number.svelte.ts';
import type { LossDraft } from './run-recorder.svelte.ts';

/** `count`: fewer or more came out; `lost`: some of this batch were lost; `since`: some of those made before. */
export type RunFormKind = 'count' | 'lost' | 'since';

const pieces = { read: (given: string) => parseQuantity(given, 0), write: String };

export class RunForm {
  readonly kind: RunFormKind;
  readonly #row: () => MakeRow;
  readonly #batches;
  readonly #good: GivenNumber<QuantityInvalid>;
  readonly #lost = new GivenNumber(pieces, '0');
  note = $state('');
  #isGoodGiven = false;
  #isAskedFor = $state(false);

  /** Begins with the batch that is due; `row` gives the unit as it stands. */
  constructor(kind: RunFormKind, row: () => MakeRow) {
    this.kind = kind;
    this.#row = row;
    const { batchStep, next } = row();
    const batches = { read: (given: string) => parseBatches(given, batchStep), write: formatBatches };
    this.#batches = new GivenNumber(batches, formatBatches(next.batches));
    this.#good = new GivenNumber(pieces, String(next.units));
  }

  get batches(): { readonly number: number; readonly format: (shown: number) => string } {
    return this.#batches;
  }

  get good(): { readonly number: number; readonly format: (shown: number) => string } {
    return this.#good;
  }

  get lost(): { readonly number: number; readonly format: (shown: number) => string } {
    return this.#lost;
  }

  /** Units that its batches are to give; of a later loss, those that are there and in no box. */
  get whole(): number {
    const { done, unitsPerBatch, inHand } = this.#row();
    if (this.kind === 'since') return Math.max(0, inHand);
    return unitsOfRun(done, this.#batches.number, { kind: 'count', perBatch: unitsPerBatch });
  }

  /** Units of which nothing is said yet. Below 0: more than planned. */
  get missing(): number {
    return this.kind === 'since' || this.isRefused ? 0 : this.whole - this.#good.number - this.#lost.number;
  }

  /** One is asked why, which records it. */
  get asksWhy(): boolean {
    return this.kind !== 'count' || this.#lost.number > 0;
  }

  /** Fewer came out, and nobody said that any were lost: a small batch, or why they were. */
  get asksOfMissing(): boolean {
    return !this.asksWhy && this.missing > 0;
  }

  /** A number in it is none: that is said beside it. */
  get isRefused(): boolean {
    return this.#lost.isRefused || (this.kind !== 'since' && (this.#good.isRefused || this.#batches.isRefused));
  }

  /** It was to be recorded as a loss, and no number was given. */
  get refusal(): QuantityInvalid | null {
    if (!this.#isAskedFor || this.#lost.number > 0) return null;
    const none = parseQuantity('');
    return none.ok ? null : none.error;
  }

  readonly giveBatches = (given: number | string) => this.#follow(this.#batches.give(given));
  readonly giveLost = (given: number | string) => this.#follow(this.#lost.give(given));
  readonly giveGood = (given: number | string) => {
    this.#isGoodGiven = true;
    return this.#good.give(given);
  };

  /** The whole batch, or all that is there. */
  loseAll(): void {
    this.#isGoodGiven = false;
    this.giveLost(this.whole);
  }

  /** What is missing was lost. */
  loseMissing(): void {
    this.giveLost(this.#lost.number + Math.max(0, this.missing));
  }

  /** As it is recorded; null: a number is missing or refused. */
  draft(reason: LossReason | null): RunDraft | null {
    const loss = this.lossDraft(reason);
    // Asked of what is missing, a reason says that it was lost.
    const lost = reason !== null && this.asksOfMissing ? this.missing : null;
    return loss && { ...loss, ...(lost !== null && { lost }), batches: this.#batches.number, good: this.#good.given };
  }

  /** The same of a later loss. */
  lossDraft(reason: LossReason | null): LossDraft | null {
    this.#isAskedFor = this.kind !== 'count';
    if (this.isRefused || this.refusal) return null;
    return { lost: this.#lost.given, reason, note: this.note };
  }

  #follow<T>(given: Result<number, T>): Result<number, T> {
    this.#isAskedFor = false;
    if (!this.#isGoodGiven && given.ok) this.#good.give(Math.max(0, this.whole - this.#lost.number));
    return given;
  }
}
