/**
 * One number over all chunks of an image. A chunk that an older generation left behind is sound in itself; only this tells
 * that it does not belong. It is a sum with one share for each chunk, from the checksum that the chunk carries.
 */
import type { ChunkRow } from './chunks.ts';

/** The checksum of an image given as its chunks: a number from 0 to 2³² − 1. */
export function checksumOfRows(rows: readonly ChunkRow[]): number {
  return rows.reduce((sum, row) => (sum + share(row.i, row.h)) >>> 0, 0);
}

/** What one chunk adds. The factor is odd, so that two different checksums never give the same share of one place. */
function share(chunk: number, chunkChecksum: number): number {
  return Math.imul(chunkChecksum, 2 * chunk + 1);
}
