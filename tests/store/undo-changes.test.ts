/** Taking back at once what was just written: a change of its own, under the same rules, done once. */
import { beforeEach, describe, expect, it } from 'vitest';
import { reasonsPhrase, tiesPhrase } from '../../src/app/plan-words.ts';
import type { ChangeRequest } from '../../src/domain/amend.ts';
import type { EventId } from '../../src/domain/ids.ts';
import type { WrittenChanges } from '../../src/store/change-views.ts';
import { startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
let eventId: EventId;

beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen);
  eventId = event.eventId;
});

async function write(requests: readonly ChangeRequest[], reason = 'Ran out'): Promise<WrittenChanges> {
  const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
  return kitchen.do('plan.amend', { commandId: newUuid(), eventId, requests, reason, shown });
}
const undo = (written: WrittenChanges, commandId = newUuid()) => ({ commandId, eventId, written });
async function numbers() {
  const { goods, units, packable } = await kitchen.ask('plan.view', { eventId });
  const chosen = goods.filter(({ quantity }) => quantity > 0).map(({ name, quantity }) => [name, quantity]);
  return { chosen: new Map(chosen as [string, number][]), units, packable: new Set(packable) };
}
const recorded = async () =>
  (await kitchen.ask('plan.comparison', { eventId })).amendments.map(({ sequence, name, to, reason }) => [
    sequence,
    name,
    to,
    reason,
  ]);

async function several(): Promise<ChangeRequest[]> {
  const finishedUnitId = await kitchen.unit(eventId, 'Fudge Brownies');
  return [
    { type: 'change_fg_quantity', finishedGoodId: event.bag, quantity: 34 },
    { type: 'drop_fg', finishedGoodId: event.tin },
    { type: 'modify_batch', finishedUnitId, batches: 4.5 },
  ];
}

describe('undoing what was just written', () => {
  it('brings every number back, and stands in the record beside what was done', async () => {
    const before = await numbers();
    const written = await write(await several());
    expect(written).toMatchObject({ first: 1, last: 3 });
    expect(await numbers()).not.toEqual(before);
    await kitchen.do('plan.undoChanges', undo(written));
    expect(await numbers()).toEqual(before);
    expect(await recorded()).toEqual([
      [1, 'Gift bag', 34, 'Ran out'],
      [2, 'Cookie tin', null, 'Ran out'],
      [3, 'Fudge Brownies', 4.5, 'Ran out'],
      [4, 'Fudge Brownies', 4, 'Undone at once'],
      [5, 'Cookie tin', 20, 'Undone at once'],
      [6, 'Gift bag', 30, 'Undone at once'],
    ]);
    expect(await kitchen.ask('plan.verify', { eventId })).toEqual({ changes: 6, firstBroken: null });
    const changes = (await kitchen.ask('plan.history', { eventId })).filter((row) => row.kind === 'amended');
    const ties = changes.map(({ sequence, change }) => [sequence, change?.ties.takenBackBy, change?.ties.takesBack]);
    expect(ties).toEqual([
      [1, 6, null],
      [2, 5, null],
      [3, 4, null],
      [4, null, 3],
      [5, null, 2],
      [6, null, 1],
    ]);
  });

  it('of what took a change back lets that change stand again, with its reason', async () => {
    const bags = (quantity: number) => [{ type: 'change_fg_quantity', finishedGoodId: event.bag, quantity }] as const;
    await write(bags(34), 'Guests changed: four more');
    const takenBack = await write(bags(30), 'Guests changed: not after all');
    await kitchen.do('plan.undoChanges', undo(takenBack));
    const { amendments } = await kitchen.ask('plan.comparison', { eventId });
    expect(amendments.map(({ ties }) => tiesPhrase(ties))).toEqual([
      '',
      'Takes back change 1. Taken back by change 3.',
      'Takes back change 2.',
    ]);
    expect(reasonsPhrase(amendments)).toBe('Guests changed: four more');
  });

  it('sent twice is done once, also after a restart; what was written says the same of itself when it is sent again', async () => {
    const [bag] = await several();
    if (!bag) throw new Error('a change');
    const commandId = newUuid();
    const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests: [bag] });
    const ask = { commandId, eventId, requests: [bag], reason: 'Ran out', shown };
    const written = await kitchen.do('plan.amend', ask);
    expect(await kitchen.do('plan.amend', ask)).toEqual(written);
    const back = undo(written);
    await kitchen.do('plan.undoChanges', back);
    await kitchen.restart();
    await kitchen.do('plan.undoChanges', back);
    expect(await recorded()).toHaveLength(2);
  });

  it('is refused when something else was recorded since, and when the event is done', async () => {
    const [bag, tin] = await several();
    if (!bag || !tin) throw new Error('two changes');
    const written = await write([bag]);
    const later = await write([tin]);
    expect(await kitchen.refusal('plan.undoChanges', undo(written))).toEqual({ type: 'PlanMovedOn' });
    await kitchen.do('plan.complete', { eventId });
    expect(await kitchen.refusal('plan.undoChanges', undo(later))).toMatchObject({ type: 'PlanStateForbids' });
    expect(await recorded()).toHaveLength(2);
  });

  it('has nothing to take back of a note', async () => {
    const written = await write([{ type: 'note' }]);
    expect(await kitchen.refusal('plan.undoChanges', undo(written))).toEqual({ type: 'ChangesNothing' });
  });
});
