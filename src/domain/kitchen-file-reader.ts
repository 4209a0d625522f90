/**
 * From the bytes of a file to a kitchen, or to the reason why it is none. Nothing of a foreign file is trusted: bytes are
 * decoded strictly, every entry is parsed, and what is read goes by the rules that hold for typing.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';
import { ExportFile } from './bake-tracker-format.ts';
import { readBakeTrackerFile } from './bake-tracker-reader.ts';
import { LARGEST_FILE, type KitchenFile, type KitchenFileRefusal } from './kitchen-file.ts';

/** Takes a file's bytes. Refuses what is too large, no text, no JSON, cut short, of another kind, or has broken lines. */
export function readKitchenFile(bytes: Uint8Array): Result<KitchenFile, KitchenFileRefusal> {
  if (bytes.length > LARGEST_FILE) return err({ type: 'FileTooLarge', bytes: bytes.length, limit: LARGEST_FILE });
  const json = readJson(bytes);
  if (!json.ok) return json;
  const file = v.safeParse(ExportFile, json.value);
  if (!file.success) return err({ type: 'FileOfOtherKind' });
  const { version } = file.output;
  if (!/^4(\.|$)/.test(version))
    return err({ type: 'FileVersionUnknown', version: version.toWellFormed().slice(0, 20) });
  if (file.output.recipes.length + file.output.ingredients.length + file.output.products.length === 0) {
    return err({ type: 'FileOfOtherKind' });
  }
  return readBakeTrackerFile(file.output);
}

function readJson(bytes: Uint8Array): Result<unknown, KitchenFileRefusal> {
  const text = decoded(bytes);
  if (text === null) return err({ type: 'FileUnreadable' });
  const trimmed = text.trim();
  if (trimmed === '') return err({ type: 'FileEmpty' });
  try {
    return ok(JSON.parse(trimmed));
  } catch {
    const isCutShort = trimmed.startsWith('{') && !trimmed.endsWith('}');
    return err({ type: isCutShort ? 'FileCutShort' : 'FileUnreadable' });
  }
}

/** UTF-8 as it must be; null for anything else. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
