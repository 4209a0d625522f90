-- What is there, and what is ticked off. Amounts as typed (text) and exactly (numerator / denominator).

CREATE TABLE pantry_stock (                   -- what was counted, and when; units that do not compare stand in rows of their own
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  ingredient_id  INTEGER NOT NULL REFERENCES ingredients (id) ON DELETE CASCADE,
  amount_text    TEXT    NOT NULL,
  amount_num     INTEGER NOT NULL CHECK (typeof(amount_num) = 'integer' AND amount_num >= 0),
  amount_den     INTEGER NOT NULL CHECK (typeof(amount_den) = 'integer' AND amount_den > 0),
  unit           TEXT    NOT NULL,            -- as typed; '' counts pieces
  counted_at     TEXT    NOT NULL,
  created_at     TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at     TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE UNIQUE INDEX uq_pantry_stock_line ON pantry_stock (ingredient_id, unit);

CREATE TABLE ticks (                          -- lines ticked off: gone with their event
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id    INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  list        TEXT    NOT NULL CHECK (list IN ('shop', 'make')),
  key         TEXT    NOT NULL,               -- which line of that list
  amount_num  INTEGER CHECK (amount_num IS NULL OR (typeof(amount_num) = 'integer' AND amount_num >= 0)),
  amount_den  INTEGER CHECK (amount_den IS NULL OR (typeof(amount_den) = 'integer' AND amount_den > 0)),
  created_at  TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK ((amount_num IS NULL) = (amount_den IS NULL))
);
CREATE UNIQUE INDEX uq_ticks_line ON ticks (event_id, list, key);
