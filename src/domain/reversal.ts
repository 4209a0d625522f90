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
  /** The change that brought back what stood before this one, and was not taken back itself. */
  readonly takenBackBy: number | null;
  /** The change before which stood what this one brought back. */
  readonly takesBack: number | null;
  /** The last change of the same that still stands: that one is taken back first. */
  readonly heldBy: number | null;
}

interface Link {
  readonly sequence: number;
  readonly move: Move;
}

/** A change, what took it back, what took that back, and so on: every second one of them is in force, the last one always. */
type Chain = readonly [Link, ...Link[]];

/**
 * Ties every change to those of the same good or unit. A change takes back the last one that still stands, or one that took
 * something back since, when it moves the number just the other way, for whatever reason that was done. Where it takes back
 * what took another back, that other one stands again. Notes have no ties.
 */
export function tied<Amendment extends Pick<PlanAmendment, 'sequence' | 'change'>>(
  amendments: readonly Amendment[],
): (Amendment & { readonly ties: Ties })[] {
  const chains = new Map<string, readonly Chain[]>();
  for (const { sequence, change } of amendments) {
    const move = moveOf(change);
    if (move) chains.set(move.subject, linked(chains.get(move.subject) ?? [], { sequence, move }));
  }
  const ties = new Map([...chains.values()].flatMap(tiesOf));
  const none: Ties = { takenBackBy: null, takesBack: null, heldBy: null };
  return amendments.map((amendment) => ({ ...amendment, ties: ties.get(amendment.sequence) ?? none }));
}

/** Of one good or unit, in the order of their first changes. */
function linked(chains: readonly Chain[], link: Link): readonly Chain[] {
  const standing = Math.max(0, chains.findLastIndex(stands));
  const taken = chains.findLastIndex((chain, place) => place >= standing && isOpposite(link.move, lastOf(chain).move));
  if (taken === -1) return [...chains, [link]];
  return chains.map((chain, place) => (place === taken ? ([...chain, link] as const) : chain));
}

function tiesOf(chains: readonly Chain[]): (readonly [number, Ties])[] {
  const last = chains.findLast(stands)?.[0].sequence ?? null;
  return chains.flatMap((chain) =>
    chain.map(({ sequence }, place) => {
      const isInForce = (chain.length - place) % 2 === 1;
      const isFirst = place === 0;
      const ties: Ties = {
        takenBackBy: isInForce ? null : (chain[place + 1]?.sequence ?? null),
        takesBack: chain[place - 1]?.sequence ?? null,
        heldBy: isFirst && isInForce && last !== sequence ? last : null,
      };
      return [sequence, ties] as const;
    }),
  );
}

/** Whether the change that a chain begins with is in force. */
function stands(chain: Chain): boolean {
  return chain.length % 2 === 1;
}

function lastOf(chain: Chain): Link {
  return chain.at(-1) ?? chain[0];
}

/** Of what a change moved the number, from what, to what; 0: not in the plan. */
interface Move {
  readonly subject: string;
  readonly from: number;
  readonly to: number;
}

function moveOf({ type, data }: PlanChange): Move | null {
  switch (type) {
    case 'drop_fg':
      return { subject: `good ${data.fg_id}`, from: data.original_quantity, to: 0 };
    case 'add_fg':
      return { subject: `good ${data.fg_id}`, from: 0, to: data.quantity };
    case 'change_fg_quantity':
      return { subject: `good ${data.fg_id}`, from: data.old_quantity, to: data.new_quantity };
    case 'modify_batch':
      return { subject: `unit ${data.finished_unit_id}`, from: data.old_batches ?? 0, to: data.new_batches };
    case 'note':
      return null;
  }
}

function isOpposite(move: Move, other: Move): boolean {
  return move.from === other.to && move.to === other.from;
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
