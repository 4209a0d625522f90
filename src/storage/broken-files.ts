/**
 * What was found broken, or older than it should be, kept for download before something whole takes its place: the row of the
 * head and what is said of each chunk as a line of JSON, then the bytes of the chunks as they lay there. The two newest stay.
 */
import { ok, type Result } from '../shared/result.ts';
import type { KeptFiles } from './kept-files.ts';
import type { StorageTrouble } from './storage-trouble.ts';
import { textOf, type StoredRows } from './stored-rows.ts';

export interface BrokenFile {
  readonly name: string;
  /** When it was kept: a moment in UTC, ISO 8601. */
  readonly at: string;
}

type Answer<T> = Promise<Result<T, StorageTrouble>>;

export interface BrokenFiles {
  /** The newest first. */
  list(): Answer<readonly BrokenFile[]>;
  /** Keeps those rows, and gives the name of the file. `because` says what was wrong. */
  keep(rows: StoredRows, because: unknown, at: string): Answer<BrokenFile>;
  /** null: there is none of that name. */
  read(name: string): Answer<Uint8Array<ArrayBuffer> | null>;
  /** Removes all of them. */
  removeAll(): Answer<undefined>;
}

const MOST_KEPT = 2;
/** “broken-2026-11-26t19-08-28.123z” */
const NAME = /^broken-(\d{4}-\d\d-\d\d)t(\d\d)-(\d\d)-(\d\d\.\d{3})z$/;

export function brokenFilesIn(files: KeptFiles): BrokenFiles {
  const list = async (): Answer<readonly BrokenFile[]> => {
    const names = await files.list();
    if (!names.ok) return names;
    const found = names.value.filter((name) => NAME.test(name));
    return ok(found.toReversed().map((name) => ({ name, at: name.replace(NAME, '$1T$2:$3:$4Z') })));
  };
  const removeFrom = async (place: number): Answer<undefined> => {
    const found = await list();
    if (!found.ok) return found;
    for (const { name } of found.value.slice(place)) {
      const removed = await files.remove(name);
      if (!removed.ok) return removed;
    }
    return ok();
  };
  return {
    list,
    keep: async (rows, because, at) => {
      const name = `broken-${at.toLowerCase().replaceAll(':', '-')}`;
      const written = await files.write(name, fileOf(rows, because, at));
      if (!written.ok) return written;
      const removed = await removeFrom(MOST_KEPT);
      return removed.ok ? ok({ name, at }) : removed;
    },
    read: (name) => (NAME.test(name) ? files.read(name) : Promise.resolve(ok(null))),
    removeAll: () => removeFrom(0),
  };
}

function fileOf(rows: StoredRows, because: unknown, at: string): Uint8Array<ArrayBuffer> {
  const chunks = rows.chunks.map((row) => {
    const { i, v, h, d }: { i?: unknown; v?: unknown; h?: unknown; d?: unknown } = row ?? {};
    return { facts: { i, v, h }, bytes: d instanceof Uint8Array ? d : new Uint8Array(0) };
  });
  const said = chunks.map(({ facts, bytes }) => ({ ...facts, length: bytes.length }));
  const facts = { what: 'a broken Bakeline kitchen', at, because, head: rows.head, chunks: said };
  const text = textOf(facts);
  const line = new TextEncoder().encode(
    `${text.startsWith('{') ? text : textOf({ ...facts, head: textOf(rows.head) })}\n`,
  );
  const file = new Uint8Array(chunks.reduce((length, { bytes }) => length + bytes.length, line.length));
  file.set(line);
  let end = line.length;
  for (const { bytes } of chunks) {
    file.set(bytes, end);
    end += bytes.length;
  }
  return file;
}
