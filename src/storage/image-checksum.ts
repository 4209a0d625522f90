/**
 * One number over all chunks of an image. A chunk that an older generation left behind is sound in itself; only this tells
 * that it does not belong. It is a sum with one share for each chunk, so that a save brings it up to date from the chunks
 * it changes, however large the image is.
 */
import { checksum, chunkCount, chunkOf, type ChunkRow } from './chunks.ts';

/** What one chunk adds. The factor is odd, so that two different checksums never give the same share of one place. */
function share(chunk: number, chunkChecksum: number): number {
  return Math.imul(chunkChecksum, 2 * chunk + 1);
}

/** The checksum of an image given as its chunks: a number from 0 to 2³² − 1. */
export function checksumOfRows(rows: readonly ChunkRow[]): number {
  return rows.reduce((sum, row) => (sum + share(row.i, row.h)) >>> 0, 0);
}

/** The checksum of an image given as its bytes. */
export function checksumOfImage(bytes: Uint8Array<ArrayBuffer>): number {
  let sum = 0;
  for (let chunk = 0; chunk < chunkCount(bytes.length); chunk++) {
    sum = (sum + share(chunk, checksum(chunkOf(bytes, chunk)))) >>> 0;
  }
  return sum;
}

/**
 * The checksum after a save: takes the one before with its image, the changed chunks and how many chunks there are now. The
 * shares of what was replaced or cut off go, those of the changed chunks come.
 */
export function checksumAfter(
  sumBefore: number,
  before: Uint8Array<ArrayBuffer>,
  changed: readonly ChunkRow[],
  countAfter: number,
): number {
  const countBefore = chunkCount(before.length);
  const gone = changed.map((row) => row.i).filter((chunk) => chunk < countBefore);
  for (let chunk = countAfter; chunk < countBefore; chunk++) gone.push(chunk);
  const sumGone = gone.reduce((sum, chunk) => (sum + share(chunk, checksum(chunkOf(before, chunk)))) >>> 0, 0);
  return (sumBefore - sumGone + checksumOfRows(changed)) >>> 0;
}
