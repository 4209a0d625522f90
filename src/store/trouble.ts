/**
 * What the device or the app itself can do wrong, as facts. A trouble stands in a banner: what happened, what is safe, what
 * to do. The words are in app/user-messages.ts.
 */
import type { StorageTrouble } from '../storage/storage-trouble.ts';
import type { SentinelTrouble } from '../storage/sentinel.ts';

export type Trouble =
  | Exclude<StorageTrouble, { type: 'MovedOn' }>
  | SentinelTrouble
  /** The saved kitchen is gone from under us: site data was cleared while it was open. */
  | { readonly type: 'StorageCleared' }
  /** Another window has put another kitchen here: a restored one, or one begun anew. */
  | { readonly type: 'KitchenReplaced' }
  /** A newer version of the app has written here; this one only understands older ones. */
  | { readonly type: 'NewerVersionInUse'; readonly minReader: number }
  /** SQLite finds the saved bytes are no sound database of ours. */
  | { readonly type: 'DatabaseUnsound'; readonly problem: string }
  /** Other windows kept saving first. */
  | { readonly type: 'KitchenBusy'; readonly attempts: number }
  /** SQLite itself could not be started. */
  | { readonly type: 'EngineFailed'; readonly message: string }
  /** No safety copy was made: read back it was not what was written, another window holds them, or there is no place for them. */
  | { readonly type: 'CopyFailed'; readonly because: 'not verified' | 'busy' | 'no place' }
  /** The worker died and was started again; the command may or may not have been saved. */
  | { readonly type: 'WorkerLost' }
  /** A bug of ours. Nothing was changed. */
  | { readonly type: 'Defect'; readonly details: string };
