/** The undo that is offered for eight seconds after a change was written, on a real store. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writtenPhrase } from '../../src/app/history-words.ts';
import { JustWritten, type Written } from '../../src/app/just-written.svelte.ts';
import { err } from '../../src/shared/result.ts';
import type { Store } from '../../src/store/register.ts';
import type { WrittenChanges } from '../../src/store/change-views.ts';
import { startEvent, type PlannedEvent } from '../store/started-event.ts';
import { newUuid, TestKitchen } from '../store/test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
let offered: JustWritten;

beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen);
  offered = new JustWritten();
});
afterEach(() => {
  vi.useRealTimers();
});

async function write(quantity: number): Promise<WrittenChanges> {
  const { eventId, bag } = event;
  const requests = [{ type: 'change_fg_quantity' as const, finishedGoodId: bag, quantity }];
  const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
  return kitchen.do('plan.amend', { commandId: newUuid(), eventId, requests, reason: 'Ran out', shown });
}
const changed = (changes: WrittenChanges): Written => ({
  kind: 'changes',
  eventId: event.eventId,
  changes,
  isNote: false,
});
const reasons = async () =>
  (await kitchen.ask('plan.comparison', { eventId: event.eventId })).amendments.map(({ reason }) => reason);

describe('the undo of what was just written', () => {
  it('is offered for eight seconds, and then no longer', async () => {
    const written = await write(34);
    vi.useFakeTimers();
    offered.offer(changed(written));
    vi.advanceTimersByTime(7_900);
    expect(offered.written).toMatchObject({ changes: written });
    vi.advanceTimersByTime(200);
    expect(offered.written).toBeNull();
    await offered.undo(kitchen.store);
    expect(await reasons()).toEqual(['Ran out']);
  });

  it('rests where it comes over something else, and not again while it stays there', async () => {
    const written = await write(34);
    vi.useFakeTimers();
    offered.offer(changed(written));
    expect(offered.isSettling).toBe(true);
    vi.advanceTimersByTime(1_600);
    expect(offered.isSettling).toBe(false);
    offered.offer(changed(written));
    expect(offered.isSettling).toBe(false);
    offered.putAway();
    offered.offer(changed(written));
    expect(offered.isSettling).toBe(true);
  });

  it('is not offered for a note, which is only said', async () => {
    const { eventId } = event;
    const requests = [{ type: 'note' as const }];
    const { shown } = await kitchen.ask('plan.previewChange', { eventId, requests });
    const written = await kitchen.do('plan.amend', {
      commandId: newUuid(),
      eventId,
      requests,
      reason: 'Hot oven',
      shown,
    });
    offered.offer({ kind: 'changes', eventId, changes: written, isNote: true });
    expect([offered.isNote, offered.written]).toMatchObject([true, { changes: written }]);
    await offered.undo(kitchen.store);
    expect([offered.isUndone, offered.error]).toEqual([false, null]);
    offered.putAway();
  });

  it('takes it back once, however often it is tapped, and says so', async () => {
    offered.offer(changed(await write(34)));
    await Promise.all([offered.undo(kitchen.store), offered.undo(kitchen.store)]);
    await offered.undo(kitchen.store);
    expect(await reasons()).toEqual(['Ran out', 'Undone at once']);
    expect(offered.isUndone).toBe(true);
    offered.putAway();
  });

  it('says why when it was refused, and a lost answer can be asked for again', async () => {
    offered.offer(changed(await write(34)));
    const lost: Pick<Store, 'do'> = {
      do: async (name, ask) => {
        await kitchen.store.do(name, ask);
        return err({ type: 'NotSaved', generation: 1 }) as never; // a cast: the trouble of any command
      },
    };
    await offered.undo(lost);
    expect(offered.error).toMatchObject({ type: 'NotSaved' });
    await offered.undo(kitchen.store);
    expect(offered.error).toBeNull();
    expect(await reasons()).toEqual(['Ran out', 'Undone at once']);

    const written = await write(36);
    await write(38);
    offered.offer(changed(written));
    await offered.undo(kitchen.store);
    expect(offered.error).toEqual({ type: 'PlanMovedOn' });
    expect(offered.written).toMatchObject({ changes: written });
    offered.putAway();
  });

  it('gives way to what is written next', async () => {
    offered.offer(changed(await write(34)));
    const next = await write(36);
    offered.offer(changed(next));
    await offered.undo(kitchen.store);
    expect(await reasons()).toEqual(['Ran out', 'Ran out', 'Undone at once']);
    offered.putAway();
  });

  it('takes back a batch, and boxes, by voiding them: they stand in the history', async () => {
    const { eventId, tin } = event;
    const finishedUnitId = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    const run = { batches: 1, good: 48, lost: 0, reason: null, note: '' };
    const runId = await kitchen.do('make.record', { commandId: newUuid(), eventId, finishedUnitId, ...run });
    const packed = { commandId: newUuid(), eventId, finishedGoodId: tin, quantity: 4 };
    const packingId = await kitchen.do('pack.record', packed);
    offered.offer({ kind: 'made', eventId, runId, words: '48 Chocolate Chip Cookies made.' });
    await offered.undo(kitchen.store);
    expect(offered.error).toMatchObject({ type: 'UnitsPacked' });
    offered.offer({ kind: 'packed', eventId, runId: packingId, words: '4 Cookie tin packed.' });
    await offered.undo(kitchen.store);
    offered.offer({ kind: 'made', eventId, runId, words: '48 Chocolate Chip Cookies made.' });
    await offered.undo(kitchen.store);
    expect([offered.isUndone, offered.error]).toEqual([true, null]);
    const kinds = (await kitchen.ask('plan.history', { eventId })).map(({ kind }) => kind);
    expect(kinds.slice(-4)).toEqual(['made', 'packed', 'packed_voided', 'made_voided']);
    offered.putAway();
  });

  it('records once more what was taken back by mistake, a batch and a later loss, as they were', async () => {
    const { eventId } = event;
    const finishedUnitId = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    const batch = { batches: 1, good: 44, lost: 4, reason: 'burnt', note: 'left tray' } as const;
    await kitchen.do('make.record', { commandId: newUuid(), eventId, finishedUnitId, ...batch });
    const whole = { batches: 1, good: 48, lost: 0, reason: null, note: '' } as const;
    await kitchen.do('make.record', { commandId: newUuid(), eventId, finishedUnitId, ...whole });
    const loss = { lost: 3, reason: 'dropped', note: '' } as const;
    await kitchen.do('make.lose', { commandId: newUuid(), eventId, finishedUnitId, ...loss });
    const cookies = async () => (await kitchen.ask('make.view', { eventId })).units[0];
    const before = await cookies();
    for (const run of before?.runs ?? []) {
      await kitchen.do('make.void', { eventId, runId: run.runId });
      offered.offer({ kind: 'unmade', eventId, finishedUnitId, run, words: '44 Chocolate Chip Cookies made, 4 lost.' });
      expect(offered.written && writtenPhrase(offered.written)).toBe(
        'Taken back: 44 Chocolate Chip Cookies made, 4 lost.',
      );
      await offered.undo(kitchen.store);
      await offered.undo(kitchen.store);
      expect([offered.isUndone, offered.error]).toEqual([true, null]);
    }
    expect(await cookies()).toMatchObject({ done: 2, made: 89, lost: 7 });
    const standing = (await cookies())?.runs.filter(({ isVoided }) => !isVoided) ?? [];
    expect(
      standing.map(({ goodUnits, lostUnits, lossReason, note }) => [goodUnits, lostUnits, lossReason, note]),
    ).toEqual([
      [44, 4, 'burnt', 'left tray'],
      [48, 0, null, ''],
      [-3, 3, 'dropped', ''],
    ]);
    offered.putAway();
  });
});
