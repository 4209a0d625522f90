-- The triggers: not a migration. All of them are dropped before every migration and made again after it, in the same
-- transaction (rebuilding a table drops its triggers without a word, and a rename fails while one names the old table).
-- Triggers only refuse. Nothing is written by a trigger: what happens stands in the store, in one transaction.
-- What protects history, and nothing else: the rules of planning live in the domain. The store has checked before, so a
-- trigger that fires is a bug of ours, caught before it reaches the disk. Messages begin with the refusal's name; nothing
-- parses them.
-- "The event is gone" is how a cascade is told from a delete: SQLite removes the parent row first, then runs the children's
-- BEFORE DELETE triggers.
-- Append-only tables refuse a row whose id or uuid exists: INSERT OR REPLACE deletes without firing delete triggers.

-- ---- _store: one row, whose generation only goes up
CREATE TRIGGER store_one_row BEFORE INSERT ON _store
WHEN EXISTS (SELECT 1 FROM _store)
BEGIN SELECT RAISE(ABORT, 'StoreGeneration: the row is here already'); END;

CREATE TRIGGER store_only_forward BEFORE UPDATE ON _store
WHEN NEW.generation <= OLD.generation
BEGIN SELECT RAISE(ABORT, 'StoreGeneration: only goes up'); END;

CREATE TRIGGER store_stays BEFORE DELETE ON _store
BEGIN SELECT RAISE(ABORT, 'StoreGeneration: the row stays'); END;

-- ---- catalog: what a started plan names by id stays
-- INSERT OR REPLACE deletes without firing delete triggers: a unit that a plan names would come back under another id.
CREATE TRIGGER finished_units_not_replaced BEFORE INSERT ON finished_units
WHEN EXISTS (SELECT 1 FROM finished_units WHERE id = NEW.id OR uuid = NEW.uuid OR slug = NEW.slug
             OR (recipe_id = NEW.recipe_id AND name_key = NEW.name_key))
BEGIN SELECT RAISE(ABORT, 'UnitExists: it is edited or archived, not replaced'); END;

CREATE TRIGGER finished_units_frozen_stay BEFORE DELETE ON finished_units
WHEN EXISTS (SELECT 1 FROM plan_snapshots s, json_each(s.snapshot_data, '$.finished_units') u
             WHERE json_extract(u.value, '$.finished_unit_id') = OLD.id)
  OR EXISTS (SELECT 1 FROM plan_amendments a, json_each(a.data, '$.definitions.finished_units') u
             WHERE a.type = 'add_fg' AND json_extract(u.value, '$.finished_unit_id') = OLD.id)
BEGIN SELECT RAISE(ABORT, 'UsedByPlan: a started plan rests on this unit; archive it'); END;

-- ---- events: the steps of the plan state
CREATE TRIGGER events_begin_as_draft BEFORE INSERT ON events
BEGIN
  SELECT RAISE(ABORT, 'PlanStateForbids: a new event is a draft') WHERE NEW.plan_state <> 'draft';
  SELECT RAISE(ABORT, 'Event: is here already') WHERE EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR uuid = NEW.uuid);
END;

CREATE TRIGGER events_keep_their_identity BEFORE UPDATE OF id, uuid, created_at ON events
WHEN NEW.id <> OLD.id OR NEW.uuid <> OLD.uuid OR NEW.created_at <> OLD.created_at
BEGIN SELECT RAISE(ABORT, 'Event: id, uuid and created_at stay'); END;

CREATE TRIGGER events_take_one_step BEFORE UPDATE OF plan_state ON events
WHEN NEW.plan_state <> OLD.plan_state
BEGIN
  SELECT RAISE(ABORT, 'PlanStateForbids: no such step')
  WHERE NOT (OLD.plan_state = 'draft'         AND NEW.plan_state = 'locked'             -- lock
          OR OLD.plan_state = 'locked'        AND NEW.plan_state = 'draft'              -- unlock
          OR OLD.plan_state = 'locked'        AND NEW.plan_state = 'in_production'      -- start: the snapshot is there first
          OR OLD.plan_state = 'in_production' AND NEW.plan_state = 'locked'             -- void the start: the snapshot goes next
          OR OLD.plan_state = 'in_production' AND NEW.plan_state = 'completed'          -- complete
          OR OLD.plan_state = 'completed'     AND NEW.plan_state = 'in_production');    -- reopen
  SELECT RAISE(ABORT, 'PlanStateForbids: no production without a snapshot')
  WHERE NEW.plan_state IN ('in_production', 'completed')
    AND NOT EXISTS (SELECT 1 FROM plan_snapshots WHERE event_id = NEW.id);
  SELECT RAISE(ABORT, 'PlanStateForbids: a snapshot is still there')
  WHERE NEW.plan_state = 'draft' AND EXISTS (SELECT 1 FROM plan_snapshots WHERE event_id = NEW.id);
  SELECT RAISE(ABORT, 'AlreadyStarted: something was made, packed or changed')
  WHERE OLD.plan_state = 'in_production' AND NEW.plan_state = 'locked'
    AND (EXISTS (SELECT 1 FROM plan_amendments WHERE event_id = NEW.id)
      OR EXISTS (SELECT 1 FROM production_runs WHERE event_id = NEW.id AND voided_at IS NULL)
      OR EXISTS (SELECT 1 FROM packing_runs    WHERE event_id = NEW.id AND voided_at IS NULL));
END;

-- ---- the snapshot: one per event, taken while it is locked, never edited
CREATE TRIGGER snapshot_insert BEFORE INSERT ON plan_snapshots
BEGIN
  SELECT RAISE(ABORT, 'SnapshotExists: one per event')
  WHERE EXISTS (SELECT 1 FROM plan_snapshots WHERE event_id = NEW.event_id OR id = NEW.id OR uuid = NEW.uuid);
  SELECT RAISE(ABORT, 'PlanStateForbids: production starts from locked')
  WHERE (SELECT plan_state FROM events WHERE id = NEW.event_id) <> 'locked';
END;
CREATE TRIGGER snapshot_update BEFORE UPDATE ON plan_snapshots
BEGIN SELECT RAISE(ABORT, 'SnapshotImmutable: never edited'); END;
CREATE TRIGGER snapshot_delete BEFORE DELETE ON plan_snapshots
WHEN (SELECT plan_state FROM events WHERE id = OLD.event_id) <> 'locked'      -- NULL when the event is gone; locked only in a voided start
BEGIN SELECT RAISE(ABORT, 'SnapshotImmutable: goes only with its event or a voided start'); END;

-- ---- amendments: appended while in production, 1, 2, 3 …, never touched again
CREATE TRIGGER amendment_insert BEFORE INSERT ON plan_amendments
BEGIN
  SELECT RAISE(ABORT, 'AmendmentExists: append only')
  WHERE EXISTS (SELECT 1 FROM plan_amendments WHERE id = NEW.id OR uuid = NEW.uuid);
  SELECT RAISE(ABORT, 'PlanStateForbids: changes are recorded in production')
  WHERE (SELECT plan_state FROM events WHERE id = NEW.event_id) <> 'in_production';
  SELECT RAISE(ABORT, 'AmendmentSequence: 1, 2, 3 without a gap')
  WHERE NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM plan_amendments WHERE event_id = NEW.event_id);
END;
CREATE TRIGGER amendment_update BEFORE UPDATE ON plan_amendments
BEGIN SELECT RAISE(ABORT, 'AmendmentImmutable: never edited'); END;
CREATE TRIGGER amendment_delete BEFORE DELETE ON plan_amendments
WHEN EXISTS (SELECT 1 FROM events WHERE id = OLD.event_id)
BEGIN SELECT RAISE(ABORT, 'AmendmentImmutable: goes only with its event'); END;

-- ---- made and packed: recorded and voided in production, never edited, never deleted but with the event
CREATE TRIGGER production_run_insert BEFORE INSERT ON production_runs
BEGIN
  SELECT RAISE(ABORT, 'RunExists: append only') WHERE EXISTS (SELECT 1 FROM production_runs WHERE id = NEW.id OR uuid = NEW.uuid);
  SELECT RAISE(ABORT, 'PlanStateForbids: making') WHERE (SELECT plan_state FROM events WHERE id = NEW.event_id) <> 'in_production';
  SELECT RAISE(ABORT, 'RunVoided: a run is not born voided') WHERE NEW.voided_at IS NOT NULL;
END;
CREATE TRIGGER production_run_update BEFORE UPDATE ON production_runs
BEGIN
  SELECT RAISE(ABORT, 'PlanStateForbids: voiding') WHERE (SELECT plan_state FROM events WHERE id = OLD.event_id) <> 'in_production';
  SELECT RAISE(ABORT, 'RunImmutable: it can only be voided, once')
  WHERE NOT (OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL
    AND (NEW.id, NEW.uuid, NEW.event_id, NEW.finished_unit_id, NEW.batches, NEW.good_units, NEW.lost_units, NEW.loss_reason, NEW.note, NEW.created_at)
     IS (OLD.id, OLD.uuid, OLD.event_id, OLD.finished_unit_id, OLD.batches, OLD.good_units, OLD.lost_units, OLD.loss_reason, OLD.note, OLD.created_at));
END;
CREATE TRIGGER production_run_delete BEFORE DELETE ON production_runs
WHEN EXISTS (SELECT 1 FROM events WHERE id = OLD.event_id)
BEGIN SELECT RAISE(ABORT, 'RunImmutable: voided, not deleted'); END;

CREATE TRIGGER packing_run_insert BEFORE INSERT ON packing_runs
BEGIN
  SELECT RAISE(ABORT, 'RunExists: append only') WHERE EXISTS (SELECT 1 FROM packing_runs WHERE id = NEW.id OR uuid = NEW.uuid);
  SELECT RAISE(ABORT, 'PlanStateForbids: packing') WHERE (SELECT plan_state FROM events WHERE id = NEW.event_id) <> 'in_production';
  SELECT RAISE(ABORT, 'RunVoided: a run is not born voided') WHERE NEW.voided_at IS NOT NULL;
END;
CREATE TRIGGER packing_run_update BEFORE UPDATE ON packing_runs
BEGIN
  SELECT RAISE(ABORT, 'PlanStateForbids: voiding') WHERE (SELECT plan_state FROM events WHERE id = OLD.event_id) <> 'in_production';
  SELECT RAISE(ABORT, 'RunImmutable: it can only be voided, once')
  WHERE NOT (OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL
    AND (NEW.id, NEW.uuid, NEW.event_id, NEW.finished_good_id, NEW.quantity, NEW.note, NEW.created_at)
     IS (OLD.id, OLD.uuid, OLD.event_id, OLD.finished_good_id, OLD.quantity, OLD.note, OLD.created_at));
END;
CREATE TRIGGER packing_run_delete BEFORE DELETE ON packing_runs
WHEN EXISTS (SELECT 1 FROM events WHERE id = OLD.event_id)
BEGIN SELECT RAISE(ABORT, 'RunImmutable: voided, not deleted'); END;

-- ---- history: one entry per step, change, run, packing and void, written by the store; its id is the order of things
CREATE TRIGGER history_insert BEFORE INSERT ON history_entries
WHEN EXISTS (SELECT 1 FROM history_entries WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HistoryImmutable: append only'); END;
CREATE TRIGGER history_update BEFORE UPDATE ON history_entries
BEGIN SELECT RAISE(ABORT, 'HistoryImmutable: never edited'); END;
CREATE TRIGGER history_delete BEFORE DELETE ON history_entries
WHEN EXISTS (SELECT 1 FROM events WHERE id = OLD.event_id)
BEGIN SELECT RAISE(ABORT, 'HistoryImmutable: goes only with its event'); END;
