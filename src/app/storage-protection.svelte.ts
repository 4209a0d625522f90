/**
 * Whether the browser promises to keep what is stored here when the device runs short of room. It may not say; then the
 * answer is unknown, and nothing depends on it.
 */
import { createSubscriber } from 'svelte/reactivity';

export type StorageProtection = 'yes' | 'no' | 'unknown';

let known = $state.raw<StorageProtection>('unknown');

const look = createSubscriber(() => {
  void ask((storage) => storage.persisted());
});

/** Read on a screen: looked up there, and followed when it is granted. */
export function storageProtection(): StorageProtection {
  look();
  return known;
}

let hasAsked = false;

/** Asks the browser for it, once. Only when there is work worth keeping: a browser that is asked too early says no. */
export async function askForProtection(): Promise<void> {
  if (hasAsked) return;
  hasAsked = true;
  await ask((storage) => storage.persist());
}

async function ask(question: (storage: StorageManager) => Promise<boolean>): Promise<void> {
  try {
    known = (await question(navigator.storage)) ? 'yes' : 'no';
  } catch {
    known = 'unknown'; // missing on pages that are not secure, and in old browsers
  }
}
