/**
 * What each state of a plan allows: the one table for every command and for what a screen offers (law 5). The database
 * guards the same steps by itself; a test walks both.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../shared/result.ts';

export const planStates = ['draft', 'locked', 'in_production', 'completed'] as const;
export const PlanState = v.picklist(planStates);
export type PlanState = v.InferOutput<typeof PlanState>;

/** In which states of its plan an event allows what. Things that are allowed in no other way stand only here. */
export const statesAllowing = {
  editEvent: ['draft', 'locked', 'in_production'],
  editNotes: ['draft', 'locked', 'in_production', 'completed'],
  changeSelection: ['draft'],
  decideBatches: ['draft', 'locked'],
  withdrawDecision: ['draft'],
  lock: ['draft'],
  unlock: ['locked'],
  start: ['locked'],
  voidStart: ['in_production'],
  make: ['in_production'],
  pack: ['in_production'],
  amend: ['in_production'],
  complete: ['in_production'],
  reopen: ['completed'],
  compare: ['in_production', 'completed'],
  deleteEvent: ['draft', 'locked', 'in_production', 'completed'],
} as const satisfies Record<string, readonly PlanState[]>;

export type PlanAction = keyof typeof statesAllowing;

/** The steps from one state to another, and where each leads. */
export const stateAfter = {
  lock: 'locked',
  unlock: 'draft',
  start: 'in_production',
  voidStart: 'locked',
  complete: 'completed',
  reopen: 'in_production',
} as const satisfies Partial<Record<PlanAction, PlanState>>;

export type PlanStep = keyof typeof stateAfter;

export interface PlanStateForbids {
  readonly type: 'PlanStateForbids';
  readonly action: PlanAction;
  readonly state: PlanState;
}

export function isAllowed(action: PlanAction, state: PlanState): boolean {
  return (statesAllowing[action] as readonly PlanState[]).includes(state);
}

/** Ok when the state allows the action; else the refusal that says which state forbids what. */
export function allow(action: PlanAction, state: PlanState): Result<undefined, PlanStateForbids> {
  return isAllowed(action, state) ? ok() : err({ type: 'PlanStateForbids', action, state });
}
