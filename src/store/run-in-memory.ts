/** Runs a command on the database in memory: nothing of it is on the device yet. */
import type { Connection } from '../database/connection.ts';
import { schemaVersion } from '../database/migrations.ts';
import { advanceGeneration } from '../database/model.ts';
import type { Moment } from '../domain/ids.ts';
import type { ByteRange } from '../shared/byte-range.ts';
import type { SeenBytes } from '../shared/bytes-in-blocks.ts';
import type { Result } from '../shared/result.ts';

export interface RunInMemory<T, E> {
  readonly answer: Result<T, E>;
  /** What is to be saved; null: nothing, because it was refused or changed no row. */
  readonly changed: ChangedBytes | null;
}

export interface ChangedBytes {
  readonly bytes: SeenBytes;
  /** All that may differ from before, where that is known. */
  readonly written?: readonly ByteRange[];
  /** It was known what is written, and is no longer: the database works elsewhere by now. */
  readonly isLost: boolean;
  readonly generation: number;
  /** The model that it has now. */
  readonly schemaVersion: number;
}

/**
 * Runs it in a transaction that leads to that generation. A refusal, or a command that changes neither a row nor the model, leaves
 * memory as it was.
 * What it throws is a defect, and leaves the transaction open.
 */
export function runInMemory<T, E>(
  connection: Connection,
  generation: number,
  command: (connection: Connection, at: Moment) => Result<T, E>,
  at: Moment,
): RunInMemory<T, E> {
  connection.begin();
  const [changesBefore, versionBefore] = [connection.totalChanges(), schemaVersion(connection)];
  const answer = command(connection, at);
  const version = schemaVersion(connection);
  if (!answer.ok || (connection.totalChanges() === changesBefore && version === versionBefore)) {
    connection.rollback();
    return { answer, changed: null };
  }
  advanceGeneration(connection, generation);
  connection.commit();
  const known = connection.takeWritten();
  const changed = known
    ? { bytes: known.bytes, written: known.ranges, isLost: false, generation, schemaVersion: version }
    : { bytes: connection.exportBytes(), isLost: connection.isRecorded, generation, schemaVersion: version };
  return { answer, changed };
}
