/** Which window is the first to open the kitchen on this device: what is done once for all of them is done by that one. */
const LOCK_NAME = 'bakeline:open';

/**
 * Takes its place among the open windows, for as long as this one lives, and says whether there was none before. Two that open at
 * once may both be told so; and each is, where the browser has no locks.
 */
export async function isFirstWindow(locks: LockManager | undefined): Promise<boolean> {
  if (!locks) return true;
  const { held } = await locks.query();
  void locks.request(LOCK_NAME, { mode: 'shared' }, () => new Promise(() => undefined));
  return !(held ?? []).some(({ name }) => name === LOCK_NAME);
}
