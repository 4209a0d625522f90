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

/** What a recorded change has to do with others of its good or unit: their sequences; null: none. */
export interface Ties {
  /** The change that brought back what stood before this one. */
  readonly takenBackBy: number | null;
  /** The change before which stood what this one brought back. */
  readonly takesBack: number | null;
  /** The last change of the same that still stands: that one is taken back first. */
  readonly heldBy: number | null;
}

/**
 * Ties every change to those of the same good or unit. A change takes back the last one that still stands when
 * it brings back just what stood before it, for whatever reason that was done. Notes have no ties.
 */
export function tied<Amendment extends Pick<PlanAmendment, 'sequence' | 'change'>>(
  amendments: readonly Amendment[],
): (Amendment & { readonly ties: Ties })[] {
  const takenBackBy = new Map<number, number>();
  const takesBack = new Map<number, number>();
  const standing = new Map<string, { readonly sequence: number; readonly change: PlanChange }[]>();
  for (const { sequence, change } of amendments) {
    const subject = subjectOf(change);
    if (subject === null) continue;
    const before = standing.get(subject) ?? [];
    const last = before.at(-1);
    if (last && bringsBack(change, last.change)) {
      takenBackBy.set(last.sequence, sequence);
      takesBack.set(sequence, last.sequence);
      standing.set(subject, before.slice(0, -1));
    } else standing.set(subject, [...before, { sequence, change }]);
  }
  return amendments.map((amendment) => {
    const { sequence, change } = amendment;
    const [by, back] = [takenBackBy.get(sequence) ?? null, takesBack.get(sequence) ?? null];
    const last = standing.get(subjectOf(change) ?? '')?.at(-1)?.sequence ?? sequence;
    const isHeld = by === null && back === null && last !== sequence;
    return { ...amendment, ties: { takenBackBy: by, takesBack: back, heldBy: isHeld ? last : null } };
  });
}

function subjectOf({ data }: PlanChange): string | null {
  if ('fg_id' in data) return `good ${data.fg_id}`;
  return 'finished_unit_id' in data ? `unit ${data.finished_unit_id}` : null;
}

/** Of two changes of one good or unit. */
function bringsBack(later: PlanChange, change: PlanChange): boolean {
  switch (later.type) {
    case 'drop_fg':
      return change.type === 'add_fg';
    case 'add_fg':
      return change.type === 'drop_fg' && later.data.quantity === change.data.original_quantity;
    case 'change_fg_quantity':
      return change.type === later.type && later.data.new_quantity === change.data.old_quantity;
    case 'modify_batch':
      return change.type === later.type && later.data.new_batches === (change.data.old_batches ?? 0);
    case 'note':
      return false;
  }
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
