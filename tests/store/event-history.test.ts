/** The whole story of an event: what happened in which order, how the plan stood then, and whether the seals fit. */
import { beforeEach, describe, expect, it } from 'vitest';
import { insertHistoryEntry } from '../../src/database/model.ts';
import type { EventId, Moment } from '../../src/domain/ids.ts';
import type { HistoryRow } from '../../src/store/history-views.ts';
import { behindTheGuards, writeRows } from './raw-rows.ts';
import { planEvent, startEvent, type PlannedEvent } from './started-event.ts';
import { newUuid, TestKitchen } from './test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
let eventId: EventId;
/** A clock that somebody sets back by a day before every command. */
let day = 28;
const clockSetBack = () => `2026-12-${String(day--).padStart(2, '0')}T12:00:00.000Z` as Moment;

beforeEach(async () => {
  kitchen = await TestKitchen.open();
});

const history = () => kitchen.ask('plan.history', { eventId });
const kinds = (rows: readonly HistoryRow[]) => rows.map(({ kind }) => kind);
const changeRows = (rows: readonly HistoryRow[]) => rows.filter((row) => row.kind === 'amended');

async function startIt(): Promise<void> {
  event = await startEvent(kitchen);
  eventId = event.eventId;
}
const moreBags = (quantity: number) =>
  kitchen.amend(eventId, [{ type: 'change_fg_quantity', finishedGoodId: event.bag, quantity }], 'Guests changed');

describe('the history of an event', () => {
  it('has every step in the order of things, though the clock is set back before each of them', async () => {
    kitchen = await TestKitchen.open({ now: clockSetBack });
    await startIt();
    await kitchen.do('plan.voidStart', { eventId });
    await kitchen.do('plan.unlock', { eventId });
    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    await moreBags(34);
    await kitchen.amend(eventId, [{ type: 'note' }], 'Oven runs hot');
    await kitchen.do('plan.complete', { eventId });
    await kitchen.do('plan.reopen', { eventId });
    await kitchen.restart();
    const rows = await history();
    const steps = 'locked started start_voided unlocked locked started amended amended completed reopened';
    expect(kinds(rows)).toEqual(steps.split(' '));
    const moments = rows.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort().reverse());
    expect(changeRows(rows).map(({ change }) => change?.reason)).toEqual(['Guests changed', 'Oven runs hot']);
    const { seal } = await kitchen.ask('events.header', { eventId });
    expect(rows.map((row) => (row.kind === 'started' ? row.seal : ''))).toEqual(
      rows.map((_, place) => (place === 5 ? seal : place === 1 ? null : '')),
    );
    expect(await kitchen.ask('plan.verify', { eventId })).toEqual({ changes: 2, firstBroken: null });
  });

  it('has batches and packings among the changes, with what was lost and why, and what was voided', async () => {
    await startIt();
    await moreBags(34);
    const finishedUnitId = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    const at = '2026-12-19T09:00:00.000Z' as Moment;
    await writeRows(kitchen, (connection) => {
      const made = connection.run(
        `INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units, lost_units, loss_reason, note)
         VALUES (:uuid, :eventId, :finishedUnitId, 2, 92, 4, 'burnt', 'back corner')`,
        { uuid: newUuid(), eventId, finishedUnitId },
      );
      insertHistoryEntry(connection, { eventId, kind: 'made', recordId: made.lastId, at });
      const packed = connection.run(
        'INSERT INTO packing_runs (uuid, event_id, finished_good_id, quantity) VALUES (:uuid, :eventId, :bag, 7)',
        { uuid: newUuid(), eventId, bag: event.bag },
      );
      insertHistoryEntry(connection, { eventId, kind: 'packed', recordId: packed.lastId, at });
      connection.run('UPDATE packing_runs SET voided_at = :at WHERE id = :id', { at, id: packed.lastId });
      insertHistoryEntry(connection, { eventId, kind: 'packed_voided', recordId: packed.lastId, at });
    });
    await moreBags(36);
    const rows = await history();
    expect(kinds(rows)).toEqual(['locked', 'started', 'amended', 'made', 'packed', 'packed_voided', 'amended']);
    expect(rows[3]).toMatchObject({
      name: 'Chocolate Chip Cookies',
      batches: 2,
      goodUnits: 92,
      lostUnits: 4,
      lossReason: 'burnt',
      note: 'back corner',
      isVoided: false,
    });
    expect(rows[4]).toMatchObject({ name: 'Gift bag', quantity: 7, isVoided: true });
    expect(await kitchen.ask('events.holdings', { eventId })).toEqual({
      decisions: 2,
      changes: 2,
      productionRuns: 1,
      packingRuns: 1,
      historyEntries: 7,
    });
    expect(await kitchen.ask('plan.unfinished', { eventId })).toMatchObject({
      batches: [{ name: 'Chocolate Chip Cookies', left: 7, planned: 9 }, { name: 'Fudge Brownies' }],
      boxes: [{ name: 'Gift bag', left: 36, planned: 36 }, { name: 'Cookie tin' }],
    });
  });

  it('tells of what was made and taken back before a start that was undone, though the plan has it no more', async () => {
    await startIt();
    const finishedUnitId = await kitchen.unit(eventId, 'Fudge Brownies');
    const run = {
      commandId: newUuid(),
      eventId,
      finishedUnitId,
      batches: 1,
      good: 24,
      lost: 0,
      reason: null,
      note: '',
    };
    const runId = await kitchen.do('make.record', run);
    await kitchen.do('make.void', { eventId, runId });
    await kitchen.do('plan.voidStart', { eventId });
    await kitchen.do('plan.unlock', { eventId });
    await kitchen.do('plan.setQuantity', { eventId, finishedGoodId: event.bag, quantity: 0 });
    const told = async () =>
      (await history()).flatMap((row) => (row.kind === 'made' ? [`${row.goodUnits} ${row.name}`] : []));
    expect(await told()).toEqual(['24 Fudge Brownies']);

    await kitchen.do('plan.lock', { eventId });
    const { shown } = await kitchen.ask('plan.review', { eventId });
    await kitchen.do('plan.start', { commandId: newUuid(), eventId, shown });
    expect(await told()).toEqual(['24 Fudge Brownies']);
    const { units } = await kitchen.ask('make.view', { eventId });
    expect(units.map(({ name }) => name)).toEqual(['Chocolate Chip Cookies']);
  });

  it('shows at each entry what stood made and packed by then, and what could still be', async () => {
    await startIt();
    const finishedUnitId = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    const run = { commandId: newUuid(), eventId, finishedUnitId, batches: 2, good: 84, lost: 12, note: '' };
    const runId = await kitchen.do('make.record', { ...run, reason: 'burnt' });
    await kitchen.do('pack.record', { commandId: newUuid(), eventId, finishedGoodId: event.tin, quantity: 3 });
    await kitchen.do('make.lose', {
      commandId: newUuid(),
      eventId,
      finishedUnitId,
      lost: 6,
      reason: 'dropped',
      note: '',
    });
    const packing = (await kitchen.ask('pack.view', { eventId })).goods[1]?.runs[0];
    if (packing) await kitchen.do('pack.void', { eventId, runId: packing.runId });
    await kitchen.do('make.void', { eventId, runId: (await lossId()) ?? runId });
    await kitchen.do('make.void', { eventId, runId });
    const stood = [];
    for (const { entryId, kind } of await history()) {
      const { plan } = await kitchen.ask('plan.asItStood', { eventId, entryId });
      const made = plan?.made.map((row) => `${row.batches} batches, ${row.units} good`) ?? [];
      const tins = plan?.goods[1]?.after;
      stood.push([kind, ...made, tins ? `${tins.packed} of ${tins.inTheEnd} tins` : '']);
    }
    expect(stood.slice(1)).toEqual([
      ['started', '0 of 20 tins'],
      ['made', '2 batches, 84 good', '0 of 20 tins'],
      ['packed', '2 batches, 84 good', '3 of 20 tins'],
      ['made', '2 batches, 78 good', '3 of 19 tins'],
      ['packed_voided', '2 batches, 78 good', '0 of 19 tins'],
      ['made_voided', '2 batches, 84 good', '0 of 20 tins'],
      ['made_voided', '0 of 20 tins'],
    ]);

    async function lossId() {
      const { units } = await kitchen.ask('make.view', { eventId });
      return units[0]?.runs.find((row) => row.batches === 0)?.runId;
    }
  });

  it('says what takes a change back, until something else moves the same thing, and while it is baking only', async () => {
    await startIt();
    await moreBags(34);
    const cookies = await kitchen.unit(eventId, 'Chocolate Chip Cookies');
    const dropTin = { type: 'drop_fg' as const, finishedGoodId: event.tin };
    const batches = { type: 'modify_batch' as const, finishedUnitId: cookies, batches: 10 };
    await kitchen.amend(eventId, [dropTin, batches], 'Ran out');
    const reversals = async () => changeRows(await history()).map(({ reversal }) => reversal);
    const addTin = { type: 'add_fg', finishedGoodId: event.tin, quantity: 20 };
    const batchesBack = { type: 'modify_batch', finishedUnitId: cookies, batches: 9 };
    const bags = (quantity: number) => ({ type: 'change_fg_quantity', finishedGoodId: event.bag, quantity });
    expect(await reversals()).toEqual([bags(30), addTin, batchesBack]);
    await moreBags(40);
    expect(await reversals()).toEqual([null, addTin, batchesBack, bags(34)]);
    await kitchen.do('plan.complete', { eventId });
    expect(await reversals()).toEqual([null, null, null, null]);
  });

  it('offers to take back what was dropped with a good first after the good, without which nothing needs it', async () => {
    await startIt();
    const brownies = await kitchen.unit(eventId, 'Fudge Brownies');
    const dropBag = { type: 'drop_fg' as const, finishedGoodId: event.bag };
    await kitchen.amend(eventId, [dropBag, { type: 'modify_batch', finishedUnitId: brownies, batches: 0 }], 'No bags');
    const offered = async () => changeRows(await history()).map(({ reversal }) => reversal?.type ?? null);
    expect(await offered()).toEqual(['add_fg', null]);
    await kitchen.amend(eventId, [{ type: 'add_fg', finishedGoodId: event.bag, quantity: 30 }], 'Bags again');
    expect(await offered()).toEqual([null, 'modify_batch', 'drop_fg']);
  });

  it('leads back to a good that was dropped, also when the catalog has put it into the archive since', async () => {
    await startIt();
    await kitchen.amend(eventId, [{ type: 'drop_fg', finishedGoodId: event.tin }], 'No tins');
    await kitchen.do('catalog.archiveGood', { finishedGoodId: event.tin, archived: true });
    const row = changeRows(await history())[0];
    const { goods } = await kitchen.ask('plan.view', { eventId });
    expect(goods.find(({ finishedGoodId }) => finishedGoodId === event.tin)).toMatchObject({
      name: 'Cookie tin',
      isArchived: true,
      quantity: 0,
    });
    await kitchen.amend(eventId, row?.reversal ? [row.reversal] : [], 'Tins after all');
    expect((await kitchen.ask('plan.comparison', { eventId })).goods.map(({ status }) => status)).toEqual([
      'same',
      'same',
    ]);
  });

  it('of an event that is not there is refused', async () => {
    eventId = 99 as EventId;
    for (const name of ['plan.history', 'plan.verify', 'plan.unfinished', 'events.holdings'] as const) {
      expect(await kitchen.store.ask(name, { eventId })).toEqual({
        ok: false,
        error: { type: 'NotFound', kind: 'event' },
      });
    }
  });
});

describe('the plan as it stood', () => {
  it('is seen at every entry, beside what it was before; before the start nothing was kept', async () => {
    await startIt();
    await moreBags(34);
    await kitchen.amend(eventId, [{ type: 'drop_fg', finishedGoodId: event.tin }], 'No tins');
    await kitchen.do('plan.complete', { eventId });
    const stood = await Promise.all(
      (await history()).map(({ entryId }) => kitchen.ask('plan.asItStood', { eventId, entryId })),
    );
    expect(
      stood.map(({ state, plan }) => [state, plan?.filled.before.planned.boxes, plan?.filled.after.planned.boxes]),
    ).toEqual([
      ['locked', undefined, undefined],
      ['in_production', 50, 50],
      ['in_production', 50, 54],
      ['in_production', 54, 34],
      ['completed', 34, 34],
    ]);
    expect(
      stood.map(({ plan }) => plan?.goods.map(({ before, after }) => [before?.quantity, after?.quantity])),
    ).toEqual([
      undefined,
      [
        [30, 30],
        [20, 20],
      ],
      [
        [30, 34],
        [20, 20],
      ],
      [
        [34, 34],
        [20, undefined],
      ],
      [[34, 34]],
    ]);
  });

  it('stays as it was whatever is edited in the catalog, and a voided start has none', async () => {
    await startIt();
    const before = await history();
    const [, started] = before;
    if (!started) throw new Error('it was started');
    const stood = await kitchen.ask('plan.asItStood', { eventId, entryId: started.entryId });
    await kitchen.do('catalog.saveGood', {
      commandId: newUuid(),
      finishedGoodId: event.bag,
      draft: { name: 'Otherwise', components: [{ kind: 'good', finishedGoodId: event.tin, quantity: '9' }] },
    });
    expect(await kitchen.ask('plan.asItStood', { eventId, entryId: started.entryId })).toEqual(stood);
    await kitchen.do('plan.voidStart', { eventId });
    expect(await kitchen.ask('plan.asItStood', { eventId, entryId: started.entryId })).toEqual({
      state: 'in_production',
      plan: null,
    });
  });

  it('at an entry of another event is refused', async () => {
    await startIt();
    const other = await kitchen.event('Another event');
    const [first] = await history();
    if (!first) throw new Error('it was locked');
    expect(await kitchen.store.ask('plan.asItStood', { eventId: other, entryId: first.entryId })).toEqual({
      ok: false,
      error: { type: 'NotFound', kind: 'entry' },
    });
  });
});

describe('verifying the seals', () => {
  beforeEach(async () => {
    await startIt();
    await moreBags(34);
    await moreBags(36);
  });
  const verify = () => kitchen.ask('plan.verify', { eventId });

  it('finds all as they were sealed', async () => {
    expect(await verify()).toEqual({ changes: 2, firstBroken: null });
  });

  it('names a change whose reason was touched, and the plan is still shown', async () => {
    await writeRows(kitchen, (connection) =>
      behindTheGuards(connection, 'amendment_update', `UPDATE plan_amendments SET reason = 'Taste' WHERE sequence = 1`),
    );
    expect(await verify()).toEqual({ changes: 2, firstBroken: 1 });
    expect((await kitchen.ask('plan.view', { eventId })).event.goods.boxes).toBe(56);
  });

  it('names a change that cannot be read any more, whose history is still listed', async () => {
    await writeRows(kitchen, (connection) =>
      behindTheGuards(
        connection,
        'amendment_update',
        `UPDATE plan_amendments SET data = json_set(data, '$.new_quantity', 'many') WHERE sequence = 2`,
      ),
    );
    expect(await kitchen.store.ask('plan.view', { eventId })).toMatchObject({ error: { type: 'AmendmentUnreadable' } });
    expect(await verify()).toEqual({ changes: 2, firstBroken: 2 });
    const rows = changeRows(await history());
    expect(rows.map(({ sequence, reason, change }) => [sequence, reason, change?.to ?? null])).toEqual([
      [1, 'Guests changed', 34],
      [2, 'Guests changed', null],
    ]);
  });

  it('names the last change when it was taken out, and the original when a number in it is another', async () => {
    await writeRows(kitchen, (connection) =>
      behindTheGuards(connection, 'amendment_delete', 'DELETE FROM plan_amendments WHERE sequence = 2'),
    );
    expect(await verify()).toEqual({ changes: 1, firstBroken: 2 });
    expect(changeRows(await history()).map(({ sequence, change }) => [sequence, change?.to ?? null])).toEqual([
      [1, 34],
      [2, null],
    ]);
    await writeRows(kitchen, (connection) =>
      behindTheGuards(
        connection,
        'snapshot_update',
        `UPDATE plan_snapshots SET snapshot_data = json_set(snapshot_data, '$.finished_goods[0].quantity', 29)`,
      ),
    );
    expect(await verify()).toEqual({ changes: 1, firstBroken: 0 });
  });

  it('names the original when it is gone, and shows nothing else in its place', async () => {
    await writeRows(kitchen, (connection) =>
      behindTheGuards(connection, 'snapshot_delete', 'DELETE FROM plan_snapshots'),
    );
    expect((await verify()).firstBroken).toBe(0);
    const refused = { ok: false, error: { type: 'SnapshotUnreadable' } };
    expect(await kitchen.store.ask('plan.view', { eventId })).toMatchObject(refused);
    expect(await kitchen.store.ask('events.header', { eventId })).toMatchObject(refused);
    expect(kinds(await history())).toContain('amended');
    expect(await kitchen.ask('events.list', undefined)).toMatchObject([{ eventId, outlook: null }]);
  });

  it('has nothing to verify before a start', async () => {
    const draft = await planEvent(await TestKitchen.open().then((fresh) => (kitchen = fresh)));
    expect(await kitchen.store.ask('plan.verify', { eventId: draft.eventId })).toEqual({
      ok: false,
      error: { type: 'NotFound', kind: 'snapshot' },
    });
  });
});
