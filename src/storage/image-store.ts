/**
 * Keeps one image of bytes on the device: whole, durable, and never overwritten by someone who has not seen the latest.
 * What it hides: chunks and their checksums, the head, the strict transaction, compare-and-set, and what Dexie and
 * IndexedDB call their errors. It keeps the laws that a saved image is whole and that a stale tab cannot write.
 */
import type { ByteRange } from '../shared/byte-range.ts';
import type { SeenBytes } from '../shared/bytes-in-blocks.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { chunksToWrite } from './changed-chunks.ts';
import { chunkCount, cutChunk } from './chunks.ts';
import { damaged } from './damage.ts';
import type { DeviceDatabaseOptions } from './device-database.ts';
import { HEAD_KEY, headOf, headRow, parseHead, type Head, type NextHead } from './head.ts';
import { checksumOfRows } from './image-checksum.ts';
import { inTransaction, openImageDatabase, type ImageDatabase } from './image-database.ts';
import { chunksAfter, imageFromChunks, patchedImage, type SavedImage } from './saved-image.ts';
import type { StorageTrouble } from './storage-trouble.ts';
import { readRows, replaceRows, type StoredRows } from './stored-rows.ts';

export interface Save {
  /** The image these bytes were made from, as loaded or saved last; null when nothing was stored yet. */
  readonly base: SavedImage | null;
  /** The new image. It is only read, and not any more once the store has answered. */
  readonly bytes: SeenBytes;
  /** Its generation must be above that of the base, and from 1. */
  readonly next: NextHead;
  /** All that may differ from the base, where that is known; then nothing else is looked at. */
  readonly written?: readonly ByteRange[] | undefined;
}

type Answer<T> = Promise<Result<T, StorageTrouble>>;

export interface ImageStore {
  /** Gives the stored image, verified; null when nothing is stored. Refuses a damaged one, and one of a later format. */
  load(): Answer<SavedImage | null>;
  /**
   * Catches up with what others saved since: gives the latest image, the very same object when nothing changed, null when
   * nothing is stored any more. Refuses as {@link load} does.
   */
  loadNewer(image: SavedImage): Answer<SavedImage | null>;
  /** Gives the head alone, without a look at the chunks; null when there is none. */
  readHead(): Answer<Head | null>;
  /**
   * Saves in one transaction and answers when it is durable. Refuses with `MovedOn` when what is stored is not the base,
   * and then writes nothing. After any other trouble the stored head tells what is there: one with the writer of this save
   * means that it had succeeded.
   */
  save(save: Save): Answer<SavedImage>;
  /** Gives everything as it lies there, believed or not: only a failing device is a refusal. */
  readRows(): Answer<StoredRows>;
  /**
   * Puts an image in the place of what was found there and is no good, in one transaction. Refuses with `MovedOn` when
   * something else is there by now, and then writes nothing.
   */
  replace(found: StoredRows, image: Pick<Save, 'bytes' | 'next'>): Answer<SavedImage>;
  /** Closes the connection; whatever is asked afterwards is answered with `StorageClosed`. */
  close(): void;
}

/** Opens the store of that name; refuses as the opening of its database does. Makes no image by itself. */
export async function openImageStore(options: DeviceDatabaseOptions): Answer<ImageStore> {
  const opened = await openImageDatabase(options);
  return opened.ok ? ok(imageStoreOn(opened.value)) : opened;
}

function imageStoreOn(database: ImageDatabase): ImageStore {
  return {
    load: () => loadImage(database),
    loadNewer: (image) => loadNewerImage(database, image),
    readHead: () => inTransaction(database, 'r', () => storedHead(database)),
    save: (save) => saveImage(database, save),
    readRows: () => readRows(database),
    replace: (found, image) => replaceRows(database, found, image),
    close: () => {
      database.isEnded = true;
      database.connection.close();
    },
  };
}

async function loadImage(database: ImageDatabase): Answer<SavedImage | null> {
  return inTransaction(database, 'r', async () => {
    const [head, found] = await Promise.all([storedHead(database), database.chunks.count()]);
    if (!head.ok) return head;
    if (!head.value) return found === 0 ? ok(null) : err(HEADLESS);
    const expected = chunkCount(head.value.length);
    // Before anything is asked for or memory taken: a damaged length may be anything.
    if (found !== expected) return err(damaged({ check: 'count', expected, found }));
    // By their places, so that there is a request for each: Chromium answers them four times as fast as one for all of them.
    return imageFromChunks(head.value, (places) => database.chunks.bulkGet(places));
  });
}

async function loadNewerImage(database: ImageDatabase, image: SavedImage): Answer<SavedImage | null> {
  const read = await inTransaction(database, 'r', async () => {
    const head = await storedHead(database);
    if (!head.ok) return head;
    const isAhead = head.value !== null && isContinuation(image.head, head.value);
    const newer = database.chunks.where('v').above(image.head.generation);
    return ok({ head: head.value, newerRows: isAhead ? await newer.toArray() : [] });
  });
  if (!read.ok) return read;
  const { head, newerRows } = read.value;
  if (head && isSameSave(image.head, head)) return ok(image);
  const patched = head && isContinuation(image.head, head) ? patchedImage(image, head, newerRows) : null;
  return patched ? ok(patched) : loadImage(database);
}

async function saveImage(database: ImageDatabase, save: Save): Answer<SavedImage> {
  const { base, bytes, next } = save;
  const generationBefore = base?.head.generation ?? 0;
  invariant(Number.isSafeInteger(next.generation), 'a generation is a whole number');
  invariant(next.generation > generationBefore, 'every save has a generation above that of its base');
  const before = base?.chunks ?? [];
  // Cut and checksummed before the transaction: one that waits for anything but its own requests commits too early.
  const rows = chunksToWrite(before, bytes, save.written).map((chunk) => cutChunk(bytes, chunk, next.generation));
  const count = chunkCount(bytes.length);
  const chunks = chunksAfter(before, rows, count);
  const head = headOf(next, bytes.length, checksumOfRows(chunks));
  // Asked for in this order and answered in it, without a wait between them: when the compare fails, nothing of it stays.
  const put = async () => {
    const [unmoved] = await Promise.all([
      checkUnmoved(database, base),
      database.chunks.bulkPut(rows),
      count < before.length ? database.chunks.where('i').aboveOrEqual(count).delete() : 0,
      database.meta.put(headRow(head)),
    ]);
    return unmoved;
  };
  const saved = await inTransaction(database, 'rw', put, base === null);
  return saved.ok ? ok({ head, chunks }) : saved;
}

const HEADLESS = damaged({ check: 'head', field: 'k' });

/** The compare of compare-and-set; asked inside the transaction that sets, before anything is put. */
async function checkUnmoved(database: ImageDatabase, base: SavedImage | null): Answer<undefined> {
  const [stored, chunks] = await Promise.all([storedHead(database), base ? 0 : database.chunks.count()]);
  if (!stored.ok) return stored;
  const found = stored.value;
  if (base) return found && isSameSave(base.head, found) ? ok() : err({ type: 'MovedOn', found });
  if (found) return err({ type: 'MovedOn', found });
  return chunks === 0 ? ok() : err(HEADLESS);
}

async function storedHead(database: ImageDatabase): Answer<Head | null> {
  return parseHead(await database.meta.get(HEAD_KEY));
}

/** A later save of the same database; whether it also grew out of this very one, only the image's checksum can tell. */
function isContinuation(before: Head, after: Head): boolean {
  return after.databaseId === before.databaseId && after.generation > before.generation;
}

/** The writer is compared too: after a recovery another image may reach the same generation. */
function isSameSave(a: Head, b: Head): boolean {
  return a.databaseId === b.databaseId && a.generation === b.generation && a.writer === b.writer;
}
