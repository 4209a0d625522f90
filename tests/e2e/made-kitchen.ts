/**
 * Kitchens too large to be typed, made through the store's own commands: what fills them is what fills a real one.
 */
import { attach, loadEngine, type Connection } from '../../src/database/connection.ts';
import { migrate } from '../../src/database/migrations.ts';
import { advanceGeneration } from '../../src/database/model.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { EventId, FinishedGoodId, Moment, Uuid } from '../../src/domain/ids.ts';
import type { PlanState } from '../../src/domain/plan-states.ts';
import type { Refusal } from '../../src/domain/refusals.ts';
import type { Result } from '../../src/shared/result.ts';
import { amendPlan } from '../../src/store/amend-commands.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { createEvent } from '../../src/store/event-commands.ts';
import {
  completeProduction,
  decideBatches,
  lockPlan,
  setQuantity,
  startProduction,
} from '../../src/store/plan-commands.ts';
import { planOfEvent, shownAs } from '../../src/store/plan-of-event.ts';
import { changePreview, planView } from '../../src/store/plan-queries.ts';
import type { MadeKitchen } from './placed-kitchen.ts';

export const newUuid = () => crypto.randomUUID() as Uuid; // a cast: this is the form that the brand asks for

/** Fills an empty kitchen as it stands on that day; `look` sees it before it is closed. */
export async function makeKitchen<Seen>(
  today: PlainDate,
  fill: (context: CommandContext) => void,
  look: (connection: Connection) => Seen,
): Promise<MadeKitchen & { readonly seen: Seen }> {
  const connection = attach(await loadEngine(), null);
  const at = `${today}T06:00:00.000Z` as Moment;
  const databaseId = newUuid();
  connection.begin();
  migrate(connection, { databaseId, at });
  fill({ connection, at, newUuid, appVersion: 'made', report: () => undefined });
  advanceGeneration(connection, 1);
  connection.commit();
  const kitchen = { bytes: connection.exportBytes(), databaseId, seen: look(connection) };
  connection.close();
  return kitchen;
}

export interface Market {
  readonly name: string;
  readonly date: PlainDate;
  readonly goods: readonly FinishedGoodId[];
  /** How often the plan is changed once it is being baked, one more of a good each time, and why. */
  readonly changes: number;
  readonly reason: string;
  readonly notes?: string;
}

/** An event for which that is baked, brought to that state: a dozen of each good, with batches enough. */
export function bake(
  context: CommandContext,
  { name, date, goods, changes, reason, notes = '' }: Market,
  state: PlanState,
): void {
  const { connection } = context;
  const draft = { name, date, guests: '', notes };
  const eventId = done(createEvent(context, { commandId: newUuid(), draft }));
  for (const finishedGoodId of goods) done(setQuantity(context, { eventId, finishedGoodId, quantity: 12 }));
  if (state === 'draft') return;
  for (const { finishedUnitId, options } of done(planView(connection, { eventId }, standing)).units) {
    done(decideBatches(context, { eventId, finishedUnitId, batches: options.at(-1)?.batches ?? 1 }));
  }
  done(lockPlan(context, { eventId }));
  if (state === 'locked') return;
  const shown = shownAs(done(planOfEvent(connection, eventId)));
  done(startProduction(context, { commandId: newUuid(), eventId, shown }));
  for (let n = 0; n < changes; n += 1) change(context, eventId, goods[n % goods.length], 13 + n, reason);
  if (state === 'completed') done(completeProduction(context, { eventId }));
}

/** More of one good, with a reason. */
function change(
  context: CommandContext,
  eventId: EventId,
  finishedGoodId: FinishedGoodId | undefined,
  quantity: number,
  reason: string,
): void {
  if (finishedGoodId === undefined) return;
  const requests = [{ type: 'change_fg_quantity', finishedGoodId, quantity }] as const;
  const { shown } = done(changePreview(context.connection, { eventId, requests }, standing));
  done(amendPlan(context, { commandId: newUuid(), eventId, requests, reason, shown }));
}

const standing = { head: null, appVersion: 'made' };

/** What it asks for, the rules allow. */
export function done<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`what a kitchen does is allowed: ${JSON.stringify(result.error)}`);
  return result.value;
}
