/** Which recovery a person has read of and put away on this device. Settings go on telling of it. */
import type { Recovery } from '../domain/recovery.ts';

/** This key stands in users' browsers and never changes. */
const KEY = 'bakeline.recovery-seen';

export function isRecoverySeen({ at }: Recovery): boolean {
  try {
    return localStorage.getItem(KEY) === at;
  } catch {
    return false; // forbidden: it is told again
  }
}

export function rememberRecoverySeen({ at }: Recovery): void {
  try {
    localStorage.setItem(KEY, at);
  } catch {
    // Forbidden or full: the next start tells of it again.
  }
}
