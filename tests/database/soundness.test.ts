/** What is asked of a file at opening, and what only a look at everything asks. */
import { describe, expect, it } from 'vitest';
import { deepCheck } from '../../src/database/deep-check.ts';
import { SCHEMA_VERSION } from '../../src/database/migrations.ts';
import { whatIsUnsound } from '../../src/database/soundness.ts';
import { busyKitchen, DATABASE_ID } from './kitchen.ts';

const expected = { databaseId: DATABASE_ID, generation: 0, schemaVersion: SCHEMA_VERSION };

describe('whether a file is sound', () => {
  it('is asked without judging every row anew; from then on rows are judged again', () => {
    const { connection } = busyKitchen();
    expect(whatIsUnsound(connection, expected)).toBeNull();
    expect(() => connection.exec("UPDATE settings SET value = 'dark'")).toThrow('CHECK');
  });

  it('a row that its table would not take is found by a look at everything', () => {
    const { connection } = busyKitchen();
    connection.exec('PRAGMA ignore_check_constraints = ON');
    connection.exec("UPDATE settings SET value = 'dark'");
    connection.exec('PRAGMA ignore_check_constraints = OFF');
    expect(whatIsUnsound(connection, expected)).toBeNull();
    expect(deepCheck(connection).complaints.join()).toContain('CHECK constraint failed in settings');
  });
});
