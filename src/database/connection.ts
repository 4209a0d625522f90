/**
 * SQLite in memory, through sql.js. The only place that knows sql.js: it hides prepared statements and their upkeep, the
 * set-up that every attached database needs, and turns what sql.js lets pass without a word into defects. Errors of SQLite
 * itself are passed on as they come: the rules have been asked before, so they are bugs.
 */
import initSqlJs, { type Database, type SqlJsConfig, type SqlJsStatic, type Statement } from 'sql.js';
import * as v from 'valibot';
import { inBlocks, joined, type BytesInBlocks } from '../shared/bytes-in-blocks.ts';
import { Defect, invariant } from '../shared/invariant.ts';
import { boundParameters, parameterNames, type Parameters, type SqlValue } from './bound-parameters.ts';
import { canRecord, RecordedFile, type WrittenBytes } from './recorded-file.ts';
import { columnPaths, rowFrom, type ColumnPath } from './row-columns.ts';

/** SQLite's code, loaded and ready to open databases. */
export type Engine = SqlJsStatic;

/**
 * Loads SQLite's code. `locateFile` says where its wasm file lies (in Node it is found without). sql.js loads once per
 * realm and keeps a failure too: trying again takes a new worker.
 */
export function loadEngine(locateFile?: (fileName: string) => string): Promise<Engine> {
  const config: SqlJsConfig & { useOldExtensionFunctions: boolean } = {
    // Else sql.js puts functions of its own, which its next major version drops, in the place of SQLite's.
    useOldExtensionFunctions: false,
    ...(locateFile && { locateFile }),
  };
  return initSqlJs(config);
}

/** Belongs to the connection, not to the file: set at every attach. */
const SET_UP = [
  'foreign_keys = ON',
  'journal_mode = MEMORY',
  'cache_spill = OFF',
  'temp_store = MEMORY',
  'trusted_schema = OFF',
  'cell_size_check = ON',
];

/**
 * Opens the database in `bytes`, or a new, empty one. They are read where they lie and never changed; nobody else may change them
 * meanwhile. Throws what SQLite says when they are no database.
 */
export function attach(engine: Engine, bytes: Uint8Array<ArrayBuffer> | BytesInBlocks | null): Connection {
  invariant(bytes?.length !== 0, 'no bytes are not a new database: that is asked for with null');
  const blocks = bytes instanceof Uint8Array ? inBlocks(bytes) : bytes;
  const file = blocks && canRecord(engine) ? new RecordedFile(blocks) : null;
  const database = new engine.Database(file?.handOver() ?? (blocks && joined(blocks)));
  try {
    for (const pragma of SET_UP) database.run(`PRAGMA ${pragma}`);
    const isOn = database.exec('PRAGMA foreign_keys')[0]?.values[0]?.[0];
    invariant(isOn === 1, 'foreign keys are enforced');
    return new Connection(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Prepared {
  readonly statement: Statement;
  readonly parameters: ReadonlySet<string>;
}

/**
 * One open database. Statements have only `:named` parameters, are prepared once by their text and kept until the end, so
 * their text must not hold values.
 */
export class Connection {
  readonly #database: Database;
  /** null: it began as a new database, or this engine works elsewhere. */
  readonly #file: RecordedFile | null;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: Database, file: RecordedFile | null) {
    this.#database = database;
    this.#file = file;
  }

  /** All rows of a query. A row that does not fit the schema is a defect. */
  all<S extends v.GenericSchema>(sql: string, parameters: Parameters, rowSchema: S): v.InferOutput<S>[] {
    return this.#execute(sql, parameters).map((row) => parseRow(sql, rowSchema, row));
  }

  /** The only row of a query, or null. A second row is a defect. */
  get<S extends v.GenericSchema>(sql: string, parameters: Parameters, rowSchema: S): v.InferOutput<S> | null {
    const [row, second] = this.#execute(sql, parameters);
    invariant(second === undefined, `at most one row: ${sql}`);
    return row === undefined ? null : parseRow(sql, rowSchema, row);
  }

  /** Runs a statement that gives no rows. `lastId` is the id of the row made last, by this statement if it inserts one. */
  run(sql: string, parameters: Parameters): { readonly changes: number; readonly lastId: number } {
    const rows = this.#execute(sql, parameters);
    invariant(rows.length === 0, `a statement that is run gives no rows: ${sql}`);
    const changes = this.#database.getRowsModified();
    const [last] = this.#execute('SELECT last_insert_rowid() AS id', {});
    return { changes, lastId: Number(last?.['id']) };
  }

  /** Runs a script of any number of statements, without parameters. */
  exec(sqlScript: string): void {
    this.#database.run(sqlScript);
  }

  /** Begins a transaction that may write. */
  begin(): void {
    this.#database.run('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.#database.run('COMMIT');
  }

  rollback(): void {
    this.#database.run('ROLLBACK');
  }

  /** Rows inserted, updated and deleted since the database was attached, those of cascades included. */
  totalChanges(): number {
    const [row] = this.#execute('SELECT total_changes() AS changes', {});
    return Number(row?.['changes']);
  }

  /** The whole database as a file. Not inside a transaction that has written: there it throws. */
  exportBytes(): Uint8Array<ArrayBuffer> {
    return this.#database.export() as Uint8Array<ArrayBuffer>; // sql.js copies out of its memory into a plain array
  }

  /** Whether it began in memory that tells what is written; it can be lost since. */
  get isRecorded(): boolean {
    return this.#file !== null;
  }

  /**
   * The file with what was written to it since it was asked last, without a copy: after exactly one transaction that wrote.
   * Null when that cannot be told; then {@link exportBytes} gives the file.
   */
  takeWritten(): WrittenBytes | null {
    return this.#file?.takeWritten() ?? null;
  }

  /** Frees what the database holds. The connection is of no use afterwards. */
  close(): void {
    for (const { statement } of this.#prepared.values()) statement.free();
    this.#prepared.clear();
    this.#database.close();
  }

  #execute(sql: string, parameters: Parameters): Record<string, unknown>[] {
    const { statement, parameters: names } = this.#prepare(sql);
    const rows: Record<string, unknown>[] = [];
    try {
      statement.bind(boundParameters(sql, names, parameters));
      let paths: readonly ColumnPath[] | null = null;
      while (statement.step()) {
        paths ??= columnPaths(statement.getColumnNames());
        rows.push(rowFrom(paths, statement.get() as SqlValue[])); // no column of the model holds a blob
      }
    } finally {
      statement.reset();
    }
    return rows;
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const parameters = parameterNames(sql);
    const prepared = { statement: this.#database.prepare(sql), parameters };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function parseRow<S extends v.GenericSchema>(sql: string, schema: S, row: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, row);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'row'}: ${issue.message}`);
  throw new Defect(`a row is not what its schema says (${faults.join('; ')}): ${sql}`);
}
