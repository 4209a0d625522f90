import { describe, expect, it } from 'vitest';
import {
  allow,
  isAllowed,
  planStates,
  stateAfter,
  type PlanAction,
  type PlanStep,
} from '../../src/domain/plan-states.ts';

/** The table of the rules, row by row: draft, locked, in production, completed. */
const table: Record<PlanAction, string> = {
  editEvent: 'yes yes yes no',
  editNotes: 'yes yes yes yes',
  changeSelection: 'yes no no no',
  decideBatches: 'yes yes no no',
  withdrawDecision: 'yes no no no',
  lock: 'yes no no no',
  unlock: 'no yes no no',
  start: 'no yes no no',
  voidStart: 'no no yes no',
  make: 'no no yes no',
  pack: 'no no yes no',
  amend: 'no no yes no',
  complete: 'no no yes no',
  reopen: 'no no no yes',
  compare: 'no no yes yes',
  deleteEvent: 'yes yes yes yes',
};

describe('what a plan state allows', () => {
  it.each(Object.entries(table))('%s: %s', (action, row) => {
    const allowed = planStates.map((state) => (isAllowed(action as PlanAction, state) ? 'yes' : 'no'));
    expect(allowed.join(' ')).toBe(row);
  });

  it('a refusal says what was tried in which state', () => {
    expect(allow('changeSelection', 'locked')).toEqual({
      ok: false,
      error: { type: 'PlanStateForbids', action: 'changeSelection', state: 'locked' },
    });
  });

  it('every step leads to a state that can be left or kept for ever', () => {
    const steps = Object.keys(stateAfter) as PlanStep[];
    expect(new Set(steps.map((step) => stateAfter[step]))).toEqual(new Set(planStates));
  });
});
