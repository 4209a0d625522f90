/**
 * What a change is about while it is being put together: one good, or the batches of one baked thing. Turns the number that a
 * person sets into what is asked of the store; whether that is allowed is for the rules to say.
 */
import type { ChangeRequest } from '../domain/amend.ts';
import { checkBatches, parseBatches } from '../domain/batch-options.ts';
import { parseQuantity } from '../domain/quantity.ts';
import type { Refusal } from '../domain/refusals.ts';
import { ok, type Result } from '../shared/result.ts';
import type { RepairChange } from '../store/change-views.ts';
import type { GoodChoice, PlanView, UnitChoice } from '../store/views.ts';
import type { ChangeOf } from './route.svelte.ts';

/** What has a number that can be changed. */
export type ChangeRow =
  { readonly kind: 'good'; readonly good: GoodChoice } | { readonly kind: 'unit'; readonly unit: UnitChoice };

/**
 * What an address names, as the plan has it; null when the plan does not know it. `brought` are units new to the plan, which
 * goods that are to be added bring along.
 */
export function subjectIn(plan: PlanView, of: ChangeOf | null, brought: readonly UnitChoice[] = []): ChangeRow | null {
  if (of === null) return null;
  if (of.kind === 'good') {
    const good = plan.goods.find(({ finishedGoodId }) => finishedGoodId === of.id);
    return good ? { kind: 'good', good } : null;
  }
  const unit = [...plan.units, ...brought].find(({ finishedUnitId }) => finishedUnitId === of.id);
  return unit ? { kind: 'unit', unit } : null;
}

/** The same when the plan does not have it any more. */
export function goneFrom(subject: ChangeRow): ChangeRow {
  return subject.kind === 'good'
    ? { kind: 'good', good: { ...subject.good, quantity: 0 } }
    : { kind: 'unit', unit: { ...subject.unit, batches: null } };
}

export function nameOf(subject: ChangeRow): string {
  return subject.kind === 'good' ? subject.good.name : subject.unit.name;
}

/** What an address calls it. */
export function addressOf(subject: ChangeRow): ChangeOf {
  return subject.kind === 'good'
    ? { kind: 'good', id: subject.good.finishedGoodId }
    : { kind: 'unit', id: subject.unit.finishedUnitId };
}

/** The number that stands now; 0 for a good that is not in the plan, and for batches not chosen. */
export function amountNow(subject: ChangeRow): number {
  return subject.kind === 'good' ? subject.good.quantity : (subject.unit.batches ?? 0);
}

/** Reads a number of boxes or batches as stepped or typed; 0 drops what is in the plan. */
export function readAmount(subject: ChangeRow, given: number | string): Result<number, Refusal> {
  const isZero = String(given).trim() !== '' && Number(given) === 0;
  if (isZero && amountNow(subject) > 0) return ok(0);
  if (subject.kind !== 'unit') return parseQuantity(given, amountNow(subject) > 0 ? 0 : 1);
  const { batchStep } = subject.unit;
  return typeof given === 'string' ? parseBatches(given, batchStep) : checkBatches(given, batchStep);
}

/** What is asked of the store; null while the number is the one that stands. */
export function requestFor(subject: ChangeRow, amount: number): Exclude<ChangeRequest, { type: 'note' }> | null {
  const now = amountNow(subject);
  if (amount === now) return null;
  if (subject.kind === 'unit') {
    return { type: 'modify_batch', finishedUnitId: subject.unit.finishedUnitId, batches: amount };
  }
  const { finishedGoodId } = subject.good;
  if (amount === 0) return { type: 'drop_fg', finishedGoodId };
  return { type: now === 0 ? 'add_fg' : 'change_fg_quantity', finishedGoodId, quantity: amount };
}

/** What would mend a plan: things with the numbers they come to. */
export type Way = readonly Pick<RepairChange, 'of' | 'to'>[];

export function isChangedBy(thing: ChangeOf, way: Way): boolean {
  return way.some(({ of }) => isSame(of, thing));
}

export function isSame(one: ChangeOf, other: ChangeOf): boolean {
  return one.kind === other.kind && one.id === other.id;
}
