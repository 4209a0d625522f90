/**
 * Keeps the screen on while something is read with both hands in the dough. The browser lets go of it whenever the page is not seen, so
 * it is asked again when it is; and it may refuse, when the battery is low, or know nothing of it. Then that is said, and nothing breaks.
 */
import { on } from 'svelte/events';

/** `refused`: not now; `missing`: this browser cannot. */
export type Wakefulness = 'asking' | 'on' | 'refused' | 'missing';

export class StayAwake {
  #standing = $state.raw<Wakefulness>('asking');
  #screens = 0;
  #lock: WakeLockSentinel | null = null;
  #isAsking = false;
  #stopLooking: () => void = () => undefined;

  /** Whether the screen stays on, as long as any screen wants it to. */
  get standing(): Wakefulness {
    return this.#standing;
  }

  /** A screen wants it, until what this gives is called. */
  want(): () => void {
    this.#screens += 1;
    if (this.#screens === 1) {
      this.#standing = 'asking';
      this.#stopLooking = on(document, 'visibilitychange', () => void this.#ask());
      void this.#ask();
    }
    let isWanted = true;
    return () => {
      if (!isWanted) return;
      isWanted = false;
      this.#screens -= 1;
      if (this.#screens === 0) this.#letGo();
    };
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || this.#lock !== null || document.visibilityState !== 'visible') return;
    this.#isAsking = true;
    const lock = await requestLock();
    this.#isAsking = false;
    if (lock instanceof Object && this.#screens === 0) return release(lock); // left while it was asked for
    if (!(lock instanceof Object)) {
      this.#standing = lock;
      return;
    }
    this.#lock = lock;
    this.#standing = 'on';
    lock.addEventListener('release', () => this.#lost(lock), { once: true });
  }

  /** The browser took it back. Of a page that is not seen nothing has to be said: it asks again when it is. */
  #lost(lock: WakeLockSentinel): void {
    if (this.#lock !== lock) return;
    this.#lock = null;
    this.#standing = document.visibilityState === 'visible' ? 'refused' : 'asking';
  }

  #letGo(): void {
    this.#stopLooking();
    const lock = this.#lock;
    this.#lock = null;
    if (lock) release(lock);
  }
}

async function requestLock(): Promise<WakeLockSentinel | 'refused' | 'missing'> {
  try {
    // Missing in old browsers and on pages that are not secure, whatever the types say.
    if (!('wakeLock' in navigator)) return 'missing';
    return await navigator.wakeLock.request('screen');
  } catch {
    return 'refused'; // a low battery, or a policy
  }
}

/** Whether it succeeds does not matter any more. */
function release(lock: WakeLockSentinel): void {
  lock.release().catch(() => undefined);
}

export const stayAwake = new StayAwake();
