/**
 * An image cut into chunks of equal size, each with its checksum. 56 KiB is 14 pages of SQLite and stays below the 64 KiB
 * from which on Chromium puts values into files of their own, whose loss cannot be repaired. The one-letter names stand in
 * users' databases.
 */
import CRC32 from 'crc-32';
import type { SeenBytes } from '../shared/bytes-in-blocks.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Damage } from './damage.ts';

/** Bytes in every chunk but the last. */
export const CHUNK_BYTES = 57_344;

export interface ChunkRow {
  /** Its place in the image, from 0; the key. */
  readonly i: number;
  /** The generation that wrote it. */
  readonly v: number;
  /** CRC-32 of its bytes, from 0 to 2³² − 1. */
  readonly h: number;
  readonly d: Uint8Array<ArrayBuffer>;
}

/** How many chunks an image of so many bytes has. */
export function chunkCount(length: number): number {
  return Math.ceil(length / CHUNK_BYTES);
}

/** How many bytes the chunk has in an image of so many bytes; 0 past its end. */
export function chunkLength(length: number, chunk: number): number {
  return Math.max(0, Math.min(CHUNK_BYTES, length - chunk * CHUNK_BYTES));
}

/** The bytes of one chunk, seen in place: not to be kept, and not to be changed. */
export function chunkOf(bytes: SeenBytes, chunk: number): Uint8Array<ArrayBuffer> {
  const start = chunk * CHUNK_BYTES;
  return bytes.subarray(start, start + chunkLength(bytes.length, chunk));
}

/** The row of one chunk, with a copy of its bytes: storing a view would store the whole image behind it. */
export function cutChunk(bytes: SeenBytes, chunk: number, generation: number): ChunkRow {
  const d = new Uint8Array(chunkOf(bytes, chunk));
  return { i: chunk, v: generation, h: checksum(d), d };
}

/** CRC-32 as a number from 0 to 2³² − 1. */
export function checksum(bytes: Uint8Array): number {
  return CRC32.buf(bytes) >>> 0;
}

/**
 * Takes a stored row for the chunk that must stand here in an image of so many bytes, saved by that generation. Gives the
 * row, or the check that it failed.
 */
export function checkChunk(row: unknown, chunk: number, length: number, generation: number): Result<ChunkRow, Damage> {
  const { i, v, h, d }: { i?: unknown; v?: unknown; h?: unknown; d?: unknown } = row ?? {};
  if (i !== chunk || !(d instanceof Uint8Array) || d.length !== chunkLength(length, chunk)) {
    return err({ check: 'coverage', chunk });
  }
  if (!Number.isSafeInteger(v) || Number(v) > generation) {
    return err({ check: 'generation', chunk, generation: Number(v) });
  }
  if (h !== checksum(d)) return err({ check: 'checksum', chunk });
  return ok({ i, v: Number(v), h, d: d as Uint8Array<ArrayBuffer> }); // IndexedDB holds no shared memory
}
