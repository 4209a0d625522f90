/** Copies of a kitchen with something of everything in it, and what a hand with another tool makes of them. */
import initSqlJs from 'sql.js';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import { deleteSetting } from '../../src/database/model.ts';
import { COPY_SETTING } from '../../src/store/kitchen-copy.ts';
import { TestKitchen, value } from './test-kitchen.ts';

const SQL = await initSqlJs();
const engine = await loadEngine();

/** The demo kitchen: an event in each state, one of them with changes. */
export async function demoKitchen(): Promise<TestKitchen> {
  const kitchen = await TestKitchen.open();
  await kitchen.do('kitchen.loadDemo', { today: '2026-11-25' });
  return kitchen;
}

export async function copyOf(kitchen: TestKitchen): Promise<Uint8Array<ArrayBuffer>> {
  return value(await kitchen.store.copy()).bytes;
}

/** The file after that SQL was run in it, without any of our guards: foreign keys off, the triggers that are named dropped. */
export function tampered(bytes: Uint8Array, sql: string, ...triggers: readonly string[]): Uint8Array<ArrayBuffer> {
  const database = new SQL.Database(bytes);
  for (const trigger of triggers) database.run(`DROP TRIGGER ${trigger}`);
  database.run(sql);
  const file = database.export() as Uint8Array<ArrayBuffer>; // sql.js copies out of its memory into a plain array
  database.close();
  return file;
}

/** A file of another program. */
export function databaseWith(sql: string): Uint8Array<ArrayBuffer> {
  const database = new SQL.Database();
  database.run(sql);
  const file = database.export() as Uint8Array<ArrayBuffer>; // as above
  database.close();
  return file;
}

/** All that a file holds, but for what a copy says of itself. */
export function contentOf(bytes: Uint8Array<ArrayBuffer>) {
  const connection = attach(engine, bytes);
  deleteSetting(connection, COPY_SETTING);
  const content = dumpDatabase(connection);
  connection.close();
  return content;
}

/** What the file has of a table, in SQLite's own words. */
export function asked(bytes: Uint8Array, sql: string): unknown[][] {
  const database = new SQL.Database(bytes);
  const rows = database.exec(sql)[0]?.values ?? [];
  database.close();
  return rows;
}
