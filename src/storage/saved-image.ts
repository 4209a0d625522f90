/**
 * An image as it is on disk: put together from its chunks, and every check passed (law 2).
 */
import { err, ok, type Result } from '../shared/result.ts';
import { checkChunk, chunkCount, CHUNK_BYTES, type ChunkRow } from './chunks.ts';
import type { Head } from './head.ts';
import { checksumOfImage, checksumOfRows } from './image-checksum.ts';
import { damaged, type Damage, type ImageDamaged } from './storage-trouble.ts';

/** Whole, and verified or durably saved. Whoever holds it reads its bytes and never changes them: saves compare with them. */
export interface SavedImage {
  readonly head: Head;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Puts an image together from all its stored rows, asked for all at once by their place. Refuses, naming the first check that
 * failed: coverage, generation and checksum of each chunk, checksum of the image.
 */
export async function imageFromChunks(
  head: Head,
  storedRow: (chunk: number) => PromiseLike<unknown>,
): Promise<Result<SavedImage, ImageDamaged>> {
  const bytes = new Uint8Array(head.length);
  const take = async (chunk: number): Promise<Result<ChunkRow, Damage>> => {
    const checked = checkChunk(await storedRow(chunk), chunk, head.length, head.generation);
    if (checked.ok) bytes.set(checked.value.d, chunk * CHUNK_BYTES);
    return checked;
  };
  const taken = await Promise.all(Array.from({ length: chunkCount(head.length) }, (_, chunk) => take(chunk)));
  const rows: ChunkRow[] = [];
  for (const chunk of taken) {
    if (!chunk.ok) return err(damaged(chunk.error));
    rows.push(chunk.value);
  }
  if (checksumOfRows(rows) !== head.imageChecksum) return err(damaged({ check: 'image checksum' }));
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

/** Room for an image to grow into, so that its memory is seldom copied. */
const ROOM_BYTES = 1_048_576;

/**
 * A later image in the memory of an older one, which is used up by it: takes the rows in which they differ, and costs what
 * those cost.
 */
export function imageInPlace(image: SavedImage, head: Head, changed: readonly ChunkRow[]): SavedImage {
  const { buffer, byteOffset } = image.bytes;
  let bytes: Uint8Array<ArrayBuffer>;
  if (byteOffset + head.length <= buffer.byteLength) {
    bytes = new Uint8Array(buffer, byteOffset, head.length);
  } else {
    bytes = new Uint8Array(new ArrayBuffer(head.length + ROOM_BYTES), 0, head.length);
    bytes.set(image.bytes);
  }
  for (const row of changed) bytes.set(row.d, row.i * CHUNK_BYTES);
  return { head, bytes };
}
