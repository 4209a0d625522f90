import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attach } from '../../../src/database/connection.ts';
import { dumpDatabase } from '../../../src/database/dump.ts';
import { createTables } from '../../../src/database/migrations.ts';
import { engine } from '../kitchen.ts';

describe('the second migration', () => {
  it('adds the pantry and the ticks, and leaves what a kitchen holds as it was', () => {
    const connection = attach(engine, null);
    createTables(connection, 0, 1);
    connection.exec(`
      INSERT INTO ingredients (uuid, slug, name, name_key) VALUES ('u', 'flour', 'Flour', 'flour');
      INSERT INTO events (uuid, name, name_key, event_date) VALUES ('e', 'Fair', 'fair', '2026-12-12')`);
    const before = dumpDatabase(connection);
    createTables(connection, 1, 2);
    const { pantry_stock: pantry, ticks, ...others } = dumpDatabase(connection);
    expect(others).toEqual(before);
    expect([pantry?.rows, ticks?.rows]).toEqual([[], []]);
  });

  it('lets the counts go with their ingredient, and the ticks with their event', () => {
    const connection = attach(engine, null);
    createTables(connection, 0, 2);
    connection.exec(`
      INSERT INTO ingredients (id, uuid, slug, name, name_key) VALUES (1, 'u', 'flour', 'Flour', 'flour');
      INSERT INTO events (id, uuid, name, name_key, event_date) VALUES (1, 'e', 'Fair', 'fair', '2026-12-12');
      INSERT INTO pantry_stock (ingredient_id, amount_text, amount_num, amount_den, unit, counted_at)
        VALUES (1, '2', 2, 1, 'kg', '2026-12-01T08:00:00.000Z');
      INSERT INTO ticks (event_id, list, key) VALUES (1, 'shop', '1/g');
      DELETE FROM ingredients;
      DELETE FROM events`);
    const sql = 'SELECT (SELECT count(*) FROM pantry_stock) + (SELECT count(*) FROM ticks) AS "left"';
    expect(connection.get(sql, {}, v.object({ left: v.number() }))).toEqual({ left: 0 });
  });
});
