/**
 * Reading the lists of a file from another program, entry by entry: what is broken is named with its place, what nobody asks
 * for is counted, and an entry that is broken goes no further.
 */
import * as v from 'valibot';
import type { Result } from '../shared/result.ts';
import { parsePlainName } from './names.ts';
import type { BrokenLine, LeftOut, LineProblem } from './kitchen-file.ts';

type Entries = v.ObjectSchema<v.ObjectEntries, undefined>;

/** One entry while it is read. */
export interface FileLine {
  readonly place: number;
  /** The value; where it is refused a placeholder, and the entry is dropped when its reading ends. */
  read<T>(field: string, value: Result<T, LineProblem>): T;
  refuse(field: string, problem: LineProblem): void;
  /** A value that has no meaning here: it is counted like a field that nobody asks for. */
  leaveOut(field: string): void;
}

export interface FileReading {
  /** What `read` makes of each entry of a list that holds together. */
  each<S extends Entries, T>(
    list: string,
    rows: readonly unknown[],
    schema: S,
    read: (entry: v.InferOutput<S>, line: FileLine) => T,
  ): T[];
  /** An entry that was read is refused after all, because of what stands elsewhere. */
  refuse(line: BrokenLine): void;
  broken(): readonly BrokenLine[];
  /** Fields that had a value and that no schema knows, by list. */
  unread(): readonly LeftOut[];
}

/** The slug of an entry; null where it has none, or a blank one. */
export function readSlug(line: FileLine, field: string, slug: string | null): string | null {
  return slug === null || slug.trim() === '' ? null : line.read(field, parsePlainName(slug));
}

/** Longest part of a broken value that a message repeats. */
const LONGEST_FOUND = 40;

export function fileReading(): FileReading {
  const broken: BrokenLine[] = [];
  const unread = new Map<string, Map<string, number>>();
  const count = (list: string, field: string): void => {
    const fields = unread.get(list) ?? new Map<string, number>();
    const key = field.toWellFormed().slice(0, LONGEST_FOUND);
    unread.set(list, fields.set(key, (fields.get(key) ?? 0) + 1));
  };
  return {
    each: (list, rows, schema, read) =>
      rows.flatMap((row, index) => {
        const before = broken.length;
        const place = index + 1;
        const refuse = (field: string, problem: LineProblem): void => {
          broken.push({ list, place, name: nameIn(row), field, problem });
        };
        const parsed = v.safeParse(schema, row);
        if (!parsed.success) {
          const [issue] = parsed.issues;
          refuse(fieldOf(issue), { type: 'ValueWrong', found: foundAs(issue.input) });
          return [];
        }
        countUnread(list, schema, row, count);
        const line: FileLine = {
          place,
          refuse,
          leaveOut: (field) => count(list, field),
          read<T>(field: string, value: Result<T, LineProblem>): T {
            if (value.ok) return value.value;
            refuse(field, value.error);
            return undefined as T; // a cast: the entry is dropped below, so nobody sees it
          },
        };
        const entry = read(parsed.output, line);
        return broken.length === before ? [entry] : [];
      }),
    refuse: (line) => broken.push(line),
    broken: () => broken,
    unread: () =>
      [...unread].map(([list, fields]) => ({
        type: 'Fields',
        list,
        fields: [...fields].map(([field, times]) => ({ field, count: times })),
      })),
  };
}

/** `ingredients.1.quantity` as “ingredients 2, quantity”; '' for the entry itself. */
function fieldOf(issue: v.BaseIssue<unknown>): string {
  const parts = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key + 1 : String(key)));
  return parts.reduce<string>((said, part) => {
    if (said === '') return String(part);
    return typeof part === 'number' ? `${said} ${part}` : `${said}, ${part}`;
  }, '');
}

/** A broken value as a message repeats it. Takes what JSON can hold. */
export function foundAs(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return Array.isArray(value) ? '[…]' : '{…}';
  return (typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)).slice(0, LONGEST_FOUND);
}

/** What the entry is called, for a message about it. */
function nameIn(row: unknown): string {
  if (typeof row !== 'object' || row === null) return '';
  const { name, display_name: shown, slug, ingredient_slug: of }: Record<string, unknown> = { ...row };
  const called = [shown, name, slug, of].find((each) => typeof each === 'string' && each.trim() !== '');
  return typeof called === 'string' ? called.toWellFormed().slice(0, LONGEST_FOUND) : '';
}

/** Goes through an entry beside its schema, and the lists inside it. */
function countUnread(list: string, schema: Entries, row: unknown, count: (list: string, field: string) => void): void {
  for (const [field, value] of Object.entries(row as Record<string, unknown>)) {
    // a cast: the schema has found that it is an object
    const known = Object.hasOwn(schema.entries, field) ? schema.entries[field] : undefined;
    if (known === undefined) {
      if (isSaying(value)) count(list, field);
      continue;
    }
    const inner = entriesOf(known);
    if (inner && Array.isArray(value)) {
      for (const line of value) countUnread(`${list}, ${field}`, inner, line, count);
    }
  }
}

/** The schema of the entries of an optional list inside an entry. */
function entriesOf(schema: unknown): Entries | null {
  // a cast: a schema is a plain object, which says what it wraps
  const { pipe, wrapped, item } = schema as { pipe?: unknown[]; wrapped?: unknown; item?: { type?: unknown } };
  const inner = pipe?.[0] ?? wrapped;
  if (inner !== undefined && inner !== schema) return entriesOf(inner);
  return item?.type === 'object' ? (item as Entries) : null;
}

/** Whether leaving a value out loses anything. */
export function isSaying(value: unknown): boolean {
  if (value === null || value === '' || value === false || value === 0) return false;
  return !(Array.isArray(value) && value.length === 0);
}
