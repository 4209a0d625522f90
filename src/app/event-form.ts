/** What is typed of an event, as it goes to the store. */
import type { EventDraft } from '../domain/event-draft.ts';

/** A date field gives no text of a day that does not exist; it must not pass for a blank one. */
export function draftAsTyped(draft: EventDraft, isNoDay: boolean): EventDraft {
  return isNoDay ? { ...draft, date: '?' } : { ...draft };
}
