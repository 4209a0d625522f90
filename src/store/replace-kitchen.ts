/** Another database in the place of the one that is saved, in one transaction: whoever is ended meanwhile finds the one or the other. */
import { MIN_READER, SCHEMA_VERSION } from '../database/migrations.ts';
import type { Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ImageStore } from '../storage/image-store.ts';
import type { SavedImage } from '../storage/saved-image.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { StoredRows } from '../storage/stored-rows.ts';
import type { MovedOn } from '../storage/storage-trouble.ts';
import type { ExportedKitchen } from './exported-kitchen.ts';
import { refused } from './saved-standing.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trouble } from './trouble.ts';

export interface Replacement {
  /** Of today's model, and the database that `of` names. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Another database than the one here, with a later generation. */
  readonly of: Sentinel;
}

/** Gives what comes in the place of what is here. It may take its time: nothing else is read or written meanwhile. */
export type MakeReplacement<E> = (here: ExportedKitchen, at: Moment) => Promise<Result<Replacement, E>>;

interface Foundation extends Pick<Surroundings, 'now' | 'newUuid'> {
  readonly storage: ImageStore;
}

/** What it takes the place of: the last save, null while nothing is; or what lies there and is no good. */
export type ReplacedPlace = { readonly base: SavedImage | null } | { readonly found: StoredRows };

/** Gives what is saved now. Memory is the caller's business. */
export async function replaceKitchen<E>(
  { storage, now, newUuid }: Foundation,
  place: ReplacedPlace,
  here: Result<ExportedKitchen, Trouble>,
  make: MakeReplacement<E>,
): Promise<Result<SavedImage, E | Trouble | MovedOn>> {
  if (!here.ok) return here;
  const at = now();
  const made = await make(here.value, at);
  if (!made.ok) return made;
  const { bytes, of } = made.value;
  const writer = newUuid();
  const next = { ...of, writer, schemaVersion: SCHEMA_VERSION, minReader: MIN_READER, savedAt: at };
  // Whole, also where it looks the same: what is stored may be damaged, and nobody has read it.
  const written = [{ offset: 0, length: bytes.length }];
  const saved =
    'found' in place
      ? await storage.replace(place.found, { bytes, next })
      : await storage.save({ base: place.base, bytes, next, written });
  if (saved.ok) return saved;
  if (saved.error.type === 'MovedOn') return err(saved.error);
  // It may have succeeded all the same: what is there tells.
  const stored = await storage.load();
  return stored.ok && stored.value?.head.writer === writer ? ok(stored.value) : refused(saved.error);
}
