/** Writes what no command of the app writes yet (a recipe inside a recipe), as another window would: durable, and caught up with. */
import { IDBKeyRange } from 'fake-indexeddb';
import * as v from 'valibot';
import { loadEngine, type Connection } from '../../src/database/connection.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { ok } from '../../src/shared/result.ts';
import { openImageStore } from '../../src/storage/image-store.ts';
import { openDurableKitchen } from '../../src/store/durable-kitchen.ts';
import { newUuid, value, type TestKitchen } from './test-kitchen.ts';

export async function writeRows(kitchen: TestKitchen, write: (connection: Connection) => void): Promise<void> {
  const { indexedDB } = kitchen;
  const storage = value(await openImageStore({ name: 'bakeline', indexedDB, IDBKeyRange }));
  const other = value(
    await openDurableKitchen({
      engine: await loadEngine(),
      storage,
      sentinel: null,
      onMoved: () => undefined,
      now: () => '2026-11-01T07:00:00.000Z' as Moment,
      newUuid,
      pause: () => Promise.resolve(),
    }),
  );
  value(
    await other.write((connection) => {
      write(connection);
      return ok();
    }),
  );
  other.close();
  value(await kitchen.store.catchUp());
}

/** Writes what a trigger forbids, as a hand with another tool would. */
export function behindTheGuards(connection: Connection, trigger: string, sql: string): void {
  const guard = connection.get(
    'SELECT sql FROM sqlite_schema WHERE name = :trigger',
    { trigger },
    v.object({ sql: v.string() }),
  );
  connection.exec(`DROP TRIGGER ${trigger}`);
  connection.exec(sql);
  connection.exec(guard?.sql ?? '');
}
