/**
 * What was just written is said, and can be taken back with one tap, for as long as one still looks at what one did; later the
 * history offers it for a change, with a reason, and the screens of the baking day for what was made or packed. A note is only said:
 * it changes nothing, and another note puts it right. In memory only.
 */
import type { EventId, FinishedGoodId, FinishedUnitId, PackingRunId, ProductionRunId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { PackingRunRow, RunRow } from '../store/run-views.ts';
import type { Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import type { WrittenChanges } from '../store/change-views.ts';
import { newCommandId } from './command-id.ts';
import { Settling } from './settling.svelte.ts';

const OFFERED_MS = 8_000;

/** The undo comes over what one taps next, on a phone over “Lost some?”: so long a tap there was meant for what it covers. */
const SETTLING_MS = 1_500;

/** What was written. `words` say it: “48 Sugar cookie made.” The undo of what was taken back (`unmade`, `unpacked`) records it once more. */
export type Written = { readonly eventId: EventId } & (
  | { readonly kind: 'changes'; readonly changes: WrittenChanges; readonly isNote: boolean }
  | { readonly kind: 'made'; readonly runId: ProductionRunId; readonly words: string }
  | { readonly kind: 'packed'; readonly runId: PackingRunId; readonly words: string }
  | { readonly kind: 'unmade'; readonly finishedUnitId: FinishedUnitId; readonly run: RunRow; readonly words: string }
  | {
      readonly kind: 'unpacked';
      readonly finishedGoodId: FinishedGoodId;
      readonly run: PackingRunRow;
      readonly words: string;
    }
);

interface Offer {
  readonly written: Written;
  readonly commandId: ReturnType<typeof newCommandId>;
}

export class JustWritten {
  #offer = $state.raw<Offer | null>(null);
  #error = $state.raw<Refusal | Trouble | null>(null);
  #isBusy = $state(false);
  #isUndone = $state(false);
  readonly #settling = new Settling();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** null: nothing is offered, or the time for it is over. */
  get written(): Written | null {
    return this.#offer?.written ?? null;
  }

  /** It is only said, and not taken back. */
  get isNote(): boolean {
    const written = this.written;
    return written?.kind === 'changes' && written.isNote;
  }

  /** It was undone. Said for as long as it was offered. */
  get isUndone(): boolean {
    return this.#isUndone;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Its button has just come over something else, and rests. */
  get isSettling(): boolean {
    return this.#settling.isOn;
  }

  /** Why it was not taken back. */
  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  /** Takes the place of what was offered before. */
  offer(written: Written): void {
    const stoodThere = this.#offer !== null && !this.isNote && !this.#isUndone && this.#error === null;
    if (!stoodThere) this.#settling.begin(SETTLING_MS);
    this.#offer = { written, commandId: newCommandId() };
    this.#isUndone = false;
    this.#error = null;
    this.#wait();
  }

  /** A tap in time counts however long the saving takes. What is refused stays to be read. */
  async undo(store: Pick<Store, 'do'>): Promise<void> {
    const offer = this.#offer;
    if (offer === null || this.isNote || this.#isBusy || this.#isUndone) return;
    clearTimeout(this.#timer);
    this.#isBusy = true;
    const done = await takeBack(store, offer);
    this.#isBusy = false;
    if (this.#offer !== offer) return;
    this.#error = done.ok ? null : done.error;
    this.#isUndone = done.ok;
    if (done.ok) this.#wait();
  }

  /** The event is gone, and with it what could be taken back. */
  forgetEvent(eventId: EventId): void {
    if (this.written?.eventId === eventId) this.putAway();
  }

  putAway(): void {
    clearTimeout(this.#timer);
    this.#offer = null;
    this.#error = null;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.putAway(), OFFERED_MS);
  }
}

function takeBack(
  store: Pick<Store, 'do'>,
  { written, commandId }: Offer,
): Promise<Result<unknown, Refusal | Trouble>> {
  const { eventId } = written;
  switch (written.kind) {
    case 'changes':
      return store.do('plan.undoChanges', { eventId, written: written.changes, commandId });
    case 'made':
      return store.do('make.void', { eventId, runId: written.runId });
    case 'packed':
      return store.do('pack.void', { eventId, runId: written.runId });
    case 'unmade':
      return recordAgain(store, commandId, written);
    case 'unpacked': {
      const { finishedGoodId, run } = written;
      return store.do('pack.record', { commandId, eventId, finishedGoodId, quantity: run.quantity });
    }
  }
}

function recordAgain(
  store: Pick<Store, 'do'>,
  commandId: Offer['commandId'],
  { eventId, finishedUnitId, run }: Extract<Written, { kind: 'unmade' }>,
): Promise<Result<unknown, Refusal | Trouble>> {
  const { batches, goodUnits, lostUnits, lossReason, note } = run;
  const loss = { commandId, eventId, finishedUnitId, lost: lostUnits, reason: lossReason, note };
  return batches === 0 ? store.do('make.lose', loss) : store.do('make.record', { ...loss, batches, good: goodUnits });
}

export const justWritten = new JustWritten();
