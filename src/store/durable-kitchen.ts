/**
 * The kitchen's database, in memory and on the device as one. Everything that is read or written passes here, one after the
 * other, so that nobody sees what is not yet durable. It hides the queue, the write lock, SQLite's transactions, saving, and
 * catching up with other windows. Laws 1, 3 and 4.
 */
import type { Connection, Engine } from '../database/connection.ts';
import { MIN_READER } from '../database/migrations.ts';
import type { Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ImageStore } from '../storage/image-store.ts';
import type { CopySource } from '../storage/safety-copies.ts';
import type { SavedImage } from '../storage/saved-image.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { MovedOn } from '../storage/storage-trouble.ts';
import { attachSaved } from './attach-saved.ts';
import { attachNew, attachSavedImage } from './database-file.ts';
import type { ExportedKitchen } from './exported-kitchen.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { replaceKitchen, type MakeReplacement, type ReplacedPlace } from './replace-kitchen.ts';
import { runInMemory, type RunInMemory } from './run-in-memory.ts';
import { checkSequel, copySourceOf, refused, sentinelOf } from './saved-standing.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trouble } from './trouble.ts';
import { damagedRows, sameKitchenAnew } from './write-anew.ts';
import { underWriteLock } from './write-lock.ts';

export interface DurableKitchenOptions extends Surroundings {
  /** SQLite's code: waited for once the image is read; when it cannot be had, opening rejects. */
  readonly engine: Engine | Promise<Engine>;
  readonly storage: ImageStore;
  /** What the page remembers of the last save; null: nothing. */
  readonly sentinel: Sentinel | null;
  /** Called whenever memory moved to a newer generation: after an own save, and after catching up with another window. */
  readonly onMoved: (saved: Sentinel, isOwnSave: boolean) => void;
}

export interface DurableKitchen {
  /** Runs a query. What it throws is a defect. */
  read<T, E>(
    query: (connection: Connection, head: SavedImage['head'] | null) => Result<T, E>,
  ): Promise<Result<T, E | Trouble>>;
  /**
   * Runs a command in a transaction and answers when its effect is durable. A refusal leaves nothing behind, and neither
   * does a failed save: memory goes back to what is on the device. A command that changes nothing is not saved.
   */
  write<T, E>(command: (connection: Connection, at: Moment) => Result<T, E>): Promise<Result<T, E | Trouble>>;
  /** Puts another kitchen in the place of this one. `MovedOn` when another window saved first; then nothing is done. */
  replace<E>(make: MakeReplacement<E>): Promise<Result<Sentinel, E | Trouble | MovedOn>>;
  /**
   * Saves all that is in memory once more, where nothing is stored any more, or that save damaged. Where something else is, that is
   * followed if it can be; a later save is never written over, damaged as it may be.
   */
  writeAnew(): Promise<Result<Sentinel, Trouble>>;
  /** The database in memory as a file, and the save it stands for. Asks nothing of the device: it can be had while saving fails. */
  exported(): Promise<Result<ExportedKitchen, Trouble>>;
  /** What is saved, so that a copy of it can be written while the kitchen goes on; null: nothing yet. */
  snapshot(): Promise<Result<CopySource | null, Trouble>>;
  /** Sees whether another window saved, and follows it. */
  catchUp(): Promise<Result<undefined, Trouble>>;
  /** Reads what is stored once more, with all its checks; gives how many bytes that is. Memory stays as it is. */
  readStored(): Promise<Result<number, Trouble>>;
  /** What is saved, as the sentinel remembers it; null: nothing yet. */
  saved(): Sentinel | null;
  close(): void;
}

const MOST_ATTEMPTS = 8;

/** Opens what is saved, or a new kitchen where nothing ever was. Refuses what does not fit; it never starts afresh over it. */
export async function openDurableKitchen(options: DurableKitchenOptions): Promise<Result<DurableKitchen, Trouble>> {
  const { storage, sentinel, now, newUuid } = options;
  const loaded = await storage.load();
  if (!loaded.ok) return refused(loaded.error);
  const image = loaded.value;
  const attached = await attachSaved(options.engine, image, sentinel);
  if (!attached.ok) return attached;
  const engine = await options.engine;
  const databaseId = image?.head.databaseId ?? newUuid();
  const connection = attached.value ?? attachNew(engine, databaseId, now());
  return ok(kitchenOn({ ...options, engine, databaseId }, { image, connection }));
}

/** What it stands on for good. */
type KitchenFoundation = DurableKitchenOptions & { readonly engine: Engine; readonly databaseId: string };

/** Memory and the saved image it stands for; the image is null while nothing was ever saved. */
interface Standing {
  readonly image: SavedImage | null;
  readonly connection: Connection;
}

function kitchenOn(options: KitchenFoundation, first: Standing): DurableKitchen {
  const { engine, storage, now, newUuid, pause, locks, onMoved } = options;
  const inTurn = oneAtATime();
  let standing = first;

  /** Puts a connection to the image in the place of the one there is; that is closed only when the new one stands. */
  function moveTo(image: SavedImage | null): Result<undefined, Trouble> {
    const attached = image ? attachSavedImage(engine, image) : ok(attachNew(engine, options.databaseId, now()));
    if (!attached.ok) return attached;
    const before = standing.connection;
    standing = { image, connection: attached.value };
    before.close();
    return ok();
  }

  /** Follows what other windows saved. Cleared site data is said, never taken for a new kitchen. */
  async function followSaved(): Promise<Result<undefined, Trouble>> {
    const { image } = standing;
    const latest = image ? await storage.loadNewer(image) : await storage.load();
    if (!latest.ok) return refused(latest.error);
    if (latest.value === image) return ok();
    if (!latest.value) return err({ type: 'StorageCleared' });
    const sequel = checkSequel(latest.value, image);
    if (!sequel.ok) return sequel.error.type === 'KitchenOther' ? err({ type: 'KitchenReplaced' }) : sequel;
    const moved = moveTo(latest.value);
    if (moved.ok) onMoved(sentinelOf(latest.value), false);
    return moved;
  }

  /** After a failure: memory is what is on the device, or where that cannot be read, what was last saved. */
  async function goBack(isOvertaken: boolean): Promise<Result<undefined, Trouble>> {
    const { image } = standing;
    // Who was overtaken lacks only what the others saved; after any other failure nothing is taken for granted.
    const stored = image && isOvertaken ? await storage.loadNewer(image) : await storage.load();
    const isSequel = stored.ok && stored.value !== null && checkSequel(stored.value, image).ok;
    const latest = isSequel ? stored.value : image;
    const moved = moveTo(latest);
    if (moved.ok && latest && latest.head.writer !== image?.head.writer) onMoved(sentinelOf(latest), false);
    return moved.ok ? ok() : moveTo(image);
  }

  function defect(error: unknown): Result<never, Trouble> {
    const moved = moveTo(standing.image);
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return err({ type: 'Defect', details: moved.ok ? details : `${details}\n${JSON.stringify(moved.error)}` });
  }

  async function readStored(): Promise<Result<number, Trouble>> {
    const stored = await storage.load();
    if (!stored.ok) return refused(stored.error);
    if (stored.value) return ok(stored.value.head.length);
    return standing.image ? err({ type: 'StorageCleared' }) : ok(0);
  }

  /**
   * At first without a look at the device: whether others saved since is told by the save itself, which compares and sets. An
   * answer without a save has nothing that tells it, so then one looks.
   */
  async function attempt<T, E>(
    command: (connection: Connection, at: Moment) => Result<T, E>,
    isFirst: boolean,
  ): Promise<Result<T, E | Trouble> | 'moved on'> {
    if (!isFirst) {
      const followed = await followSaved();
      if (!followed.ok) return followed;
    }
    const at = now();
    const { image } = standing;
    let ran: RunInMemory<T, E>;
    try {
      ran = runInMemory(standing.connection, (image?.head.generation ?? 0) + 1, command, at);
    } catch (error) {
      return defect(error);
    }
    const { answer, changed } = ran;
    if (!changed) {
      const followed = isFirst ? await followSaved() : ok();
      if (!followed.ok) return followed;
      return standing.image === image ? answer : 'moved on';
    }
    const writer = newUuid();
    const { generation, schemaVersion } = changed;
    // A window that opened on nothing belongs to the database another one saved first. Only a migration raises the versions.
    const databaseId = image?.head.databaseId ?? options.databaseId;
    const minReader = image?.head.schemaVersion === schemaVersion ? image.head.minReader : MIN_READER;
    const next = { databaseId, schemaVersion, minReader, generation, writer, savedAt: at };
    let saved: Awaited<ReturnType<ImageStore['save']>>;
    try {
      saved = await storage.save({ base: image, bytes: changed.bytes, written: changed.written, next });
    } catch (error) {
      return defect(error); // memory is ahead of the device: it goes back
    }
    if (saved.ok) {
      standing = { ...standing, image: saved.value };
      onMoved(sentinelOf(saved.value), true);
      // It works elsewhere by now: attached anew it is known again what is written. Saved it is in any case.
      if (changed.isLost) moveTo(saved.value);
      return answer;
    }
    const back = await goBack(saved.error.type === 'MovedOn');
    if (standing.image?.head.writer === writer) return answer; // the save had succeeded after all
    if (!back.ok) return back;
    // Others saved on top, perhaps on this very save: commands are done once, so the answer comes from doing it again.
    const isOvertaken = (standing.image?.head.generation ?? 0) >= changed.generation;
    return isOvertaken || saved.error.type === 'MovedOn' ? 'moved on' : err(saved.error);
  }

  async function write<T, E>(
    command: (connection: Connection, at: Moment) => Result<T, E>,
  ): Promise<Result<T, E | Trouble>> {
    for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts += 1) {
      const answer = await underWriteLock(locks, () => attempt(command, attempts === 1));
      if (answer !== 'moved on') return answer;
      await pause(5 + (Number.parseInt(newUuid().slice(0, 4), 16) % 46)); // by chance, or two windows keep meeting
    }
    return err({ type: 'KitchenBusy', attempts: MOST_ATTEMPTS });
  }

  function read<T, E>(
    query: (connection: Connection, head: SavedImage['head'] | null) => Result<T, E>,
  ): Result<T, E | Trouble> {
    const { connection, image } = standing;
    try {
      connection.begin(); // many small statements are several times quicker inside a transaction
      const answer = query(connection, image?.head ?? null);
      connection.rollback();
      return answer;
    } catch (error) {
      return defect(error);
    }
  }

  /** Saves another image in the place of that one, and goes on with it. */
  async function putInPlace<E>(
    place: ReplacedPlace,
    make: MakeReplacement<E>,
  ): Promise<Result<Sentinel, E | Trouble | MovedOn>> {
    const replaced = await replaceKitchen({ storage, now, newUuid }, place, exported(), make);
    if (!replaced.ok) return replaced;
    const moved = moveTo(replaced.value);
    if (!moved.ok) return moved;
    const saved = sentinelOf(replaced.value);
    onMoved(saved, true);
    return ok(saved);
  }

  async function writeAnew(): Promise<Result<Sentinel, Trouble>> {
    const damaged = standing.image ? await damagedRows(storage, standing.image) : ok(null);
    if (!damaged.ok) return damaged;
    const place = damaged.value ? { found: damaged.value } : { base: null };
    const written = await putInPlace(place, sameKitchenAnew(engine));
    if (written.ok || written.error.type !== 'MovedOn') return written as Result<Sentinel, Trouble>; // a cast: just asked
    const followed = await followSaved(); // another window has written it anew, or nothing is wrong
    return followed.ok && standing.image ? ok(sentinelOf(standing.image)) : err({ type: 'StorageCleared' });
  }

  /** Not a query: inside the transaction of one SQLite does not export. */
  function exported(): Result<ExportedKitchen, Trouble> {
    const { connection, image } = standing;
    try {
      return ok({ bytes: connection.exportBytes(), saved: image && sentinelOf(image) });
    } catch (error) {
      return defect(error);
    }
  }

  function snapshot(): Result<CopySource | null, Trouble> {
    const { connection, image } = standing;
    try {
      return ok(image && copySourceOf(image, connection));
    } catch (error) {
      return defect(error);
    }
  }

  return {
    read: (query) => inTurn(() => Promise.resolve(read(query))),
    write: (command) => inTurn(() => write(command)),
    replace: (make) =>
      inTurn(() =>
        underWriteLock(locks, async () => {
          const followed = await followSaved();
          return followed.ok ? putInPlace({ base: standing.image }, make) : followed;
        }),
      ),
    writeAnew: () => inTurn(() => underWriteLock(locks, writeAnew)),
    exported: () => inTurn(() => Promise.resolve(exported())),
    snapshot: () => inTurn(() => Promise.resolve(snapshot())),
    catchUp: () => inTurn(followSaved),
    readStored: () => inTurn(readStored),
    saved: () => (standing.image ? sentinelOf(standing.image) : null),
    close: () => {
      standing.connection.close();
      storage.close();
    },
  };
}
