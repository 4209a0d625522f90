import { beforeEach, describe, expect, it } from 'vitest';
import type { EventId, IngredientId } from '../../src/domain/ids.ts';
import type { RecipeLineDraft } from '../../src/domain/recipe-draft.ts';
import type { ShopLine } from '../../src/store/pantry-views.ts';
import { countRows } from '../../src/database/dump.ts';
import { writeRows } from './raw-rows.ts';
import { savedDatabase } from './saved-rows.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

type Line = readonly [amount: string, unit: string, ingredient: string];
const draftLines = (lines: readonly Line[]): RecipeLineDraft[] =>
  lines.map(([amount, unit, ingredient]) => ({ amount, unit, ingredient, note: '' }));

async function recipe(name: string, lines: readonly Line[]) {
  const units = [{ finishedUnitId: null, name: '', perBatch: '12' }];
  const draft = { name, batchStep: 0.5 as const, lines: draftLines(lines), subRecipes: [], units, method: '' };
  return kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId: null, draft });
}

/** An event for which so many batches of each recipe are chosen; a box of paper goes around every twelve. */
async function eventOf(batches: Readonly<Record<string, number>>): Promise<EventId> {
  const eventId = await kitchen.event();
  for (const [name, count] of Object.entries(batches)) {
    const finishedGoodId = await kitchen.do('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: null,
      draft: {
        name: `Box of ${name}`,
        components: [
          { kind: 'good', finishedGoodId: await kitchen.good(name), quantity: '12' },
          { kind: 'packaging', name: 'Paper box', quantity: '1' },
        ],
      },
    });
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId, quantity: Math.ceil(count) });
    const finishedUnitId = await kitchen.unit(eventId, name);
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: count });
    const { units } = await kitchen.ask('plan.view', { eventId });
    const short = units.find((unit) => unit.finishedUnitId === finishedUnitId)?.openShortfall ?? 0;
    if (short > 0) await kitchen.do('plan.acceptShortfall', { eventId, finishedUnitId, short });
  }
  return eventId;
}

async function start(eventId: EventId): Promise<void> {
  await kitchen.do('plan.lock', { eventId });
  const { shown } = await kitchen.ask('plan.review', { eventId });
  await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
}

async function lineOf(eventId: EventId, name: string): Promise<ShopLine> {
  const { lines } = await kitchen.ask('shop.list', { eventId });
  const found = lines.find((line) => line.name === name);
  if (!found) throw new Error(`no ${name} on the list`);
  return found;
}

async function ingredient(name: string): Promise<IngredientId> {
  const found = (await kitchen.ask('pantry.list', undefined)).find((row) => row.name === name);
  if (!found) throw new Error(`no ${name} in the pantry`);
  return found.ingredientId;
}

const count = async (name: string, amount: string, unit: string) =>
  kitchen.do('pantry.count', { ingredientId: await ingredient(name), draft: { amount, unit } });

/** A batch of the event's only unit is recorded. */
async function bakeOne(eventId: EventId, at: string): Promise<void> {
  const { units } = await kitchen.ask('plan.view', { eventId });
  await writeRows(kitchen, (connection) => {
    connection.run(
      `INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units, created_at)
       VALUES (:uuid, :eventId, :finishedUnitId, 1, 12, :at)`,
      { uuid: newUuid(), eventId, finishedUnitId: units[0]?.finishedUnitId ?? 0, at },
    );
  });
}

function missing(): never {
  throw new Error('it is not on the list');
}

describe('the shopping list of an event', () => {
  it('says what is needed, what is there and what to buy, packaging too', async () => {
    await recipe('Star', [['2', 'cups', 'Flour'], ['1', '', 'Egg'], ['', '', 'Salt']]); // prettier-ignore
    const eventId = await eventOf({ Star: 2.5 });
    await count('Flour', '1 1/2', 'cups');
    expect(await lineOf(eventId, 'Flour')).toMatchObject({
      needed: { text: '5 cups' },
      have: '1 ½ cups',
      verdict: 'buy',
      buy: { text: '3 ½ cups' },
    });
    expect(await lineOf(eventId, 'Egg')).toMatchObject({ needed: { text: '3', roundedFrom: '2.5' }, have: null });
    expect(await lineOf(eventId, 'Salt')).toMatchObject({ needed: null, verdict: 'to taste' });
    expect(await lineOf(eventId, 'Paper box')).toMatchObject({ kind: 'packaging', buy: { text: '3' } });
  });

  it('names what has no batches yet: what that takes is not on the list', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 2 });
    const finishedUnitId = await kitchen.unit(eventId, 'Star');
    await kitchen.do('plan.decideBatches', { eventId, finishedUnitId, batches: null });
    const list = await kitchen.ask('shop.list', { eventId });
    expect(list.undecided).toEqual(['Star']);
    expect(list.lines.map((line) => line.name)).toEqual(['Paper box']);
  });

  it('of a started plan goes on from what was frozen, whatever the recipe says now', async () => {
    const recipeId = await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 2 });
    await start(eventId);
    const draft = {
      ...(await kitchen.ask('catalog.recipe', { recipeId })).draft,
      lines: draftLines([['9', 'kg', 'Rye']]),
    };
    await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft });
    const { lines, isOfRest } = await kitchen.ask('shop.list', { eventId });
    expect(isOfRest).toBe(true);
    expect(lines.map((line) => [line.name, line.buy?.text])).toEqual([
      ['Flour', '4 cups'],
      ['Paper box', '2'],
    ]);
  });

  it('of a started plan calls things as they were called then, and says what they are called by now', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 2 });
    await start(eventId);
    const flour = async () => (await kitchen.ask('shop.list', { eventId })).lines.find((line) => line.name === 'Flour');
    const { ingredientId, nameToday } = (await flour()) ?? missing();
    expect(nameToday).toBeNull();
    const { draft } = await kitchen.ask('pantry.ingredient', { ingredientId });
    const renamed = { ...draft, name: 'White flour' };
    await kitchen.do('pantry.saveIngredient', { commandId: newUuid(), ingredientId, draft: renamed });
    expect(await flour()).toMatchObject({ name: 'Flour', nameToday: 'White flour' });
  });

  it('in production is for the batches that remain, and what was baked has used up what was counted', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 3 });
    await count('Flour', '3', 'cups');
    await start(eventId);
    await bakeOne(eventId, '2030-01-01T10:00:00.000Z');
    const line = await lineOf(eventId, 'Flour');
    expect(line).toMatchObject({ needed: { text: '4 cups' }, have: '1 cup', buy: { text: '3 cups' } });
    expect(line.stock).toMatchObject([{ amount: '3', unit: 'cups', left: '1 cup', batchesSince: 1 }]);
  });

  it('counts nothing as used that was baked before the count', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 3 });
    await start(eventId);
    await bakeOne(eventId, '2020-01-01T10:00:00.000Z');
    await count('Flour', '3', 'cups');
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ have: '3 cups', buy: { text: '1 cup' } });
  });
});

describe('counting the pantry', () => {
  beforeEach(() => recipe('Star', [['2', 'cups', 'Flour']]));

  it('keeps what was typed, and when it was counted', async () => {
    await count('Flour', ' 2 ½ ', ' kg ');
    const [flour] = await kitchen.ask('pantry.list', undefined);
    expect(flour?.stock).toMatchObject([{ amount: '2 ½', unit: 'kg', left: '2 ½ kg', batchesSince: 0 }]);
    expect(flour?.stock[0]?.countedAt).toMatch(/^2026-/);
  });

  it('takes the place of a count that compares with it, and stands beside one that does not', async () => {
    await count('Flour', '2', 'kg');
    await count('Flour', '1', 'bag');
    await count('Flour', '500', 'g');
    const [flour] = await kitchen.ask('pantry.list', undefined);
    expect(flour?.stock.map((row) => row.left)).toEqual(['1 bag', '500 g']);
  });

  it('of none compares with whatever is needed', async () => {
    const eventId = await eventOf({ Star: 2 });
    await count('Flour', '0', 'jars');
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ verdict: 'buy', buy: { text: '4 cups' } });
  });

  it('may be typed with its unit behind it', async () => {
    await count('Flour', '2 ½ kg', '');
    expect((await kitchen.ask('pantry.list', undefined))[0]?.stock).toMatchObject([{ amount: '2 ½', unit: 'kg' }]);
  });

  it('typed over one count in the unit of another counts the other anew', async () => {
    await count('Flour', '1', 'bag');
    await count('Flour', '500', 'g');
    const ask = { ingredientId: await ingredient('Flour'), draft: { amount: '700', unit: 'g' }, insteadOf: 'bag' };
    await kitchen.do('pantry.count', ask);
    expect((await kitchen.ask('pantry.list', undefined))[0]?.stock.map((row) => row.left)).toEqual(['1 bag', '700 g']);
  });

  it('knows none from not counted', async () => {
    await count('Flour', '0', 'kg');
    expect((await kitchen.ask('pantry.list', undefined))[0]?.stock).toMatchObject([{ left: '0 kg' }]);
    await kitchen.do('pantry.forget', { ingredientId: await ingredient('Flour'), unit: 'kg' });
    expect((await kitchen.ask('pantry.list', undefined))[0]?.stock).toEqual([]);
  });

  it.each(['', '1/0', '-2', '1,500', 'some', '1e9', '2–3', '0/0', '+0', 'NaN'])(
    'refuses %j beside its field',
    async (amount) => {
      const ask = { ingredientId: await ingredient('Flour'), draft: { amount, unit: 'kg' } };
      expect(await kitchen.refusal('pantry.count', ask)).toMatchObject({
        type: 'DraftRefused',
        fields: [{ at: 'amount' }],
      });
      expect((await kitchen.ask('pantry.list', undefined))[0]?.stock).toEqual([]);
    },
  );

  it('refuses what is not there', async () => {
    const ask = { ingredientId: 99 as IngredientId, draft: { amount: '1', unit: '' } };
    expect(await kitchen.refusal('pantry.count', ask)).toEqual({ type: 'NotFound', kind: 'ingredient' });
  });
});

describe('ticking off', () => {
  it('survives a restart, and more of the same comes back as the rest', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 2 });
    const { key } = await lineOf(eventId, 'Flour');
    await kitchen.do('shop.tick', { eventId, key, isTicked: true });
    await kitchen.restart();
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ isDone: true, ticked: '4 cups', rest: null });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Star'),
      batches: 3,
    });
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ isDone: false, ticked: '4 cups', rest: { text: '2 cups' } });
    await kitchen.do('shop.tick', { eventId, key, isTicked: true });
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ isDone: true, ticked: '6 cups' });
    await kitchen.do('shop.tick', { eventId, key, isTicked: false });
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ isDone: false, ticked: null });
  });

  it('of one line leaves the other line of the same ingredient as it is', async () => {
    await recipe('Star', [['2', 'sticks', 'Butter'], ['100', 'g', 'Butter']]); // prettier-ignore
    const eventId = await eventOf({ Star: 1 });
    const butter = async () =>
      (await kitchen.ask('shop.list', { eventId })).lines.filter(({ name }) => name === 'Butter');
    for (const { key } of await butter()) await kitchen.do('shop.tick', { eventId, key, isTicked: true });
    expect((await butter()).map((line) => line.isDone)).toEqual([true, true]);
    const [sticks] = await butter();
    await kitchen.do('shop.tick', { eventId, key: sticks?.key ?? '', isTicked: false });
    expect((await butter()).map((line) => line.isDone)).toEqual([false, true]);
  });

  it('remembers what was bought, whatever is said of a cup later', async () => {
    await recipe('Star', [['4', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 2 });
    const weigh = async (density: string) => {
      const ingredientId = await ingredient('Flour');
      const { draft } = await kitchen.ask('pantry.ingredient', { ingredientId });
      await kitchen.do('pantry.saveIngredient', { commandId: newUuid(), ingredientId, draft: { ...draft, density } });
    };
    await weigh('120 g');
    await count('Flour', '0', 'g');
    const { key } = await lineOf(eventId, 'Flour');
    await kitchen.do('shop.tick', { eventId, key, isTicked: true });
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ isDone: true, ticked: '960 g' });
    await weigh('200 g');
    expect(await lineOf(eventId, 'Flour')).toMatchObject({
      ticked: '960 g',
      rest: { text: '640 g' },
      needed: { text: '1.6 kg' },
    });
    await kitchen.do('shop.tick', { eventId, key, isTicked: false });
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ ticked: null });
  });

  it('counts no more once what was bought was counted, and the rest comes back', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Star: 2 });
    await kitchen.do('shop.tick', { eventId, key: (await lineOf(eventId, 'Flour')).key, isTicked: true });
    await count('Flour', '4', 'cups');
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ verdict: 'enough' });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Star'),
      batches: 3,
    });
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ verdict: 'buy', buy: { text: '2 cups' }, isDone: false });
  });

  it('of what cannot be compared or has no amount works too', async () => {
    await recipe('Star', [['2', 'cups', 'Flour'], ['', '', 'Salt']]); // prettier-ignore
    const eventId = await eventOf({ Star: 1 });
    await count('Flour', '1', 'kg');
    for (const name of ['Flour', 'Salt']) {
      const { key } = await lineOf(eventId, name);
      await kitchen.do('shop.tick', { eventId, key, isTicked: true });
      expect((await lineOf(eventId, name)).isDone).toBe(true);
    }
    expect(await lineOf(eventId, 'Flour')).toMatchObject({ verdict: 'cannot compare', missing: 'density' });
  });

  it('is of one event only, and gone with it', async () => {
    await recipe('Star', [['2', 'cups', 'Flour']]);
    const [one, other] = [await eventOf({ Star: 2 }), await kitchen.event('Fair')];
    const { key } = await lineOf(one, 'Flour');
    await kitchen.do('shop.tick', { eventId: one, key, isTicked: true });
    expect(await kitchen.refusal('shop.tick', { eventId: other, key, isTicked: true })).toEqual({
      type: 'NotFound',
      kind: 'ingredient',
    });
    await kitchen.do('events.delete', { eventId: one });
    const saved = await savedDatabase(kitchen.indexedDB);
    expect(countRows(saved)['ticks']).toBe(0);
    saved.close();
  });
});
