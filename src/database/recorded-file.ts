/**
 * The file of an open database, as sql.js keeps it in memory, with every write to it seen: what a commit changed is known
 * without a look at the rest. sql.js copies the bytes it is given by calling their `slice`, and goes on working in what that
 * returns; so it is handed a file that notices what is written. That file reads out of the blocks it was given, and copies one
 * only before it is written to: opening copies nothing, and what was given stays as it is.
 *
 * It leans on how sql.js works inside: it asks such a file for its length, reads by `subarray` and writes by `set`. And it is lost
 * without a word when sql.js takes other memory in its place (the file is cut off). So nothing is believed that a trial and the
 * file's own header do not bear out, and whoever asks has to be able to do without: null means that nobody knows.
 *
 * Header: https://www.sqlite.org/fileformat2.html#the_database_header
 */

import type { SqlJsStatic } from 'sql.js';
import type { ByteRange } from '../shared/byte-range.ts';
import { inBlocks, type BytesInBlocks, type SeenBytes } from '../shared/bytes-in-blocks.ts';

/** What was written since it was last asked for. */
export interface WrittenBytes {
  /** The whole file as it is now. It is the database's own memory: the next statement may change it. */
  readonly bytes: SeenBytes;
  readonly ranges: readonly ByteRange[];
}

const HEADER_BYTES = 100;
/** Where the header counts changes: a copy begins anew there. */
const COUNTERS = [24, 92];

interface FileHeader {
  readonly changeCounter: number;
  readonly length: number;
}

/** What sql.js takes for an array of bytes: all that it asks of one. */
class RecordingFile {
  /** Whatever comes finds room. */
  readonly length = Number.MAX_SAFE_INTEGER;
  written: ByteRange[] = [];
  readonly #blockLength: number;
  /** As they were given, or our own by now; what lies past them is ours. */
  readonly #blocks: Uint8Array<ArrayBuffer>[];
  readonly #own = new Set<number>();

  constructor({ blockLength, blocks }: BytesInBlocks) {
    this.#blockLength = blockLength;
    this.#blocks = [...blocks];
  }

  /** In place where it lies in one block, as every page does where the blocks are whole pages. */
  subarray(start: number, end: number): Uint8Array<ArrayBuffer> {
    const { place, from } = this.#stretchFrom(start, end);
    const block = this.#blocks[place];
    if (block && from + end - start <= block.length) return block.subarray(from, from + end - start);
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end;) {
      const stretch = this.#stretchFrom(at, end);
      const seen = this.#blocks[stretch.place]?.subarray(stretch.from, stretch.from + stretch.length);
      if (seen) bytes.set(seen, at - start);
      at += stretch.length;
    }
    return bytes;
  }

  set(source: Uint8Array, offset: number): void {
    const end = offset + source.length;
    for (let at = offset; at < end;) {
      const { place, from, length } = this.#stretchFrom(at, end);
      this.#ownBlock(place).set(source.subarray(at - offset, at - offset + length), from);
      at += length;
    }
    this.written.push({ offset, length: source.length });
  }

  /** What of the bytes from here to that end lies in one block: in which, where in it, and how much. */
  #stretchFrom(at: number, end: number): { readonly place: number; readonly from: number; readonly length: number } {
    const place = Math.floor(at / this.#blockLength);
    const from = at - place * this.#blockLength;
    return { place, from, length: Math.min(end - at, this.#blockLength - from) };
  }

  #ownBlock(place: number): Uint8Array<ArrayBuffer> {
    const block = this.#blocks[place];
    if (block && this.#own.has(place)) return block;
    const own = new Uint8Array(this.#blockLength);
    if (block) own.set(block);
    this.#blocks[place] = own;
    this.#own.add(place);
    return own;
  }
}

export class RecordedFile {
  readonly #file: RecordingFile;
  readonly #length: number;
  #changeCounter: number;

  /** Of a database with these bytes, which it never changes. */
  constructor(bytes: BytesInBlocks) {
    this.#file = new RecordingFile(bytes);
    this.#length = bytes.length;
    this.#changeCounter = this.#header().changeCounter;
  }

  /** What sql.js is given in the place of those bytes. */
  handOver(): Uint8Array {
    const file = this.#file;
    const bytes: unknown = { length: this.#length, subarray: () => file, slice: () => file };
    return bytes as Uint8Array; // to sql.js, which asks no more of it: see canRecord
  }

  /**
   * What was written since it was asked last, after exactly one transaction that wrote; null when that cannot be told: the
   * header was not seen to be written, or its counter did not move by one.
   */
  takeWritten(): WrittenBytes | null {
    const file = this.#file;
    const ranges = file.written;
    file.written = [];
    const { changeCounter, length } = this.#header();
    const isNext = changeCounter === (this.#changeCounter + 1) >>> 0;
    this.#changeCounter = changeCounter;
    const hasHeader = ranges.some(({ offset, length: written }) => offset === 0 && written >= HEADER_BYTES);
    if (!isNext || !hasHeader) return null;
    const bytes = { length, subarray: (start = 0, end = length) => file.subarray(start, end) };
    return { bytes, ranges };
  }

  #header(): FileHeader {
    const header = this.#file.subarray(0, HEADER_BYTES);
    const view = new DataView(header.buffer, header.byteOffset, HEADER_BYTES);
    const pageSize = view.getUint16(16);
    return { changeCounter: view.getUint32(24), length: view.getUint32(28) * (pageSize === 1 ? 65_536 : pageSize) };
  }
}

const proven = new WeakMap<SqlJsStatic, boolean>();

/** Whether this engine works in the file it is handed: tried once, on a scratch database, against an export of it. */
export function canRecord(engine: SqlJsStatic): boolean {
  const known = proven.get(engine);
  if (known !== undefined) return known;
  let isProven = false;
  try {
    isProven = provesToRecord(engine);
  } catch {
    // It finds no database in what it is handed: then it is given a plain copy, and what it writes is compared.
  }
  proven.set(engine, isProven);
  return isProven;
}

function provesToRecord(engine: SqlJsStatic): boolean {
  const scratch = new engine.Database();
  scratch.run('CREATE TABLE scratch (text TEXT)');
  const bytes = new Uint8Array(scratch.export());
  scratch.close();
  const file = new RecordedFile(inBlocks(bytes));
  const database = new engine.Database(file.handOver());
  database.run('INSERT INTO scratch VALUES (hex(zeroblob(3000)))');
  const written = file.takeWritten();
  const expected = database.export();
  database.close();
  if (!written || written.bytes.length !== expected.length) return false;
  const isCounter = (at: number) => COUNTERS.some((counter) => at >= counter && at < counter + 4);
  const found = written.bytes.subarray();
  return expected.every((byte, at) => isCounter(at) || byte === found[at]);
}
