/** Events as a list, and the header that stands above every page of one. */
import type { Connection } from '../database/connection.ts';
import { holdingsOf, listEvents, type Event } from '../database/model.ts';
import type { FinishedGoodId } from '../domain/ids.ts';
import { planReadiness } from '../domain/plan-readiness.ts';
import { filledGoods, goodsIn, planSheet } from '../domain/plan-sheet.ts';
import { err, ok } from '../shared/result.ts';
import { outlineOfEvent, standingOf, type OutlineOfEvent } from './plan-of-event.ts';
import type { Query } from './query.ts';
import type { EventHeader, EventOutlook, EventRow } from './views.ts';

export const eventRows: Query<'events.list'> = (connection) =>
  ok(
    listEvents(connection).map((event): EventRow => ({
      eventId: event.id,
      name: event.name,
      date: event.eventDate,
      guests: event.expectedGuests,
      state: event.planState,
      outlook: outlookOf(connection, event),
    })),
  );

/** An archived good warns, and leaves nothing open. */
const NONE_ARCHIVED: ReadonlySet<FinishedGoodId> = new Set();

/** A completed plan has none, and neither has one whose snapshot cannot be read: its own page says why. */
function outlookOf(connection: Connection, event: Event): EventOutlook | null {
  if (event.planState === 'completed') return null;
  const found = outlineOfEvent(connection, event.id);
  if (!found.ok) return null;
  const { plan, started } = found.value;
  const sheet = planSheet(plan, standingOf(connection, found.value));
  const open = started ? 0 : planReadiness(sheet, NONE_ARCHIVED).open.length;
  return { ...filledGoods(sheet), open };
}

export const eventHeader: Query<'events.header'> = (connection, { eventId }) => {
  const found = outlineOfEvent(connection, eventId);
  return found.ok ? ok(headerOf(found.value)) : found;
};

export const eventHoldings: Query<'events.holdings'> = (connection, { eventId }) => {
  const holdings = holdingsOf(connection, eventId);
  return holdings ? ok(holdings) : err({ type: 'NotFound', kind: 'event' });
};

export function headerOf({ event, started, plan }: OutlineOfEvent): EventHeader {
  const sealedDate = started?.original.event?.event_date ?? event.eventDate;
  const sealedGuests = started?.original.event ? started.original.event.expected_guests : event.expectedGuests;
  const goods = goodsIn(plan);
  const sealedGoods = started ? goodsIn(started.original.plan) : goods;
  const isOther = sealedGoods.boxes !== goods.boxes || sealedGoods.loose !== goods.loose;
  return {
    eventId: event.id,
    name: event.name,
    date: event.eventDate,
    guests: event.expectedGuests,
    notes: event.notes,
    state: event.planState,
    dateWhenSealed: sealedDate === event.eventDate ? null : sealedDate,
    sealedAt: started?.snapshot.createdAt ?? null,
    seal: started?.snapshot.fingerprint ?? null,
    changes: started?.amendments.length ?? 0,
    lastChange: started?.amendments.findLast(({ change }) => change.type !== 'note')?.sequence ?? 0,
    guestsWhenSealed: sealedGuests === event.expectedGuests ? null : sealedGuests,
    goods,
    goodsWhenSealed: isOther ? sealedGoods : null,
  };
}
