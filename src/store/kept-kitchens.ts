/** Kitchens that were here before a restore, each kept as a copy beside the database for some days, known by the moment of the restore. */
import { KEPT_DAYS } from '../domain/kitchen-copy.ts';
import type { Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { KeptFiles } from '../storage/kept-files.ts';
import { refused } from './saved-standing.ts';
import type { Trouble } from './trouble.ts';

const DAY_MS = 86_400_000;
const NAME = /^before-(\d{4}-\d\d-\d\d)t(\d\d)-(\d\d)-(\d\d\.\d{3})z\.sqlite$/;

/** A name in small letters, digits, dots and hyphens. */
function nameOf(at: Moment): string {
  return `before-${at.toLowerCase().replaceAll(':', '-')}.sqlite`;
}

function momentOf(name: string): Moment | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return day === undefined ? null : (`${day}T${hours}:${minutes}:${seconds}Z` as Moment); // a cast: the pattern is a moment's
}

/** The moments of the restores whose kitchens before are still kept, the last one first. */
export async function keptKitchens(files: KeptFiles | null): Promise<Result<readonly Moment[], Trouble>> {
  const names = files ? await files.list() : ok<readonly string[]>([]);
  if (!names.ok) return refused(names.error);
  const moments = names.value.map(momentOf).filter((moment) => moment !== null);
  return ok(moments.sort().reverse());
}

/** The kitchen before the restore of that moment, as the file of a copy; null when it is not kept any more. */
export async function keptKitchen(
  files: KeptFiles | null,
  at: Moment,
): Promise<Result<Uint8Array<ArrayBuffer> | null, Trouble>> {
  const bytes = files ? await files.read(nameOf(at)) : ok(null);
  return bytes.ok ? bytes : refused(bytes.error);
}

/** Keeps a kitchen, and looks whether it is really there. What is not kept is refused, and leaves nothing behind. */
export async function keepKitchen(
  files: KeptFiles | null,
  at: Moment,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<undefined, Trouble>> {
  if (!files) return err({ type: 'StorageUnavailable', reason: 'missing', detail: 'no place for files' });
  const name = nameOf(at);
  const written = await files.write(name, bytes);
  const back = written.ok ? await files.read(name) : written;
  if (back.ok && back.value && isSame(back.value, bytes)) return ok();
  await files.remove(name);
  return back.ok
    ? err({ type: 'StorageFailed', name: 'kept file', message: 'it reads otherwise' })
    : refused(back.error);
}

/** Removes one that is not needed. Where it cannot be removed now it goes with the old ones. */
export async function forgetKitchen(files: KeptFiles | null, at: Moment): Promise<void> {
  await files?.remove(nameOf(at));
}

/** Removes what was kept for long enough. What cannot be removed now goes at another time. */
export async function forgetOldKitchens(files: KeptFiles | null, now: Moment): Promise<void> {
  const kept = await keptKitchens(files);
  if (!kept.ok) return;
  const oldest = Date.parse(now) - KEPT_DAYS * DAY_MS;
  for (const at of kept.value) if (Date.parse(at) < oldest) await forgetKitchen(files, at);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}
