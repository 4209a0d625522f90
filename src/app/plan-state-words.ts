/** What the states of a plan are called on screen. */
import type { PlanState } from '../domain/plan-states.ts';

export const stateWord: Readonly<Record<PlanState, string>> = {
  draft: 'Draft',
  locked: 'Locked',
  in_production: 'Baking',
  completed: 'Done',
};
