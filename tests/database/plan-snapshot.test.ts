import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as model from '../../src/database/model.ts';
import { Event, PlanSnapshot } from '../../src/database/model.ts';
import * as scene from './kitchen.ts';

/** An empty kitchen with one locked event, ready for its snapshot. */
function lockedEvent() {
  const connection = scene.emptyKitchen();
  const eventId = scene.addEvent(connection, 'Christmas market');
  scene.lock(connection, eventId);
  return { connection, eventId };
}

const plan = {
  snapshot_version: '2.0',
  event: { name: 'Weihnachtsmarkt “Süßes & Salziges” 🎄', expected_guests: null },
  recipes: [{ recipe_id: 1, recipe_name: "Nonna's biscotti", batch_step: 0.5, method: 'Mix.\n\tBake.\u0000' }],
  finished_goods: [],
  odd: { ['__proto__']: 1, constructor: [true, false, 0.1, -1e-7, 9007199254740991], '': '\ud800' },
};

describe('the snapshot of a plan', () => {
  it('is created with valid data and keeps it', () => {
    const { connection, eventId } = lockedEvent();
    const uuid = scene.newUuid();
    const made = { uuid, eventId, snapshotData: plan, fingerprint: scene.FINGERPRINT, at: scene.EVENING };
    const id = model.insertPlanSnapshot(connection, made);
    const kept = { id, uuid, eventId, snapshotData: plan, fingerprint: scene.FINGERPRINT, createdAt: scene.EVENING };
    expect(model.findPlanSnapshot(connection, id)?.planSnapshot).toEqual(kept);
    expect(model.findPlanSnapshotByUuid(connection, uuid)).toEqual(kept);
    expect(model.findPlanSnapshot(scene.reopened(connection), id)?.planSnapshot).toEqual(kept);
  });

  it('gives its JSON back as it went in', () => {
    const { connection, eventId } = lockedEvent();
    scene.takeSnapshot(connection, eventId, plan);
    const data = model.findEvent(connection, eventId)?.planSnapshot?.snapshotData;
    expect(JSON.stringify(data)).toBe(JSON.stringify(plan));
  });

  it('takes a plan of a megabyte', () => {
    const { connection, eventId } = lockedEvent();
    const large = { snapshot_version: '2.0', method: 'Stir. '.repeat(200_000) };
    scene.takeSnapshot(connection, eventId, large);
    expect(model.findEvent(connection, eventId)?.planSnapshot?.snapshotData).toEqual(large);
  });

  it.each(scene.openings)('is refused a second time for the same event, %s', (_when, open) => {
    const { connection: made, eventId } = lockedEvent();
    const id = scene.takeSnapshot(made, eventId, plan);
    const connection = open(made);
    const before = model.findEvent(connection, eventId);
    expect(() => scene.takeSnapshot(connection, eventId)).toThrow('SnapshotExists');
    for (const how of ['INSERT', 'INSERT OR REPLACE', 'REPLACE', 'INSERT OR FAIL']) {
      const again = `${how} INTO plan_snapshots (uuid, event_id, snapshot_data, fingerprint)
        VALUES ('${scene.newUuid()}', ${eventId}, '{"snapshot_version":"2.0"}', '${scene.FINGERPRINT}')`;
      expect(() => connection.exec(again), how).toThrow('SnapshotExists');
    }
    expect(model.findEvent(connection, eventId)).toEqual(before);
    expect(before?.planSnapshot?.id).toBe(id);
  });

  it('is one per event even without the trigger', () => {
    const { connection, eventId } = lockedEvent();
    scene.takeSnapshot(connection, eventId);
    connection.exec('DROP TRIGGER snapshot_insert');
    expect(() => scene.takeSnapshot(connection, eventId)).toThrow('UNIQUE constraint failed: plan_snapshots.event_id');
  });

  it('needs an event that exists', () => {
    const { connection } = lockedEvent();
    const nobody = v.parse(Event.entries.id, 1000);
    expect(() => scene.takeSnapshot(connection, nobody)).toThrow('FOREIGN KEY constraint failed');
  });

  it('reaches its event, and the event its snapshot', () => {
    const { connection, eventId } = lockedEvent();
    expect(model.findEvent(connection, eventId)?.planSnapshot).toBeNull();
    const id = scene.takeSnapshot(connection, eventId, plan);
    const fromEvent = model.findEvent(connection, eventId);
    expect(fromEvent?.event.name).toBe('Christmas market');
    expect(fromEvent?.planSnapshot).toMatchObject({ id, eventId });
    expect(model.findPlanSnapshot(connection, id)).toEqual(fromEvent);
  });

  it('goes with its event, together with every other row of it', () => {
    const { connection, eventId } = lockedEvent();
    const uuid = scene.newUuid();
    const made = { uuid, eventId, snapshotData: plan, fingerprint: scene.FINGERPRINT, at: scene.EVENING };
    model.insertPlanSnapshot(connection, made);
    model.deleteEvent(connection, eventId);
    expect(model.findPlanSnapshotByUuid(connection, uuid)).toBeNull();
    expect(model.findEvent(connection, eventId)).toBeNull();
  });

  it('is not found where there is none', () => {
    const { connection } = lockedEvent();
    expect(model.findPlanSnapshot(connection, v.parse(PlanSnapshot.entries.id, 7))).toBeNull();
    expect(model.findPlanSnapshotByUuid(connection, scene.newUuid())).toBeNull();
  });

  it('is a type and a schema, as the event is', () => {
    const { connection, eventId } = lockedEvent();
    scene.takeSnapshot(connection, eventId);
    const found = model.findEvent(connection, eventId);
    const event: Event | undefined = found?.event;
    const snapshot: PlanSnapshot | null | undefined = found?.planSnapshot;
    expect(event).toMatchObject({ planState: 'locked' });
    expect(snapshot).toMatchObject({ eventId: event?.id });
    expect(Event.type).toBe('object');
    expect(PlanSnapshot.type).toBe('object');
  });

  it.each([
    ['no value of JSON', { snapshot_version: '2.0', guests: undefined }],
    ['no number', { snapshot_version: '2.0', guests: Number.NaN }],
    ['no plain value', { snapshot_version: '2.0', day: new Date(0) }],
    ['no plain value inside a list', { snapshot_version: '2.0', days: [new Map()] }],
  ])('is not taken of what is %s', (_what, data) => {
    const { connection, eventId } = lockedEvent();
    expect(() => scene.takeSnapshot(connection, eventId, data)).toThrow('only a JSON value');
  });
});
