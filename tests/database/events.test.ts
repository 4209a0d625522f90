import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import * as model from '../../src/database/model.ts';
import type { EventId } from '../../src/domain/ids.ts';
import * as scene from './kitchen.ts';

let connection: Connection;
let catalog: scene.Catalog;
let eventId: EventId;
beforeEach(() => {
  connection = scene.emptyKitchen();
  catalog = scene.stockCatalog(connection);
  eventId = scene.addEvent(connection, 'Wedding');
});

describe('events', () => {
  it('begin as drafts and keep what is said of them', () => {
    const uuid = scene.newUuid();
    const said = {
      name: 'Noël',
      nameKey: 'noel',
      eventDate: scene.day('2024-02-29'),
      expectedGuests: null,
      notes: 'a\nb',
    };
    const id = model.insertEvent(connection, { uuid, ...said, at: scene.NOON });
    const kept = { id, uuid, ...said, planState: 'draft', createdAt: scene.NOON, updatedAt: scene.NOON };
    expect(model.findEvent(connection, id)).toEqual({ event: kept, planSnapshot: null });
    expect(model.findEventByUuid(connection, uuid)).toEqual(kept);
    expect(model.findEventByUuid(connection, scene.newUuid())).toBeNull();
  });

  it('are listed by their date, then as they were made; names may repeat', () => {
    scene.addEvent(connection, 'Later', { eventDate: scene.day('2026-01-01') });
    scene.addEvent(connection, 'Sooner', { eventDate: scene.day('2025-01-01') });
    scene.addEvent(connection, 'Wedding');
    expect(model.listEvents(connection).map(({ name }) => name)).toEqual(['Sooner', 'Wedding', 'Wedding', 'Later']);
  });

  it('can be changed, and the change has its moment', () => {
    const said = {
      name: 'Feast',
      nameKey: 'feast',
      eventDate: scene.day('2025-12-21'),
      expectedGuests: 80,
      notes: 'outside',
    };
    model.updateEvent(connection, { id: eventId, ...said, at: scene.EVENING });
    expect(model.findEvent(connection, eventId)?.event).toMatchObject({
      ...{ ...said, createdAt: scene.NOON, updatedAt: scene.EVENING },
    });
    model.setPlanState(connection, eventId, 'locked', scene.EVENING);
    expect(model.findEvent(connection, eventId)?.event.planState).toBe('locked');
  });

  it('that are gone are not found, and changing one is a defect', () => {
    model.deleteEvent(connection, eventId);
    expect(model.findEvent(connection, eventId)).toBeNull();
    expect(() => model.setPlanState(connection, eventId, 'locked', scene.NOON)).toThrow('one row is changed, not 0');
  });
});

describe('the selection', () => {
  const chosen = () => model.selectionOf(connection, eventId).map((row) => [row.finishedGoodId, row.quantity]);

  it('keeps the order in which goods were chosen, also when a number changes', () => {
    for (const finishedGoodId of [catalog.crate, catalog.cookie.goodId, catalog.tin]) {
      model.putSelected(connection, { eventId, finishedGoodId, quantity: 5 });
    }
    model.putSelected(connection, { eventId, finishedGoodId: catalog.crate, quantity: 7 });
    expect(chosen()).toEqual([
      [catalog.crate, 7],
      [catalog.cookie.goodId, 5],
      [catalog.tin, 5],
    ]);
    model.removeSelected(connection, eventId, catalog.crate);
    model.putSelected(connection, { eventId, finishedGoodId: catalog.crate, quantity: 1 });
    expect(
      chosen().map(([good]) => good),
      'chosen again, it goes last',
    ).toEqual([catalog.cookie.goodId, catalog.tin, catalog.crate]);
  });

  it("is each event's own", () => {
    const other = scene.addEvent(connection, 'Other');
    model.putSelected(connection, { eventId: other, finishedGoodId: catalog.tin, quantity: 9 });
    model.removeSelected(connection, eventId, catalog.tin);
    expect(chosen()).toEqual([]);
    expect(model.selectionOf(connection, other)).toMatchObject([{ quantity: 9, position: 0 }]);
  });
});

describe('decisions on batches', () => {
  it('are one per unit, decided anew or taken back', () => {
    const finishedUnitId = catalog.cookie.unitId;
    model.putDecision(connection, { eventId, finishedUnitId, batches: 2, acceptedShortfall: 0 });
    model.putDecision(connection, { eventId, finishedUnitId, batches: 1.75, acceptedShortfall: 6 });
    const cake = { eventId, finishedUnitId: catalog.cake.unitId, batches: 1, acceptedShortfall: 0 };
    model.putDecision(connection, cake);
    expect(model.decisionsOf(connection, eventId)).toMatchObject([{ batches: 1.75, acceptedShortfall: 6 }, cake]);
    model.removeDecision(connection, eventId, finishedUnitId);
    expect(model.decisionsOf(connection, eventId)).toMatchObject([cake]);
  });
});

describe('what is recorded of a started plan', () => {
  beforeEach(() => scene.start(connection, eventId));

  it('changes come back in their sequence, with the good or unit they name', () => {
    const uuids = [scene.newUuid(), scene.newUuid(), scene.newUuid()];
    const unit = { finished_unit_id: catalog.cake.unitId, old_batches: null, new_batches: 2.5 };
    const changes = [
      { type: 'add_fg', data: { fg_id: catalog.crate, definitions: { recipes: [] } }, reason: 'Guests' },
      { type: 'modify_batch', data: unit, reason: 'Burnt ½' },
      { type: 'note', data: {}, reason: 'Oven 2 is cold' },
    ] as const;
    changes.forEach((change, index) => {
      const uuid = uuids[index] ?? scene.newUuid();
      const row = { uuid, eventId, sequence: index + 1, ...change, fingerprint: scene.FINGERPRINT, at: scene.EVENING };
      model.insertPlanAmendment(connection, row);
    });
    const found = model.amendmentsOf(connection, eventId);
    expect(found).toMatchObject(changes.map((change, index) => ({ ...change, sequence: index + 1 })));
    expect(found.map((row) => [row.finishedGoodId, row.finishedUnitId])).toEqual([
      [catalog.crate, null],
      [null, catalog.cake.unitId],
      [null, null],
    ]);
    for (const row of found) expect(model.findPlanAmendmentByUuid(connection, row.uuid)).toEqual(row);
    expect(model.findPlanAmendmentByUuid(connection, scene.newUuid())).toBeNull();
  });

  it('runs and packings come back as they were recorded', () => {
    scene.workOn(connection, catalog, eventId);
    connection.exec('UPDATE packing_runs SET voided_at = created_at');
    expect(model.productionRunsOf(connection, eventId)).toMatchObject([
      { finishedUnitId: catalog.cookie.unitId, batches: 1, goodUnits: 22, lostUnits: 2, lossReason: 'burnt' },
    ]);
    expect(model.packingRunsOf(connection, eventId)).toMatchObject([
      { finishedGoodId: catalog.tin, quantity: 3, voidedAt: scene.EVENING },
    ]);
  });

  it('history has the order of its entries, whatever the clock says', () => {
    model.insertHistoryEntry(connection, {
      eventId,
      kind: 'made',
      recordId: 7,
      at: '2000-01-01T00:00:00.000Z' as never,
    });
    expect(model.historyOf(connection, eventId).map(({ kind, recordId }) => [kind, recordId])).toEqual([
      ['locked', null],
      ['started', null],
      ['made', 7],
    ]);
  });
});

describe('the count of commands', () => {
  it('goes up and never down', () => {
    model.advanceGeneration(connection, 1);
    model.advanceGeneration(connection, 5);
    expect(model.readStoreRow(connection).generation).toBe(5);
    for (const generation of [5, 4, 5.5, -1]) {
      expect(() => model.advanceGeneration(connection, generation), String(generation)).toThrow(/Store|CHECK/);
    }
  });
});
