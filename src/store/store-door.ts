/**
 * The door between a page and the worker that holds the store: what the worker offers through comlink, and all that a page
 * knows of it. Everything that passes is a plain value.
 */
import type { Moment } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { Progress } from './command.ts';
import type { KitchenCheck } from './kitchen-check.ts';
import type { KitchenCopy } from './kitchen-copy.ts';
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

export interface StoreDoor extends Store {
  /** Once, before anything else. Gives what was found, or null when nothing was ever saved here. */
  open(options: OpenOptions): Promise<Result<Saved | null, Trouble>>;
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
  /** Moments of restores whose kitchens before are still kept, the last one first. Also where no kitchen is open. */
  keptKitchens(): Promise<Result<readonly Moment[], Trouble>>;
  /** One of them, as the file of a copy; null when it is kept no more. */
  keptKitchen(at: Moment): Promise<Result<Uint8Array<ArrayBuffer> | null, Trouble>>;
  /** Looks at everything that is kept once more. */
  check(): Promise<Result<KitchenCheck, Trouble>>;
}
