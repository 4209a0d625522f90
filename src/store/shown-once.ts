/** What the screens ask first, asked once of a kitchen from elsewhere: rows can fit their tables, and still be nothing to be shown. */
import type { Connection } from '../database/connection.ts';
import { listEvents } from '../database/model.ts';
import { goodRows, recipeRows } from './catalog-queries.ts';
import { demoFacts } from './demo-removal.ts';
import { eventRows } from './event-queries.ts';
import { planHistory } from './history-queries.ts';
import { kitchenFacts } from './kitchen-facts.ts';
import type { KitchenStanding } from './query.ts';
import { kitchenRestored } from './restored-setting.ts';
import { pantryRows } from './shop-queries.ts';

const standing: KitchenStanding = { head: null, appVersion: '' };

/** The first thing that cannot be shown, in words for an error; null when all can. Refusals are answers, too. */
export function whatCannotBeShown(connection: Connection): string | null {
  const lists = [eventRows, recipeRows, goodRows, pantryRows, kitchenFacts, demoFacts, kitchenRestored];
  try {
    for (const list of lists) list(connection, undefined, standing);
    for (const { id: eventId } of listEvents(connection)) planHistory(connection, { eventId }, standing);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
