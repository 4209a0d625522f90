/** Restoring through the door of the store, whatever the opening came to. */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { RestoreAsk } from '../store/restore-kitchen.ts';
import type { Opened, Saved } from '../store/store-door.ts';
import type { Trouble } from '../store/trouble.ts';
import { readLastSaved } from './last-saved.ts';
import type { StoreConnection } from './store-connection.ts';
import { isDamage } from './trouble-messages.ts';

/**
 * `found` is what opening gave that asked for no kitchen in particular; null: the kitchen is open, and what was shown beside the file is
 * what is here.
 */
export async function restoreThrough(
  connection: StoreConnection,
  ask: RestoreAsk,
  found: Result<Opened, Refusal | Trouble> | null,
): Promise<Result<Saved, Refusal | Trouble>> {
  if (found?.ok === false) {
    const over = readLastSaved();
    return isDamage(found.error) ? connection.callOutside((door) => door.restoreOverBroken({ ...ask, over })) : found;
  }
  const over = found ? found.value.saved : ask.over;
  return connection.call((door) => door.restore({ ...ask, over }));
}
