/**
 * The file of an open database, as sql.js keeps it in memory, with every write to it seen: what a commit changed is known
 * without a look at the rest. sql.js copies the bytes it is given by calling their `slice`, and goes on working in what that
 * returns; so it is handed memory that notices what is written, with room to grow.
 *
 * It leans on how sql.js works inside, and is lost without a word when sql.js takes other memory in its place (the file is cut
 * off, or outgrows its room). So nothing is believed that the file's own header does not bear out, and whoever asks has to be
 * able to do without: null means that nobody knows.
 *
 * Header: https://www.sqlite.org/fileformat2.html#the_database_header
 */

import type { SqlJsStatic } from 'sql.js';
import type { ByteRange } from '../shared/byte-range.ts';

/** What was written since it was last asked for. */
export interface WrittenBytes {
  /** The whole file as it is now. It is the database's own memory: the next statement may change it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ranges: readonly ByteRange[];
}

const LEAST_ROOM = 4_194_304;

/** Room to grow into: a new one is needed as seldom as can be, and memory that is not written to costs nothing. */
function roomFor(length: number): number {
  return length + Math.max(LEAST_ROOM, Math.ceil(length / 4));
}

class RecordingArray extends Uint8Array<ArrayBuffer> {
  written: ByteRange[] = [];

  /** What is read out of it is plain. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  override set(source: ArrayLike<number>, offset = 0): void {
    super.set(source, offset);
    this.written.push({ offset, length: source.length });
  }
}

const HEADER_BYTES = 100;
/** Where the header counts changes: a copy begins anew there. */
const COUNTERS = [24, 92];

interface FileHeader {
  readonly changeCounter: number;
  readonly length: number;
}

export class RecordedFile {
  readonly #memory: RecordingArray;
  #changeCounter: number;

  /** Of a database with these bytes, which it copies. */
  constructor(bytes: Uint8Array) {
    this.#memory = new RecordingArray(new ArrayBuffer(roomFor(bytes.length)));
    this.#memory.set(bytes);
    this.#memory.written = [];
    this.#changeCounter = this.#header().changeCounter;
  }

  /** What sql.js is given in the place of those bytes. */
  handOver(bytes: Uint8Array): Uint8Array {
    return Object.defineProperty(bytes.subarray(), 'slice', { value: () => this.#memory });
  }

  /**
   * What was written since it was asked last, after exactly one transaction that wrote; null when that cannot be told: the
   * header was not seen to be written, or its counter did not move by one, or the file has no room here.
   */
  takeWritten(): WrittenBytes | null {
    const ranges = this.#memory.written;
    this.#memory.written = [];
    const { changeCounter, length } = this.#header();
    const isNext = changeCounter === (this.#changeCounter + 1) >>> 0;
    this.#changeCounter = changeCounter;
    const hasHeader = ranges.some(({ offset, length: written }) => offset === 0 && written >= HEADER_BYTES);
    if (!isNext || !hasHeader || length > this.#memory.length) return null;
    return { bytes: new Uint8Array(this.#memory.buffer, 0, length), ranges };
  }

  #header(): FileHeader {
    const view = new DataView(this.#memory.buffer);
    const pageSize = view.getUint16(16);
    return { changeCounter: view.getUint32(24), length: view.getUint32(28) * (pageSize === 1 ? 65_536 : pageSize) };
  }
}

const proven = new WeakMap<SqlJsStatic, boolean>();

/** Whether this engine works in the memory it is handed: tried once, on a scratch database, against an export of it. */
export function canRecord(engine: SqlJsStatic): boolean {
  const known = proven.get(engine);
  if (known !== undefined) return known;
  const isProven = provesToRecord(engine);
  proven.set(engine, isProven);
  return isProven;
}

function provesToRecord(engine: SqlJsStatic): boolean {
  const scratch = new engine.Database();
  scratch.run('CREATE TABLE scratch (text TEXT)');
  const bytes = scratch.export();
  scratch.close();
  const file = new RecordedFile(bytes);
  const database = new engine.Database(file.handOver(bytes));
  database.run('INSERT INTO scratch VALUES (hex(zeroblob(3000)))');
  const written = file.takeWritten();
  const expected = database.export();
  database.close();
  if (!written || written.bytes.length !== expected.length) return false;
  const isCounter = (at: number) => COUNTERS.some((counter) => at >= counter && at < counter + 4);
  return expected.every((byte, at) => isCounter(at) || byte === written.bytes[at]);
}
