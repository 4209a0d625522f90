/** A copy of the kitchen in a file: what it says of itself, and why one is not taken. */
import * as v from 'valibot';
import { Moment } from './ids.ts';

/** When it was made, and by which version of the app. Names and shape stand in files that users keep. */
export const CopyMade = v.object({ madeAt: Moment, appVersion: v.string() });
export type CopyMade = v.InferOutput<typeof CopyMade>;

/** More is not read: it has to fit into a tablet's memory several times over. A kitchen of 20 years stays below a tenth of it. */
export const LARGEST_COPY = 268_435_456;

/** After so many seconds nobody waits for a file to be read any longer. */
export const COPY_SECONDS = 15;

/** Why a file cannot take the place of a kitchen. */
export type CopyRefusal =
  | { readonly type: 'CopyTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'CopyEmpty' }
  /** The device does not hand it over: it was moved or deleted since it was chosen. */
  | { readonly type: 'CopyGone' }
  /** No SQLite database at all. */
  | { readonly type: 'CopyOfOtherKind' }
  /** A database, but of another program. */
  | { readonly type: 'CopyOfOtherProgram' }
  | { readonly type: 'CopyCutShort'; readonly bytes: number; readonly expected: number }
  /** Written by a newer version of the app; versions are those of the model. */
  | { readonly type: 'CopyNewer'; readonly version: number; readonly known: number }
  /** A table of ours is missing, or is not what it was made as. */
  | { readonly type: 'CopyTableWrong'; readonly table: string; readonly problem: string }
  /** `row` from 1; null: the fault is not in one row. */
  | { readonly type: 'CopyRowWrong'; readonly table: string; readonly row: number | null; readonly problem: string }
  | { readonly type: 'CopyDamaged'; readonly problem: string }
  | { readonly type: 'CopyTooSlow'; readonly seconds: number };

/** Days for which the kitchen that was here before a restore is kept. */
export const KEPT_DAYS = 30;

/**
 * What a kitchen that came from a file remembers of that: when, the file's name, and which save of which kitchen it took the place
 * of; null where there was none. Names and shape stand in users' databases.
 */
export const Restored = v.object({
  at: Moment,
  from: v.string(),
  replaced: v.nullable(v.object({ databaseId: v.string(), generation: v.pipe(v.number(), v.safeInteger()) })),
});
export type Restored = v.InferOutput<typeof Restored>;
