/** Making, editing and deleting events. */
import {
  deleteEvent,
  findEvent,
  findEventByUuid,
  insertEvent,
  setPlanState,
  insertHistoryEntry,
  updateEvent,
  type Event,
} from '../database/model.ts';
import { parseEventDraft, type EventDraft, type EventFacts } from '../domain/event-draft.ts';
import { entryOfStep } from '../domain/event-history.ts';
import type { EventId } from '../domain/ids.ts';
import { allow, stateAfter, type PlanAction, type PlanStep } from '../domain/plan-states.ts';
import type { Refusal } from '../domain/refusals.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { isAsBegun, type Command, type CommandContext } from './command.ts';

/** Sent again it is the same event, with what was typed anew since: the first answer may have been lost. */
export const createEvent: Command<'events.create'> = (context, { commandId, draft }) => {
  const { connection, at } = context;
  const done = findEventByUuid(connection, commandId);
  if (done) {
    const edited = editEvent(context, { eventId: done.id, draft });
    return edited.ok ? ok(done.id) : edited;
  }
  const facts = parseEventDraft(draft);
  return facts.ok ? ok(insertEvent(connection, { uuid: commandId, ...eventColumns(facts.value), at })) : facts;
};

/** A completed event only takes notes: everything else must be as it was. */
export const editEvent: Command<'events.update'> = ({ connection, at }, { eventId, draft, before }) => {
  const found = eventAllowing(connection, eventId, 'editNotes');
  if (!found.ok) return found;
  if (!isAsBegun(draftOfEvent(found.value), before)) return err({ type: 'EditedMeanwhile' });
  const facts = parseEventDraft(draft);
  if (!facts.ok) return facts;
  const event = found.value;
  const edited = eventColumns(facts.value);
  const isNotesOnly =
    edited.name === event.name &&
    edited.eventDate === event.eventDate &&
    edited.expectedGuests === event.expectedGuests;
  const allowed = isNotesOnly ? ok() : allow('editEvent', event.planState);
  if (!allowed.ok) return allowed;
  updateEvent(connection, { id: eventId, ...edited, at });
  return ok();
};

/** Takes every row of the event along, in any state. */
export const removeEvent: Command<'events.delete'> = ({ connection }, { eventId }) => {
  const found = eventAllowing(connection, eventId, 'deleteEvent');
  if (found.ok) deleteEvent(connection, eventId);
  return found.ok ? ok() : found;
};

/** An event as its form begins with it. */
function draftOfEvent({ name, eventDate, expectedGuests, notes }: Event): EventDraft {
  return { name, date: eventDate, guests: String(expectedGuests ?? ''), notes };
}

/** What a person says of an event, as its row has it. */
export function eventColumns({ name, date, guests, notes }: EventFacts) {
  return { name: name.name, nameKey: name.key, eventDate: date, expectedGuests: guests, notes };
}

/** The event, when it is there and its plan's state allows the action. */
export function eventAllowing(
  connection: CommandContext['connection'],
  eventId: EventId,
  action: PlanAction,
): Result<Event, Refusal> {
  const found = findEvent(connection, eventId);
  if (!found) return err({ type: 'NotFound', kind: 'event' });
  const allowed = allow(action, found.event.planState);
  return allowed.ok ? ok(found.event) : allowed;
}

/** Takes a step that the rules have allowed, and leaves its entry in the history. */
export function takeStep({ connection, at }: CommandContext, eventId: EventId, step: PlanStep): void {
  setPlanState(connection, eventId, stateAfter[step], at);
  insertHistoryEntry(connection, { eventId, kind: entryOfStep[step], recordId: null, at });
}
