/**
 * The list of events as the last save left it, kept beside the page's memory of that save: reading and checking a large kitchen takes
 * a second, and where to go on can be seen meanwhile. It is shown for that very save and by the version that wrote it only, and
 * is gone as soon as anything is saved, so that nothing of a deleted event stays; kept anew when all has been quiet for a while.
 */
import * as v from 'valibot';
import { PlainDate } from '../domain/event-date.ts';
import { EventId } from '../domain/ids.ts';
import { PlanState } from '../domain/plan-states.ts';
import type { Saved } from '../store/store-door.ts';
import type { EventRow } from './answers.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.events';
/** Once after several taps in a row, not at each. */
const QUIET_MS = 1_000;
/** The place is small, and shared with all that a page may want to remember: about a thousand events. */
const MAX_CHARACTERS = 250_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const goods = v.object({ boxes: count, loose: count });
const eventRow = v.object({
  eventId: EventId,
  name: v.string(),
  date: PlainDate,
  guests: v.nullable(count),
  state: PlanState,
  outlook: v.nullable(v.object({ planned: goods, filled: goods, open: count })),
}) satisfies v.GenericSchema<unknown, EventRow>;
const Kept = v.object({
  databaseId: v.string(),
  generation: count,
  appVersion: v.string(),
  events: v.array(eventRow),
});

export class RememberedEvents {
  readonly #appVersion: string;
  readonly #askAnew: () => void;
  #whenQuiet: ReturnType<typeof setTimeout> | undefined;

  /** `askAnew` asks the store for the list, which is then kept. */
  constructor(appVersion: string, askAnew: () => void) {
    this.#appVersion = appVersion;
    this.#askAnew = askAnew;
  }

  /** The events as that save left them; null where they are not known, or there were none. */
  recall(saved: Saved | null): readonly EventRow[] | null {
    try {
      const kept = v.parse(Kept, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
      const isOfThisSave = kept.databaseId === saved?.databaseId && kept.generation === saved.generation;
      return isOfThisSave && kept.appVersion === this.#appVersion && kept.events.length > 0 ? kept.events : null;
    } catch {
      return null; // forbidden, or not what we wrote
    }
  }

  /**
   * Keeps the list as that save left it. Should it be newer than that, because an answer was quicker than the word of a save, it is of
   * no save that will be found, and never shown.
   */
  keep(saved: Saved, events: readonly EventRow[]): void {
    clearTimeout(this.#whenQuiet);
    const { databaseId, generation } = saved;
    const kept = JSON.stringify({ databaseId, generation, appVersion: this.#appVersion, events });
    if (kept.length > MAX_CHARACTERS) return this.forget();
    try {
      localStorage.setItem(KEY, kept);
    } catch {
      this.forget(); // forbidden or full: the next start waits for the kitchen
    }
  }

  /** Something is being saved, or what is kept is not of the save that was found. */
  forgetUntilQuiet(): void {
    this.forget();
    clearTimeout(this.#whenQuiet);
    this.#whenQuiet = setTimeout(this.#askAnew, QUIET_MS);
  }

  /** Nothing of it stays. */
  forget(): void {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Forbidden: then nothing was kept either.
    }
  }
}
