/**
 * What was just written is said, and can be taken back with one tap, for as long as one still looks at what one did; later the
 * history offers it, with a reason. A note is only said: it changes nothing, and another note puts it right. In memory only.
 */
import type { EventId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import type { WrittenChanges } from '../store/views.ts';
import { newCommandId } from './command-id.ts';

const OFFERED_MS = 8_000;

interface Offer {
  readonly eventId: EventId;
  readonly written: WrittenChanges;
  readonly isNote: boolean;
  readonly commandId: ReturnType<typeof newCommandId>;
}

export class JustWritten {
  #offer = $state.raw<Offer | null>(null);
  #error = $state.raw<Refusal | Trouble | null>(null);
  #isBusy = $state(false);
  #isUndone = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** null: nothing is offered, or the time for it is over. */
  get written(): WrittenChanges | null {
    return this.#offer?.written ?? null;
  }

  get isNote(): boolean {
    return this.#offer?.isNote ?? false;
  }

  /** It was taken back. Said for as long as it was offered. */
  get isUndone(): boolean {
    return this.#isUndone;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why it was not taken back. */
  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  /** Takes the place of what was offered before. */
  offer(eventId: EventId, written: WrittenChanges, isNote = false): void {
    this.#offer = { eventId, written, isNote, commandId: newCommandId() };
    this.#isUndone = false;
    this.#error = null;
    this.#wait();
  }

  /** A tap in time counts however long the saving takes. What is refused stays to be read. */
  async undo(store: Pick<Store, 'do'>): Promise<void> {
    const offer = this.#offer;
    if (offer === null || offer.isNote || this.#isBusy || this.#isUndone) return;
    clearTimeout(this.#timer);
    this.#isBusy = true;
    const { eventId, written, commandId } = offer;
    const done = await store.do('plan.undoChanges', { eventId, written, commandId });
    this.#isBusy = false;
    if (this.#offer !== offer) return;
    this.#error = done.ok ? null : done.error;
    this.#isUndone = done.ok;
    if (done.ok) this.#wait();
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

export const justWritten = new JustWritten();
