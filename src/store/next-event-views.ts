/** What the page that plans an event again is answered with. */
import type { EventDraft } from '../domain/event-draft.ts';
import type { CopySource, Proposal } from '../domain/next-plan.ts';
import type { Content, EventHeader } from './views.ts';

export type { CopySource, Proposal } from '../domain/next-plan.ts';

export interface NextEvent {
  /** The event that is planned again. */
  readonly event: EventHeader;
  /** What the form begins with: the same day of the week, a year on. */
  readonly draft: EventDraft;
  /** What can be copied; none where production has not started: then it is the plan as it stands. */
  readonly sources: readonly CopySource[];
  readonly goods: readonly Content[];
  readonly batches: readonly { readonly name: string; readonly batches: number }[];
  /** At most five, each with what it rests on. */
  readonly proposals: readonly Proposal[];
}
