/**
 * Taking changes back. Nothing recorded is ever undone: a reversal is a change of its own that asks for what stood before,
 * under the same rules as any other.
 */
import type { ChangeRequest } from './amend.ts';
import type { Plan } from './plan.ts';
import { quantityOf, type PlanChange } from './plan-change.ts';

/** The reason that is recorded when a change is taken back within seconds; later a reversal has a reason of its own. */
export const UNDONE_AT_ONCE = 'Undone at once';

/** What is asked for to take a change back. */
export type Reversal = Exclude<ChangeRequest, { type: 'note' }>;

/** null for a note, which changes nothing: another note puts it right. */
export function reversalOf(change: PlanChange): Reversal | null {
  switch (change.type) {
    case 'drop_fg':
      return { type: 'add_fg', finishedGoodId: change.data.fg_id, quantity: change.data.original_quantity };
    case 'add_fg':
      return { type: 'drop_fg', finishedGoodId: change.data.fg_id };
    case 'change_fg_quantity':
      return {
        type: 'change_fg_quantity',
        finishedGoodId: change.data.fg_id,
        quantity: change.data.old_quantity,
      };
    case 'modify_batch':
      return {
        type: 'modify_batch',
        finishedUnitId: change.data.finished_unit_id,
        batches: change.data.old_batches ?? 0,
      };
    case 'note':
      return null;
  }
}

/** Takes several changes back, the last one first. */
export function reversalsOf(changes: readonly PlanChange[]): readonly Reversal[] {
  return changes.toReversed().flatMap((change) => reversalOf(change) ?? []);
}

/**
 * Whether what a change made of its good or unit is what the plan has now. Where something has moved it since, taking it
 * back would take back more than this one change.
 */
export function stillStands(change: PlanChange, plan: Plan): boolean {
  switch (change.type) {
    case 'drop_fg':
      return quantityOf(plan, change.data.fg_id) === null;
    case 'add_fg':
      return quantityOf(plan, change.data.fg_id) === change.data.quantity;
    case 'change_fg_quantity':
      return quantityOf(plan, change.data.fg_id) === change.data.new_quantity;
    case 'modify_batch':
      return (plan.decisions.get(change.data.finished_unit_id)?.batches ?? 0) === change.data.new_batches;
    case 'note':
      return false;
  }
}
