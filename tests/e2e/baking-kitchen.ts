/**
 * An event in the middle of its baking day: 12 gift bags of 6 cookies and 3 brownies and 12 tins of 12 cookies are planned, 9 batches
 * of cookies and 1 ½ of brownies. Of 8 batches of cookies 4 were burnt; one of brownies is made.
 */
import type { Page } from 'playwright';
import { listGoods } from '../../src/database/model.ts';
import { dayAfter, type PlainDate } from '../../src/domain/event-date.ts';
import type { FinishedGoodId } from '../../src/domain/ids.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { recordRun } from '../../src/store/making-commands.ts';
import { addBox, addRecipe, bake, done, makeBatches, makeKitchen, newUuid, unitsOf } from './made-kitchen.ts';
import { placeKitchen } from './placed-kitchen.ts';
import type { KitchenFixtures } from './kitchen-test.ts';

/** Opens its event. */
export async function bakingKitchen(openTablet: KitchenFixtures['openTablet'], options = {}): Promise<Page> {
  const { page } = await openTablet(options);
  await placeKitchen(page, await makeKitchen(new Date().toISOString().slice(0, 10) as PlainDate, fill)); // a cast: a day that is
  await page.goto('/');
  await page.reload();
  await page.getByRole('article').filter({ hasText: 'Christmas' }).getByRole('link').first().tap();
  await page.getByRole('heading', { level: 1, name: 'Christmas' }).waitFor();
  return page;
}

function fill(context: CommandContext): void {
  for (const name of ['Sugar cookie', 'Brownie']) {
    const gives = [{ name: '', perBatch: '24' }];
    addRecipe(context, { name, lines: 4, ingredient: (line) => `Flour ${line}`, note: '', method: ['Bake.'], gives });
  }
  addBox(
    context,
    'Gift bag',
    [
      [good(context, 'Sugar cookie'), 6],
      [good(context, 'Brownie'), 3],
    ],
    ['Paper bag'],
  );
  addBox(context, 'Cookie tin', [[good(context, 'Sugar cookie'), 12]], ['Tin']);
  const goods = [good(context, 'Gift bag'), good(context, 'Cookie tin')];
  const date = dayAfter(context.at.slice(0, 10) as PlainDate, 1); // a cast: the day of a moment
  const eventId = bake(context, { name: 'Christmas', date, goods, changes: 0, reason: '' }, 'in_production');
  const [cookie, brownie] = unitsOf(context, eventId);
  if (cookie === undefined || brownie === undefined) throw new Error('two things are baked');
  makeBatches(context, eventId, cookie, 4);
  const burnt = { batches: 4, good: 0, lost: 96, reason: 'burnt', note: 'the oven' } as const;
  done(recordRun(context, { commandId: newUuid(), eventId, finishedUnitId: cookie, ...burnt }));
  makeBatches(context, eventId, brownie);
}

function good({ connection }: CommandContext, name: string): FinishedGoodId {
  const found = listGoods(connection).find((each) => each.good.name === name);
  if (!found) throw new Error(`no good ${name}`);
  return found.good.id;
}
