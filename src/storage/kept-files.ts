/**
 * A small place for whole named files, apart from the database that the kitchen lives in: what must outlast that database, or
 * is needed when it is broken. The browser's own file system (OPFS) where it has one, since a wiped IndexedDB leaves that
 * alone; else a second database.
 */
import type { Result } from '../shared/result.ts';
import type { StorageTrouble } from './storage-trouble.ts';

type Answer<T> = Promise<Result<T, StorageTrouble>>;

/** Names are small letters, digits, dots and hyphens. Nothing here throws for what the device does: it refuses. */
export interface KeptFiles {
  readonly kind: 'opfs' | 'indexeddb';
  /** The names of all files that are there, sorted. */
  list(): Answer<readonly string[]>;
  /** The bytes of a file, or so many of its first ones; null when there is none of that name. */
  read(name: string, atMost?: number): Answer<Uint8Array<ArrayBuffer> | null>;
  /**
   * Puts the bytes in the place of what that file held, and answers when they are durable. A write that fails or is broken off
   * may leave a file that is neither: who reads it must be able to tell. Nobody is held up meanwhile, so the bytes must not
   * change until it has answered.
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Answer<undefined>;
  /** Afterwards there is no such file; none to begin with is fine. */
  remove(name: string): Answer<undefined>;
}

/** Bytes written in one go. On a slow tablet this is some 20 ms in which nothing else is done. */
export const SLICE_BYTES = 262_144;
