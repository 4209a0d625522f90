/** What is offered where a plan falls short on the day: each way can be previewed and written, and does what it says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ChangeSet } from '../../src/app/change-set.svelte.ts';
import { subjectIn } from '../../src/app/change-subject.ts';
import { repairedPhrase, repairPhrase, shortPhrase } from '../../src/app/repair-words.ts';
import type { ShortAt } from '../../src/domain/repairs.ts';
import { startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen); // 30 bags of 6 cookies and 3 brownies, 20 tins of 12 cookies; 9 and 4 batches
});

const cookie = () => kitchen.unit(event.eventId, 'Chocolate Chip Cookies');
const repairs = (at: ShortAt) => kitchen.ask('plan.repairs', { eventId: event.eventId, at });
async function burn(batches: number): Promise<void> {
  const ask = { eventId: event.eventId, finishedUnitId: await cookie(), batches, reason: 'burnt', note: '' } as const;
  await kitchen.do('make.record', { ...ask, commandId: newUuid(), good: 0, lost: 48 * batches });
}

describe('a plan that falls short on the day', () => {
  it('is offered nothing while enough comes out', async () => {
    expect(await repairs({ finishedUnitId: await cookie() })).toMatchObject({ units: [], repairs: [] });
  });

  it('is mended with another batch, with fewer of what cannot be packed, or without it; each says what it comes to', async () => {
    await burn(1);
    const offered = await repairs({ finishedUnitId: await cookie() });
    expect(shortPhrase(offered)).toBe('36 Chocolate Chip Cookies short in the end: 47 of 50 boxes');
    expect(offered.repairs.map((repair) => `${repairPhrase(repair)}: ${repairedPhrase(repair)}`)).toEqual([
      'Chocolate Chip Cookies 9 to 10 batches: 50 of 50 boxes, 12 Chocolate Chip Cookies extra',
      'Cookie tin 20 to 17: 47 of 47 boxes, just enough Chocolate Chip Cookies',
      'Cookie tin dropped, was 20: 30 of 30 boxes, 204 Chocolate Chip Cookies extra',
    ]);
    expect(await repairs({ finishedGoodId: event.tin })).toEqual(offered);
    expect(await repairs({ finishedGoodId: event.bag })).toMatchObject({ units: [], repairs: [] });
  });

  it('comes to what was said, whichever is written; one way takes the place of another, and of nothing else', async () => {
    await burn(2);
    const at = { kind: 'unit', id: await cookie() } as const;
    const { repairs: offered } = await repairs({ finishedUnitId: at.id });
    const ways = offered.map(({ changes }) => changes);
    const set = new ChangeSet(event.eventId);
    const plan = await kitchen.ask('plan.view', { eventId: event.eventId });
    const brownies = subjectIn(plan, {
      kind: 'unit',
      id: await kitchen.unit(event.eventId, 'Fudge Brownies'),
    });
    if (!brownies) throw new Error('brownies are planned');
    set.pick(brownies, 5);
    for (const repair of offered) {
      expect(set.isMendedBy(repair.changes, ways)).toBe(false);
      set.mend(repair.changes, ways, plan);
      expect(ways.filter((way) => set.isMendedBy(way, ways))).toEqual([repair.changes]);
      expect(set.requests).toHaveLength(1 + repair.changes.length);
      expect(set.takenOut).toBeNull();
      const preview = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests: set.requests });
      expect(preview.filled.after).toEqual(repair.filled);
    }
  });

  it('a number that a person gave gives way to a way that changes the same thing, and can be put back', async () => {
    await burn(1);
    const ways = (await repairs({ finishedGoodId: event.tin })).repairs.map(({ changes }) => changes);
    const plan = await kitchen.ask('plan.view', { eventId: event.eventId });
    const [bag, tin] = [event.bag, event.tin].map((id) => subjectIn(plan, { kind: 'good', id }));
    if (!bag || !tin) throw new Error('both are planned');
    const set = new ChangeSet(event.eventId);
    set.pick(bag, 28);
    set.pick(tin, 19);
    set.mend(ways[0] ?? [], ways, plan); // more cookies
    expect(set.requests).toMatchObject([{ quantity: 28 }, { batches: 10 }]);
    expect(set.takenOut?.phraseFor(tin)).toBe('Cookie tin 20 to 19');
    set.putBack();
    expect(set.requests).toMatchObject([{ quantity: 28 }, { quantity: 19 }, { batches: 10 }]);
  });

  it('a text that was refused does not stand beside the number of a way', async () => {
    await burn(1);
    const id = await cookie();
    const ways = (await repairs({ finishedUnitId: id })).repairs.map(({ changes }) => changes);
    const plan = await kitchen.ask('plan.view', { eventId: event.eventId });
    const cookies = subjectIn(plan, { kind: 'unit', id });
    if (!cookies) throw new Error('cookies are planned');
    const set = new ChangeSet(event.eventId);
    set.pick(cookies);
    const typed = set.open;
    typed?.give('abc', cookies);
    set.mend(ways[0] ?? [], ways, plan);
    expect(set.isUnread).toBe(false);
    expect(set.open).not.toBe(typed); // its field is drawn anew
    expect(set.requests).toMatchObject([{ batches: 10 }]);
  });

  it('shows what a change does to what comes out in the end, with what was lost', async () => {
    await burn(1);
    const requests = [{ type: 'modify_batch', finishedUnitId: await cookie(), batches: 10 }] as const;
    const { units } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
    expect(units).toMatchObject([{ before: { over: -36 }, after: { over: 12 } }]);
  });

  it('is offered batches that follow a change as those that are made came out', async () => {
    await burn(1);
    const requests = [{ type: 'change_fg_quantity', finishedGoodId: event.tin, quantity: 24 }] as const;
    const { proposals } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
    expect(proposals).toMatchObject([{ from: 9, to: 11 }]); // 468 needed and 48 burnt
    const fewer = [{ type: 'drop_fg', finishedGoodId: event.tin }] as const;
    const dropped = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests: fewer });
    expect(dropped.proposals).toMatchObject([{ from: 9, to: 5 }]); // 180 needed and 48 burnt
  });

  it('is not mended once the baking is over', async () => {
    await burn(1);
    await kitchen.do('plan.complete', { eventId: event.eventId });
    expect(
      await kitchen.store.ask('plan.repairs', { eventId: event.eventId, at: { finishedUnitId: await cookie() } }),
    ).toMatchObject({ ok: false, error: { type: 'PlanStateForbids' } });
  });
});
