-- The kitchen's database as it began: tables, indexes and one view. What refuses a change stands in triggers.sql.
-- Conventions
--   * ids are AUTOINCREMENT: a frozen plan names catalog rows by id for ever, so an id is never used twice.
--   * uuid: on what can travel by itself (files, hand-over, a command sent twice). Lines of a parent have none.
--   * moments: UTC text 'YYYY-MM-DDTHH:MM:SS.sssZ', given by the store; the default is a net for raw SQL only.
--     Days: 'YYYY-MM-DD', checked by date().
--   * SQLite lets text into a number's column, and 'abc' > 0 is true: hence typeof() in the checks.
--   * batches are numbers that are whole multiples of 0.25 (exact in binary).
--   * amounts: as typed (text) and exactly (numerator / denominator).

CREATE TABLE _store (                         -- one row: which database this is, and how many commands it has seen
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  database_id  TEXT    NOT NULL,
  generation   INTEGER NOT NULL CHECK (typeof(generation) = 'integer' AND generation >= 0),
  created_at   TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);

CREATE TABLE settings (
  key         TEXT PRIMARY KEY NOT NULL,
  value       TEXT NOT NULL CHECK (json_valid(value)),
  updated_at  TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);

-- ---------------------------------------------------------------- catalog

CREATE TABLE ingredients (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid              TEXT NOT NULL,
  slug              TEXT NOT NULL,            -- made once from the first name, never changed: what imports match by
  name              TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key          TEXT NOT NULL CHECK (name_key <> ''),   -- folded in TypeScript (accents, case, spaces)
  kind              TEXT NOT NULL DEFAULT 'food' CHECK (kind IN ('food', 'packaging')),
  category          TEXT,                     -- shelf in the shop; NULL: "other"
  stock_unit        TEXT,                     -- the unit it is counted and bought in; NULL: not said yet
  density_text      TEXT,                     -- as typed: "1 cup = 120 g"
  density_g_per_ml  REAL CHECK (density_g_per_ml IS NULL OR (typeof(density_g_per_ml) IN ('real', 'integer') AND density_g_per_ml > 0)),
  piece_grams       REAL CHECK (piece_grams IS NULL OR (typeof(piece_grams) IN ('real', 'integer') AND piece_grams > 0)),
  allergens         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(allergens) AND json_type(allergens) = 'array'),
  notes             TEXT NOT NULL DEFAULT '',
  archived_at       TEXT,
  created_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK ((density_text IS NULL) = (density_g_per_ml IS NULL))
);
CREATE UNIQUE INDEX uq_ingredients_uuid ON ingredients (uuid);
CREATE UNIQUE INDEX uq_ingredients_slug ON ingredients (slug);
CREATE UNIQUE INDEX uq_ingredients_name ON ingredients (name_key);      -- archived ones too: "bring it back?"

CREATE TABLE recipes (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid         TEXT NOT NULL,
  slug         TEXT NOT NULL,
  name         TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key     TEXT NOT NULL CHECK (name_key <> ''),
  category     TEXT,
  source       TEXT NOT NULL DEFAULT '',
  method       TEXT NOT NULL DEFAULT '',      -- one step per line
  notes        TEXT NOT NULL DEFAULT '',
  batch_step   REAL NOT NULL DEFAULT 1 CHECK (batch_step IN (1, 0.5, 0.25)),
  archived_at  TEXT,
  created_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE UNIQUE INDEX uq_recipes_uuid ON recipes (uuid);
CREATE UNIQUE INDEX uq_recipes_slug ON recipes (slug);
CREATE UNIQUE INDEX uq_recipes_name ON recipes (name_key);

CREATE TABLE recipe_ingredients (             -- the same ingredient may stand on two lines (dough and glaze)
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  recipe_id      INTEGER NOT NULL REFERENCES recipes (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0),
  ingredient_id  INTEGER NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
  amount_text    TEXT NOT NULL DEFAULT '',    -- as typed: "1 ½", "2–3", "" for "to taste"
  amount_num     INTEGER CHECK (amount_num IS NULL OR (typeof(amount_num) = 'integer' AND amount_num > 0)),
  amount_den     INTEGER CHECK (amount_den IS NULL OR (typeof(amount_den) = 'integer' AND amount_den > 0)),
  unit_text      TEXT NOT NULL DEFAULT '',    -- as typed: "cups"
  unit           TEXT,                        -- the unit we know it as ('cup', 'g', 'each'); NULL: none or unknown
  note           TEXT NOT NULL DEFAULT '',    -- "sifted"
  CHECK ((amount_num IS NULL) = (amount_den IS NULL))
);
CREATE INDEX ix_recipe_ingredients_recipe ON recipe_ingredients (recipe_id, position);
CREATE INDEX ix_recipe_ingredients_ingredient ON recipe_ingredients (ingredient_id);

CREATE TABLE recipe_components (              -- sub-recipes: how many of their batches one batch of the parent takes
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  recipe_id            INTEGER NOT NULL REFERENCES recipes (id) ON DELETE CASCADE,
  position             INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0),
  component_recipe_id  INTEGER NOT NULL REFERENCES recipes (id) ON DELETE RESTRICT,
  batches_text         TEXT NOT NULL,
  batches_num          INTEGER NOT NULL CHECK (typeof(batches_num) = 'integer' AND batches_num > 0),
  batches_den          INTEGER NOT NULL CHECK (typeof(batches_den) = 'integer' AND batches_den > 0),
  note                 TEXT NOT NULL DEFAULT '',
  CHECK (component_recipe_id <> recipe_id)
);
CREATE UNIQUE INDEX uq_recipe_components_pair ON recipe_components (recipe_id, component_recipe_id);
CREATE INDEX ix_recipe_components_component ON recipe_components (component_recipe_id);

CREATE TABLE finished_units (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid                TEXT NOT NULL,
  slug                TEXT NOT NULL,
  recipe_id           INTEGER NOT NULL REFERENCES recipes (id) ON DELETE CASCADE,
  position            INTEGER NOT NULL DEFAULT 0 CHECK (typeof(position) = 'integer' AND position >= 0),
  name                TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key            TEXT NOT NULL CHECK (name_key <> ''),
  yield_kind          TEXT NOT NULL CHECK (yield_kind IN ('count', 'share')),
  per_batch           INTEGER CHECK (per_batch IS NULL OR (typeof(per_batch) = 'integer' AND per_batch BETWEEN 1 AND 1000000)),
  share_basis_points  INTEGER CHECK (share_basis_points IS NULL OR (typeof(share_basis_points) = 'integer' AND share_basis_points BETWEEN 1 AND 10000)),
  archived_at         TEXT,
  created_at          TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at          TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK ((yield_kind = 'count') = (per_batch IS NOT NULL)),
  CHECK ((yield_kind = 'share') = (share_basis_points IS NOT NULL))
);
CREATE UNIQUE INDEX uq_finished_units_uuid ON finished_units (uuid);
CREATE UNIQUE INDEX uq_finished_units_slug ON finished_units (slug);
CREATE UNIQUE INDEX uq_finished_units_name ON finished_units (recipe_id, name_key);   -- "Dozen Cookies" may occur in many recipes

CREATE TABLE finished_goods (                 -- bare: finished_unit_id set, no name of its own; a set: a name, no unit
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid              TEXT NOT NULL,
  finished_unit_id  INTEGER REFERENCES finished_units (id) ON DELETE CASCADE,
  slug              TEXT,
  name              TEXT CHECK (trim(name) <> ''),
  name_key          TEXT CHECK (name_key <> ''),
  notes             TEXT NOT NULL DEFAULT '',
  archived_at       TEXT,                     -- sets only; a bare good is archived with its unit
  created_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK ((finished_unit_id IS NULL) = (name IS NOT NULL)),
  CHECK ((name IS NULL) = (name_key IS NULL) AND (name IS NULL) = (slug IS NULL)),
  CHECK (finished_unit_id IS NULL OR archived_at IS NULL)
);
CREATE UNIQUE INDEX uq_finished_goods_uuid ON finished_goods (uuid);
CREATE UNIQUE INDEX uq_finished_goods_unit ON finished_goods (finished_unit_id);
CREATE UNIQUE INDEX uq_finished_goods_slug ON finished_goods (slug);
CREATE UNIQUE INDEX uq_finished_goods_name ON finished_goods (name_key);

CREATE TABLE finished_good_components (       -- lines of a set: a good (bare or set) or packaging, and a whole number
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  finished_good_id   INTEGER NOT NULL REFERENCES finished_goods (id) ON DELETE CASCADE,
  position           INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0),
  component_good_id  INTEGER REFERENCES finished_goods (id) ON DELETE RESTRICT,
  ingredient_id      INTEGER REFERENCES ingredients (id) ON DELETE RESTRICT,
  quantity           INTEGER NOT NULL CHECK (typeof(quantity) = 'integer' AND quantity BETWEEN 1 AND 1000000),
  CHECK ((component_good_id IS NULL) <> (ingredient_id IS NULL)),
  CHECK (component_good_id IS NULL OR component_good_id <> finished_good_id)
);
CREATE UNIQUE INDEX uq_components_good ON finished_good_components (finished_good_id, component_good_id);
CREATE UNIQUE INDEX uq_components_packaging ON finished_good_components (finished_good_id, ingredient_id);
CREATE INDEX ix_components_component ON finished_good_components (component_good_id);
CREATE INDEX ix_components_ingredient ON finished_good_components (ingredient_id);

CREATE VIEW goods AS                          -- every good with the name a person sees; what screens and planning read
  SELECT g.id, g.uuid, g.finished_unit_id, u.recipe_id,
         coalesce(g.name, u.name)         AS name,
         coalesce(g.name_key, u.name_key) AS name_key,
         coalesce(g.slug, u.slug)         AS slug,
         g.notes,
         coalesce(g.archived_at, u.archived_at) AS archived_at
  FROM finished_goods g LEFT JOIN finished_units u ON u.id = g.finished_unit_id;

-- ---------------------------------------------------------------- events and plans

CREATE TABLE events (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid             TEXT NOT NULL,
  name             TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key         TEXT NOT NULL CHECK (name_key <> ''),    -- for search; names may repeat, the date tells them apart
  event_date       TEXT NOT NULL CHECK (event_date IS date(event_date)),
  expected_guests  INTEGER CHECK (expected_guests IS NULL OR (typeof(expected_guests) = 'integer' AND expected_guests BETWEEN 1 AND 1000000)),
  notes            TEXT NOT NULL DEFAULT '',
  plan_state       TEXT NOT NULL DEFAULT 'draft' CHECK (plan_state IN ('draft', 'locked', 'in_production', 'completed')),
  created_at       TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at       TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE UNIQUE INDEX uq_events_uuid ON events (uuid);
CREATE INDEX ix_events_date ON events (event_date);

CREATE TABLE event_finished_goods (           -- the Selection
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id          INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  finished_good_id  INTEGER NOT NULL REFERENCES finished_goods (id) ON DELETE RESTRICT,
  quantity          INTEGER NOT NULL CHECK (typeof(quantity) = 'integer' AND quantity BETWEEN 1 AND 1000000),
  position          INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0)
);
CREATE UNIQUE INDEX uq_event_finished_goods_pair ON event_finished_goods (event_id, finished_good_id);
CREATE INDEX ix_event_finished_goods_good ON event_finished_goods (finished_good_id);

CREATE TABLE batch_decisions (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id            INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  finished_unit_id    INTEGER NOT NULL REFERENCES finished_units (id) ON DELETE RESTRICT,
  batches             REAL    NOT NULL CHECK (typeof(batches) IN ('real', 'integer') AND batches > 0 AND batches <= 1000000 AND batches * 4 = CAST(batches * 4 AS INTEGER)),
  accepted_shortfall  INTEGER NOT NULL DEFAULT 0 CHECK (typeof(accepted_shortfall) = 'integer' AND accepted_shortfall >= 0)  -- units a person agreed to be short
);
CREATE UNIQUE INDEX uq_batch_decisions_unit ON batch_decisions (event_id, finished_unit_id);
CREATE INDEX ix_batch_decisions_unit ON batch_decisions (finished_unit_id);

CREATE TABLE plan_snapshots (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid           TEXT    NOT NULL,
  event_id       INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  snapshot_data  TEXT    NOT NULL CHECK (json_valid(snapshot_data) AND json_type(snapshot_data) = 'object' AND json_type(snapshot_data, '$.snapshot_version') IS 'text'),
  fingerprint    TEXT    NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
  created_at     TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE UNIQUE INDEX uq_plan_snapshot_uuid ON plan_snapshots (uuid);
CREATE UNIQUE INDEX uq_plan_snapshot_event ON plan_snapshots (event_id);   -- one per event; it is also the index on event_id

CREATE TABLE plan_amendments (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid              TEXT    NOT NULL,
  event_id          INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  sequence          INTEGER NOT NULL CHECK (typeof(sequence) = 'integer' AND sequence > 0),
  type              TEXT    NOT NULL CHECK (type IN ('drop_fg', 'add_fg', 'change_fg_quantity', 'modify_batch', 'note')),
  data              TEXT    NOT NULL CHECK (json_valid(data) AND json_type(data) = 'object'),
  reason            TEXT    NOT NULL CHECK (reason = trim(reason, char(9, 10, 11, 12, 13, 32, 160)) AND reason <> ''),
  fingerprint       TEXT    NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
  created_at        TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  -- computed from data, so that they cannot disagree with it; the catalog rows they name stay
  finished_good_id  INTEGER GENERATED ALWAYS AS (json_extract(data, '$.fg_id')) STORED REFERENCES finished_goods (id) ON DELETE RESTRICT,
  finished_unit_id  INTEGER GENERATED ALWAYS AS (json_extract(data, '$.finished_unit_id')) STORED REFERENCES finished_units (id) ON DELETE RESTRICT,
  CHECK ((type IN ('drop_fg', 'add_fg', 'change_fg_quantity')) = (finished_good_id IS NOT NULL)),
  CHECK ((type = 'modify_batch') = (finished_unit_id IS NOT NULL))
);
CREATE UNIQUE INDEX uq_plan_amendments_uuid ON plan_amendments (uuid);
CREATE UNIQUE INDEX uq_plan_amendments_sequence ON plan_amendments (event_id, sequence);
CREATE INDEX ix_plan_amendments_good ON plan_amendments (finished_good_id);
CREATE INDEX ix_plan_amendments_unit ON plan_amendments (finished_unit_id);

CREATE TABLE production_runs (                -- a batch: batches > 0.  a later loss: batches 0, good = -lost
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid              TEXT    NOT NULL,
  event_id          INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  finished_unit_id  INTEGER NOT NULL REFERENCES finished_units (id) ON DELETE RESTRICT,
  batches           REAL    NOT NULL CHECK (typeof(batches) IN ('real', 'integer') AND batches >= 0 AND batches <= 1000000 AND batches * 4 = CAST(batches * 4 AS INTEGER)),
  good_units        INTEGER NOT NULL CHECK (typeof(good_units) = 'integer'),
  lost_units        INTEGER NOT NULL DEFAULT 0 CHECK (typeof(lost_units) = 'integer' AND lost_units >= 0),
  loss_reason       TEXT    CHECK (loss_reason IN ('burnt', 'broken', 'dropped', 'wrong_ingredients', 'contaminated', 'other')),
  note              TEXT    NOT NULL DEFAULT '',
  voided_at         TEXT,
  created_at        TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK ((batches > 0 AND good_units >= 0) OR (batches = 0 AND lost_units > 0 AND good_units = -lost_units)),
  CHECK ((lost_units > 0) = (loss_reason IS NOT NULL))
);
CREATE UNIQUE INDEX uq_production_runs_uuid ON production_runs (uuid);
CREATE INDEX ix_production_runs_event ON production_runs (event_id, finished_unit_id);
CREATE INDEX ix_production_runs_unit ON production_runs (finished_unit_id);

CREATE TABLE packing_runs (                   -- goods of the selection put together
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid              TEXT    NOT NULL,
  event_id          INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  finished_good_id  INTEGER NOT NULL REFERENCES finished_goods (id) ON DELETE RESTRICT,
  quantity          INTEGER NOT NULL CHECK (typeof(quantity) = 'integer' AND quantity BETWEEN 1 AND 1000000),
  note              TEXT    NOT NULL DEFAULT '',
  voided_at         TEXT,
  created_at        TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE UNIQUE INDEX uq_packing_runs_uuid ON packing_runs (uuid);
CREATE INDEX ix_packing_runs_event ON packing_runs (event_id, finished_good_id);
CREATE INDEX ix_packing_runs_good ON packing_runs (finished_good_id);

CREATE TABLE history_entries (                -- its id is the order of things, whatever the clock says
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id    INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  kind        TEXT    NOT NULL CHECK (kind IN ('locked', 'unlocked', 'started', 'start_voided', 'amended', 'made', 'made_voided', 'packed', 'packed_voided', 'completed', 'reopened')),
  record_id   INTEGER,                        -- the amendment, run or packing; NULL for a step of the plan state
  created_at  TEXT    NOT NULL
);
CREATE INDEX ix_history_entries_event ON history_entries (event_id, id);
