/**
 * Kitchens too large to be typed, made through the store's own commands: what fills them is what fills a real one.
 */
import { attach, loadEngine } from '../../src/database/connection.ts';
import { countRows } from '../../src/database/dump.ts';
import { migrate } from '../../src/database/migrations.ts';
import { advanceGeneration } from '../../src/database/model.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { EventId, FinishedGoodId, FinishedUnitId, Moment, RecipeId, Uuid } from '../../src/domain/ids.ts';
import type { PlanState } from '../../src/domain/plan-states.ts';
import type { Refusal } from '../../src/domain/refusals.ts';
import type { Result } from '../../src/shared/result.ts';
import { amendPlan } from '../../src/store/amend-commands.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { createEvent } from '../../src/store/event-commands.ts';
import { saveGood } from '../../src/store/good-commands.ts';
import {
  completeProduction,
  decideBatches,
  lockPlan,
  setQuantity,
  startProduction,
} from '../../src/store/plan-commands.ts';
import { recordPacking, recordRun } from '../../src/store/making-commands.ts';
import { makeView } from '../../src/store/making-queries.ts';
import { planOfEvent, shownAs } from '../../src/store/plan-of-event.ts';
import { changePreview, planView } from '../../src/store/plan-queries.ts';
import { saveRecipe } from '../../src/store/recipe-commands.ts';
import type { MadeKitchen } from './placed-kitchen.ts';

export const newUuid = () => crypto.randomUUID() as Uuid; // a cast: this is the form that the brand asks for

export interface FilledKitchen extends MadeKitchen {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Fills an empty kitchen as it stands on that day. */
export async function makeKitchen(today: PlainDate, fill: (context: CommandContext) => void): Promise<FilledKitchen> {
  const connection = attach(await loadEngine(), null);
  const at = `${today}T06:00:00.000Z` as Moment;
  const databaseId = newUuid();
  connection.begin();
  migrate(connection, { databaseId, at });
  fill({ connection, at, newUuid, appVersion: 'made', report: () => undefined });
  advanceGeneration(connection, 1);
  connection.commit();
  const kitchen = { bytes: connection.exportBytes(), databaseId, rows: countRows(connection) };
  connection.close();
  return kitchen;
}

/**
 * A recipe of so many lines, made in halves; `ingredient` names that of each line. What it gives: how many of what, a blank name
 * for its own. One and a half batches of each of the others goes into it.
 */
export function addRecipe(
  context: CommandContext,
  { name, lines, ingredient, note, others = [], method, gives }: MadeRecipe,
): RecipeId {
  const draft = {
    name,
    batchStep: 0.5 as const,
    lines: Array.from({ length: lines }, (_, line) => ({
      amount: `${1 + (line % 3)} 1/2`,
      unit: line % 2 ? 'cups' : 'tbsp',
      ingredient: ingredient(line),
      note: line === 3 ? note : '',
    })),
    subRecipes: others.map((recipeId) => ({ recipeId, batches: '1 ½', note: '' })),
    units: gives.map((unit) => ({ finishedUnitId: null, ...unit })),
    method: method.join('\n'),
  };
  return done(saveRecipe(context, { commandId: newUuid(), recipeId: null, draft }));
}

interface MadeRecipe {
  readonly name: string;
  readonly lines: number;
  readonly ingredient: (line: number) => string;
  readonly note: string;
  readonly others?: readonly RecipeId[];
  readonly method: readonly string[];
  readonly gives: readonly { readonly name: string; readonly perBatch: string }[];
}

/** A box with so many of each good, and one of each packaging. */
export function addBox(
  context: CommandContext,
  name: string,
  contents: readonly (readonly [good: FinishedGoodId | undefined, quantity: number])[],
  packaging: readonly string[],
): void {
  const goods = contents.flatMap(([finishedGoodId, quantity]) =>
    finishedGoodId === undefined ? [] : [{ kind: 'good' as const, finishedGoodId, quantity: String(quantity) }],
  );
  const around = packaging.map((item) => ({ kind: 'packaging' as const, name: item, quantity: '1' }));
  const draft = { name, components: [...goods, ...around] };
  done(saveGood(context, { commandId: newUuid(), finishedGoodId: null, draft }));
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

/** An event for which that is baked, brought to that state: a dozen of each good, with batches enough. Gives the event. */
export function bake(
  context: CommandContext,
  { name, date, goods, changes, reason, notes = '' }: Market,
  state: PlanState,
): EventId {
  const { connection } = context;
  const draft = { name, date, guests: '', notes };
  const eventId = done(createEvent(context, { commandId: newUuid(), draft }));
  for (const finishedGoodId of goods) done(setQuantity(context, { eventId, finishedGoodId, quantity: 12 }));
  if (state === 'draft') return eventId;
  for (const { finishedUnitId, options } of done(planView(connection, { eventId }, standing)).units) {
    done(decideBatches(context, { eventId, finishedUnitId, batches: options.at(-1)?.batches ?? 1 }));
  }
  done(lockPlan(context, { eventId }));
  if (state === 'locked') return eventId;
  const shown = shownAs(done(planOfEvent(connection, eventId)));
  done(startProduction(context, { commandId: newUuid(), eventId, shown }));
  for (let n = 0; n < changes; n += 1) change(context, eventId, goods[n % goods.length], 13 + n, reason);
  if (state === 'completed') done(completeProduction(context, { eventId }));
  return eventId;
}

/** All that is baked for an event. */
export function unitsOf({ connection }: CommandContext, eventId: EventId): FinishedUnitId[] {
  return done(planView(connection, { eventId }, standing)).units.map(({ finishedUnitId }) => finishedUnitId);
}

/** Records batches of a unit as they were planned, one unless told. */
export function makeBatches(
  context: CommandContext,
  eventId: EventId,
  finishedUnitId: FinishedUnitId,
  batches = 1,
): void {
  const { units } = done(makeView(context.connection, { eventId }, standing));
  const good = batches * (units.find((unit) => unit.finishedUnitId === finishedUnitId)?.unitsPerBatch ?? 0);
  const facts = { batches, good, lost: 0, reason: null, note: '' };
  done(recordRun(context, { commandId: newUuid(), eventId, finishedUnitId, ...facts }));
}

/** Records some of a good put together. */
export function packSome(
  context: CommandContext,
  eventId: EventId,
  finishedGoodId: FinishedGoodId,
  quantity: number,
): void {
  done(recordPacking(context, { commandId: newUuid(), eventId, finishedGoodId, quantity }));
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

export const standing = { head: null, appVersion: 'made' };

/** What it asks for, the rules allow. */
export function done<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`what a kitchen does is allowed: ${JSON.stringify(result.error)}`);
  return result.value;
}
