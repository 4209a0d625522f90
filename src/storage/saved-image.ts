/**
 * An image as it is on disk, in its chunks, and every check passed (law 2).
 */
import type { BytesInBlocks } from '../shared/bytes-in-blocks.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { checkChunk, CHUNK_BYTES, chunkCount, chunkLength, type ChunkRow } from './chunks.ts';
import { damaged, type ImageDamaged } from './damage.ts';
import type { Head } from './head.ts';
import { checksumOfRows } from './image-checksum.ts';

/** Whole, and verified or durably saved. Whoever holds it reads its chunks and never changes them: saves compare with them. */
export interface SavedImage {
  readonly head: Head;
  /** All of them, in their order. */
  readonly chunks: readonly ChunkRow[];
}

/** Its bytes where they lie. */
export function bytesOf({ head, chunks }: SavedImage): BytesInBlocks {
  return { length: head.length, blockLength: CHUNK_BYTES, blocks: chunks.map(({ d }) => d) };
}

/** So many rows are waited for together: a wait for each costs, and others are on their way while these are checked. */
const ROWS_AT_A_TIME = 32;

/**
 * Puts an image together from all its stored rows, asked for all at once by their places. Refuses, naming the first check that
 * failed: coverage, generation and checksum of each chunk, checksum of the image.
 */
export async function imageFromChunks(
  head: Head,
  storedRows: (places: number[]) => PromiseLike<readonly unknown[]>,
): Promise<Result<SavedImage, ImageDamaged>> {
  const places = Array.from({ length: chunkCount(head.length) }, (_, chunk) => chunk);
  const take = async (some: number[]) => {
    const rows = await storedRows(some);
    return some.map((chunk, at) => checkChunk(rows[at], chunk, head.length, head.generation));
  };
  const groups: ReturnType<typeof take>[] = [];
  for (let from = 0; from < places.length; from += ROWS_AT_A_TIME) {
    groups.push(take(places.slice(from, from + ROWS_AT_A_TIME)));
  }
  const chunks: ChunkRow[] = [];
  for (const chunk of (await Promise.all(groups)).flat()) {
    if (!chunk.ok) return err(damaged(chunk.error));
    chunks.push(chunk.value);
  }
  if (checksumOfRows(chunks) !== head.imageChecksum) return err(damaged({ check: 'image checksum' }));
  return ok({ head, chunks });
}

/**
 * A later image made of an older one and the rows written since. Null when they do not make the image that the head names:
 * then only reading everything tells what is there.
 */
export function patchedImage(image: SavedImage, head: Head, newerRows: readonly unknown[]): SavedImage | null {
  const count = chunkCount(head.length);
  // Not enough for a length that is damaged: it may be anything.
  if (count > image.chunks.length + newerRows.length) return null;
  const newer: ChunkRow[] = [];
  for (const row of newerRows) {
    const { i }: { i?: unknown } = row ?? {};
    if (!Number.isSafeInteger(i) || Number(i) < 0 || Number(i) >= count) return null;
    const checked = checkChunk(row, Number(i), head.length, head.generation);
    if (!checked.ok) return null;
    newer.push(checked.value);
  }
  const chunks = chunksAfter(image.chunks, newer, count);
  for (let chunk = 0; chunk < count; chunk++) {
    if (chunks[chunk]?.d.length !== chunkLength(head.length, chunk)) return null;
  }
  return checksumOfRows(chunks) === head.imageChecksum ? { head, chunks } : null;
}

/** The first so many of those chunks, with the changed ones in their places. */
export function chunksAfter(before: readonly ChunkRow[], changed: readonly ChunkRow[], count: number): ChunkRow[] {
  const chunks = before.slice(0, count);
  for (const row of changed) chunks[row.i] = row;
  return chunks;
}
