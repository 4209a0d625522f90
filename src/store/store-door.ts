/**
 * The door between a page and the worker that holds the store: what the worker offers through comlink, and all that a page
 * knows of it. Everything that passes is a plain value.
 */
import type { Result } from '../shared/result.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import type { Progress } from './command.ts';
import type { KitchenCheck } from './kitchen-check.ts';
import type { KitchenCopy } from './kitchen-copy.ts';
import type { Store } from './register.ts';
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
  /** Looks at everything that is kept once more. */
  check(): Promise<Result<KitchenCheck, Trouble>>;
}
