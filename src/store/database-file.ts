/** From saved bytes to an open database that can be trusted, and how a new one begins. */
import { attach, type Connection, type Engine } from '../database/connection.ts';
import { migrate, SCHEMA_VERSION } from '../database/migrations.ts';
import { whatIsUnsound } from '../database/soundness.ts';
import type { Moment } from '../domain/ids.ts';
import type { BytesInBlocks } from '../shared/bytes-in-blocks.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Head } from '../storage/head.ts';
import { bytesOf, type SavedImage } from '../storage/saved-image.ts';
import type { Trouble } from './trouble.ts';

/** An image, and what the database in it must say of itself. */
export interface AttachableImage {
  readonly bytes: Uint8Array<ArrayBuffer> | BytesInBlocks;
  readonly head: Pick<Head, 'databaseId' | 'generation' | 'schemaVersion' | 'minReader'>;
}

/** Attaches an image and checks that it is a sound database of ours, and the one its head speaks of. */
export function attachImage(engine: Engine, { head, bytes }: AttachableImage): Result<Connection, Trouble> {
  if (head.minReader > SCHEMA_VERSION) return err({ type: 'NewerVersionInUse', minReader: head.minReader });
  let connection: Connection;
  try {
    connection = attach(engine, bytes);
  } catch (error) {
    return err({ type: 'DatabaseUnsound', problem: String(error) });
  }
  const problem = whatIsUnsound(connection, head);
  if (problem === null) return ok(connection);
  connection.close();
  return err({ type: 'DatabaseUnsound', problem });
}

export function attachSavedImage(engine: Engine, image: SavedImage): Result<Connection, Trouble> {
  return attachImage(engine, { head: image.head, bytes: bytesOf(image) });
}

/** A new kitchen: an empty database with today's model, in memory only. */
export function attachNew(engine: Engine, databaseId: string, at: Moment): Connection {
  const empty = attach(engine, null);
  empty.begin();
  migrate(empty, { databaseId, at });
  empty.commit();
  const bytes = empty.exportBytes();
  empty.close();
  return attach(engine, bytes); // from bytes, so that what is written to it is known
}
