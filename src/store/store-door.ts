/**
 * The door between a page and the worker that holds the store: what the worker offers through comlink, and all that a page
 * knows of it. Everything that passes is a plain value.
 */
import type { Moment } from '../domain/ids.ts';
import type { Recovery } from '../domain/recovery.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { Progress } from './command.ts';
import type { KitchenCheck } from './kitchen-check.ts';
import type { KitchenCopy } from './kitchen-copy.ts';
import type { SafetyFacts } from './kitchen-safety.ts';
import type { Store } from './register.ts';
import type { RestoreAsk } from './restore-kitchen.ts';
import type { Trouble } from './trouble.ts';

/** A state of the kitchen that is on disk, whole: which database, and which save of it. The page remembers the last one. */
export type Saved = Sentinel;

export interface OpenOptions {
  /** What the page remembers of the last save; null: nothing, and anything found is right. */
  readonly sentinel: Saved | null;
  readonly appVersion: string;
}

/** What is open. */
export interface Opened {
  /** null: nothing was ever saved here. The page remembers it in the place of what it remembered before. */
  readonly saved: Saved | null;
  /** How it was recovered, now or before; null: it was not, or that was put away. */
  readonly recovery: Recovery | null;
}

export interface StoreDoor extends Store {
  /** Once, before anything else. */
  open(options: OpenOptions): Promise<Result<Opened, Trouble>>;
  /** Called whenever memory moved to a newer generation: an own save, or another tab's that was caught up with. */
  subscribe(listener: (saved: Saved) => void): void;
  /** Called while a long command runs. */
  followProgress(listener: (progress: Progress) => void): void;
  /** Follows what another window saved: asked when the page becomes visible again. */
  catchUp(): Promise<Result<undefined, Trouble>>;
  /** The whole kitchen as a file, from memory: also while saving fails. Its bytes are handed over, not copied. */
  copy(): Promise<Result<KitchenCopy, Trouble>>;
  /** The kitchen of a file that was read, in the place of this one, which is kept first. Gives what is saved now. */
  restore(ask: RestoreAsk): Promise<Result<Saved, Refusal | Trouble>>;
  /** The same in the place of what is damaged and does not open; that is kept as well. `over` is what the page remembers. */
  restoreOverBroken(ask: RestoreAsk): Promise<Result<Saved, Refusal | Trouble>>;
  /** Moments of restores whose kitchens before are still kept, the last one first. Also where no kitchen is open. */
  keptKitchens(): Promise<Result<readonly Moment[], Trouble>>;
  /** One of them, as the file of a copy; null when it is kept no more. */
  keptKitchen(at: Moment): Promise<Result<Uint8Array<ArrayBuffer> | null, Trouble>>;
  /** Saves all that is in memory once more, where it was cleared from the device. Gives what is saved now. */
  writeAnew(): Promise<Result<Saved, Trouble>>;
  /** Looks at everything that is kept once more. */
  check(): Promise<Result<KitchenCheck, Trouble>>;
  /** What is to be said of the safety copies. */
  safety(): Promise<Result<SafetyFacts, Trouble>>;
  /** Called when that may have changed. */
  followSafety(listener: () => void): void;
  /** What was found broken, as a file; null: there is none of that name. Its bytes are handed over, not copied. */
  brokenFile(name: string): Promise<Result<Uint8Array<ArrayBuffer> | null, Trouble>>;
  /** Removes what was found broken, and the note that the kitchen was recovered. */
  removeBroken(): Promise<Result<undefined, Trouble>>;
}
