/**
 * A small believable kitchen to look around in, made through the store's own commands: five recipes, six boxes, a pantry
 * that is counted in part, and one event in each state of its plan. Loads into an empty kitchen only.
 */
import type { Connection } from '../database/connection.ts';
import { listGoods, listIngredients, type Ingredient } from '../database/model.ts';
import type { ChangeRequest } from '../domain/amend.ts';
import { dayAfter, daysFrom, momentOn, parseEventDate, type PlainDate } from '../domain/event-date.ts';
import type { EventId, FinishedGoodId, FinishedUnitId, IngredientId, Moment } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { Refusal } from '../domain/refusals.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { amendPlan } from './amend-commands.ts';
import type { Command, CommandContext } from './command.ts';
import { markAsDemo } from './demo-removal.ts';
import { demoEvents, demoGoods, demoRecipes, type DemoChanges, type DemoEvent } from './demo-content.ts';
import { demoCounts, demoIngredients } from './demo-pantry.ts';
import { createEvent } from './event-commands.ts';
import { saveGood } from './good-commands.ts';
import { draftOfIngredient, saveIngredient } from './ingredient-commands.ts';
import { isEmpty, kitchenCounts } from './kitchen-facts.ts';
import { countStock } from './pantry-commands.ts';
import { completeProduction, decideBatches, lockPlan, setQuantity, startProduction } from './plan-commands.ts';
import { planOfEvent, shownAs } from './plan-of-event.ts';
import { changePreview } from './plan-queries.ts';
import { saveRecipe } from './recipe-commands.ts';

export const loadDemoKitchen: Command<'kitchen.loadDemo'> = (context, { today }) => {
  const day = parseEventDate(today);
  if (!day.ok) return day;
  const { recipes, events, ingredients } = kitchenCounts(context.connection);
  const leftOver = listIngredients(context.connection);
  // Nothing names an ingredient that is left over; as long as it is of the right kind, the demo can take it.
  if (!isEmpty(context.connection) || leftOver.some(isInTheWay))
    return err({ type: 'KitchenNotEmpty', recipes, events, ingredients });
  for (const draft of demoRecipes) done(saveRecipe(context, { commandId: context.newUuid(), recipeId: null, draft }));
  for (const { name, contents, packaging } of demoGoods) {
    const { goodNamed } = namesIn(context.connection);
    done(
      saveGood(context, {
        commandId: context.newUuid(),
        finishedGoodId: null,
        draft: {
          name,
          components: [
            ...Object.entries(contents).map(([good, quantity]) => ({
              kind: 'good' as const,
              finishedGoodId: goodNamed(good),
              quantity: String(quantity),
            })),
            ...packaging.map((item) => ({ kind: 'packaging' as const, name: item, quantity: '1' })),
          ],
        },
      }),
    );
  }
  const notOwn = new Set(leftOver.map(({ id }) => id));
  const countedAt = momentOn(dayAfter(day.value, -1), '14:00');
  stockPantry(context, notOwn, countedAt);
  for (const event of demoEvents) makeEvent(context, event, day.value);
  markAsDemo(context, notOwn, countedAt);
  return ok();
};

/** Before the first plan is sealed: what a cup weighs is frozen with it. What was left over here before stays as it is. */
function stockPantry(context: CommandContext, leftOver: ReadonlySet<IngredientId>, countedAt: Moment): void {
  for (const ingredient of listIngredients(context.connection)) {
    if (leftOver.has(ingredient.id)) continue;
    const { id: ingredientId, name } = ingredient;
    const draft = { ...draftOfIngredient(ingredient), ...demoIngredients[name] };
    done(saveIngredient(context, { commandId: context.newUuid(), ingredientId, draft }));
    const count = demoCounts[name];
    if (count) done(countStock({ ...context, at: countedAt }, { ingredientId, draft: count }));
  }
}

/** Food that is called like the demo's packaging, or the other way round. */
function isInTheWay({ nameKey, kind }: Ingredient): boolean {
  const packaging = demoGoods.flatMap((good) => good.packaging).map(foldName);
  const food = demoRecipes.flatMap(({ lines }) => lines.map((line) => foldName(line.ingredient)));
  return (kind === 'food' ? packaging : food).includes(nameKey);
}

function makeEvent(now: CommandContext, event: DemoEvent, today: PlainDate): void {
  const { connection, newUuid } = now;
  /** Days before the event; what is still to come, or of today, has not happened before now. */
  const daysBefore = (days: number, time: string): CommandContext => {
    const day = dayAfter(today, event.daysFromToday - days);
    return daysFrom(day, today) > 0 ? { ...now, at: momentOn(day, time) } : now;
  };
  const context = daysBefore(3, '17:30');
  const { goodNamed, unitNamed } = namesIn(connection);
  const date = dayAfter(today, event.daysFromToday);
  const draft = { name: event.name, date, guests: event.guests, notes: event.notes };
  const eventId = done(createEvent(context, { commandId: newUuid(), draft }));
  for (const [name, quantity] of Object.entries(event.selection)) {
    done(setQuantity(context, { eventId, finishedGoodId: goodNamed(name), quantity }));
  }
  for (const [name, batches] of Object.entries(event.batches)) {
    done(decideBatches(context, { eventId, finishedUnitId: unitNamed(name), batches }));
  }
  if (event.state === 'draft') return;
  done(lockPlan(context, { eventId }));
  if (event.state === 'locked') return;
  const shown = shownAs(done(planOfEvent(connection, eventId)));
  done(startProduction(context, { commandId: newUuid(), eventId, shown }));
  for (const each of event.changes) makeChanges(daysBefore(each.daysBefore, each.time), eventId, each);
  if (event.state === 'completed') done(completeProduction(daysBefore(0, '18:00'), { eventId }));
}

function makeChanges(context: CommandContext, eventId: EventId, { changes, reason }: DemoChanges): void {
  const { connection, newUuid, appVersion } = context;
  const { goodNamed, unitNamed } = namesIn(connection);
  const requests = changes.map((change): ChangeRequest => {
    if ('unit' in change)
      return { type: 'modify_batch', finishedUnitId: unitNamed(change.unit), batches: change.batches };
    const finishedGoodId = goodNamed(change.good);
    if (change.quantity === 0) return { type: 'drop_fg', finishedGoodId };
    return { type: change.isNew ? 'add_fg' : 'change_fg_quantity', finishedGoodId, quantity: change.quantity };
  });
  const all: readonly ChangeRequest[] = requests.length > 0 ? requests : [{ type: 'note' }];
  const { shown } = done(changePreview(connection, { eventId, requests: all }, { head: null, appVersion }));
  done(amendPlan(context, { commandId: newUuid(), eventId, requests: all, reason, shown }));
}

function namesIn(connection: Connection): {
  goodNamed: (name: string) => FinishedGoodId;
  unitNamed: (name: string) => FinishedUnitId;
} {
  const goods = new Map(listGoods(connection).map(({ good }) => [good.name, good]));
  const goodNamed = (name: string) => {
    const good = goods.get(name);
    invariant(good, `the demo kitchen has a good ${name}`);
    return good;
  };
  return {
    goodNamed: (name) => goodNamed(name).id,
    unitNamed: (name) => {
      const { finishedUnitId } = goodNamed(name);
      invariant(finishedUnitId, `${name} is a unit`);
      return finishedUnitId;
    },
  };
}

/** What the demo kitchen asks for, the rules allow. */
function done<T>(result: Result<T, Refusal>): T {
  invariant(result.ok, result.ok ? '' : `the demo kitchen keeps the rules: ${JSON.stringify(result.error)}`);
  return result.value;
}
