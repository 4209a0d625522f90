/** The main job up to a started event: two recipes, two boxes, 30 and 20 of them, batches decided, locked, started. */
import type { EventId, FinishedGoodId, RecipeId } from '../../src/domain/ids.ts';
import { newUuid, type TestKitchen } from './test-kitchen.ts';

export interface PlannedEvent {
  readonly eventId: EventId;
  readonly cookies: RecipeId;
  readonly brownies: RecipeId;
  readonly bag: FinishedGoodId;
  readonly tin: FinishedGoodId;
}

export async function planEvent(kitchen: TestKitchen): Promise<PlannedEvent> {
  const cookies = await kitchen.recipe('Chocolate Chip Cookies', 48);
  const brownies = await kitchen.recipe('Fudge Brownies', 24, 0.5);
  const bag = await kitchen.box('Gift bag', { 'Chocolate Chip Cookies': 6, 'Fudge Brownies': 3 });
  const tin = await kitchen.box('Cookie tin', { 'Chocolate Chip Cookies': 12 });
  const eventId = await kitchen.event();
  await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: bag, quantity: 30 });
  await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: tin, quantity: '20' });
  for (const unit of (await kitchen.ask('plan.view', { eventId })).units) {
    const enough = unit.options.at(-1);
    if (enough)
      await kitchen.do('plan.decideBatches', { eventId, finishedUnitId: unit.finishedUnitId, batches: enough.batches });
  }
  return { eventId, cookies, brownies, bag, tin };
}

export async function startEvent(kitchen: TestKitchen): Promise<PlannedEvent> {
  const planned = await planEvent(kitchen);
  const { eventId } = planned;
  await kitchen.do('plan.lock', { eventId });
  const { shown } = await kitchen.ask('plan.review', { eventId });
  await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
  return planned;
}
