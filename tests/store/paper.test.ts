import { beforeEach, describe, expect, it } from 'vitest';
import type { EventId, RecipeId } from '../../src/domain/ids.ts';
import { parseAmount } from '../../src/domain/amount.ts';
import { replaceRecipeComponents } from '../../src/database/model.ts';
import { writeRows } from './raw-rows.ts';
import { startEvent } from './started-event.ts';
import { newUuid, TestKitchen, value } from './test-kitchen.ts';

let kitchen: TestKitchen;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

type Line = readonly [amount: string, unit: string, ingredient: string, note?: string];

async function saveRecipe(name: string, lines: readonly Line[], method = '', recipeId: RecipeId | null = null) {
  const draft = {
    name,
    batchStep: 0.5 as const,
    lines: lines.map(([amount, unit, ingredient, note = '']) => ({ amount, unit, ingredient, note })),
    subRecipes: [],
    units: [{ finishedUnitId: null, name: '', perBatch: '13' }],
    method,
  };
  return kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft });
}

/** The one goes into the other, so many batches of it. */
async function putInto(recipeId: RecipeId, part: RecipeId, batchesText: string): Promise<void> {
  const batches = value(parseAmount(batchesText));
  await writeRows(kitchen, (connection) => {
    replaceRecipeComponents(connection, recipeId, [{ recipeId: part, batchesText, batches, note: '' }]);
  });
}

/** Five of each are handed over, and so many batches of them made. */
async function eventOf(batches: Readonly<Record<string, number>>): Promise<EventId> {
  const eventId = await kitchen.event();
  for (const [name, count] of Object.entries(batches)) {
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: await kitchen.good(name), quantity: 5 });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, name),
      batches: count,
    });
  }
  return eventId;
}

async function start(eventId: EventId): Promise<void> {
  await kitchen.do('plan.lock', { eventId });
  const { shown } = await kitchen.ask('plan.review', { eventId });
  await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
}

/** Recipes of a plan, each with how many batches are planned and its first line. */
const printed = async (eventId: EventId) =>
  (await kitchen.ask('plan.recipesAt', { eventId })).recipes.map(({ name, planned, lines }) => [
    name,
    planned,
    `${lines[0]?.amount?.text} ${lines[0]?.name}`,
  ]);

describe('a recipe of the catalog at a number of batches', () => {
  it('says what goes in, what it gives and how it is made', async () => {
    const lines: Line[] = [['2 1/4', 'cups', 'Flour', '270 g, sifted'], ['1–2', '', 'Egg'], ['', '', 'Salt'], ['', 'a pinch of', 'Nutmeg']]; // prettier-ignore
    const plain = { ofRange: null, note: '', noteOfOne: '', isOfOne: false };
    const recipeId = await saveRecipe('Star', lines, 'Mix.\nBake.');
    expect(await kitchen.ask('catalog.recipeAt', { recipeId, batches: 2.5 })).toEqual({
      recipeId,
      name: 'Star',
      batches: 2.5,
      batchStep: 0.5,
      gives: [{ name: 'Star', units: 32 }],
      lines: [
        {
          ...plain,
          name: 'Flour',
          amount: { text: '5 ⅝ cups', roundedFrom: null },
          note: 'sifted',
          noteOfOne: '270 g',
        },
        { ...plain, name: 'Egg', amount: { text: '5', roundedFrom: null }, ofRange: '1–2' },
        { ...plain, name: 'Salt', amount: null },
        { ...plain, name: 'Nutmeg', amount: { text: 'a pinch of', roundedFrom: null }, isOfOne: true },
      ],
      parts: [],
      steps: ['Mix.', 'Bake.'],
    });
  });

  it('takes so many batches of the recipes in it', async () => {
    const recipeId = await saveRecipe('Cake', [['1', 'cup', 'Flour']]);
    await putInto(recipeId, await saveRecipe('Cream', [['1', 'cup', 'Butter']]), '1/3');
    expect((await kitchen.ask('catalog.recipeAt', { recipeId, batches: 4 })).parts).toEqual([
      { name: 'Cream', batches: '1 ⅓ batches', note: '', noteOfOne: '' },
    ]);
  });

  it.each([0.25, 0, -1, 1.3])('cannot be made in %d batches where it is made in halves', async (batches) => {
    const recipeId = await saveRecipe('Star', []);
    const answer = await kitchen.store.ask('catalog.recipeAt', { recipeId, batches });
    expect(answer).toMatchObject({ ok: false, error: { type: 'BatchesNotMultiple', step: 0.5 } });
  });

  it('is refused when it is not there', async () => {
    const answer = await kitchen.store.ask('catalog.recipeAt', { recipeId: 99 as RecipeId, batches: 1 });
    expect(answer).toEqual({ ok: false, error: { type: 'NotFound', kind: 'recipe' } });
  });
});

describe('the recipes of an event', () => {
  it('stand at one batch, and at the half that is planned, with how many are, and those that go into others too', async () => {
    const cake = await saveRecipe('Cake', [['2', 'cups', 'Flour']]);
    await putInto(cake, await saveRecipe('Cream', [['1', 'cup', 'Butter']]), '1/3');
    await saveRecipe('Star', [['3', 'cups', 'Flour']]);
    const eventId = await eventOf({ Cake: 2.5, Star: 1 });
    expect(await printed(eventId)).toEqual([
      ['Cake', '2 ½ batches', '2 cups Flour'],
      ['Cake', '2 ½ batches', '1 cup Flour'],
      ['Cream', '0.833 batch', '1 cup Butter'],
      ['Star', '1 batch', '3 cups Flour'],
    ]);
  });

  it('are not those whose batches are not chosen yet, and that is said', async () => {
    await saveRecipe('Cake', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Cake: 1 });
    await kitchen.do('plan.decideBatches', {
      eventId,
      finishedUnitId: await kitchen.unit(eventId, 'Cake'),
      batches: null,
    });
    expect(await kitchen.ask('plan.recipesAt', { eventId })).toMatchObject({ recipes: [], undecided: ['Cake'] });
  });

  it('of a draft follow the catalog, and of a started plan stay as they were sealed', async () => {
    const cake = await saveRecipe('Cake', [['2', 'cups', 'Flour']]);
    const cream = await saveRecipe('Cream', [['1', 'cup', 'Butter']]);
    await putInto(cake, cream, '2');
    const eventId = await eventOf({ Cake: 2 });
    const change = async (flour: string, butter: string) => {
      const edit = async (recipeId: RecipeId, line: Line) => {
        const { draft } = await kitchen.ask('catalog.recipe', { recipeId });
        const [amount, unit, ingredient] = line;
        const lines = [{ amount, unit, ingredient, note: '' }];
        await kitchen.do('catalog.saveRecipe', { commandId: newUuid(), recipeId, draft: { ...draft, lines } });
      };
      await edit(cake, [flour, 'cups', 'Flour']);
      await edit(cream, [butter, 'cups', 'Butter']);
    };
    await change('3', '4');
    const sealed = [
      ['Cake', '2 batches', '3 cups Flour'],
      ['Cream', '4 batches', '4 cups Butter'],
    ];
    expect(await printed(eventId)).toEqual(sealed);
    await start(eventId);
    await change('9', '9');
    expect(await printed(eventId)).toEqual(sealed);
  });

  it('follow what was changed since the start', async () => {
    await saveRecipe('Cake', [['2', 'cups', 'Flour']]);
    const eventId = await eventOf({ Cake: 2 });
    await start(eventId);
    const finishedUnitId = await kitchen.unit(eventId, 'Cake');
    await kitchen.amend(eventId, [{ type: 'modify_batch', finishedUnitId, batches: 3.5 }], 'Burnt');
    expect(await printed(eventId)).toEqual([
      ['Cake', '3 ½ batches', '2 cups Flour'],
      ['Cake', '3 ½ batches', '1 cup Flour'],
    ]);
    expect((await kitchen.ask('plan.recipesAt', { eventId })).event).toMatchObject({ lastChange: 1 });
  });
});

describe('the boxes of an event', () => {
  it('are those of the plan with what goes into each, and come to what it needs', async () => {
    const { eventId, bag, tin } = await startEvent(kitchen);
    const { items, rows } = await kitchen.ask('plan.boxes', { eventId });
    expect(items).toEqual([
      { name: 'Chocolate Chip Cookies', kind: 'unit', needed: 420 },
      { name: 'Fudge Brownies', kind: 'unit', needed: 90 },
    ]);
    expect(rows).toEqual([
      {
        finishedGoodId: bag,
        name: 'Gift bag',
        quantity: 30,
        isInside: false,
        isBare: false,
        counts: [6, 3],
        short: null,
      },
      {
        finishedGoodId: tin,
        name: 'Cookie tin',
        quantity: 20,
        isInside: false,
        isBare: false,
        counts: [12, 0],
        short: null,
      },
    ]);
    const { units } = await kitchen.ask('plan.view', { eventId });
    expect(units.map((unit) => unit.need)).toEqual([420, 90]);
  });

  it('that cannot all be packed say how many can, and what the others lack', async () => {
    const { eventId, bag } = await startEvent(kitchen);
    await kitchen.amend(eventId, [{ type: 'change_fg_quantity', finishedGoodId: bag, quantity: 40 }], 'Guests changed');
    const { packable } = await kitchen.ask('plan.view', { eventId });
    const [bags, tins] = (await kitchen.ask('plan.boxes', { eventId })).rows;
    const onScreen = packable.map(({ inTheEnd, quantity, shortOf }) => inTheEnd < quantity && { inTheEnd, shortOf });
    expect(onScreen[0]).toMatchObject({ shortOf: [{ name: 'Fudge Brownies' }] });
    expect(bags?.short).toEqual(onScreen[0]);
    expect(tins?.short ?? false).toEqual(onScreen[1]);
  });

  it('of a started plan are packed as they were sealed, whatever a box holds today', async () => {
    const { eventId, bag } = await startEvent(kitchen);
    const before = await kitchen.ask('plan.boxes', { eventId });
    const components = [{ kind: 'good' as const, finishedGoodId: await kitchen.good('Fudge Brownies'), quantity: '1' }];
    const draft = { name: 'Big bag', components };
    await kitchen.do('catalog.saveGood', { commandId: newUuid(), finishedGoodId: bag, draft });
    expect(await kitchen.ask('plan.boxes', { eventId })).toEqual(before);
  });
});
