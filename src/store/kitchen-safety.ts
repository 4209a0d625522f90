/** All that keeps a kitchen from being lost with its database: its safety copies, and what was found broken. */
import type { Moment } from '../domain/ids.ts';
import type { Recovery } from '../domain/recovery.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { brokenFilesIn, type BrokenFile, type BrokenFiles } from '../storage/broken-files.ts';
import type { CopyHeader } from '../storage/copy-header.ts';
import type { KeptFiles } from '../storage/kept-files.ts';
import { safetyCopiesIn, type SafetyCopies } from '../storage/safety-copies.ts';
import { CopyKeeper } from './copy-keeper.ts';
import type { DurableKitchen } from './durable-kitchen.ts';
import { forgetRecovery, readRecovery } from './recovery-note.ts';
import { asTrouble, refused } from './saved-standing.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trouble } from './trouble.ts';

/** Where copies and broken files lie. */
export interface SafetyPlace {
  readonly copies: SafetyCopies;
  readonly brokenFiles: BrokenFiles;
}

/** What settings say of it. */
export interface SafetyFacts {
  /** null: this browser has no place for copies. */
  readonly place: KeptFiles['kind'] | null;
  /** The newest copy of this kitchen; null: there is none yet. */
  readonly last: SafetyCopyFacts | null;
  /** Why the last try to make one failed; null: it did not. */
  readonly failed: Trouble | null;
  /** null: it was never recovered, or that was put away. */
  readonly recovery: Recovery | null;
  /** What was found broken and is kept, the newest first. */
  readonly broken: readonly BrokenFacts[];
}

export interface SafetyCopyFacts {
  readonly copiedAt: Moment;
  readonly generation: number;
  /** In bytes. */
  readonly size: number;
}

export interface BrokenFacts extends BrokenFile {
  readonly at: Moment;
}

export interface KitchenSafety {
  facts(): Promise<Result<SafetyFacts, Trouble>>;
  /** Makes a copy of what is saved now, and answers when it is verified; null: nothing is saved. Before anything that replaces it. */
  takeCopy(): Promise<Result<CopyHeader | null, Trouble>>;
  /** Something was saved. */
  changed(): void;
  /** The last save deleted what copies are not to hold for long. */
  erased(): void;
  /** null: there is none of that name. */
  brokenFile(name: string): Promise<Result<Uint8Array<ArrayBuffer> | null, Trouble>>;
  /** Removes what was found broken, and the note that the kitchen was recovered. */
  removeBroken(): Promise<Result<undefined, Trouble>>;
  close(): void;
}

export function safetyPlaceIn(files: KeptFiles): SafetyPlace {
  return { copies: safetyCopiesIn(files), brokenFiles: brokenFilesIn(files) };
}

export interface KitchenSafetyOptions extends Pick<Surroundings, 'now' | 'locks'> {
  readonly kitchen: DurableKitchen;
  /** null: there is none. */
  readonly place: SafetyPlace | null;
  /** Called when there may be other facts than before. */
  readonly onChanged: () => void;
  readonly quietMs?: number | undefined;
}

export function kitchenSafety({ kitchen, place, onChanged, quietMs, now, locks }: KitchenSafetyOptions): KitchenSafety {
  const keeper =
    place &&
    new CopyKeeper({
      copies: place.copies,
      snapshot: () => kitchen.snapshot(),
      now,
      locks,
      onTried: onChanged,
      ...(quietMs !== undefined && { quietMs }),
    });
  const recovery = () => kitchen.read((connection) => ok(readRecovery(connection)));
  if (kitchen.saved()) keeper?.changed(); // it may be in no copy yet

  return {
    facts: async () => {
      const noted = await recovery();
      if (!noted.ok) return noted;
      const facts = { place: place?.copies.place ?? null, failed: keeper?.failed ?? null, recovery: noted.value };
      const [looked, broken] = place ? [await place.copies.look(), await place.brokenFiles.list()] : [ok([]), ok([])];
      const newest = looked.ok && looked.value.find(({ databaseId }) => databaseId === kitchen.saved()?.databaseId);
      return ok({
        ...facts,
        failed: looked.ok ? facts.failed : asTrouble(looked.error),
        last: newest ? factsOf(newest) : null,
        broken: broken.ok ? (broken.value as readonly BrokenFacts[]) : [], // a cast: their moments were moments when they were kept
      });
    },
    takeCopy: () => keeper?.takeNow() ?? Promise.resolve(err({ type: 'CopyFailed', because: 'no place' } as const)),
    changed: () => keeper?.changed(),
    erased: () => keeper?.erased(kitchen.saved()?.generation ?? 0),
    brokenFile: async (name) => {
      const file = await place?.brokenFiles.read(name);
      return file?.ok === false ? refused(file.error) : ok(file?.value ?? null);
    },
    removeBroken: async () => {
      const removed = await place?.brokenFiles.removeAll();
      if (removed?.ok === false) return refused(removed.error);
      return kitchen.write((connection) => {
        forgetRecovery(connection);
        return ok();
      });
    },
    close: () => keeper?.close(),
  };
}

function factsOf({ copiedAt, generation, length }: CopyHeader): SafetyCopyFacts {
  return { copiedAt: copiedAt as Moment, generation, size: length }; // a cast: a header's moments are checked
}
