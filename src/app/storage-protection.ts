/**
 * Whether the browser promises to keep what is stored here when the device runs short of room. It may not say; then the
 * answer is unknown, and nothing depends on it.
 */
export type StorageProtection = 'yes' | 'no' | 'unknown';

export function askForProtection(): Promise<StorageProtection> {
  return answer((storage) => storage.persist());
}

export function lookAtProtection(): Promise<StorageProtection> {
  return answer((storage) => storage.persisted());
}

async function answer(ask: (storage: StorageManager) => Promise<boolean>): Promise<StorageProtection> {
  try {
    return (await ask(navigator.storage)) ? 'yes' : 'no';
  } catch {
    return 'unknown'; // missing on pages that are not secure, and in old browsers
  }
}
