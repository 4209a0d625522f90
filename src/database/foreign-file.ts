/**
 * A database file of unknown origin, read without running anything of it. It is opened here and nowhere else, never written, and
 * only plain values leave it. What a hostile file could have run for it, and why it is not:
 *
 * - a view or a virtual table in the place of a table: what is asked for is a table by its entry in the schema, with pages of its own;
 * - a view that is called like a function of SQLite's (`pragma_table_xinfo`): only statements are used here, no such functions;
 * - a generated column where there was none, or a virtual one for a stored one: the columns must be those of our own table;
 * - an index on an expression, or one that leads elsewhere: `NOT INDEXED`;
 * - CHECKs and defaults: nothing is written, and `quick_check` is told to leave them out;
 * - triggers: nothing is written.
 *
 * Endless work and runaway memory are the business of whoever started this worker and can end it.
 *
 * Header: https://www.sqlite.org/fileformat2.html#the_database_header
 */
import type { CopyRefusal } from '../domain/kitchen-copy.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { SqlValue } from './bound-parameters.ts';
import type { Engine } from './connection.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './migrations.ts';
import { quotedName } from './row-columns.ts';

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const UTF_8 = 1;

/** Takes the first bytes of a file as the header of a database of ours; gives the version of its model. */
export function checkHeader(bytes: Uint8Array<ArrayBuffer>): Result<number, CopyRefusal> {
  if (bytes.length === 0) return err({ type: 'CopyEmpty' });
  const isOfSqlite = [...MAGIC].every((letter, place) => bytes[place] === letter.charCodeAt(0));
  if (!isOfSqlite) return err({ type: 'CopyOfOtherKind' });
  if (bytes.length < HEADER_BYTES) return err({ type: 'CopyCutShort', bytes: bytes.length, expected: HEADER_BYTES });
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  if (header.getUint32(68) !== APPLICATION_ID) return err({ type: 'CopyOfOtherProgram' });
  const version = header.getUint32(60);
  if (version > SCHEMA_VERSION) return err({ type: 'CopyNewer', version, known: SCHEMA_VERSION });
  if (version === 0) return err({ type: 'CopyDamaged', problem: 'no version' });
  if (header.getUint32(56) !== UTF_8) return err({ type: 'CopyDamaged', problem: 'another encoding' });
  const pageSize = header.getUint16(16);
  const expected = header.getUint32(28) * (pageSize === 1 ? 65_536 : pageSize);
  if (bytes.length < expected) return err({ type: 'CopyCutShort', bytes: bytes.length, expected });
  return ok(version);
}

/** A table as it must be: its columns in any order, and those among them that SQLite computes and keeps. */
export interface KnownTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly computed: readonly string[];
}

const SET_UP = ['trusted_schema = OFF', 'cell_size_check = ON', 'ignore_check_constraints = ON', 'query_only = ON'];

/** How `pragma table_xinfo` marks a column that is computed and kept. */
const STORED_COMPUTED = 3;

export class ForeignFile {
  readonly #database: InstanceType<Engine['Database']>;
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  /** Of bytes whose header was checked. Throws what SQLite says of them. */
  constructor(engine: Engine, bytes: Uint8Array<ArrayBuffer>) {
    this.#database = new engine.Database(bytes);
    for (const pragma of SET_UP) this.#database.run(`PRAGMA ${pragma}`);
  }

  close(): void {
    this.#database.close();
  }

  /** Whether that table is one, with just those columns, and its pages are sound. Throws what SQLite says of a damaged file. */
  checkTable({ name, columns, computed }: KnownTable): Result<undefined, CopyRefusal> {
    const wrong = (problem: string) => err({ type: 'CopyTableWrong' as const, table: name, problem });
    const entries = this.#rows(
      `SELECT type, rootpage > 0 FROM main.sqlite_schema WHERE name = ${quotedText(name)} AND type IN ('table', 'view')`,
    );
    if (entries.length === 0) return wrong('is missing');
    if (entries.length > 1 || entries[0]?.[0] !== 'table' || entries[0][1] !== 1) return wrong('is no table');
    const wanted = [
      ...columns.map((column) => `${column} 0`),
      ...computed.map((column) => `${column} ${STORED_COMPUTED}`),
    ];
    // cid, name, type, notnull, default, pk, hidden
    const found = this.#rows(`PRAGMA main.table_xinfo(${quotedName(name)})`).map(
      (row) => `${String(row[1])} ${String(row[6])}`,
    );
    if (wanted.sort().join() !== found.sort().join()) return wrong('has other columns');
    const [said] = this.#rows(`PRAGMA main.quick_check(${quotedName(name)})`);
    return said?.[0] === 'ok' ? ok() : err({ type: 'CopyDamaged', problem: `${name}: ${String(said?.[0])}` });
  }

  /**
   * Hands over every row of a checked table, its values in the order of the columns, in the order of their ids. Stops at the first
   * row with a value that a kitchen cannot hold, or that is refused with words by whoever takes it. Throws what SQLite says of a
   * damaged file.
   */
  eachRow({ name, columns }: KnownTable, take: (values: SqlValue[]) => string | null): Result<undefined, CopyRefusal> {
    const kinds = columns.map((column) => `substr(typeof(${quotedName(column)}), 1, 1)`).join(' || ');
    // Text comes as its bytes: sql.js mends what is not UTF-8 without a word.
    const cells = columns.map(
      (column) => `CASE typeof(${quotedName(column)}) WHEN 'text' THEN CAST(${quotedName(column)} AS BLOB)
        WHEN 'blob' THEN NULL ELSE ${quotedName(column)} END`,
    );
    const sql = `SELECT ${[kinds, ...cells].join(', ')} FROM main.${quotedName(name)} NOT INDEXED`;
    const statement = this.#database.prepare(sql);
    try {
      for (let row = 1; statement.step(); row += 1) {
        const [kindsFound, ...found] = statement.get();
        const values: SqlValue[] = [];
        let problem: string | null = null;
        for (const [place, column] of columns.entries()) {
          const value = this.#valueOf(String(kindsFound)[place], found[place]);
          if (value === undefined) problem ??= `${column} holds what a kitchen cannot`;
          else values.push(value);
        }
        problem ??= take(values);
        if (problem !== null) return err({ type: 'CopyRowWrong', table: name, row, problem });
      }
      return ok();
    } finally {
      statement.free();
    }
  }

  /** As our own database would give it back; undefined for bytes, broken text, and numbers that are not exact here. */
  #valueOf(kind: string | undefined, found: unknown): SqlValue | undefined {
    if (kind === 'n') return null;
    if (typeof found === 'number') {
      return kind === 'i'
        ? Number.isSafeInteger(found)
          ? found
          : undefined
        : Number.isFinite(found)
          ? found
          : undefined;
    }
    if (kind !== 't' || !(found instanceof Uint8Array) || found.includes(0)) return undefined;
    try {
      return this.#utf8.decode(found);
    } catch {
      return undefined;
    }
  }

  #rows(sql: string): unknown[][] {
    return this.#database.exec(sql)[0]?.values ?? [];
  }
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
