/**
 * What lies in the database as it lies there, good or not: to be judged, to be kept for whoever can mend it, and to be replaced
 * by an image that is whole.
 */
import type { SeenBytes } from '../shared/bytes-in-blocks.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { chunkCount, cutChunk, type ChunkRow } from './chunks.ts';
import { damaged } from './damage.ts';
import { HEAD_KEY, headOf, headRow, parseHead, type NextHead } from './head.ts';
import { checksumOfRows } from './image-checksum.ts';
import { inTransaction, type ImageDatabase } from './image-database.ts';
import { imageFromChunks, type SavedImage } from './saved-image.ts';
import type { StorageTrouble } from './storage-trouble.ts';

export interface StoredRows {
  /** The row that should be a head; undefined: there is none. */
  readonly head: unknown;
  /** The rows that should be chunks, by their key. */
  readonly chunks: readonly unknown[];
}

export function readRows(database: ImageDatabase): Promise<Result<StoredRows, StorageTrouble>> {
  return inTransaction(database, 'r', async () => {
    const [head, chunks] = await Promise.all([database.meta.get(HEAD_KEY), database.chunks.toArray()]);
    return ok({ head, chunks });
  });
}

/** The image that those rows make, with the same checks as one that is loaded; null: there is nothing. */
export async function imageOfRows({ head, chunks }: StoredRows): Promise<Result<SavedImage | null, StorageTrouble>> {
  const parsed = parseHead(head);
  if (!parsed.ok) return parsed;
  if (!parsed.value) return chunks.length === 0 ? ok(null) : err(damaged({ check: 'head', field: 'k' }));
  const expected = chunkCount(parsed.value.length);
  if (chunks.length !== expected) return err(damaged({ check: 'count', expected, found: chunks.length }));
  return imageFromChunks(parsed.value, (places) => Promise.resolve(places.map((place) => chunks[place])));
}

/** A number that the head states, whatever else is wrong with it; null where it states none. */
export function statedNumber({ head }: StoredRows, field: 'generation' | 'minReader' | 'formatVersion'): number | null {
  const value = fieldOf(head, field);
  return Number.isSafeInteger(value) ? Number(value) : null;
}

/** The latest generation that any of them states, whatever else is wrong with it; 0 where none does. */
export function latestGeneration(rows: StoredRows): number {
  const stated = rows.chunks.map((row) => fieldOf(row, 'v')).filter(Number.isSafeInteger);
  return Math.max(0, statedNumber(rows, 'generation') ?? 0, ...stated.map(Number));
}

/** A text that the head states, in the same way. */
export function statedText({ head }: StoredRows, field: 'databaseId' | 'savedAt'): string | null {
  const value = fieldOf(head, field);
  return typeof value === 'string' ? value : null;
}

function fieldOf(head: unknown, field: string): unknown {
  return typeof head === 'object' && head !== null ? new Map<string, unknown>(Object.entries(head)).get(field) : null;
}

export async function replaceRows(
  database: ImageDatabase,
  found: StoredRows,
  { bytes, next }: { readonly bytes: SeenBytes; readonly next: NextHead },
): Promise<Result<SavedImage, StorageTrouble>> {
  const chunks: ChunkRow[] = Array.from({ length: chunkCount(bytes.length) }, (_, chunk) =>
    cutChunk(bytes, chunk, next.generation),
  );
  const head = headOf(next, bytes.length, checksumOfRows(chunks));
  return inTransaction(database, 'rw', async () => {
    const [headNow, count] = await Promise.all([database.meta.get(HEAD_KEY), database.chunks.count()]);
    // Whoever saves changes the head, and without a head nobody saves but where there is nothing.
    if (textOf(headNow) !== textOf(found.head) || count !== found.chunks.length) {
      const parsed = parseHead(headNow);
      return err({ type: 'MovedOn', found: parsed.ok ? parsed.value : null });
    }
    await database.chunks.clear();
    await database.meta.clear();
    await database.chunks.bulkPut(chunks);
    await database.meta.put(headRow(head));
    return ok({ head, chunks });
  });
}

/** A row as text. A damaged one may hold what JSON cannot say; then it says so. */
export function textOf(row: unknown): string {
  try {
    return JSON.stringify(row) ?? 'nothing';
  } catch (error) {
    return `not to be said as text: ${String(error)}`;
  }
}
