/**
 * An image as it is on disk: put together from its chunks, and every check passed (law 2).
 */
import { err, ok, type Result } from '../shared/result.ts';
import { checkChunk, chunkCount, CHUNK_BYTES, type ChunkRow } from './chunks.ts';
import type { Head } from './head.ts';
import { checksumOfImage, checksumOfRows } from './image-checksum.ts';
import { damaged, type ImageDamaged } from './storage-trouble.ts';

/** Whole, and verified or durably saved. Whoever holds it reads its bytes and never changes them: saves compare with them. */
export interface SavedImage {
  readonly head: Head;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Puts an image together from all stored rows, in order of their place. Refuses, naming the first check that failed: count,
 * coverage, generation and checksum of each chunk, checksum of the image.
 */
export function imageFromChunks(head: Head, stored: readonly unknown[]): Result<SavedImage, ImageDamaged> {
  const expected = chunkCount(head.length);
  // Before any memory is taken: a damaged length may be anything.
  if (stored.length !== expected) return err(damaged({ check: 'count', expected, found: stored.length }));
  const rows: ChunkRow[] = [];
  for (const [chunk, row] of stored.entries()) {
    const checked = checkChunk(row, chunk, head.length, head.generation);
    if (!checked.ok) return err(damaged(checked.error));
    rows.push(checked.value);
  }
  if (checksumOfRows(rows) !== head.imageChecksum) return err(damaged({ check: 'image checksum' }));
  const bytes = new Uint8Array(head.length);
  for (const row of rows) bytes.set(row.d, row.i * CHUNK_BYTES);
  return ok({ head, bytes });
}

/**
 * A later image made of an older one and the rows written since, with fresh memory of its own. Null when they do not
 * make the image that the head names: then only reading everything tells what is there.
 */
export function patchedImage(image: SavedImage, head: Head, newerRows: readonly unknown[]): SavedImage | null {
  const count = chunkCount(head.length);
  // Before any memory is taken: a damaged length may be anything.
  if (count > chunkCount(image.bytes.length) + newerRows.length) return null;
  const bytes = new Uint8Array(head.length);
  bytes.set(image.bytes.subarray(0, head.length));
  for (const row of newerRows) {
    const { i }: { i?: unknown } = row ?? {};
    if (!Number.isSafeInteger(i) || Number(i) < 0 || Number(i) >= count) return null;
    const checked = checkChunk(row, Number(i), head.length, head.generation);
    if (!checked.ok) return null;
    bytes.set(checked.value.d, checked.value.i * CHUNK_BYTES);
  }
  return checksumOfImage(bytes) === head.imageChecksum ? { head, bytes } : null;
}
