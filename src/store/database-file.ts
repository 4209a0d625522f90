/**
 * From saved bytes to an open database and back to a state that can be trusted: which checks a file must pass before it is
 * used, and how a new one begins.
 */
import * as v from 'valibot';
import { attach, type Connection, type Engine } from '../database/connection.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION, schemaVersion } from '../database/migrations.ts';
import { readStoreRow } from '../database/model.ts';
import type { Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { SavedImage } from '../storage/saved-image.ts';
import type { Trouble } from './trouble.ts';

/** Attaches a saved image and checks that it is a sound database of ours, and the one its head speaks of. */
export function attachImage(engine: Engine, image: SavedImage): Result<Connection, Trouble> {
  const { head } = image;
  if (head.minReader > SCHEMA_VERSION) return err({ type: 'NewerVersionInUse', minReader: head.minReader });
  let connection: Connection;
  try {
    connection = attach(engine, image.bytes);
  } catch (error) {
    return unsound(String(error));
  }
  const problem = whatIsUnsound(connection, head);
  if (problem === null) return ok(connection);
  connection.close();
  return unsound(problem);
}

/** A new kitchen: an empty database with today's model, in memory only. */
export function attachNew(engine: Engine, databaseId: string, at: Moment): Connection {
  const connection = attach(engine, null);
  connection.begin();
  migrate(connection, { databaseId, at });
  connection.commit();
  return connection;
}

function whatIsUnsound(connection: Connection, head: SavedImage['head']): string | null {
  try {
    const quick = connection.all('PRAGMA quick_check', {}, v.object({ quick_check: v.string() }));
    const complaint = quick.find((row) => row.quick_check !== 'ok');
    if (complaint) return complaint.quick_check;
    const file = connection.get('PRAGMA application_id', {}, v.object({ application_id: v.number() }));
    if (file?.application_id !== APPLICATION_ID) return `application id ${file?.application_id ?? 'missing'}`;
    if (schemaVersion(connection) !== head.schemaVersion) return `model version ${schemaVersion(connection)}`;
    const { databaseId, generation } = readStoreRow(connection);
    if (databaseId !== head.databaseId) return `database ${databaseId}`;
    return generation === head.generation ? null : `generation ${generation} instead of ${head.generation}`;
  } catch (error) {
    return String(error);
  }
}

function unsound(problem: string): Result<never, Trouble> {
  return err({ type: 'DatabaseUnsound', problem });
}
