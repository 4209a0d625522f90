/**
 * The history of an event: one entry for every step of its plan's state, every change, run, packing and void, in the order of
 * their ids. Moments are shown and never compared: a clock that is set back disturbs nothing here.
 */
import * as v from 'valibot';
import type { HistoryEntryId } from './ids.ts';
import { stateAfter, type PlanState, type PlanStep } from './plan-states.ts';

/** The entry that each step of the state leaves. */
export const entryOfStep = {
  lock: 'locked',
  unlock: 'unlocked',
  start: 'started',
  voidStart: 'start_voided',
  complete: 'completed',
  reopen: 'reopened',
} as const satisfies Record<PlanStep, string>;

export type StepKind = (typeof entryOfStep)[PlanStep];

/** The words stand in users' databases. */
export const HistoryKind = v.picklist([
  'locked',
  'unlocked',
  'started',
  'start_voided',
  'amended',
  'made',
  'made_voided',
  'packed',
  'packed_voided',
  'completed',
  'reopened',
]);
export type HistoryKind = v.InferOutput<typeof HistoryKind>;

export interface HistoryFact {
  readonly id: HistoryEntryId;
  readonly kind: HistoryKind;
  /** Of the change, run or packing; null for a step. */
  readonly recordId: number | null;
}

/** How things stood right after an entry. */
export interface Standing {
  readonly state: PlanState;
  /** How many changes had been recorded; null while the plan was not frozen, so that nothing of it was kept. */
  readonly changes: number | null;
}

const stepOfEntry = new Map<HistoryKind, PlanStep>(
  Object.entries(entryOfStep).map(([step, kind]) => [kind, step as PlanStep]), // a cast: the keys of the constant above
);

/**
 * How things stood after the entry with this id; null when it is not among them. What was frozen by a start that was voided
 * later went with it, and is not known any more.
 */
export function standingAt(history: readonly HistoryFact[], entryId: HistoryEntryId): Standing | null {
  const place = history.findIndex(({ id }) => id === entryId);
  if (place < 0) return null;
  const until = history.slice(0, place + 1);
  const start = startInForce(history);
  const isFrozen = start !== null && start <= place;
  return {
    state: stateAfterAll(until),
    changes: isFrozen ? until.filter(({ kind }) => kind === 'amended').length : null,
  };
}

/** The place of the start whose snapshot is there now; null when production has not started, or its start was voided. */
export function startInForce(history: readonly HistoryFact[]): number | null {
  const start = history.findLastIndex(({ kind }) => kind === 'started');
  return start > history.findLastIndex(({ kind }) => kind === 'start_voided') ? start : null;
}

function stateAfterAll(history: readonly HistoryFact[]): PlanState {
  const step = history.map(({ kind }) => stepOfEntry.get(kind)).findLast((each) => each !== undefined);
  return step === undefined ? 'draft' : stateAfter[step];
}
