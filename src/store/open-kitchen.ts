/** Opens the kitchen that is saved here, and where that cannot be, the newest safety copy of it. */
import type { Result } from '../shared/result.ts';
import type { DeviceDatabaseOptions } from '../storage/device-database.ts';
import { openImageStore } from '../storage/image-store.ts';
import type { StorageTrouble } from '../storage/storage-trouble.ts';
import { openDurableKitchen, type DurableKitchen, type DurableKitchenOptions } from './durable-kitchen.ts';
import type { SafetyPlace } from './kitchen-safety.ts';
import { isRecoverable, recoverKitchen } from './recovery.ts';
import { refused } from './saved-standing.ts';
import type { Trouble } from './trouble.ts';

export interface OpenKitchenOptions extends Omit<DurableKitchenOptions, 'storage'> {
  readonly database: DeviceDatabaseOptions;
  /** Where the safety copies are; waited for only where they are needed. null: there is no such place. */
  readonly place: Promise<SafetyPlace | null>;
}

/** Recovered by this window, by another one at the same time, and then something is wrong with what is stored all the same. */
const MOST_LOOKS = 3;
const LOOK_AGAIN_MS = 300;

/** Refuses as {@link openDurableKitchen} does, when there is no copy to recover from, or what is found must not be replaced. */
export async function openKitchen(options: OpenKitchenOptions): Promise<Result<DurableKitchen, Trouble>> {
  let isUnlisted = false;
  for (let looks = 1; ; looks++) {
    const storage = await openImageStore({ ...options.database, isUnlisted });
    if (!storage.ok) {
      if (isPassing(storage.error.type) && looks < MOST_LOOKS) {
        await options.pause(LOOK_AGAIN_MS);
        continue;
      }
      const isListBroken = storage.error.type === 'ImageDamaged' && !isUnlisted;
      if (!isListBroken || !(await hasCopies(options.place))) return refused(storage.error);
      isUnlisted = true;
      continue;
    }
    const kitchen = await openDurableKitchen({ ...options, storage: storage.value });
    if (!kitchen.ok && isPassing(kitchen.error.type) && looks < MOST_LOOKS) {
      storage.value.close();
      await options.pause(LOOK_AGAIN_MS);
      continue;
    }
    // Nothing saved and nothing remembered is a first visit, unless there is a copy of what was here.
    const isMissed = kitchen.ok ? !kitchen.value.saved() && !options.sentinel : isRecoverable(kitchen.error);
    const place = isMissed ? await options.place : null;
    if (place && looks < MOST_LOOKS) {
      const recovered = await recoverKitchen({ ...options, ...place, storage: storage.value });
      if (!recovered.ok || recovered.value === 'look again') {
        if (kitchen.ok) kitchen.value.close();
        else storage.value.close();
        if (!recovered.ok) return recovered;
        continue;
      }
    }
    if (!kitchen.ok) storage.value.close();
    return kitchen;
  }
}

/** A browser that meets damage in its own files fails once, throws all away, and then shows what is left: nothing. */
function isPassing(type: StorageTrouble['type'] | Trouble['type']): boolean {
  return type === 'StorageFailed' || type === 'StorageClosed';
}

async function hasCopies(place: Promise<SafetyPlace | null>): Promise<boolean> {
  const found = await (await place)?.copies.look();
  return found?.ok === true && found.value.length > 0;
}
