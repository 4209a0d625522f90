/** Bytes that lie in blocks of one length, of which only the last may be shorter: as they came, without a copy into one. */
export interface BytesInBlocks {
  /** Of all of them. */
  readonly length: number;
  readonly blockLength: number;
  readonly blocks: readonly Uint8Array<ArrayBuffer>[];
}

/** What can be looked at in place, a stretch within it at a time: it may change later, and whoever looks never changes it. */
export interface SeenBytes {
  readonly length: number;
  subarray(start?: number, end?: number): Uint8Array<ArrayBuffer>;
}

/** Whole pages of SQLite, whichever size they have. */
const BLOCK_BYTES = 65_536;

/** Bytes in one piece, seen in blocks. */
export function inBlocks(bytes: Uint8Array<ArrayBuffer>): BytesInBlocks {
  const count = Math.ceil(bytes.length / BLOCK_BYTES);
  const blockAt = (place: number) => bytes.subarray(place * BLOCK_BYTES, (place + 1) * BLOCK_BYTES);
  return {
    length: bytes.length,
    blockLength: BLOCK_BYTES,
    blocks: Array.from({ length: count }, (_, place) => blockAt(place)),
  };
}

/** Copies them to the beginning of that memory. */
export function copyInto(memory: Uint8Array<ArrayBuffer>, { blockLength, blocks }: BytesInBlocks): void {
  for (const [place, block] of blocks.entries()) memory.set(block, place * blockLength);
}

/** The same bytes in memory of their own. */
export function joined(bytes: BytesInBlocks): Uint8Array<ArrayBuffer> {
  const memory = new Uint8Array(bytes.length);
  copyInto(memory, bytes);
  return memory;
}
