/** What the triggers on the store's row, the catalog, events, snapshots and changes refuse. */
import { idOf, noteInto, packingInto, runInto, SNAPSHOT, snapshotInto, uuidOf, type Guard } from './guard.ts';
import { FINGERPRINT, newUuid, type BusyKitchen } from './kitchen.ts';

export const guardsOfPlans: readonly Guard[] = [
  {
    it: 'a database keeps its identity and the count of its commands',
    trigger: 'store_one_row',
    says: 'StoreGeneration: the row is here already',
    refuses: () => `INSERT OR REPLACE INTO _store (id, database_id, generation) VALUES (1, 'another', 0)`,
  },
  {
    it: 'a command is counted once',
    trigger: 'store_only_forward',
    says: 'StoreGeneration: only goes up',
    refuses: () => 'UPDATE _store SET generation = generation',
  },
  {
    it: 'the count of commands is never taken away',
    trigger: 'store_stays',
    says: 'StoreGeneration: the row stays',
    refuses: () => 'DELETE FROM _store',
  },
  {
    it: 'a unit is not replaced by another of its uuid',
    trigger: 'finished_units_not_replaced',
    says: 'UnitExists: it is edited or archived, not replaced',
    refuses: (kitchen) => `
      INSERT OR REPLACE INTO finished_units (uuid, slug, recipe_id, name, name_key, yield_kind, per_batch)
      VALUES ('${uuidOf(kitchen, 'finished_units', `id = ${kitchen.crumb.unitId}`)}', 'again', ${kitchen.cookies},
        'Again', 'again', 'count', 1)`,
  },
  {
    it: 'a unit stays while a snapshot rests on it',
    trigger: 'finished_units_frozen_stay',
    says: 'UsedByPlan: a started plan rests on this unit; archive it',
    refuses: ({ crumb }) => `DELETE FROM finished_units WHERE id = ${crumb.unitId}`,
  },
  {
    it: 'a unit stays while a good that was added later rests on it',
    trigger: 'finished_units_frozen_stay',
    says: 'UsedByPlan: a started plan rests on this unit; archive it',
    given: ({ inProduction, crumb, tin, cookies }) => `
      INSERT INTO finished_units (id, uuid, slug, recipe_id, name, name_key, yield_kind, per_batch)
      VALUES (${crumb.unitId + 1}, '${newUuid()}', 'late', ${cookies}, 'Late', 'late', 'count', 1);
      INSERT INTO plan_amendments (uuid, event_id, sequence, type, data, reason, fingerprint)
      VALUES ('${newUuid()}', ${inProduction}, 2, 'add_fg', json_object('fg_id', ${tin}, 'definitions',
        json('{"finished_units":[{"finished_unit_id":${crumb.unitId + 1}}]}')), 'More guests', '${FINGERPRINT}')`,
    refuses: ({ crumb }) => `DELETE FROM finished_units WHERE id = ${crumb.unitId + 1}`,
  },
  {
    it: 'a new event is a draft',
    trigger: 'events_begin_as_draft',
    says: 'PlanStateForbids: a new event is a draft',
    refuses: () => `INSERT INTO events (uuid, name, name_key, event_date, plan_state)
      VALUES ('${newUuid()}', 'New', 'new', '2025-12-20', 'completed')`,
  },
  {
    it: 'an event is not replaced by another of its id',
    trigger: 'events_begin_as_draft',
    says: 'Event: is here already',
    refuses: ({ completed }) => `INSERT OR REPLACE INTO events (id, uuid, name, name_key, event_date)
      VALUES (${completed}, '${newUuid()}', 'New', 'new', '2025-12-20')`,
  },
  {
    it: 'an event is not replaced by another of its uuid',
    trigger: 'events_begin_as_draft',
    says: 'Event: is here already',
    refuses: (kitchen) => `INSERT OR REPLACE INTO events (uuid, name, name_key, event_date)
      VALUES ('${uuidOf(kitchen, 'events', `id = ${kitchen.draft}`)}', 'New', 'new', '2025-12-20')`,
  },
  ...['id = 1000', `uuid = '${newUuid()}'`, `created_at = '2026-01-01T00:00:00.000Z'`].map((change) => ({
    it: `an event keeps what it was made with (not ${change})`,
    trigger: 'events_keep_their_identity',
    says: 'Event: id, uuid and created_at stay',
    refuses: ({ blank }: BusyKitchen) => `UPDATE events SET ${change} WHERE id = ${blank}`,
  })),
  {
    it: 'a plan takes one step at a time',
    trigger: 'events_take_one_step',
    says: 'PlanStateForbids: no such step',
    refuses: ({ draft }) => `UPDATE events SET plan_state = 'in_production' WHERE id = ${draft}`,
  },
  {
    it: 'production does not start without a snapshot',
    trigger: 'events_take_one_step',
    says: 'PlanStateForbids: no production without a snapshot',
    refuses: ({ locked }) => `UPDATE events SET plan_state = 'in_production' WHERE id = ${locked}`,
  },
  {
    it: 'a plan with a snapshot does not go back to draft',
    trigger: 'events_take_one_step',
    says: 'PlanStateForbids: a snapshot is still there',
    refuses: ({ starting }) => `UPDATE events SET plan_state = 'draft' WHERE id = ${starting}`,
  },
  ...[
    { what: 'made', given: (kitchen: BusyKitchen) => runInto(kitchen, kitchen.justStarted) },
    { what: 'packed', given: (kitchen: BusyKitchen) => packingInto(kitchen, kitchen.justStarted) },
    { what: 'changed', given: (kitchen: BusyKitchen) => noteInto(kitchen.justStarted, 1) },
  ].map(({ what, given }) => ({
    it: `a start is not voided once something was ${what}`,
    trigger: 'events_take_one_step',
    says: 'AlreadyStarted: something was made, packed or changed',
    given,
    refuses: ({ justStarted }: BusyKitchen) => `UPDATE events SET plan_state = 'locked' WHERE id = ${justStarted}`,
  })),
  {
    it: 'a second snapshot does not replace the first of its event',
    trigger: 'snapshot_insert',
    says: 'SnapshotExists: one per event',
    refuses: ({ starting }) => snapshotInto(starting, 'INSERT OR REPLACE'),
  },
  {
    it: "a snapshot does not replace another event's by its id",
    trigger: 'snapshot_insert',
    says: 'SnapshotExists: one per event',
    refuses: ({ locked, inProduction }) =>
      snapshotInto(locked, 'INSERT OR REPLACE', idOf('plan_snapshots', inProduction)),
  },
  {
    it: "a snapshot does not replace another event's by its uuid",
    trigger: 'snapshot_insert',
    says: 'SnapshotExists: one per event',
    refuses: (kitchen) => {
      const uuid = uuidOf(kitchen, 'plan_snapshots', `event_id = ${kitchen.inProduction}`);
      return snapshotInto(kitchen.locked, 'INSERT OR REPLACE', 'NULL', uuid);
    },
  },
  {
    it: 'a snapshot is taken of a locked plan only',
    trigger: 'snapshot_insert',
    says: 'PlanStateForbids: production starts from locked',
    refuses: ({ draft }) => snapshotInto(draft),
  },
  ...[`snapshot_data = ${SNAPSHOT}`, `fingerprint = '${'b'.repeat(64)}'`, 'event_id = event_id'].map((change) => ({
    it: `a snapshot is never edited (not ${change.split(' ')[0]})`,
    trigger: 'snapshot_update',
    says: 'SnapshotImmutable: never edited',
    refuses: ({ inProduction }: BusyKitchen) => `UPDATE plan_snapshots SET ${change} WHERE event_id = ${inProduction}`,
  })),
  ...(['inProduction', 'completed'] as const).map((state) => ({
    it: `a snapshot goes only with its event (not from ${state})`,
    trigger: 'snapshot_delete',
    says: 'SnapshotImmutable: goes only with its event or a voided start',
    refuses: (kitchen: BusyKitchen) => `DELETE FROM plan_snapshots WHERE event_id = ${kitchen[state]}`,
  })),
  {
    it: 'a change is not replaced by another of its id',
    trigger: 'amendment_insert',
    says: 'AmendmentExists: append only',
    refuses: ({ inProduction }) =>
      noteInto(inProduction, 2, 'INSERT OR REPLACE', idOf('plan_amendments', inProduction)),
  },
  {
    it: 'a change is not replaced by another of its uuid',
    trigger: 'amendment_insert',
    says: 'AmendmentExists: append only',
    refuses: (kitchen) => {
      const uuid = uuidOf(kitchen, 'plan_amendments', `event_id = ${kitchen.inProduction}`);
      return noteInto(kitchen.inProduction, 2, 'INSERT OR REPLACE', 'NULL', uuid);
    },
  },
  ...(['draft', 'locked', 'completed'] as const).map((state) => ({
    it: `changes are recorded in production (not in ${state})`,
    trigger: 'amendment_insert',
    says: 'PlanStateForbids: changes are recorded in production',
    refuses: (kitchen: BusyKitchen) => noteInto(kitchen[state], 2),
  })),
  ...[3, 7].map((sequence) => ({
    it: `changes are numbered without a gap (after 1 not ${sequence})`,
    trigger: 'amendment_insert',
    says: 'AmendmentSequence: 1, 2, 3 without a gap',
    refuses: ({ inProduction }: BusyKitchen) => noteInto(inProduction, sequence),
  })),
  {
    it: 'a change does not replace the one of its number',
    trigger: 'amendment_insert',
    says: 'AmendmentSequence: 1, 2, 3 without a gap',
    refuses: ({ inProduction }) => noteInto(inProduction, 1, 'INSERT OR REPLACE'),
  },
  {
    it: 'a change is never edited',
    trigger: 'amendment_update',
    says: 'AmendmentImmutable: never edited',
    refuses: ({ inProduction }) => `UPDATE plan_amendments SET reason = 'Better' WHERE event_id = ${inProduction}`,
  },
  ...(['inProduction', 'completed'] as const).map((state) => ({
    it: `a change goes only with its event (not from ${state})`,
    trigger: 'amendment_delete',
    says: 'AmendmentImmutable: goes only with its event',
    refuses: (kitchen: BusyKitchen) => `DELETE FROM plan_amendments WHERE event_id = ${kitchen[state]}`,
  })),
];
