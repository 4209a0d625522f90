/** What a transaction wrote to the file of an open database is known from its memory. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attach, type Connection } from '../../src/database/connection.ts';
import { joined, type BytesInBlocks } from '../../src/shared/bytes-in-blocks.ts';
import { engine } from './kitchen.ts';

const PAGE = 4096;

/** A database with jars in it, opened again from its file as a saved one is. */
function jars(count: number): Connection {
  const connection = attach(engine, null);
  connection.exec('CREATE TABLE jars (id INTEGER PRIMARY KEY, label TEXT NOT NULL)');
  fill(connection, count);
  const bytes = connection.exportBytes();
  connection.close();
  return attach(engine, bytes);
}
function fill(connection: Connection, count: number, label = 'Jam'.repeat(100)): void {
  connection.begin();
  for (let jar = 0; jar < count; jar += 1) connection.run('INSERT INTO jars (label) VALUES (:label)', { label });
  connection.commit();
}

/** The file as it was before, with what was seen to be written put over it. */
function patched(before: Uint8Array, written: NonNullable<ReturnType<Connection['takeWritten']>>): Uint8Array {
  const bytes = new Uint8Array(written.bytes.length);
  bytes.set(before.subarray(0, bytes.length));
  for (const { offset, length } of written.ranges) bytes.set(written.bytes.subarray(offset, offset + length), offset);
  return bytes;
}

/** An export is a copy with a history of its own: its change counters begin anew (bytes 24 and 92 of the header). */
function butForCounters(bytes: Uint8Array): Uint8Array {
  const masked = bytes.slice();
  for (const at of [24, 92]) masked.fill(0, at, at + 4);
  return masked;
}
const isSameFile = (a: Uint8Array, b: Uint8Array) => Buffer.compare(butForCounters(a), butForCounters(b)) === 0;

describe('what a transaction writes', () => {
  it('is a few pages of a large file', () => {
    const connection = jars(5_000);
    fill(connection, 1);
    const written = connection.takeWritten();
    expect(written?.bytes.length).toBeGreaterThan(300 * PAGE);
    expect(written?.ranges.length).toBeLessThan(6);
  });

  it('put over the file as it was, gives the file as it is, whatever is done', () => {
    const Step = fc.oneof(
      fc.record({
        sql: fc.constant('INSERT INTO jars (label) VALUES (:label)'),
        label: fc.string({ maxLength: 9_000 }),
      }),
      fc.record({ sql: fc.constant('UPDATE jars SET label = :label WHERE id % 7 = 3'), label: fc.string() }),
      fc.record({ sql: fc.constant('DELETE FROM jars WHERE id % 5 = length(:label) % 5'), label: fc.string() }),
    );
    const emptied = { sql: 'UPDATE jars SET label = :label WHERE id % 7 = 3', label: '' };
    fc.assert(
      fc.property(fc.array(fc.array(Step, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (transactions) => {
        const connection = jars(200);
        let before: Uint8Array = connection.exportBytes();
        for (const steps of transactions) {
          connection.begin();
          const changes = connection.totalChanges();
          for (const { sql, label } of steps) connection.run(sql, { label });
          if (connection.totalChanges() === changes) {
            connection.rollback();
            continue;
          }
          connection.commit();
          const written = connection.takeWritten();
          if (!written) {
            // Rows that are given what they have already: SQLite counts them as changed, and writes nothing.
            expect(isSameFile(before, connection.exportBytes()), 'nobody knows what was written').toBe(true);
            continue;
          }
          const after = patched(before, written);
          expect(Buffer.compare(after, written.bytes.subarray())).toBe(0);
          expect(isSameFile(after, connection.exportBytes())).toBe(true);
          before = after;
        }
        connection.close();
      }),
      { numRuns: 60, examples: [[[[emptied], [emptied]]]] },
    );
  });

  it('after a rollback is nothing of it', () => {
    const connection = jars(50);
    connection.begin();
    connection.run('DELETE FROM jars WHERE id > :id', { id: 3 });
    connection.rollback();
    fill(connection, 1);
    const written = connection.takeWritten();
    expect(written && isSameFile(written.bytes.subarray(), connection.exportBytes())).toBe(true);
  });

  it('is not known of a database that began in memory, nor while nothing was written, nor of two transactions at once', () => {
    const fresh = attach(engine, null);
    fresh.exec('CREATE TABLE jars (id INTEGER PRIMARY KEY, label TEXT NOT NULL)');
    expect(fresh.takeWritten()).toBeNull();
    const connection = jars(10);
    expect(connection.takeWritten()).toBeNull();
    fill(connection, 1);
    fill(connection, 1);
    expect(connection.takeWritten()).toBeNull();
    fill(connection, 1);
    expect(connection.takeWritten()).not.toBeNull();
  });

  it('is known however much it is at once', () => {
    const grown = jars(10);
    fill(grown, 1, 'x'.repeat(5_000_000));
    const written = grown.takeWritten();
    expect(written && isSameFile(written.bytes.subarray(), grown.exportBytes())).toBe(true);
  });

  it('is not known any more once the file was cut off', () => {
    const cut = jars(2_000);
    cut.exec('DELETE FROM jars WHERE id > 10');
    cut.exec('VACUUM');
    cut.takeWritten();
    fill(cut, 1);
    expect(cut.takeWritten()).toBeNull();
  });

  it('is not taken from an engine that works elsewhere: that is tried before anything is believed', () => {
    class Elsewhere extends engine.Database {
      constructor(bytes?: ArrayLike<number> | null) {
        super(bytes && Uint8Array.from(bytes));
      }
    }
    const other = { ...engine, Database: Elsewhere };
    const connection = attach(other, jars(10).exportBytes());
    fill(connection, 1);
    expect(connection.takeWritten()).toBeNull();
    expect(attach(engine, connection.exportBytes()).takeWritten()).toBeNull(); // nothing is written to it yet
  });
});

describe('a file in blocks', () => {
  const Jar = v.object({ label: v.string() });
  const labelsIn = (connection: Connection) =>
    connection.all('SELECT label FROM jars ORDER BY id', {}, Jar).map(({ label }) => label);

  function inBlocksOf(blockLength: number, bytes: Uint8Array<ArrayBuffer>): BytesInBlocks {
    const blocks = Array.from({ length: Math.ceil(bytes.length / blockLength) }, (_, place) =>
      bytes.slice(place * blockLength, (place + 1) * blockLength),
    );
    return { length: bytes.length, blockLength, blocks };
  }

  it('is read and written as one in a piece is, wherever the blocks are cut, and what was given stays as it was', () => {
    const anyLabel = fc.nat({ max: 13_000 }).map((length) => 'Jam'.repeat(5_000).slice(0, length));
    const Labels = fc.array(anyLabel, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(Labels, Labels, fc.integer({ min: 512, max: 60_000 }), (labels, more, blockLength) => {
        const made = jars(0);
        for (const label of labels) fill(made, 1, label);
        const given = inBlocksOf(blockLength, made.exportBytes());
        const before = joined(given);
        const connection = attach(engine, given);
        expect(labelsIn(connection)).toEqual(labels);
        for (const label of more) {
          fill(connection, 1, label);
          const written = connection.takeWritten();
          expect(written && isSameFile(written.bytes.subarray(), connection.exportBytes())).toBe(true);
        }
        expect(labelsIn(connection)).toEqual([...labels, ...more]);
        expect(labelsIn(attach(engine, connection.exportBytes()))).toEqual([...labels, ...more]);
        expect(Buffer.compare(joined(given), before)).toBe(0);
        connection.close();
        made.close();
      }),
      { numRuns: 60 },
    );
  });
});
