/**
 * Safety copies of the saved image, apart from the database it lives in: two that take turns, so that while one is written the
 * other stands whole, and a third one that keeps a fuller kitchen than those that came after. Hides which file is whose turn,
 * and that nothing is believed which was not read back and hashed.
 */
import { err, ok, type Result } from '../shared/result.ts';
import {
  copiedImage,
  COPY_HEADER_BYTES,
  copyFile,
  copyHeader,
  type CopyHeader,
  type KitchenFill,
} from './copy-header.ts';
import type { KeptFiles } from './kept-files.ts';
import { bytesOf, type SavedImage } from './saved-image.ts';
import type { StorageTrouble } from './storage-trouble.ts';

/** A copy that reads as it was written. */
export interface SafetyCopy {
  readonly header: CopyHeader;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is to be copied: a state that is saved. */
export interface CopySource extends SavedImage {
  /** Ids that this kitchen had before, the latest first. */
  readonly formerIds: readonly string[];
  readonly fill: KitchenFill;
}

export type CopyTrouble =
  | StorageTrouble
  /** Read back, it was not what had been written. The copy before it stands. */
  | { readonly type: 'CopyNotVerified' };

export interface SafetyCopies {
  readonly place: KeptFiles['kind'];
  /** What is said of every copy that reads as it was written, the newest first. Its bytes are looked at once, as long as it stays. */
  look(): Promise<Result<readonly CopyHeader[], StorageTrouble>>;
  /** The newest copy that is wanted and reads as it was written; null: there is none. */
  newest(isWanted: (header: CopyHeader) => boolean): Promise<Result<SafetyCopy | null, StorageTrouble>>;
  /**
   * Copies that state over the older of the two, and reads it back. One with less than half of what the newest holds keeps that
   * one as the third. To be called by one window at a time. Where it refuses, the newest copy stands.
   */
  take(source: CopySource, at: string): Promise<Result<CopyHeader, CopyTrouble>>;
}

/** These names stand in users' browsers. */
const TURNS = ['copy-a', 'copy-b'] as const;
const FULLER = 'copy-fuller';
const FILES = [...TURNS, FULLER] as const;
type CopyName = (typeof FILES)[number];

/** So long a fuller copy is kept; by then it is no longer missed. */
const FULLER_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export function safetyCopiesIn(files: KeptFiles): SafetyCopies {
  /** Headers of copies that were read whole and hashed, as text: while a file begins with it, it is not read again. */
  const verified = new Map<CopyName, string>();

  async function readCopy(name: CopyName): Promise<Result<SafetyCopy | null, StorageTrouble>> {
    const file = await files.read(name);
    if (!file.ok) return file;
    const header = file.value && copyHeader(file.value);
    if (!file.value || !header?.ok) return ok(null);
    const image = await copiedImage(file.value, header.value);
    if (!image.ok) return ok(null);
    verified.set(name, JSON.stringify(header.value));
    return ok({ header: header.value, bytes: image.value });
  }

  async function headerOf(name: CopyName): Promise<Result<CopyHeader | null, StorageTrouble>> {
    const beginning = await files.read(name, COPY_HEADER_BYTES);
    if (!beginning.ok) return beginning;
    const header = beginning.value && copyHeader(beginning.value);
    if (!header?.ok) return ok(null);
    if (verified.get(name) === JSON.stringify(header.value)) return ok(header.value);
    const copy = await readCopy(name);
    return copy.ok ? ok(copy.value?.header ?? null) : copy;
  }

  /** All copies that read as they were written, and the first trouble that kept one from being read. */
  async function standing(): Promise<Standing> {
    const found = new Map<CopyName, CopyHeader>();
    let trouble: StorageTrouble | null = null;
    for (const name of FILES) {
      const header = await headerOf(name);
      if (!header.ok) trouble ??= header.error;
      else if (header.value) found.set(name, header.value);
    }
    return { found, trouble };
  }

  async function put(name: CopyName, file: Uint8Array<ArrayBuffer>): Promise<Result<CopyHeader, CopyTrouble>> {
    verified.delete(name);
    const written = await files.write(name, file);
    if (!written.ok) return written;
    const copy = await readCopy(name);
    if (!copy.ok) return copy;
    const meant = copyHeader(file);
    const isRight = meant.ok && copy.value && JSON.stringify(copy.value.header) === JSON.stringify(meant.value);
    return isRight ? ok(meant.value) : err({ type: 'CopyNotVerified' });
  }

  /** Keeps the newest copy as the third, unless that is fuller still. */
  async function keepFuller(name: CopyName, third: CopyHeader | undefined): Promise<Result<undefined, CopyTrouble>> {
    const file = await files.read(name);
    if (!file.ok) return file;
    const header = file.value && copyHeader(file.value);
    if (!file.value || !header?.ok) return err({ type: 'CopyNotVerified' });
    if (third && total(third.fill) > total(header.value.fill)) return ok();
    const kept = await put(FULLER, file.value);
    return kept.ok ? ok() : kept;
  }

  return {
    place: files.kind,
    look: async () => {
      const { found, trouble } = await standing();
      return found.size === 0 && trouble ? err(trouble) : ok([...found.values()].sort(newestFirst));
    },
    newest: async (isWanted) => {
      const { found, trouble } = await standing();
      for (const [name, header] of [...found].sort(([, one], [, other]) => newestFirst(one, other))) {
        const copy = isWanted(header) ? await readCopy(name) : ok(null);
        if (copy.ok && copy.value) return copy; // one that cannot be read any more leaves the next one
      }
      return trouble ? err(trouble) : ok(null);
    },
    take: async (source, at) => {
      const { found, trouble } = await standing();
      if (trouble) return err(trouble); // it may be the newest that could not be read
      const [newest, older] = inTurn(found);
      const before = found.get(newest);
      const third = found.get(FULLER);
      const isThirdOver =
        third !== undefined && Date.parse(at) - Date.parse(third.copiedAt) > FULLER_KEPT_DAYS * DAY_MS;
      if (isThirdOver) {
        const removed = await files.remove(FULLER);
        if (!removed.ok) return removed;
      }
      if (before && total(source.fill) * 2 < total(before.fill)) {
        const kept = await keepFuller(newest, isThirdOver ? undefined : third);
        if (!kept.ok) return kept;
      }
      const { databaseId, generation, schemaVersion, minReader, savedAt } = source.head;
      const serial = Math.max(0, ...[...found.values()].map((header) => header.serial)) + 1;
      const { fill, formerIds } = source;
      const facts = {
        serial,
        databaseId,
        formerIds,
        generation,
        schemaVersion,
        minReader,
        savedAt,
        copiedAt: at,
        fill,
      };
      return put(older, await copyFile(facts, bytesOf(source)));
    },
  };
}

interface Standing {
  readonly found: ReadonlyMap<CopyName, CopyHeader>;
  readonly trouble: StorageTrouble | null;
}

/** The two that take turns: the newer one, then the one to write over. A file that is no copy is as old as can be. */
function inTurn(found: ReadonlyMap<CopyName, CopyHeader>): [CopyName, CopyName] {
  const [a, b] = TURNS;
  const serialOf = (name: CopyName) => found.get(name)?.serial ?? 0;
  return serialOf(b) >= serialOf(a) ? [b, a] : [a, b];
}

function newestFirst(one: CopyHeader, other: CopyHeader): number {
  return other.serial - one.serial;
}

function total({ events, recipes, sets }: KitchenFill): number {
  return events + recipes + sets;
}
