/**
 * Recovery at opening: what was found is lost, damaged, or older than the last save, and a safety copy takes its place, under a new
 * id, so that a window that still holds the old kitchen cannot write over it. What was found is kept first. It never puts a copy
 * over what is as new or newer and whole, nor over what newer code has written.
 */
import type { Engine } from '../database/connection.ts';
import { SCHEMA_VERSION } from '../database/migrations.ts';
import { becomeDatabase } from '../database/model.ts';
import type { Moment } from '../domain/ids.ts';
import type { Recovery } from '../domain/recovery.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { BrokenFiles } from '../storage/broken-files.ts';
import type { CopyHeader } from '../storage/copy-header.ts';
import type { ImageStore } from '../storage/image-store.ts';
import type { SafetyCopies, SafetyCopy } from '../storage/safety-copies.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import { imageOfRows, statedNumber, statedText, type StoredRows } from '../storage/stored-rows.ts';
import { attachSaved } from './attach-saved.ts';
import { attachImage } from './database-file.ts';
import { noteRecovery } from './recovery-note.ts';
import { refused } from './saved-standing.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trouble } from './trouble.ts';
import { underWriteLock } from './write-lock.ts';

export interface RecoveryOptions extends Surroundings {
  readonly engine: Engine | Promise<Engine>;
  readonly storage: ImageStore;
  /** What the page remembers of the last save; null: nothing. */
  readonly sentinel: Sentinel | null;
  readonly copies: SafetyCopies;
  readonly brokenFiles: BrokenFiles;
}

/** `look again`: the stored kitchen is another than before, by this recovery or by another window. `no copy`: nothing was done. */
export type RecoveryOutcome = 'look again' | 'no copy';

/**
 * Recovers, if what is stored is still no kitchen to open and a copy of it is there. Refuses what must not be recovered, with what
 * is wrong with it, and where the device fails.
 */
export function recoverKitchen(options: RecoveryOptions): Promise<Result<RecoveryOutcome, Trouble>> {
  return underWriteLock(options.locks, () => recover(options)); // so that two windows do not both keep what is broken
}

/** Whether an opening that failed like this is one that a safety copy is for. */
export function isRecoverable(trouble: Trouble): boolean {
  return ['ImageDamaged', 'DatabaseUnsound', 'KitchenLost', 'KitchenOlder'].includes(trouble.type);
}

async function recover(options: RecoveryOptions): Promise<Result<RecoveryOutcome, Trouble>> {
  const { storage, brokenFiles, newUuid, now } = options;
  const rows = await storage.readRows();
  if (!rows.ok) return refused(rows.error);
  const because = await whyToRecover(options, rows.value);
  if (!because.ok) return because;
  if (because.value === null) return ok('look again');
  const found = { rows: rows.value, because: because.value, sentinel: options.sentinel };
  const engine = await options.engine;
  const copy = await soundCopy(engine, options.copies, found);
  if (!copy.ok || !copy.value) return copy.ok ? ok('no copy') : copy;
  const at = now();
  const isSomething = found.rows.head !== undefined || found.rows.chunks.length > 0;
  const kept = isSomething ? await brokenFiles.keep(found.rows, because.value, at) : ok(null);
  if (!kept.ok) return refused(kept.error);
  const recovery = noteOf(found, copy.value.header, at, kept.value?.name ?? null);
  const databaseId = newUuid();
  const { header } = copy.value;
  const generation = header.generation + 1;
  const bytes = revived(engine, copy.value, recovery, { databaseId, generation });
  const { schemaVersion, minReader } = header;
  const next = { databaseId, generation, schemaVersion, minReader, writer: newUuid(), savedAt: at };
  const replaced = await storage.replace(found.rows, { bytes, next });
  if (!replaced.ok && replaced.error.type !== 'MovedOn') return refused(replaced.error);
  return ok('look again');
}

/** Nothing is stored, and the page remembers nothing: if there is a copy, its memory was cleared too. */
type Because = Trouble | { readonly type: 'NothingRemembered' };

/** More are remembered by no page any more. */
const MOST_FORMER_IDS = 5;

interface Found {
  readonly rows: StoredRows;
  readonly because: Because;
  readonly sentinel: Sentinel | null;
}

/**
 * What is wrong with exactly these rows; null: nothing, they can be opened. What is newer than this code is refused: it may be
 * whole.
 */
async function whyToRecover(
  { engine, sentinel }: RecoveryOptions,
  rows: StoredRows,
): Promise<Result<Because | null, Trouble>> {
  const minReader = statedNumber(rows, 'minReader');
  if (minReader !== null && minReader > SCHEMA_VERSION) return err({ type: 'NewerVersionInUse', minReader });
  const image = await imageOfRows(rows);
  const attached = image.ok ? await attachSaved(engine, image.value, sentinel) : refused(image.error);
  if (!attached.ok) return isRecoverable(attached.error) ? ok(attached.error) : attached;
  if (!attached.value) return ok({ type: 'NothingRemembered' });
  attached.value.close();
  return ok(null);
}

/** The newest copy of that kitchen which this code may use and SQLite finds sound; null: there is none. */
async function soundCopy(
  engine: Engine,
  copies: SafetyCopies,
  { rows, because, sentinel }: Found,
): Promise<Result<SafetyCopy | null, Trouble>> {
  const ids = idsOf(rows, sentinel);
  const unsound = new Set<string>();
  let minReaderOfUnused = 0;
  const isWanted = (header: CopyHeader) => {
    const isOfIt = ids.length === 0 || [header.databaseId, ...header.formerIds].some((id) => ids.includes(id));
    if (!isOfIt || !isNewerThanFound(header, because) || unsound.has(header.sha256)) return false;
    if (header.minReader > SCHEMA_VERSION) minReaderOfUnused = header.minReader;
    return header.minReader <= SCHEMA_VERSION;
  };
  for (;;) {
    const copy = await copies.newest(isWanted);
    // Files that cannot be read leave the opening as it would be without them.
    if (!copy.ok) return ok(null);
    if (!copy.value) break;
    const attached = attachImage(engine, { head: copy.value.header, bytes: copy.value.bytes });
    if (attached.ok) {
      attached.value.close();
      return copy;
    }
    unsound.add(copy.value.header.sha256);
  }
  return minReaderOfUnused > 0 ? err({ type: 'NewerVersionInUse', minReader: minReaderOfUnused }) : ok(null);
}

/** Only what is whole is compared with: of what is lost or damaged nothing can be opened. */
function isNewerThanFound({ databaseId, generation }: CopyHeader, because: Because): boolean {
  if (because.type !== 'KitchenOlder') return true;
  return databaseId === because.found.databaseId && generation > because.found.generation;
}

/** The ids under which a copy of this kitchen may stand; none: any copy is of it. */
function idsOf(rows: StoredRows, sentinel: Sentinel | null): string[] {
  const stored = statedText(rows, 'databaseId');
  return [...(stored === null ? [] : [stored]), ...(sentinel ? [sentinel.databaseId] : [])];
}

function noteOf({ rows, because, sentinel }: Found, header: CopyHeader, at: Moment, kept: string | null): Recovery {
  const stored = statedText(rows, 'databaseId') === header.databaseId ? statedNumber(rows, 'generation') : null;
  const remembered = sentinel?.databaseId === header.databaseId ? sentinel.generation : null;
  const last = stored === null && remembered === null ? null : Math.max(stored ?? 0, remembered ?? 0);
  const savedAt = statedText(rows, 'savedAt');
  return {
    at,
    because: becauseOf(because),
    formerIds: [...new Set([header.databaseId, ...idsOf(rows, sentinel), ...header.formerIds])].slice(
      0,
      MOST_FORMER_IDS,
    ),
    copy: { savedAt: header.savedAt as Moment, generation: header.generation }, // a cast: a header's moments are checked
    missing: last === null ? null : Math.max(0, last - header.generation),
    // What states the last save may state when it was.
    lastSavedAt: last !== null && stored === last && isMoment(savedAt) ? savedAt : null,
    kept,
  };
}

function becauseOf({ type }: Because): Recovery['because'] {
  if (type === 'KitchenLost' || type === 'NothingRemembered') return 'gone';
  return type === 'KitchenOlder' ? 'older' : 'damaged';
}

function isMoment(text: string | null): text is Moment {
  return text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}

/** The copy's database as another one, which knows that it was recovered. */
function revived(
  engine: Engine,
  { header, bytes }: SafetyCopy,
  recovery: Recovery,
  { databaseId, generation }: Sentinel,
): Uint8Array<ArrayBuffer> {
  const attached = attachImage(engine, { head: header, bytes });
  if (!attached.ok) throw new Error(`a copy that was sound is so no longer: ${JSON.stringify(attached.error)}`);
  const connection = attached.value;
  try {
    connection.begin();
    becomeDatabase(connection, databaseId, generation);
    noteRecovery(connection, recovery);
    connection.commit();
    return connection.exportBytes();
  } finally {
    connection.close();
  }
}
