/** An event while it is typed, and what of it goes to the store. What is left waits under its address. */
import type { EventDraft } from '../domain/event-draft.ts';
import type { EventId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { CopySource, Trouble } from './answers.ts';
import { newCommandId } from './command-id.ts';
import { KeptForms } from './kept-forms.ts';
import { hrefOf } from './route.svelte.ts';

export class EventForm {
  readonly commandId = newCommandId();
  /** As it began; what is saved elsewhere meanwhile does not overwrite what is typed here. */
  readonly before: EventDraft;
  draft: { -readonly [Field in keyof EventDraft]: EventDraft[Field] };
  /** The date that is typed is no day: a date field gives no text of such a one. */
  isNoDay = $state(false);
  #error = $state.raw<Refusal | Trouble | null>(null);
  #isBusy = $state(false);

  constructor(before: EventDraft) {
    this.before = before;
    this.draft = $state({ ...before });
  }

  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isChanged(): boolean {
    const { name, date, guests, notes } = this.before;
    const { draft } = this;
    return draft.name !== name || draft.date !== date || draft.guests !== guests || draft.notes !== notes;
  }

  /** A day that does not exist is not on the new screen: its field is blank. */
  resume(): void {
    this.isNoDay = false;
  }

  /** Sends what is typed, once at a time. Gives the event that was saved; null: what was refused stands in the form. */
  async save(command: (typed: EventDraft) => Promise<Result<EventId, Refusal | Trouble>>): Promise<EventId | null> {
    if (this.#isBusy) return null;
    this.#isBusy = true;
    // a day that does not exist must not pass for a blank one
    const done = await command(this.isNoDay ? { ...this.draft, date: '?' } : { ...this.draft });
    this.#isBusy = false;
    this.#error = done.ok ? null : done.error;
    return done.ok ? done.value : null;
  }
}

/** An event that is planned again. */
export class NextEventForm extends EventForm {
  /** What it begins with. */
  source: CopySource;
  /** The keys of the proposals that are taken. */
  taken = $state<string[]>([]);

  constructor(before: EventDraft, source: CopySource) {
    super(before);
    this.source = $state(source);
  }

  override get isChanged(): boolean {
    return super.isChanged || this.taken.length > 0;
  }
}

export const eventForms = new KeptForms<EventForm>();
export const nextEventForms = new KeptForms<NextEventForm>();

/** The event is gone, and what was typed of it with it. */
export function letGoOfEvent(eventId: EventId): void {
  eventForms.drop(hrefOf({ screen: 'edit event', eventId }));
  nextEventForms.drop(hrefOf({ screen: 'next event', eventId }));
}
