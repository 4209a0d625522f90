/**
 * Taking changes back. Nothing recorded is ever undone: a reversal is a change of its own that asks for what stood before,
 * under the same rules as any other.
 */
import type { ChangeRequest } from './amend.ts';
import type { Plan } from './plan.ts';
import { quantityOf, type PlanAmendment, type PlanChange } from './plan-change.ts';

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
 * Which recorded changes were taken back at once, and by which: sequence by sequence. What is taken back at once follows what
 * it takes back, last one first, so that the last one that still stood is the one that is meant.
 */
export function undoneAtOnce(
  amendments: readonly Pick<PlanAmendment, 'sequence' | 'change' | 'reason'>[],
): ReadonlyMap<number, number> {
  const undone = new Map<number, number>();
  const standing: { readonly sequence: number; readonly change: PlanChange }[] = [];
  for (const { sequence, change, reason } of amendments) {
    if (change.type === 'note') continue;
    const last = standing.at(-1);
    if (last && reason === UNDONE_AT_ONCE && takesBack(change, last.change)) {
      undone.set(last.sequence, sequence);
      standing.pop();
    } else standing.push({ sequence, change });
  }
  return undone;
}

/** The reason alone proves nothing: anyone can type it. */
function takesBack(later: PlanChange, change: PlanChange): boolean {
  const reversal = reversalOf(change);
  const back = reversalOf(later);
  if (reversal?.type !== later.type || back?.type !== change.type) return false;
  return (
    ('fg_id' in change.data && 'fg_id' in later.data && change.data.fg_id === later.data.fg_id) ||
    ('new_batches' in change.data &&
      'new_batches' in later.data &&
      change.data.finished_unit_id === later.data.finished_unit_id)
  );
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
