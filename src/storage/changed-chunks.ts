/**
 * Which chunks a save has to write. Comparing everything is right for a young database; a finder that knows the changed
 * pages can take its place behind the same type.
 */
import { invariant } from '../shared/invariant.ts';
import { chunkCount, chunkLength, chunkOf } from './chunks.ts';

/**
 * Names the chunks of `after` whose bytes are not those of `before`. It may name too many, never too few. Chunks that are
 * new or have another length are written in any case, so it may leave those out.
 */
export type ChangedChunksFinder = (before: Uint8Array<ArrayBuffer>, after: Uint8Array<ArrayBuffer>) => Iterable<number>;

/** The finder that compares every byte. */
export const compareChunks: ChangedChunksFinder = (before, after) => {
  const changed: number[] = [];
  for (let chunk = 0; chunk < chunkCount(after.length); chunk++) {
    if (isResized(before, after, chunk) || !isSame(chunkOf(before, chunk), chunkOf(after, chunk))) changed.push(chunk);
  }
  return changed;
};

/** The chunks to write, rising, each once: those the finder names and those that are new or have another length. */
export function chunksToWrite(
  find: ChangedChunksFinder,
  before: Uint8Array<ArrayBuffer>,
  after: Uint8Array<ArrayBuffer>,
): number[] {
  const count = chunkCount(after.length);
  const changed = new Set(find(before, after));
  for (const chunk of changed) {
    invariant(Number.isSafeInteger(chunk) && chunk >= 0 && chunk < count, 'a changed chunk lies within the image');
  }
  for (let chunk = 0; chunk < count; chunk++) if (isResized(before, after, chunk)) changed.add(chunk);
  return [...changed].sort((a, b) => a - b);
}

function isResized(before: Uint8Array, after: Uint8Array, chunk: number): boolean {
  return chunkLength(before.length, chunk) !== chunkLength(after.length, chunk);
}

/** Compares two stretches of one length: four bytes at a time where memory is aligned, which is four times as fast. */
function isSame(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): boolean {
  const isAligned = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0;
  const words = isAligned ? Math.floor(a.length / 4) : 0;
  if (words > 0) {
    const aWords = new Int32Array(a.buffer, a.byteOffset, words);
    const bWords = new Int32Array(b.buffer, b.byteOffset, words);
    for (let word = 0; word < words; word++) if (aWords[word] !== bWords[word]) return false;
  }
  for (let byte = words * 4; byte < a.length; byte++) if (a[byte] !== b[byte]) return false;
  return true;
}
