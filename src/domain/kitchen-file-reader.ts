/**
 * From the bytes of a file to a kitchen, or to the reason why it is none. Nothing of a foreign file is trusted: bytes are
 * decoded strictly, every entry is parsed, and what is read goes by the rules that hold for typing.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';
import { ExportFile, readLists } from './bake-tracker-format.ts';
import { readBakeTrackerFile } from './bake-tracker-reader.ts';
import { LARGEST_FILE, type KitchenFile, type KitchenFileRefusal } from './kitchen-file.ts';

/** Takes a file's bytes. Refuses what is too large, no text, no JSON, cut short, of another kind, or has broken lines. */
export function readKitchenFile(bytes: Uint8Array): Result<KitchenFile, KitchenFileRefusal> {
  if (bytes.length > LARGEST_FILE) return err({ type: 'FileTooLarge', bytes: bytes.length, limit: LARGEST_FILE });
  const json = readJson(bytes);
  if (!json.ok) return json;
  const file = v.safeParse(ExportFile, json.value);
  if (!file.success || !namesAnyList(json.value)) return err({ type: 'FileOfOtherKind' });
  const { version } = file.output;
  if (!/^4(\.|$)/.test(version))
    return err({ type: 'FileVersionUnknown', version: version.toWellFormed().slice(0, 20) });
  return readLists.every((list) => file.output[list].length === 0)
    ? err({ type: 'FileOfOtherKind' })
    : readBakeTrackerFile(file.output);
}

/** Other programs write a version too: an export has at least one of the lists. */
function namesAnyList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && readLists.some((list) => Object.hasOwn(value, list));
}

function readJson(bytes: Uint8Array): Result<unknown, KitchenFileRefusal> {
  const text = decoded(bytes)?.trim();
  if (text === undefined) return err({ type: 'FileUnreadable' });
  if (text === '') return err({ type: 'FileEmpty' });
  try {
    return ok(JSON.parse(text));
  } catch {
    return err({ type: isOpenAtItsEnd(text) ? 'FileCutShort' : 'FileUnreadable' });
  }
}

/** UTF-8 as it must be; null for anything else. A letter that is cut at the very end is left to what is said of the text. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** Whether an object of JSON ends while something in it is still open: the rest of the file is missing. */
function isOpenAtItsEnd(text: string): boolean {
  if (!text.startsWith('{')) return false;
  // Strings first, since they may hold any bracket; one that never ends takes the rest.
  const bare = text.replace(/"(?:[^"\\]+|\\.)*("|$)/gs, (_, end) => (end === '"' ? '' : '{'));
  const opened = bare.match(/[{[]/g)?.length ?? 0;
  return opened > (bare.match(/[}\]]/g)?.length ?? 0);
}
