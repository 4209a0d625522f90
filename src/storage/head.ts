/**
 * The head: the one record that says which image is stored. It is written last and in the same transaction as the chunks,
 * so that what it names is there whole. Its field names stand in users' databases and never change meaning.
 */
import { err, ok, type Result } from '../shared/result.ts';
import { CHUNK_BYTES } from './chunks.ts';
import { damaged, type ImageDamaged, type NewerFormat } from './damage.ts';

/** The layout of chunks and head. Raised when older code could no longer read it; a new chunk size is such a change. */
export const FORMAT_VERSION = 1;
/** The key of the head in the table `meta`. */
export const HEAD_KEY = 'head';

export interface Head {
  readonly formatVersion: typeof FORMAT_VERSION;
  /** Which database this is; a restored one is another. */
  readonly databaseId: string;
  /** Rises with every save, from 1. */
  readonly generation: number;
  /** The random id of the save that wrote this head. */
  readonly writer: string;
  /** Of the image, in bytes. */
  readonly length: number;
  /** Of every chunk but the last, in bytes. */
  readonly chunkSize: number;
  /** Over all chunks: the only thing that finds a chunk of an older generation that is sound in itself. */
  readonly imageChecksum: number;
  readonly schemaVersion: number;
  /** The oldest code, counted by schema version, that may read and write this image. */
  readonly minReader: number;
  /** A moment in UTC, ISO 8601. */
  readonly savedAt: string;
}

/** What the caller says about an image to be saved; the rest of its head is computed. */
export type NextHead = Pick<Head, 'databaseId' | 'generation' | 'writer' | 'schemaVersion' | 'minReader' | 'savedAt'>;

/** The head of an image of so many bytes, with the checksum over its chunks. */
export function headOf(next: NextHead, length: number, imageChecksum: number): Head {
  const { databaseId, generation, writer, schemaVersion, minReader, savedAt } = next;
  return {
    formatVersion: FORMAT_VERSION,
    databaseId,
    generation,
    writer,
    length,
    chunkSize: CHUNK_BYTES,
    imageChecksum,
    schemaVersion,
    minReader,
    savedAt,
  };
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isWhole = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

const isField: Record<keyof Head, (value: unknown) => boolean> = {
  formatVersion: (value) => value === FORMAT_VERSION,
  databaseId: isText,
  generation: (value) => isWhole(value) && value !== 0,
  writer: isText,
  length: isWhole,
  chunkSize: (value) => value === CHUNK_BYTES,
  imageChecksum: isWhole,
  schemaVersion: isWhole,
  minReader: isWhole,
  savedAt: isText,
};

/** The row of `meta` that holds a head. */
export function headRow(head: Head): Head & { readonly k: typeof HEAD_KEY } {
  return { k: HEAD_KEY, ...head };
}

/**
 * Reads the row of `meta` as a head; null when there is none. Refuses a later format, and a head of which a field is not
 * what it must be, with the name of the field.
 */
export function parseHead(row: unknown): Result<Head | null, NewerFormat | ImageDamaged> {
  if (row === undefined) return ok(null);
  const fields = new Map<string, unknown>(typeof row === 'object' && row !== null ? Object.entries(row) : []);
  const formatVersion = fields.get('formatVersion');
  if (Number.isSafeInteger(formatVersion) && Number(formatVersion) > FORMAT_VERSION) {
    return err({ type: 'NewerFormat', formatVersion: Number(formatVersion) });
  }
  const names = Object.keys(isField) as (keyof Head)[]; // a Record has just the keys of its type
  const wrong = names.find((name) => !isField[name](fields.get(name)));
  if (wrong !== undefined) return err(damaged({ check: 'head', field: wrong }));
  const head: unknown = Object.fromEntries(names.map((name) => [name, fields.get(name)]));
  return ok(head as Head); // every field was looked at just above
}
