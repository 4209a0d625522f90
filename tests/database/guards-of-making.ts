/** What the triggers on runs, packings and the history refuse. */
import { idOf, packingInto, runInto, uuidOf, type Guard } from './guard.ts';
import type { BusyKitchen } from './kitchen.ts';

export const guardsOfMaking: readonly Guard[] = [
  ...[
    { table: 'production_runs', trigger: 'production_run', into: runInto, does: 'making' },
    { table: 'packing_runs', trigger: 'packing_run', into: packingInto, does: 'packing' },
  ].flatMap(({ table, trigger, into, does }): Guard[] => [
    {
      it: `${does}: what was recorded is not replaced by another of its id`,
      trigger: `${trigger}_insert`,
      says: 'RunExists: append only',
      refuses: (kitchen) => {
        const id = idOf(table, kitchen.inProduction);
        return into(kitchen, kitchen.inProduction, { how: 'INSERT OR REPLACE', id });
      },
    },
    {
      it: `${does}: what was recorded is not replaced by another of its uuid`,
      trigger: `${trigger}_insert`,
      says: 'RunExists: append only',
      refuses: (kitchen) => {
        const uuid = uuidOf(kitchen, table, `event_id = ${kitchen.inProduction}`);
        return into(kitchen, kitchen.inProduction, { how: 'INSERT OR REPLACE', uuid });
      },
    },
    ...(['draft', 'locked', 'completed'] as const).map((state) => ({
      it: `${does}: only in production (not in ${state})`,
      trigger: `${trigger}_insert`,
      says: `PlanStateForbids: ${does}`,
      refuses: (kitchen: BusyKitchen) => into(kitchen, kitchen[state]),
    })),
    {
      it: `${does}: nothing is born voided`,
      trigger: `${trigger}_insert`,
      says: 'RunVoided: a run is not born voided',
      refuses: (kitchen) => into(kitchen, kitchen.inProduction, { voidedAt: `'2025-12-02T00:00:00.000Z'` }),
    },
    {
      it: `${does}: nothing is voided in a completed event`,
      trigger: `${trigger}_update`,
      says: 'PlanStateForbids: voiding',
      refuses: ({ completed }) => `UPDATE ${table} SET voided_at = created_at WHERE event_id = ${completed}`,
    },
    {
      it: `${does}: what was recorded is not edited`,
      trigger: `${trigger}_update`,
      says: 'RunImmutable: it can only be voided, once',
      refuses: ({ inProduction }) => `UPDATE ${table} SET note = 'x' WHERE event_id = ${inProduction}`,
    },
    {
      it: `${does}: nothing is edited while it is voided`,
      trigger: `${trigger}_update`,
      says: 'RunImmutable: it can only be voided, once',
      refuses: ({ inProduction }) =>
        `UPDATE ${table} SET voided_at = created_at, note = 'x' WHERE event_id = ${inProduction}`,
    },
    {
      it: `${does}: nothing comes back from being voided`,
      trigger: `${trigger}_update`,
      says: 'RunImmutable: it can only be voided, once',
      given: ({ inProduction }) => `UPDATE ${table} SET voided_at = created_at WHERE event_id = ${inProduction}`,
      refuses: ({ inProduction }) => `UPDATE ${table} SET voided_at = NULL WHERE event_id = ${inProduction}`,
    },
    ...(['inProduction', 'completed'] as const).map((state) => ({
      it: `${does}: voided, not deleted (not from ${state})`,
      trigger: `${trigger}_delete`,
      says: 'RunImmutable: voided, not deleted',
      refuses: (kitchen: BusyKitchen) => `DELETE FROM ${table} WHERE event_id = ${kitchen[state]}`,
    })),
  ]),
  {
    it: 'an entry of the history is not replaced',
    trigger: 'history_insert',
    says: 'HistoryImmutable: append only',
    refuses: ({ locked }) => `INSERT OR REPLACE INTO history_entries (id, event_id, kind, created_at)
      VALUES (${idOf('history_entries', locked)}, ${locked}, 'unlocked', '2025-12-02T00:00:00.000Z')`,
  },
  {
    it: 'an entry of the history is never edited',
    trigger: 'history_update',
    says: 'HistoryImmutable: never edited',
    refuses: ({ locked }) => `UPDATE history_entries SET kind = 'unlocked' WHERE event_id = ${locked}`,
  },
  {
    it: 'an entry of the history goes only with its event',
    trigger: 'history_delete',
    says: 'HistoryImmutable: goes only with its event',
    refuses: ({ locked }) => `DELETE FROM history_entries WHERE event_id = ${locked}`,
  },
];
