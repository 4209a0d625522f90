/**
 * Lets windows write in turns. The lock only makes it quick: compare-and-set in storage is what makes it right, so a lock
 * that is missing or not granted in time is not waited for.
 */
const LOCK_NAME = 'bakeline:write';
const LOCK_LIMIT_MS = 2_000;

/** Runs the task under the lock, or without it after two seconds. The task's own failure passes through. */
export async function underWriteLock<T>(locks: LockManager | undefined, task: () => Promise<T>): Promise<T> {
  if (!locks) return task();
  let hasBegun = false;
  const begin = (): Promise<T> => {
    hasBegun = true;
    return task();
  };
  try {
    return await locks.request(LOCK_NAME, { signal: AbortSignal.timeout(LOCK_LIMIT_MS) }, begin);
  } catch (error) {
    if (hasBegun) throw error;
    return task();
  }
}
