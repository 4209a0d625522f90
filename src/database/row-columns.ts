/**
 * The road from columns to row values. A row schema is written once, in camelCase; the SELECT list with its aliases is made
 * from it, so that neither can name a column that the other does not know. A dot in an alias puts a column into an
 * object of its own (`"planSnapshot.id"`), which is null when a left join found nothing for it.
 */
import * as v from 'valibot';
import type { SqlValue } from './bound-parameters.ts';

/** The schema of one table's or view's rows: its keys are the columns. */
export type RowSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/** A whole number that is exact as a JavaScript number. */
export const WholeNumber = v.pipe(v.number(), v.safeInteger());

/** `event_date` for `eventDate`. */
export function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A table, column or trigger by its name as SQL says it, whatever the name holds. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The SELECT list for all columns of `schema`, read from `source` (a table or its alias), in an object of its own if named. */
export function columnsOf(schema: RowSchema, source: string, inside?: string): string {
  const prefix = inside === undefined ? '' : `${inside}.`;
  return Object.keys(schema.entries)
    .map((key) => `${source}.${columnName(key)} AS "${prefix}${key}"`)
    .join(', ');
}

/** Where each column of a result goes: its key, and the object it belongs to if it has one. */
export type ColumnPath = { readonly inside: string | null; readonly key: string };

/** Reads the aliases of a result once, for all its rows. */
export function columnPaths(aliases: readonly string[]): readonly ColumnPath[] {
  return aliases.map((alias) => {
    const dot = alias.indexOf('.');
    return dot < 0 ? { inside: null, key: alias } : { inside: alias.slice(0, dot), key: alias.slice(dot + 1) };
  });
}

/** One row as an object, not yet judged by its schema. */
export function rowFrom(paths: readonly ColumnPath[], values: readonly SqlValue[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const inner: Record<string, Record<string, unknown>> = {};
  paths.forEach(({ inside, key }, index) => {
    const place = inside === null ? row : (inner[inside] ??= {});
    place[key] = values[index];
  });
  for (const [name, part] of Object.entries(inner)) {
    row[name] = Object.values(part).every((value) => value === null) ? null : part;
  }
  return row;
}
