/** Changes put together in one go, on a real store: what is asked for, what stays when the plan moves on, what is sent twice. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ChangeSet } from '../../src/app/change-set.svelte.ts';
import { subjectIn, type ChangeRow } from '../../src/app/change-subject.ts';
import type { ChangeOf } from '../../src/app/route.svelte.ts';
import { err } from '../../src/shared/result.ts';
import type { Store } from '../../src/store/register.ts';
import type { WrittenChanges } from '../../src/store/change-views.ts';
import type { PlanView } from '../../src/store/views.ts';
import { startEvent, type PlannedEvent } from '../store/started-event.ts';
import { TestKitchen } from '../store/test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
let set: ChangeSet;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen);
  set = new ChangeSet(event.eventId);
});

const plan = (): Promise<PlanView> => kitchen.ask('plan.view', { eventId: event.eventId });
async function row(of: ChangeOf): Promise<ChangeRow> {
  const found = subjectIn(await plan(), of);
  if (!found) throw new Error(`${of.kind} ${of.id} is in the plan`);
  return found;
}
const bag = () => row({ kind: 'good', id: event.bag });
const tin = () => row({ kind: 'good', id: event.tin });

/** Picks a row and gives it a number, as by its stepper. */
function change(subject: ChangeRow, amount: number): void {
  set.pick(subject);
  expect(set.open?.give(amount, subject)).toEqual({ ok: true, value: amount });
}
async function write(store: Pick<Store, 'do'> = kitchen.store): Promise<WrittenChanges | null> {
  const { requests } = set;
  const { shown } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
  return set.write(store, requests, shown);
}
const recorded = async () =>
  (await kitchen.ask('plan.comparison', { eventId: event.eventId })).amendments.map(({ name, to, reason }) => [
    name,
    to,
    reason,
  ]);
async function phrases(): Promise<string[]> {
  const now = await plan();
  return set.picked.map((picked) => picked.phraseFor(picked.subjectIn(now, [])));
}

describe('putting changes together', () => {
  it('keeps each with its number, to be edited or taken out again and put back', async () => {
    change(await bag(), 34);
    change(await tin(), 0);
    expect(await phrases()).toEqual(['Gift bag 30 to 34', 'Cookie tin dropped, was 20']);
    change(await bag(), 35);
    expect(await phrases()).toEqual(['Gift bag 30 to 35', 'Cookie tin dropped, was 20']);
    const [first] = set.picked;
    if (!first) throw new Error('a change');
    set.takeOut(first);
    expect(set.requests).toEqual([{ type: 'drop_fg', finishedGoodId: event.tin }]);
    set.putBack();
    expect(await phrases()).toEqual(['Gift bag 30 to 35', 'Cookie tin dropped, was 20']);
  });

  it('what is put back takes the place of a note begun meanwhile, and is not there twice', async () => {
    change(await bag(), 34);
    const [first] = set.picked;
    if (!first) throw new Error('a change');
    set.takeOut(first);
    set.note();
    set.putBack();
    expect(set.requests.map(({ type }) => type)).toEqual(['change_fg_quantity']);
    set.takeOut(first);
    change(await bag(), 40);
    expect(set.takenOut).toBeNull();
    set.putBack();
    expect(await phrases()).toEqual(['Gift bag 30 to 40']);
  });

  it('a good that is added counts at once as one; what is only looked at is no change and goes again', async () => {
    const box = await kitchen.box('Brownie bag', { 'Fudge Brownies': 6 });
    set.pick(await bag());
    expect([set.picked.length, set.isChanged]).toEqual([1, false]);
    set.pick(await row({ kind: 'good', id: box }));
    expect(set.requests).toEqual([{ type: 'add_fg', finishedGoodId: box, quantity: 1 }]);
    set.pickAnother();
    expect(await phrases()).toEqual(['Brownie bag added, 1']);
  });

  it('a note stands alone: whatever is picked takes its place, and its words become the reason', async () => {
    set.note();
    set.why.words = 'oven runs hot';
    expect(set.requests).toEqual([{ type: 'note' }]);
    change(await bag(), 34);
    expect(set.requests.map(({ type }) => type)).toEqual(['change_fg_quantity']);
    expect(await write()).toMatchObject({ first: 1 });
    expect(await recorded()).toEqual([['Gift bag', 34, 'oven runs hot']]);
  });

  it('batches that grow are taken and those that shrink are left, unless a person says otherwise', () => {
    const proposal = (from: number | null, to: number) => ({ finishedUnitId: 1 as never, name: 'Star', from, to });
    expect([proposal(null, 1), proposal(2, 3), proposal(3, 2), proposal(3, 0)].map((p) => set.isTaken(p))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    set.take(1 as never, false);
    expect(set.isTaken(proposal(2, 3))).toBe(false);
    set.take(1 as never, true);
    expect(set.isTaken(proposal(3, 2))).toBe(true);
  });

  it('left and opened again it is as it was; a text that was refused is not on the new screen', async () => {
    change(await bag(), 34);
    set.open?.give('3o', await bag());
    expect(set.isUnread).toBe(true);
    set.resume();
    expect([set.isUnread, set.isPicking, set.open]).toEqual([false, false, null]);
    expect(await phrases()).toEqual(['Gift bag 30 to 34']);
  });
});

describe('what was refused', () => {
  it('is no longer said once what was put together has changed', async () => {
    change(await bag(), 34);
    set.why.words = 'guests';
    const { shown } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests: set.requests });
    await kitchen.amend(event.eventId, [{ type: 'drop_fg', finishedGoodId: event.tin }], 'No tins');
    expect(await set.write(kitchen.store, set.requests, shown)).toBeNull();
    expect(set.error).toEqual({ type: 'PlanMovedOn' });
    set.open?.give(40, await bag());
    expect(set.error).toBeNull();
  });
});

describe('the plan moves on in another window', () => {
  it('a change goes on meaning what it meant: dropped meanwhile it is refused, until it is asked for anew', async () => {
    change(await bag(), 34);
    await kitchen.amend(event.eventId, [{ type: 'drop_fg', finishedGoodId: event.bag }], 'Ran out');
    const preview = () => kitchen.store.ask('plan.previewChange', { eventId: event.eventId, requests: set.requests });
    expect(await preview()).toMatchObject({
      error: { refused: [{ index: 0, refusal: { type: 'NotInPlan', name: 'Gift bag' } }] },
    });
    expect(await phrases()).toEqual(['Gift bag 30 to 34']);
    const [picked] = set.picked;
    expect(picked?.isOvertaken(await bag())).toBe(true);
    picked?.give(34, await bag());
    expect(await phrases()).toEqual(['Gift bag added, 34']);
    expect(await preview()).toMatchObject({ ok: true });
  });

  it('what was about to be written is refused, all of it stays, and the new picture can be confirmed', async () => {
    change(await bag(), 34);
    change(await tin(), 22);
    set.why.usual = 'Guests changed';
    const { requests } = set;
    const { shown } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
    await kitchen.amend(event.eventId, [{ type: 'change_fg_quantity', finishedGoodId: event.bag, quantity: 31 }], 'x');
    expect(await set.write(kitchen.store, requests, shown)).toBeNull();
    expect(set.error).toEqual({ type: 'PlanMovedOn' });
    expect(await phrases()).toEqual(['Gift bag 31 to 34', 'Cookie tin 20 to 22']);
    expect(await write()).toMatchObject({ first: 2 });
    expect(await recorded()).toEqual([
      ['Gift bag', 31, 'x'],
      ['Gift bag', 34, 'Guests changed'],
      ['Cookie tin', 22, 'Guests changed'],
    ]);
  });
});

describe('an answer that is lost', () => {
  const lost = err({ type: 'WorkerLost' as const });
  /** Does it, and tells nobody. */
  const silent: Pick<Store, 'do'> = {
    do: async (name, ask) => {
      await kitchen.store.do(name, ask);
      return lost;
    },
  };

  it('what was written is sent once more as it was, though it means nothing any more, and stands there once', async () => {
    change(await bag(), 34);
    change(await tin(), 0);
    set.why.usual = 'No time';
    expect(await write(silent)).toBeNull();
    expect(set.isUncertain).toBe(true);
    expect(await kitchen.store.ask('plan.previewChange', { eventId: event.eventId, requests: set.requests })).toEqual(
      expect.objectContaining({ ok: false }),
    );
    expect(await set.writeAgain(kitchen.store)).toMatchObject({ first: 1 });
    expect(await recorded()).toEqual([
      ['Gift bag', 34, 'No time'],
      ['Cookie tin', null, 'No time'],
    ]);
  });

  it('what was not written is written with the second try, and once', async () => {
    change(await bag(), 34);
    set.why.usual = 'No time';
    const deaf: Pick<Store, 'do'> = { do: () => Promise.resolve(lost) };
    expect(await write(deaf)).toBeNull();
    expect(await write(silent)).toBeNull();
    expect(await set.writeAgain(kitchen.store)).toMatchObject({ first: 1 });
    expect(await recorded()).toEqual([['Gift bag', 34, 'No time']]);
  });

  it('what is changed after it is another change', async () => {
    set.note();
    set.why.words = 'oven runs hot';
    expect(await write(silent)).toBeNull();
    set.why.words = 'oven runs cold';
    expect(set.isUncertain).toBe(false);
    expect(await write()).toMatchObject({ first: 2 });
    expect((await recorded()).map(([, , reason]) => reason)).toEqual(['oven runs hot', 'oven runs cold']);
  });

  it('a row that is picked with a number has that number, also when it was picked before', async () => {
    set.pick(await bag(), 25);
    expect(set.requests).toMatchObject([{ type: 'change_fg_quantity', quantity: 25 }]);
    set.pick(await bag(), 0);
    expect(set.requests).toMatchObject([{ type: 'drop_fg' }]);
  });
});
