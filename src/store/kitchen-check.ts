/** Everything that is kept, looked at once more on a person's wish: what is stored, the rows in it, and every seal. */
import type { Connection } from '../database/connection.ts';
import { deepCheck } from '../database/deep-check.ts';
import { listEvents } from '../database/model.ts';
import { ok, type Result } from '../shared/result.ts';
import type { DurableKitchen } from './durable-kitchen.ts';
import { sealCheckOf } from './history-queries.ts';
import type { Trouble } from './trouble.ts';

export type CheckFault =
  /** What is stored does not read as it was saved. */
  | { readonly type: 'Stored'; readonly trouble: Trouble }
  /** The file of the database is not sound, in SQLite's own words. */
  | { readonly type: 'Unsound'; readonly says: string }
  /** Rows of that table refer to what is not there. */
  | { readonly type: 'Strays'; readonly table: string }
  /** An entry of a sealed plan is not as it was written: 0 the original, n the n-th change. */
  | { readonly type: 'Seal'; readonly event: string; readonly entry: number };

export interface KitchenCheck {
  /** Bytes that were read from the device again. */
  readonly bytes: number;
  /** Sealed plans, and changes to them. */
  readonly plans: number;
  readonly changes: number;
  readonly faults: readonly CheckFault[];
}

/** Changes nothing. What it finds is its answer; refused is only what keeps it from looking. */
export async function checkKitchen(kitchen: DurableKitchen): Promise<Result<KitchenCheck, Trouble>> {
  const stored = await kitchen.readStored();
  const found = await kitchen.read((connection) => ok(checkRows(connection)));
  if (!found.ok) return found;
  const { faults, ...facts } = found.value;
  return stored.ok
    ? ok({ bytes: stored.value, ...facts, faults })
    : ok({ bytes: 0, ...facts, faults: [{ type: 'Stored', trouble: stored.error }, ...faults] });
}

/** Every row and every seal, without a look at what is stored. */
export function checkRows(connection: Connection): Omit<KitchenCheck, 'bytes'> {
  const { complaints, tablesWithStrays } = deepCheck(connection);
  const seals = listEvents(connection).flatMap((event) => {
    const check = sealCheckOf(connection, event.id);
    return check ? [{ event: event.name, ...check }] : [];
  });
  return {
    plans: seals.length,
    changes: seals.reduce((sum, { changes }) => sum + changes, 0),
    faults: [
      ...complaints.map((says) => ({ type: 'Unsound', says }) as const),
      ...tablesWithStrays.map((table) => ({ type: 'Strays', table }) as const),
      ...seals.flatMap(({ event, firstBroken }) =>
        firstBroken === null ? [] : [{ type: 'Seal', event, entry: firstBroken } as const],
      ),
    ],
  };
}
