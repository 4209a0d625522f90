/** Changes that were put together and left outlast their page, whatever became of the plan meanwhile. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeSets } from '../../src/app/change-sets.ts';
import { subjectIn } from '../../src/app/change-subject.ts';
import { keepLeft, recallLeft } from '../../src/app/left-changes.ts';
import type { FinishedGoodId } from '../../src/domain/ids.ts';
import type { PlanView } from '../../src/store/views.ts';
import { startEvent, type PlannedEvent } from '../store/started-event.ts';
import { newUuid, TestKitchen } from '../store/test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
const memory = new Map<string, string>();
const saved = { databaseId: 'a', generation: 7 };

beforeEach(async () => {
  memory.clear();
  changeSets.dropAll();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, text: string) => memory.set(key, text),
    removeItem: (key: string) => memory.delete(key),
  });
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const planNow = (): Promise<PlanView> => kitchen.ask('plan.view', { eventId: event.eventId });

/** 34 bags instead of 30, because of rain; left so. */
async function leaveMoreBags(): Promise<void> {
  const plan = await planNow();
  const set = changeSets.openOn(plan, saved);
  const bag = subjectIn(plan, { kind: 'good', id: event.bag });
  if (!bag) throw new Error('the bag is in the plan');
  set.pick(bag, 34);
  set.why.words = 'rain';
  changeSets.keep(set, saved);
}
/** The page is gone, with all that it had in memory. */
const loadAgain = () => changeSets.dropAll();

describe('changes that were left', () => {
  it('are there again on another page of the same kitchen, and nowhere else', async () => {
    await leaveMoreBags();
    loadAgain();
    expect(changeSets.isWaiting(event.eventId, saved)).toBe(true);
    expect(changeSets.isWaiting(event.eventId, { ...saved, databaseId: 'b' })).toBe(false);
    const again = changeSets.openOn(await planNow(), saved);
    expect(again.requests).toEqual([{ type: 'change_fg_quantity', finishedGoodId: event.bag, quantity: 34 }]);
    expect([again.why.words, again.isPicking, again.isNote]).toEqual(['rain', false, false]);
  });

  it('are taken up by one window only, and by no other kitchen', async () => {
    await leaveMoreBags();
    loadAgain();
    expect(changeSets.openOn(await planNow(), { ...saved, databaseId: 'b' }).isChanged).toBe(false);
    loadAgain();
    expect(changeSets.openOn(await planNow(), saved).isChanged).toBe(true);
    loadAgain(); // as another window has it, which shares only what outlasts a page
    expect(changeSets.openOn(await planNow(), saved).isChanged).toBe(false);
  });

  it('are gone when they were written, thrown away, or their event was', async () => {
    await leaveMoreBags();
    changeSets.end(event.eventId, saved);
    expect(memory.size).toBe(0);
    expect(changeSets.openOn(await planNow(), saved).isChanged).toBe(false);
  });

  it('go by the plan as it stands when they are taken up: what is so by now is no change any more', async () => {
    await leaveMoreBags();
    loadAgain();
    const requests = [{ type: 'change_fg_quantity' as const, finishedGoodId: event.bag, quantity: 34 }];
    const { shown } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
    const commandId = newUuid();
    await kitchen.do('plan.amend', { commandId, eventId: event.eventId, requests, reason: 'Ran out', shown });
    expect(changeSets.openOn(await planNow(), saved).changes).toEqual([]);
  });

  it('of what the plan does not know are left out, and a note stays one', async () => {
    const left = { usual: null, words: 'oven runs hot', switched: [] };
    const strange = { kind: 'good' as const, id: 999 as FinishedGoodId, amount: 3 };
    keepLeft('a', event.eventId, { ...left, isNote: false, changes: [strange] });
    expect(changeSets.openOn(await planNow(), saved).picked).toEqual([]);
    loadAgain();
    keepLeft('a', event.eventId, { ...left, isNote: true, changes: [] });
    const note = changeSets.openOn(await planNow(), saved);
    expect([note.isNote, note.requests, note.why.words]).toEqual([true, [{ type: 'note' }], 'oven runs hot']);
  });

  it.each(['', 'null', '{}', '[]', '{"databaseId":"a","events":{"1":{"words":5}}}', '{"databaseId":"a","events":7}'])(
    'are not there when what stands in the memory of the page is %j',
    (text) => {
      memory.set('bakeline.changes', text);
      expect(recallLeft('a', event.eventId)).toBeNull();
    },
  );

  it('are not asked about before a page is loaded anew', async () => {
    await leaveMoreBags();
    expect(changeSets.isAnyChanged).toBe(false);
  });
});
