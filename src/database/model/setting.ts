import * as v from 'valibot';
import { Moment } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { JsonColumn, jsonText } from '../json-columns.ts';
import { columnsOf } from '../row-columns.ts';

/** One of the kitchen's settings: its value is any JSON value, judged by whoever knows the key. */
export const Setting = v.object({
  key: v.string(),
  value: JsonColumn,
  updatedAt: Moment,
});
export type Setting = v.InferOutput<typeof Setting>;

/** The value of a setting, parsed by the schema of whoever knows the key; null when it is not set. */
export function readSetting<S extends v.GenericSchema>(
  connection: Connection,
  key: string,
  schema: S,
): v.InferOutput<S> | null {
  const sql = `SELECT ${columnsOf(Setting, 'settings')} FROM settings WHERE key = :key`;
  const setting = connection.get(sql, { key }, Setting);
  return setting && v.parse(schema, setting.value);
}

/** Sets it, whether it was set before or not. */
export function putSetting(connection: Connection, setting: { key: string; value: unknown; at: Moment }): void {
  const sql = `
    INSERT INTO settings (key, value, updated_at) VALUES (:key, :value, :at)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
  connection.run(sql, { ...setting, value: jsonText(setting.value) });
}

export function deleteSetting(connection: Connection, key: string): void {
  connection.run('DELETE FROM settings WHERE key = :key', { key });
}
