/** What a person types of an event. */
import type { Result } from '../shared/result.ts';
import { draftFields } from './draft-fields.ts';
import { parseEventDate, type PlainDate } from './event-date.ts';
import { parseName, parseText, type Name } from './names.ts';
import { parseQuantity } from './quantity.ts';
import type { DraftRefused } from './refusals.ts';

export interface EventDraft {
  readonly name: string;
  readonly date: string;
  /** Blank: not known. */
  readonly guests: string;
  readonly notes: string;
}

export interface EventFacts {
  readonly name: Name;
  readonly date: PlainDate;
  readonly guests: number | null;
  readonly notes: string;
}

/** Names of events may repeat; their date tells them apart. */
export function parseEventDraft(draft: EventDraft): Result<EventFacts, DraftRefused> {
  const fields = draftFields();
  return fields.finish({
    name: fields.read('name', parseName(draft.name)),
    date: fields.read('date', parseEventDate(draft.date)),
    guests: draft.guests.trim() === '' ? null : fields.read('guests', parseQuantity(draft.guests)),
    notes: fields.read('notes', parseText(draft.notes)),
  });
}
