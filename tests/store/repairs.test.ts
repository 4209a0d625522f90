/** What is offered where a plan falls short on the day: each way can be previewed and written, and does what it says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ChangeSet } from '../../src/app/change-set.svelte.ts';
import { subjectIn } from '../../src/app/change-subject.ts';
import { repairedPhrase, repairPhrase } from '../../src/app/repair-words.ts';
import type { TroubleAt } from '../../src/domain/repairs.ts';
import { startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen); // 30 bags of 6 cookies and 3 brownies, 20 tins of 12 cookies; 9 and 4 batches
});

const cookie = () => kitchen.unit(event.eventId, 'Chocolate Chip Cookies');
const repairs = (at: TroubleAt) => kitchen.ask('plan.repairs', { eventId: event.eventId, at });
async function burn(batches: number): Promise<void> {
  const ask = { eventId: event.eventId, finishedUnitId: await cookie(), batches, reason: 'burnt', note: '' } as const;
  await kitchen.do('make.record', { ...ask, commandId: newUuid(), good: 0, lost: 48 * batches });
}

describe('a plan that falls short on the day', () => {
  it('is offered nothing while enough comes out', async () => {
    expect(await repairs({ finishedUnitId: await cookie() })).toEqual([]);
  });

  it('is mended with another batch, with fewer of what cannot be packed, or without it; each says what it comes to', async () => {
    await burn(1);
    const offered = await repairs({ finishedUnitId: await cookie() });
    expect(offered.map((repair) => `${repairPhrase(repair)}: ${repairedPhrase(repair)}`)).toEqual([
      'Chocolate Chip Cookies 9 to 10 batches: 50 of 50 boxes, 12 extra',
      'Cookie tin 20 to 17: 47 of 47 boxes, just enough',
      'Cookie tin dropped, was 20: 30 of 30 boxes, 204 extra',
    ]);
    expect(await repairs({ finishedGoodId: event.tin })).toEqual(offered);
  });

  it('comes to what was said, whichever is written; one way takes the place of another, and of nothing else', async () => {
    await burn(2);
    const at = { kind: 'unit', id: await cookie() } as const;
    const offered = await repairs({ finishedUnitId: at.id });
    const things = [at, ...offered.flatMap(({ changes }) => changes.map(({ of }) => of))];
    const set = new ChangeSet(event.eventId);
    const plan = await kitchen.ask('plan.view', { eventId: event.eventId });
    const brownies = subjectIn(plan, {
      kind: 'unit',
      id: await kitchen.unit(event.eventId, 'Fudge Brownies'),
    });
    if (!brownies) throw new Error('brownies are planned');
    set.pick(brownies, 5);
    for (const repair of offered) {
      expect(set.isMendedBy(repair.changes, things)).toBe(false);
      const way = repair.changes.flatMap(({ of, to }) => {
        const subject = subjectIn(plan, of);
        return subject ? [{ subject, amount: to }] : [];
      });
      set.mend(way, things);
      expect(offered.filter(({ changes }) => set.isMendedBy(changes, things))).toEqual([repair]);
      expect(set.requests).toHaveLength(1 + repair.changes.length);
      const preview = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests: set.requests });
      expect(preview.filled.after).toEqual(repair.filled);
    }
  });

  it('shows what a change does to what comes out in the end, with what was lost', async () => {
    await burn(1);
    const requests = [{ type: 'modify_batch', finishedUnitId: await cookie(), batches: 10 }] as const;
    const { units } = await kitchen.ask('plan.previewChange', { eventId: event.eventId, requests });
    expect(units).toMatchObject([{ before: { outlook: -36 }, after: { outlook: 12 } }]);
  });

  it('is not mended once the baking is over', async () => {
    await burn(1);
    await kitchen.do('plan.complete', { eventId: event.eventId });
    expect(
      await kitchen.store.ask('plan.repairs', { eventId: event.eventId, at: { finishedUnitId: await cookie() } }),
    ).toMatchObject({ ok: false, error: { type: 'PlanStateForbids' } });
  });
});
