/**
 * Records what came out of the oven for one unit, one thing at a time: while one is being saved, another tap is no other batch.
 * Sent again after a lost answer, it is done once; what is tapped after it was saved is another one.
 */
import type { EventId, ProductionRunId, Uuid } from '../domain/ids.ts';
import type { RunDraft } from '../domain/making.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { MakeRow } from '../store/making-views.ts';
import type { RunRow } from '../store/run-views.ts';
import type { Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import { newCommandId } from './command-id.ts';
import { justWritten } from './just-written.svelte.ts';
import { recordedWords } from './make-words.ts';

/** What was lost since its batch was recorded. */
export type LossDraft = Pick<RunDraft, 'lost' | 'reason' | 'note'>;

export class RunRecorder {
  readonly #store: Pick<Store, 'do'>;
  readonly #eventId: EventId;
  #isBusy = $state(false);
  #error = $state.raw<Refusal | Trouble | null>(null);
  /** Sent last, and not known to be saved. */
  #sent: { readonly what: string; readonly commandId: Uuid } | null = null;

  constructor(store: Pick<Store, 'do'>, eventId: EventId) {
    this.#store = store;
    this.#eventId = eventId;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why the last one was not recorded. */
  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  /** It was read, or something else is begun. */
  forgetError(): void {
    this.#error = null;
  }

  /** Batches as they came out; true when they are recorded, and their undo is offered. */
  record(row: MakeRow, draft: RunDraft): Promise<boolean> {
    const of = { eventId: this.#eventId, finishedUnitId: row.finishedUnitId };
    const figures = { batches: draft.batches, goodUnits: Number(draft.good), lostUnits: Number(draft.lost) };
    const words = recordedWords(row.name, figures);
    return this.#send(row, draft, words, (commandId) => this.#store.do('make.record', { ...of, ...draft, commandId }));
  }

  /** Units lost since they were recorded; true when that is, and its undo is offered. */
  lose(row: MakeRow, draft: LossDraft): Promise<boolean> {
    const of = { eventId: this.#eventId, finishedUnitId: row.finishedUnitId };
    const words = recordedWords(row.name, { batches: 0, goodUnits: 0, lostUnits: Number(draft.lost) });
    return this.#send(row, draft, words, (commandId) => this.#store.do('make.lose', { ...of, ...draft, commandId }));
  }

  /** What was recorded by mistake counts no more, and its undo is offered; what is taken back already stays so. Gives why it was refused. */
  async takeBack({ finishedUnitId, name }: MakeRow, run: RunRow): Promise<Refusal | Trouble | null> {
    const eventId = this.#eventId;
    const done = await this.#store.do('make.void', { eventId, runId: run.runId });
    const words = recordedWords(name, run);
    if (done.ok && done.value) justWritten.offer({ kind: 'unmade', eventId, finishedUnitId, run, words });
    return done.ok ? null : done.error;
  }

  async #send(
    row: MakeRow,
    draft: RunDraft | LossDraft,
    words: string,
    send: (commandId: Uuid) => Promise<Result<ProductionRunId, Refusal | Trouble>>,
  ): Promise<boolean> {
    if (this.#isBusy) return false;
    this.#isBusy = true;
    // Where another run stands there since, the lost one is saved, and the same numbers are of another batch.
    const what = JSON.stringify([draft, row.runs.map(({ runId, isVoided }) => [runId, isVoided])]);
    const commandId = this.#sent?.what === what ? this.#sent.commandId : newCommandId();
    this.#sent = { what, commandId };
    const done = await send(commandId);
    this.#isBusy = false;
    this.#error = done.ok ? null : done.error;
    if (!done.ok) return false;
    this.#sent = null;
    justWritten.offer({ kind: 'made', eventId: this.#eventId, runId: done.value, words });
    return true;
  }
}
