/** The list of events as a kitchen looks at it: what it is busy with, what is coming, what is over. */
import type { PlainDate } from '../domain/event-date.ts';
import type { EventRow } from '../store/views.ts';

export interface EventGroups {
  /** The one being baked, the soonest when there are several; else the next that is coming. */
  readonly first: EventRow | null;
  /** The others, by date. Whatever is being baked is coming, however late it is. */
  readonly coming: readonly EventRow[];
  /** The latest first. */
  readonly past: readonly EventRow[];
}

/** Takes the events by date. */
export function groupEvents(events: readonly EventRow[], today: PlainDate): EventGroups {
  const isComing = (event: EventRow): boolean => event.state === 'in_production' || event.date >= today;
  const coming = events.filter(isComing);
  const first =
    coming.find((event) => event.state === 'in_production') ??
    coming.find((event) => event.state !== 'completed') ??
    null;
  return {
    first,
    coming: coming.filter((event) => event !== first),
    past: events.filter((event) => !isComing(event)).reverse(),
  };
}
