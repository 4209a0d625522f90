/** The baking day: batches and boxes recorded, lost, and taken back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Commands } from '../../src/store/register.ts';
import { startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen); // 30 bags of 6 cookies and 3 brownies, 20 tins of 12 cookies; 9 and 4 batches
});

const cookie = () => kitchen.unit(event.eventId, 'Chocolate Chip Cookies');
const brownie = () => kitchen.unit(event.eventId, 'Fudge Brownies');

type Run = Commands['make.record']['ask'];
function run(change: Partial<Run> & Pick<Run, 'finishedUnitId'>): Run {
  const { eventId } = event;
  return { commandId: newUuid(), eventId, batches: 1, good: '48', lost: '0', reason: null, note: '', ...change };
}
const make = (change: Partial<Run> & Pick<Run, 'finishedUnitId'>) => kitchen.do('make.record', run(change));
const pack = (finishedGoodId: PlannedEvent['bag'], quantity: number) =>
  kitchen.do('pack.record', { commandId: newUuid(), eventId: event.eventId, finishedGoodId, quantity });
async function units() {
  const { units: rows } = await kitchen.ask('make.view', { eventId: event.eventId });
  for (const row of rows) expect(row.made + row.lost + row.missing).toBe(row.promised);
  return rows;
}
async function goods() {
  const { goods: rows } = await kitchen.ask('pack.view', { eventId: event.eventId });
  for (const row of rows) expect(row.packed + row.now + row.later + row.never).toBe(row.quantity);
  return rows;
}

describe('a batch', () => {
  it('is recorded with what came out, and shows what is left', async () => {
    await make({ finishedUnitId: await cookie(), good: '44', lost: '4', reason: 'burnt', note: 'left tray' });
    const [cookies] = await units();
    expect(cookies).toMatchObject({
      name: 'Chocolate Chip Cookies',
      planned: 9,
      done: 1,
      promised: 48,
      made: 44,
      lost: 4,
      missing: 0,
      toCome: 384,
      expected: 428,
      need: 420,
      willLack: 0,
      next: { batches: 1, units: 48 },
      runs: [{ batches: 1, goodUnits: 44, lostUnits: 4, lossReason: 'burnt', note: 'left tray', isVoided: false }],
    });
  });

  it('that is not made when the baking is done does not come any more', async () => {
    await make({ finishedUnitId: await cookie() });
    await kitchen.do('plan.complete', { eventId: event.eventId });
    expect((await units())[0]).toMatchObject({ done: 1, planned: 9, toCome: 0, expected: 48, willLack: 372 });
    expect(await goods()).toMatchObject([
      { now: 0, later: 0, never: 30 },
      { now: 4, later: 0, never: 16 },
    ]);
    const plan = await kitchen.ask('plan.view', { eventId: event.eventId });
    expect(plan.units[0]).toMatchObject({ batches: 9, over: -372 });
    expect(plan.filled.filled.boxes).toBe(4);
    await kitchen.do('plan.reopen', { eventId: event.eventId });
    expect((await units())[0]).toMatchObject({ toCome: 384, willLack: 0 });
  });

  it('that nobody recorded says nothing of what was made: the plan is as it was meant', async () => {
    await kitchen.do('plan.complete', { eventId: event.eventId });
    const plan = await kitchen.ask('plan.view', { eventId: event.eventId });
    expect(plan.filled.filled.boxes).toBe(50);
  });

  it('that burnt whole shows what will lack in the end', async () => {
    await make({ finishedUnitId: await cookie(), good: '0', lost: '48', reason: 'burnt' });
    expect((await units())[0]).toMatchObject({ made: 0, lost: 48, expected: 384, willLack: 36 });
    expect(await goods()).toMatchObject([
      { name: 'Gift bag', now: 0, later: 30, never: 0 },
      { name: 'Cookie tin', now: 0, later: 17, never: 3, shortOf: [{ name: 'Chocolate Chip Cookies', by: 36 }] },
    ]);
  });

  it('sent twice is recorded once', async () => {
    const ask = run({ finishedUnitId: await cookie() });
    const id = await kitchen.do('make.record', ask);
    expect(await kitchen.do('make.record', { ...ask, good: '1' })).toBe(id);
    expect((await units())[0]).toMatchObject({ done: 1, made: 48 });
  });

  it('in half batches only where the recipe is made so; the last one is what is left', async () => {
    const [finishedUnitId, whole] = [await brownie(), await cookie()];
    await make({ finishedUnitId, batches: 3.5, good: '84' });
    expect((await units())[1]).toMatchObject({ done: 3.5, next: { batches: 0.5, units: 12 } });
    expect(await kitchen.refusal('make.record', run({ finishedUnitId: whole, batches: 0.5 }))).toMatchObject({
      type: 'BatchesNotMultiple',
      step: 1,
    });
  });

  it('of something that is not in the plan is refused, and so is any in another state', async () => {
    const strange = run({ finishedUnitId: 999 as Run['finishedUnitId'] });
    expect(await kitchen.refusal('make.record', strange)).toMatchObject({ type: 'NotInPlan' });
    const ask = run({ finishedUnitId: await cookie() });
    await kitchen.do('plan.complete', { eventId: event.eventId });
    expect(await kitchen.refusal('make.record', ask)).toMatchObject({ type: 'PlanStateForbids', action: 'make' });
    expect(await units()).toMatchObject([{ done: 0 }, { done: 0 }]);
  });

  it('that was made of what is dropped since is still there, and more of it can come out of the oven', async () => {
    const finishedUnitId = await brownie();
    await make({ finishedUnitId, good: '24' });
    await kitchen.amend(event.eventId, [{ type: 'drop_fg', finishedGoodId: event.bag }], 'No time');
    await make({ finishedUnitId, good: '24' });
    expect((await units()).find((row) => row.name === 'Fudge Brownies')).toMatchObject({ done: 2, made: 48, need: 0 });
  });

  it('leaves its entry in the history, and so does what takes it back', async () => {
    const runId = await make({ finishedUnitId: await cookie() });
    await kitchen.do('make.void', { eventId: event.eventId, runId });
    await kitchen.do('make.void', { eventId: event.eventId, runId }); // again: it stays so
    expect((await units())[0]).toMatchObject({ done: 0, made: 0, runs: [{ isVoided: true }] });
    const history = await kitchen.ask('plan.history', { eventId: event.eventId });
    expect(history.slice(-2)).toMatchObject([
      { kind: 'made', isVoided: true },
      { kind: 'made_voided', name: 'Chocolate Chip Cookies' },
    ]);
  });
});

describe('what is lost later', () => {
  it('is taken off what was made, with why', async () => {
    const finishedUnitId = await cookie();
    await make({ finishedUnitId });
    const ask = { commandId: newUuid(), eventId: event.eventId, finishedUnitId, lost: '12', note: '' };
    expect(await kitchen.refusal('make.lose', { ...ask, reason: null })).toMatchObject({ type: 'LossUnexplained' });
    await kitchen.do('make.lose', { ...ask, reason: 'dropped' });
    await kitchen.do('make.lose', { ...ask, reason: 'dropped' }); // sent twice
    expect((await units())[0]).toMatchObject({ done: 1, made: 36, lost: 12, missing: 0, inHand: 36 });
  });

  it('is never more than is there in no box', async () => {
    const finishedUnitId = await cookie();
    await make({ finishedUnitId });
    await pack(event.tin, 3);
    const ask = { commandId: newUuid(), eventId: event.eventId, finishedUnitId, reason: 'dropped' as const, note: '' };
    expect(await kitchen.refusal('make.lose', { ...ask, lost: '13' })).toEqual({
      type: 'UnitsNotThere',
      name: 'Chocolate Chip Cookies',
      there: 12,
    });
    await kitchen.do('make.lose', { ...ask, lost: '12' });
    expect((await units())[0]).toMatchObject({ made: 36, inHand: 0 });
  });
});

describe('boxes', () => {
  it('are packed from what is made, in the order of the plan, and never more than there is for', async () => {
    await make({ finishedUnitId: await cookie(), batches: 2, good: '96' });
    await make({ finishedUnitId: await brownie(), good: '24' });
    expect(await goods()).toMatchObject([
      { name: 'Gift bag', packed: 0, now: 8, later: 22, never: 0, most: 8, costs: [] },
      { name: 'Cookie tin', packed: 0, now: 4, later: 16, never: 0, most: 8, costs: [] },
    ]);
    await pack(event.bag, 8);
    expect(await goods()).toMatchObject([
      { packed: 8, now: 0, later: 22 },
      { packed: 0, now: 4, most: 4 },
    ]);
    const more = { commandId: newUuid(), eventId: event.eventId, finishedGoodId: event.tin };
    expect(await kitchen.refusal('pack.record', { ...more, quantity: 5 })).toEqual({
      type: 'NotEnoughToPack',
      name: 'Cookie tin',
      most: 4,
      left: 20,
    });
    for (const quantity of ['0', '-1', '2.5', 'all'])
      expect(await kitchen.refusal('pack.record', { ...more, quantity })).toMatchObject({ type: 'QuantityInvalid' });
    const cookieGood = await kitchen.good('Chocolate Chip Cookies');
    const loose = { ...more, finishedGoodId: cookieGood, quantity: 1 };
    expect(await kitchen.refusal('pack.record', loose)).toMatchObject({ type: 'NotInPlan' });
    expect((await goods())[1]).toMatchObject({ packed: 0 });
  });

  it('of a later good can be packed while an earlier one waits, and one is told who goes short by it', async () => {
    await kitchen.amend(
      event.eventId,
      [{ type: 'modify_batch', finishedUnitId: await cookie(), batches: 4 }],
      'No time',
    );
    await make({ finishedUnitId: await cookie(), batches: 4, good: '192' });
    await make({ finishedUnitId: await brownie(), batches: 4, good: '96' });
    const [bags, tins] = await goods();
    expect(bags).toMatchObject({ now: 30, never: 0, costs: [] });
    expect(tins).toMatchObject({ now: 1, never: 19, most: 16, costs: [] });
    await pack(event.tin, 1);
    expect((await goods())[1]).toMatchObject({
      packed: 1,
      now: 0,
      most: 15,
      costs: [{ name: 'Gift bag', fewer: 2 }],
    });
    const some = { eventId: event.eventId, finishedGoodId: event.tin, quantity: 5 };
    expect(await kitchen.ask('pack.costs', some)).toEqual([{ name: 'Gift bag', fewer: 10 }]);
    expect(await kitchen.ask('pack.costs', { ...some, finishedGoodId: event.bag })).toEqual([]);
  });

  it('are counted all together, and say what goes into each', async () => {
    await make({ finishedUnitId: await cookie(), batches: 9, good: '432' });
    await pack(event.tin, 6);
    const view = await kitchen.ask('pack.view', { eventId: event.eventId });
    expect(view.packed).toEqual({ planned: { boxes: 50, loose: 0 }, filled: { boxes: 6, loose: 0 } });
    expect(view.goods[1]).toMatchObject({
      isBare: false,
      contents: [{ name: 'Chocolate Chip Cookies', quantity: 12, inside: [] }],
    });
  });

  it('are all packed once, then no more; taken back, they can be again', async () => {
    await make({ finishedUnitId: await cookie(), batches: 9, good: '432' });
    const ask = { commandId: newUuid(), eventId: event.eventId, finishedGoodId: event.tin, quantity: 20 };
    const runId = await kitchen.do('pack.record', ask);
    expect(await kitchen.do('pack.record', ask)).toBe(runId); // sent twice
    const more = { ...ask, commandId: newUuid(), quantity: 1 };
    expect(await kitchen.refusal('pack.record', more)).toMatchObject({ type: 'NotEnoughToPack', left: 0 });
    await kitchen.do('pack.void', { eventId: event.eventId, runId });
    expect((await goods())[1]).toMatchObject({ packed: 0, now: 20, runs: [{ quantity: 20, isVoided: true }] });
    await pack(event.tin, 1);
  });

  it('hold what is in them: a batch whose pieces are packed is not taken back', async () => {
    const finishedUnitId = await cookie();
    const first = await make({ finishedUnitId });
    const second = await make({ finishedUnitId });
    await pack(event.tin, 5);
    const { eventId } = event;
    expect(await kitchen.refusal('make.void', { eventId, runId: second })).toEqual({
      type: 'UnitsPacked',
      name: 'Chocolate Chip Cookies',
      inBoxes: 60,
      made: 48,
    });
    await kitchen.do('pack.void', { eventId, runId: (await goods())[1]?.runs[0]?.runId ?? missing() });
    await kitchen.do('make.void', { eventId, runId: first });
    expect((await units())[0]).toMatchObject({ done: 1, made: 48 });
  });
});

function missing(): never {
  throw new Error('nothing was packed');
}

describe('compare', () => {
  const comparison = () => kitchen.ask('plan.comparison', { eventId: event.eventId });

  it('has what was made beside the plan, with the batches, losses and packings that stand, and says as of when', async () => {
    expect(await comparison()).toMatchObject({ madeAt: null, goods: [{ made: null, runs: [] }, {}] });
    const finishedUnitId = await cookie();
    await make({ finishedUnitId, good: '40', lost: '6', reason: 'burnt', note: 'left tray' });
    const slip = await make({ finishedUnitId });
    await kitchen.do('make.void', { eventId: event.eventId, runId: slip });
    await pack(event.tin, 3);
    const { goods: rows, units: batches, madeAt } = await comparison();
    expect(batches[0]).toMatchObject({
      name: 'Chocolate Chip Cookies',
      status: 'same',
      made: { done: 1, promised: 48, made: 40, lost: 6, missing: 2, toCome: 384 },
      runs: [{ batches: 1, goodUnits: 40, lostUnits: 6, lossReason: 'burnt', note: 'left tray' }],
    });
    expect(rows[1]).toMatchObject({ name: 'Cookie tin', made: { packed: 3 }, runs: [{ quantity: 3 }] });
    for (const { current, made } of rows)
      expect(made && made.packed + made.now + made.later + made.never).toBe(current ?? 0);
    expect(madeAt).toBe((await kitchen.ask('plan.history', { eventId: event.eventId })).at(-1)?.at);
  });

  it('is without it again when all that was recorded is taken back', async () => {
    const runId = await make({ finishedUnitId: await cookie() });
    await kitchen.do('make.void', { eventId: event.eventId, runId });
    expect(await comparison()).toMatchObject({ madeAt: null, units: [{ made: null, runs: [] }, {}] });
  });
});

describe('the recipe of a batch', () => {
  it('is the sealed one at this batch, with what goes in and has a recipe of its own', async () => {
    const { eventId } = event;
    const sheet = await kitchen.ask('make.recipe', { eventId, finishedUnitId: await brownie(), batches: 0.5 });
    expect(sheet).toMatchObject({
      name: 'Fudge Brownies',
      batches: 0.5,
      gives: [{ name: 'Fudge Brownies', units: 12 }],
      lines: [{ name: 'Flour', amount: { text: '1 ⅛ cups' } }],
      inside: [],
    });
    const { draft } = await kitchen.ask('catalog.recipe', { recipeId: event.brownies });
    await kitchen.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: event.brownies,
      draft: { ...draft, lines: [] },
    });
    expect(await kitchen.ask('make.recipe', { eventId, finishedUnitId: await brownie(), batches: 0.5 })).toEqual(sheet);
  });
});
