/** A statement in raw SQL that a trigger refuses, and the rows that such statements try to write. */
import * as v from 'valibot';
import { FINGERPRINT, newUuid, type BusyKitchen } from './kitchen.ts';

export interface Guard {
  readonly it: string;
  readonly trigger: string;
  readonly says: string;
  /** What has to happen first. */
  readonly given?: (kitchen: BusyKitchen) => string;
  readonly refuses: (kitchen: BusyKitchen) => string;
}

export const SNAPSHOT = `'{"snapshot_version":"2.0"}'`;

export function snapshotInto(eventId: number, how = 'INSERT', id = 'NULL', uuid: string = newUuid()): string {
  return `${how} INTO plan_snapshots (id, uuid, event_id, snapshot_data, fingerprint)
    VALUES (${id}, '${uuid}', ${eventId}, ${SNAPSHOT}, '${FINGERPRINT}')`;
}

export function noteInto(
  eventId: number,
  sequence: number,
  how = 'INSERT',
  id = 'NULL',
  uuid: string = newUuid(),
): string {
  return `${how} INTO plan_amendments (id, uuid, event_id, sequence, type, data, reason, fingerprint)
    VALUES (${id}, '${uuid}', ${eventId}, ${sequence}, 'note', '{}', 'Why', '${FINGERPRINT}')`;
}

export interface Recorded {
  readonly how?: string;
  readonly id?: string;
  readonly uuid?: string;
  readonly voidedAt?: string;
}

export function runInto(kitchen: BusyKitchen, eventId: number, recorded: Recorded = {}): string {
  const { how = 'INSERT', id = 'NULL', uuid = newUuid(), voidedAt = 'NULL' } = recorded;
  return `${how} INTO production_runs (id, uuid, event_id, finished_unit_id, batches, good_units, voided_at)
    VALUES (${id}, '${uuid}', ${eventId}, ${kitchen.cookie.unitId}, 1, 24, ${voidedAt})`;
}

export function packingInto(kitchen: BusyKitchen, eventId: number, recorded: Recorded = {}): string {
  const { how = 'INSERT', id = 'NULL', uuid = newUuid(), voidedAt = 'NULL' } = recorded;
  return `${how} INTO packing_runs (id, uuid, event_id, finished_good_id, quantity, voided_at)
    VALUES (${id}, '${uuid}', ${eventId}, ${kitchen.tin}, 1, ${voidedAt})`;
}

export function idOf(table: string, eventId: number): string {
  return `(SELECT id FROM ${table} WHERE event_id = ${eventId})`;
}

export function uuidOf(kitchen: BusyKitchen, table: string, where: string): string {
  const row = kitchen.connection.get(`SELECT uuid FROM ${table} WHERE ${where}`, {}, v.object({ uuid: v.string() }));
  return row?.uuid ?? '';
}
