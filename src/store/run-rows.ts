/** What was recorded of each unit and each good, as screens are answered with it. */
import type { Connection } from '../database/connection.ts';
import { packingRunsOf, productionRunsOf } from '../database/model.ts';
import type { EventId, FinishedGoodId, FinishedUnitId } from '../domain/ids.ts';
import { grouped } from '../shared/grouped.ts';
import type { PackingRunRow, RunRow } from './run-views.ts';

/** Batches and later losses, voided ones too, in the order they were recorded. */
export function runsByUnit(connection: Connection, eventId: EventId): ReadonlyMap<FinishedUnitId, RunRow[]> {
  const runs = grouped(productionRunsOf(connection, eventId), (run) => run.finishedUnitId);
  return mapped(runs, (run) => ({
    runId: run.id,
    batches: run.batches,
    goodUnits: run.goodUnits,
    lostUnits: run.lostUnits,
    lossReason: run.lossReason,
    note: run.note,
    at: run.createdAt,
    isVoided: run.voidedAt !== null,
  }));
}

/** Packings, voided ones too, in the order they were recorded. */
export function runsByGood(connection: Connection, eventId: EventId): ReadonlyMap<FinishedGoodId, PackingRunRow[]> {
  const runs = grouped(packingRunsOf(connection, eventId), (run) => run.finishedGoodId);
  return mapped(runs, (run) => ({
    runId: run.id,
    quantity: run.quantity,
    at: run.createdAt,
    isVoided: run.voidedAt !== null,
  }));
}

function mapped<Id, From, To>(groups: ReadonlyMap<Id, readonly From[]>, row: (from: From) => To): Map<Id, To[]> {
  return new Map([...groups].map(([id, all]) => [id, all.map(row)]));
}
