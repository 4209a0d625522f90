/**
 * Restoring: the kitchen of a file in the place of the one that is here. That one is kept first, and read back; then the other one is
 * saved in one transaction, under a new name, so that no window that knows the old one can write over it.
 */
import { attach, type Connection, type Engine } from '../database/connection.ts';
import { SCHEMA_VERSION } from '../database/migrations.ts';
import { becomeDatabase, readStoreRow } from '../database/model.ts';
import { schemaOf } from '../database/schema-text.ts';
import { whatIsUnsound } from '../database/soundness.ts';
import { fingerprintOfBytes } from '../domain/fingerprint.ts';
import type { Fingerprint, Moment, Uuid } from '../domain/ids.ts';
import type { KitchenMovedOn } from '../domain/refusals.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { KeptFiles } from '../storage/kept-files.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import { attachNew } from './database-file.ts';
import type { DurableKitchen } from './durable-kitchen.ts';
import type { ExportedKitchen } from './exported-kitchen.ts';
import { forgetKitchen, keepKitchen } from './kept-kitchens.ts';
import { copyOfKitchen } from './kitchen-copy.ts';
import { forgetRecovery } from './recovery-note.ts';
import { noteRestored } from './restored-setting.ts';
import type { Replacement } from './replace-kitchen.ts';
import type { Trouble } from './trouble.ts';

export interface RestoreAsk {
  /** As `readCopy` gave it. */
  readonly image: Uint8Array<ArrayBuffer>;
  /** What a person confirms carries this: it names the image that was shown. */
  readonly shown: Fingerprint;
  /** The save that was shown beside it as being here; null: nothing was saved. */
  readonly over: Sentinel | null;
  /** What the file is called. */
  readonly from: string;
}

interface Surroundings {
  readonly engine: Engine;
  /** null: this device has no place for them. */
  readonly files: KeptFiles | null;
  readonly newUuid: () => Uuid;
  readonly appVersion: string;
}

/** All or nothing. Refuses when what is here is not what was shown, and when it cannot be kept. */
export async function restoreKitchen(
  kitchen: DurableKitchen,
  surroundings: Surroundings,
  ask: RestoreAsk,
): Promise<Result<Sentinel, KitchenMovedOn | Trouble>> {
  const { engine, files, newUuid, appVersion } = surroundings;
  try {
    let kept: Moment | null = null;
    const restored = await kitchen.replace<KitchenMovedOn | Trouble>(async (here, at) => {
      if (!isSame(here.saved, ask.over)) return err({ type: 'KitchenMovedOn' });
      const next = replacementOf(engine, ask, { replaced: here.saved, at, databaseId: newUuid() });
      const done = await keep(here, at);
      if (!done.ok) return done;
      kept = at;
      return ok(next);
    });
    if (restored.ok) return restored;
    const { error } = restored;
    // Only where it is certain that nothing came in its place: else it may be all that is left.
    if (kept && (error.type === 'MovedOn' || error.type === 'StorageFull')) await forgetKitchen(files, kept);
    return err(error.type === 'MovedOn' ? { type: 'KitchenMovedOn' } : error);
  } catch (error) {
    return err({ type: 'Defect', details: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }

  async function keep(here: ExportedKitchen, at: Moment): Promise<Result<undefined, Trouble>> {
    if (!here.saved) return ok(); // an empty one
    const copy = copyOfKitchen(engine, here, { madeAt: at, appVersion });
    return copy.ok ? keepKitchen(files, at, copy.value.bytes) : copy;
  }
}

/** The kitchen of the file as the database that takes the place of the one here; `replaced` is that one, as far as it is known. */
export function replacementOf(
  engine: Engine,
  ask: RestoreAsk,
  { replaced, at, databaseId }: { readonly replaced: Sentinel | null; readonly at: Moment; readonly databaseId: Uuid },
): Replacement {
  invariant(fingerprintOfBytes(ask.image) === ask.shown, 'what is restored is what was shown');
  const connection = attach(engine, ask.image);
  try {
    checkOurs(engine, connection, at);
    const generation = Math.max(replaced?.generation ?? 0, readStoreRow(connection).generation) + 1;
    connection.begin();
    forgetRecovery(connection); // of the kitchen in the file, elsewhere or long ago
    noteRestored(connection, { at, from: ask.from, replaced });
    becomeDatabase(connection, databaseId, generation);
    connection.commit();
    return { bytes: connection.exportBytes(), of: { databaseId, generation } };
  } finally {
    connection.close();
  }
}

/** It was made by our own code in another worker, in which foreign bytes were read: nothing but its rows is taken on trust. */
function checkOurs(engine: Engine, connection: Connection, at: Moment): void {
  const { databaseId, generation } = readStoreRow(connection);
  const problem = whatIsUnsound(connection, { databaseId, generation, schemaVersion: SCHEMA_VERSION });
  invariant(problem === null, `what was read is a kitchen: ${problem}`);
  const ours = attachNew(engine, databaseId, at);
  const isOurs = schemaOf(ours) === schemaOf(connection);
  ours.close();
  invariant(isOurs, 'what was read has tables, indexes and triggers of ours and no others');
}

function isSame(a: Sentinel | null, b: Sentinel | null): boolean {
  return a?.databaseId === b?.databaseId && a?.generation === b?.generation;
}
