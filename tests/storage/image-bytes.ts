/** The bytes of a saved image in one piece, and the chunks that bytes make. */
import { joined } from '../../src/shared/bytes-in-blocks.ts';
import { chunkCount, cutChunk, type ChunkRow } from '../../src/storage/chunks.ts';
import { bytesOf, type SavedImage } from '../../src/storage/saved-image.ts';

/** Memory of their own. */
export function bytesIn(image: SavedImage): Uint8Array<ArrayBuffer> {
  return joined(bytesOf(image));
}

/** As a save of that generation cuts them. */
export function chunksOf(bytes: Uint8Array<ArrayBuffer>, generation: number): ChunkRow[] {
  return Array.from({ length: chunkCount(bytes.length) }, (_, chunk) => cutChunk(bytes, chunk, generation));
}
