/** A stretch of bytes within a whole: `length` of them from `offset`. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}
