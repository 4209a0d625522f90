/**
 * What can go wrong between this app and the device's storage, as plain objects with facts. Dexie and IndexedDB tell it
 * through names of errors, often one inside the other; here those names are read once.
 */
import { damaged, type ImageDamaged, type NewerFormat } from './damage.ts';
import type { Head } from './head.ts';

/** Somebody else saved since, or (null) what we had saved is gone: site data was cleared. */
export interface MovedOn {
  readonly type: 'MovedOn';
  readonly found: Head | null;
}

/** What the device answers when it does not do what it is asked. */
export type DeviceTrouble =
  | {
      readonly type: 'StorageUnavailable';
      readonly reason: 'missing' | 'refused' | 'hangs';
      readonly detail: string;
    }
  | { readonly type: 'StorageFull' }
  | { readonly type: 'StorageClosed' }
  | { readonly type: 'StorageFailed'; readonly name: string; readonly message: string };

export type StorageTrouble = DeviceTrouble | MovedOn | ImageDamaged | NewerFormat;

/** Names with which browsers deny storage as such: blocked cookies, private windows, sandboxed frames. */
const DENIALS = ['SecurityError', 'NotAllowedError', 'InvalidAccessError', 'InvalidStateError'];

/** The trouble behind an error that came out of a transaction, or out of a file. */
export function troubleOf(error: unknown): DeviceTrouble {
  const names = namesWithin(error);
  if (isFull(names)) return { type: 'StorageFull' };
  if (names.includes('DatabaseClosedError') || names.includes('InvalidStateError')) return { type: 'StorageClosed' };
  return { type: 'StorageFailed', ...factsOf(error) };
}

/** The trouble behind an error that came out of opening the database. */
export function openingTroubleOf(error: unknown): StorageTrouble {
  const names = namesWithin(error);
  const { name, message } = factsOf(error);
  if (isFull(names)) return { type: 'StorageFull' };
  if (isDenied(names)) return { type: 'StorageUnavailable', reason: 'refused', detail: message };
  if (names.includes('DatabaseClosedError')) return { type: 'StorageClosed' };
  return { type: 'StorageFailed', name, message };
}

/** The trouble behind a list of databases that the browser could not give: denied, or what lies there is damaged. */
export function listingTroubleOf(error: unknown): StorageTrouble {
  const { name, message } = factsOf(error);
  return isDenied(namesWithin(error))
    ? { type: 'StorageUnavailable', reason: 'refused', detail: message }
    : damaged({ check: 'database', name, message });
}

/** Over quota is told by its name; a disk without space aborts the transaction with a DataError inside. */
function isFull(names: readonly string[]): boolean {
  return names.includes('QuotaExceededError') || (names[0] === 'AbortError' && names.includes('DataError'));
}

function isDenied(names: readonly string[]): boolean {
  return names.some((name) => DENIALS.includes(name));
}

/** The name of an error, then those of the errors that Dexie put inside it: `inner` of one, `failures` of many. */
function namesWithin(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { name, inner, failures }: { name?: unknown; inner?: unknown; failures?: unknown } = error;
  const own = typeof name === 'string' ? [name] : [];
  const many: unknown[] = Array.isArray(failures) ? failures : [];
  return [...own, ...namesWithin(inner), ...many.flatMap(namesWithin)];
}

function factsOf(error: unknown): { name: string; message: string } {
  return error instanceof Error || error instanceof DOMException
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
