/**
 * The file of a safety copy: a header of fixed length, then the image. The header says what the image is and how it hashes, and
 * has a checksum of its own, so that nothing in these bytes is believed before it was checked. The layout stands in users'
 * browsers.
 */
import { copyInto, type BytesInBlocks } from '../shared/bytes-in-blocks.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { checksum } from './chunks.ts';

/** Bytes before the image. */
export const COPY_HEADER_BYTES = 1024;

const MAGIC = new TextEncoder().encode('bakeline copy\n\0\0');
const CHECKSUM_AT = MAGIC.length;
const LENGTH_AT = CHECKSUM_AT + 4;
const FACTS_AT = LENGTH_AT + 4;

/** How much is in a kitchen, in what a person would miss. */
export interface KitchenFill {
  readonly events: number;
  readonly recipes: number;
  readonly sets: number;
}

export interface CopyHeader {
  readonly formatVersion: 1;
  /** Rises with every copy on this device, whatever its clock says. */
  readonly serial: number;
  readonly databaseId: string;
  /** Ids that this kitchen had before, the latest first: a page may still remember one of them. */
  readonly formerIds: readonly string[];
  readonly generation: number;
  readonly schemaVersion: number;
  /** The oldest code, counted by schema version, that may use it. */
  readonly minReader: number;
  /** When the save was made that it holds; a moment in UTC, ISO 8601. */
  readonly savedAt: string;
  /** When the copy was made. */
  readonly copiedAt: string;
  /** Of the image, in bytes. */
  readonly length: number;
  /** SHA-256 of the image, in hexadecimal. */
  readonly sha256: string;
  readonly fill: KitchenFill;
}

/** Why a file is no copy to go by: what of it is not as it must be. */
export interface CopyUnusable {
  readonly type: 'CopyUnusable';
  readonly because: 'header' | 'newer format' | 'length' | 'hash';
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isCount = (value: unknown) => isWhole(value) && value > 0;
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isMoment = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const isField: Record<keyof CopyHeader, (value: unknown) => boolean> = {
  formatVersion: (value) => value === 1,
  serial: isCount,
  databaseId: isText,
  formerIds: (value) => Array.isArray(value) && value.every(isText),
  generation: isCount,
  schemaVersion: isWhole,
  minReader: isWhole,
  savedAt: isMoment,
  copiedAt: isMoment,
  length: isCount,
  sha256: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  fill: (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const { events, recipes, sets }: { events?: unknown; recipes?: unknown; sets?: unknown } = value;
    return isWhole(events) && isWhole(recipes) && isWhole(sets);
  },
};

/** The whole file of a copy. */
export async function copyFile(
  facts: Omit<CopyHeader, 'formatVersion' | 'length' | 'sha256'>,
  bytes: BytesInBlocks,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Uint8Array(COPY_HEADER_BYTES + bytes.length);
  const image = file.subarray(COPY_HEADER_BYTES);
  copyInto(image, bytes);
  const header: CopyHeader = { ...facts, formatVersion: 1, length: image.length, sha256: await sha256(image) };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const numbers = new DataView(file.buffer);
  file.set(MAGIC);
  file.set(json, FACTS_AT); // far shorter than the header, and one that was not would not be verified
  numbers.setUint32(LENGTH_AT, json.length);
  numbers.setUint32(CHECKSUM_AT, checksum(file.subarray(LENGTH_AT, COPY_HEADER_BYTES)));
  return file;
}

/** Reads the header of a file, which may be given whole or by its beginning. Of the image nothing is known by that. */
export function copyHeader(file: Uint8Array<ArrayBuffer>): Result<CopyHeader, CopyUnusable> {
  const notOne = err({ type: 'CopyUnusable', because: 'header' } as const);
  if (file.length < COPY_HEADER_BYTES || MAGIC.some((byte, at) => file[at] !== byte)) return notOne;
  const numbers = new DataView(file.buffer, file.byteOffset, COPY_HEADER_BYTES);
  if (numbers.getUint32(CHECKSUM_AT) !== checksum(file.subarray(LENGTH_AT, COPY_HEADER_BYTES))) return notOne;
  let facts: unknown;
  try {
    facts = JSON.parse(new TextDecoder().decode(file.subarray(FACTS_AT, FACTS_AT + numbers.getUint32(LENGTH_AT))));
  } catch {
    return notOne;
  }
  const fields = new Map<string, unknown>(typeof facts === 'object' && facts !== null ? Object.entries(facts) : []);
  const version = fields.get('formatVersion');
  if (isWhole(version) && version > 1) return err({ type: 'CopyUnusable', because: 'newer format' });
  const names = Object.keys(isField) as (keyof CopyHeader)[]; // a Record has just the keys of its type
  if (!names.every((name) => isField[name](fields.get(name)))) return notOne;
  const header: unknown = Object.fromEntries(names.map((name) => [name, fields.get(name)]));
  return ok(header as CopyHeader); // every field was looked at just above
}

/** The image of a whole file, seen in place: checked by its length and its hash. */
export async function copiedImage(
  file: Uint8Array<ArrayBuffer>,
  header: CopyHeader,
): Promise<Result<Uint8Array<ArrayBuffer>, CopyUnusable>> {
  const image = file.subarray(COPY_HEADER_BYTES);
  if (image.length !== header.length) return err({ type: 'CopyUnusable', because: 'length' });
  return (await sha256(image)) === header.sha256 ? ok(image) : err({ type: 'CopyUnusable', because: 'hash' });
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
