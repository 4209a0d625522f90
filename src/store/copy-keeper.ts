/**
 * When safety copies are made: some seconds after the last change, a minute after the first at the latest, and at once where it is
 * asked for. The state is copied out of the kitchen's queue and written beside it, so that nobody waits for it.
 */
import type { Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { CopyHeader } from '../storage/copy-header.ts';
import type { CopySource, CopyTrouble, SafetyCopies } from '../storage/safety-copies.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { asTrouble } from './saved-standing.ts';
import type { Trouble } from './trouble.ts';

export interface CopyKeeperOptions {
  readonly copies: SafetyCopies;
  /** What is saved; null: nothing yet. */
  readonly snapshot: () => Promise<Result<CopySource | null, Trouble>>;
  readonly now: () => Moment;
  readonly locks?: LockManager | undefined;
  /** Called when a copy was made, or could not be made. */
  readonly onTried: () => void;
  /** Milliseconds without a change after which a copy is made. */
  readonly quietMs?: number;
}

const LOCK_NAME = 'bakeline:copy';
const LOCK_LIMIT_MS = 10_000;
const QUIET_MS = 3_000;
const PATIENCE_MS = 60_000;

export class CopyKeeper {
  readonly #options: CopyKeeperOptions;
  readonly #inTurn = oneAtATime();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When what is not in a copy yet began to wait; null: nothing waits. */
  #waitsSinceMs: number | null = null;
  /** The save that deleted something which copies go on holding, and how many were made since; null: they hold nothing such. */
  #erasing: { readonly generation: number; copiesSince: number } | null = null;
  #failed: Trouble | null = null;
  #isClosed = false;

  constructor(options: CopyKeeperOptions) {
    this.#options = options;
  }

  /** Why the last try failed; null: it did not. */
  get failed(): Trouble | null {
    return this.#failed;
  }

  /** Something was saved that is in no copy yet, or may not be. */
  changed(): void {
    if (this.#isClosed) return;
    const nowMs = performance.now();
    this.#waitsSinceMs ??= nowMs;
    clearTimeout(this.#timer);
    const patienceMs = Math.max(0, this.#waitsSinceMs + PATIENCE_MS - nowMs);
    const quietMs = this.#options.quietMs ?? QUIET_MS;
    this.#timer = setTimeout(() => void this.#takeWhenQuiet(), Math.min(quietMs, patienceMs));
  }

  /** That save deleted what is not to be kept: two copies are made, so that neither holds it any more. */
  erased(generation: number): void {
    this.#erasing = { generation, copiesSince: 0 };
    this.changed();
  }

  /**
   * Makes a copy now of what is saved now, and gives what is said of it; where the newest is of that already, gives that one. null:
   * nothing is saved.
   */
  async takeNow(): Promise<Result<CopyHeader | null, Trouble>> {
    const taken = await this.#take('waits');
    if (this.#erasing) this.changed();
    return taken;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #takeWhenQuiet(): Promise<void> {
    this.#waitsSinceMs = null;
    const taken = await this.#take('if free');
    // Another window makes one, perhaps of an older state; or one is enough no more.
    if (isBusy(taken) || (taken.ok && this.#erasing)) this.changed();
  }

  #take(how: 'waits' | 'if free'): Promise<Result<CopyHeader | null, Trouble>> {
    return this.#inTurn(async () => {
      const taken = await underCopyLock(this.#options.locks, how, () => this.#copyOrDefect());
      if (isBusy(taken)) return taken;
      this.#failed = taken.ok ? null : taken.error;
      this.#options.onTried();
      return taken;
    });
  }

  /** Nobody may be waiting for it: a bug of ours is said like any other failure. */
  async #copyOrDefect(): Promise<Result<CopyHeader | null, Trouble>> {
    try {
      return await this.#copy();
    } catch (error) {
      return err({ type: 'Defect', details: String(error) });
    }
  }

  async #copy(): Promise<Result<CopyHeader | null, Trouble>> {
    const { copies, snapshot, now } = this.#options;
    const source = await snapshot();
    if (!source.ok || !source.value) return source.ok ? ok(null) : source;
    const { databaseId, generation } = source.value.head;
    const found = await copies.look();
    const newest = found.ok ? found.value[0] : undefined;
    const isThere = newest?.databaseId === databaseId && newest.generation === generation;
    if (isThere && !this.#erasing) return ok(newest);
    const taken = await copies.take(source.value, now());
    if (!taken.ok) return err(troubleOf(taken.error));
    if (this.#erasing && generation >= this.#erasing.generation) this.#erasing.copiesSince += 1;
    if (this.#erasing && this.#erasing.copiesSince >= 2) this.#erasing = null;
    return taken;
  }
}

function isBusy(taken: Result<unknown, Trouble>): boolean {
  return !taken.ok && taken.error.type === 'CopyFailed' && taken.error.because === 'busy';
}

/** One window writes copies at a time. Without locks nothing is waited for: every copy is checked before it is believed. */
async function underCopyLock<T>(
  locks: LockManager | undefined,
  how: 'waits' | 'if free',
  task: () => Promise<Result<T, Trouble>>,
): Promise<Result<T, Trouble>> {
  if (!locks) return task();
  const busy = err({ type: 'CopyFailed', because: 'busy' } as const);
  const options = how === 'waits' ? { signal: AbortSignal.timeout(LOCK_LIMIT_MS) } : { ifAvailable: true };
  let hasBegun = false;
  try {
    return await locks.request(LOCK_NAME, options, (lock) => {
      if (!lock) return busy;
      hasBegun = true;
      return task();
    });
  } catch (error) {
    if (hasBegun) throw error;
    return busy;
  }
}

function troubleOf(trouble: CopyTrouble): Trouble {
  return trouble.type === 'CopyNotVerified' ? { type: 'CopyFailed', because: 'not verified' } : asTrouble(trouble);
}
