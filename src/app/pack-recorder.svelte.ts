/**
 * Packs one good: each tap is a command of its own, and quick taps go one behind the other. What was sent and not answered, because
 * the device failed, is kept until a person has it sent once more, under the same ids: it is done once.
 */
import type { EventId, FinishedGoodId, Uuid } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { PackingRunRow } from '../store/run-views.ts';
import type { Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import { newCommandId } from './command-id.ts';
import type { JustWritten } from './just-written.svelte.ts';
import { packedPhrase } from './pack-words.ts';
import { isTrouble } from './trouble-messages.ts';

interface Sent {
  readonly quantity: number;
  readonly commandId: Uuid;
}

export interface PackedGood {
  readonly eventId: EventId;
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
}

export class PackRecorder {
  readonly #store: Pick<Store, 'do'>;
  readonly #justWritten: JustWritten;
  #unanswered = $state.raw<readonly Sent[]>([]);
  #error = $state.raw<Refusal | Trouble | null>(null);
  #underWay = $state(0);

  constructor(store: Pick<Store, 'do'>, justWritten: JustWritten) {
    this.#store = store;
    this.#justWritten = justWritten;
  }

  /** Why the last tap did nothing; of a trouble, that it may have. */
  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  /** How many may be packed and may not: nothing more is packed of this good until that is known. 0: none. */
  get uncertain(): number {
    return this.#unanswered.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** Packs so many; true when they are. */
  pack(good: PackedGood, quantity: number): Promise<boolean> {
    if (this.#unanswered.length > 0) return Promise.resolve(false);
    return this.#send(good, { quantity, commandId: newCommandId() });
  }

  /** Sends once more what was not answered. */
  async makeSure(good: PackedGood): Promise<void> {
    const again = this.#unanswered;
    this.#unanswered = [];
    await Promise.all(again.map((sent) => this.#send(good, sent)));
  }

  /** What was packed by mistake is packed no more, and its undo is offered; what is taken back already stays so. */
  async takeBack({ name, ...of }: PackedGood, run: PackingRunRow): Promise<void> {
    const done = await this.#store.do('pack.void', { eventId: of.eventId, runId: run.runId });
    this.#error = done.ok ? null : done.error;
    const words = packedPhrase(run.quantity, name);
    if (done.ok && done.value) this.#justWritten.offer({ kind: 'unpacked', ...of, run, words });
  }

  async #send({ name, ...of }: PackedGood, sent: Sent): Promise<boolean> {
    this.#underWay += 1;
    const done = await this.#store.do('pack.record', { ...of, ...sent });
    this.#underWay -= 1;
    this.#error = done.ok ? null : done.error;
    if (done.ok) {
      const words = packedPhrase(sent.quantity, name);
      this.#justWritten.offer({ kind: 'packed', eventId: of.eventId, runId: done.value, words });
    } else if (isTrouble(done.error)) this.#unanswered = [...this.#unanswered, sent];
    return done.ok;
  }
}
