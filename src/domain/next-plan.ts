/**
 * What an event leaves for the next time: its goods and batches as they were meant, as they stood in the end, or as they were made; and
 * a few proposals, each with the numbers it rests on. Nothing is proposed that the numbers do not say: fewer of a good, or none, only by
 * those that could have been packed from what was made and were not, because what was never made says nothing of them; and batches by
 * what came out of them only where at least half of the planned ones of that unit are recorded, because a few tell little.
 */
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import type { LossReason } from './making.ts';
import { notPacked, packable } from './packable.ts';
import { quantityOf } from './plan-change.ts';
import type { Plan, PlanOutline } from './plan.ts';
import { tellingGoodName, tellingUnitName, unitWithRecipe } from './plan-units.ts';
import type { Progress } from './progress.ts';
import { requirementsOf } from './requirements.ts';
import { LARGEST_COUNT, unitsFrom, unitsPerBatch } from './yields.ts';

/** As it was sealed, as it was after all changes, or as it was made and packed. */
export const copySources = ['original', 'final', 'made'] as const;
export type CopySource = (typeof copySources)[number];

export interface NextPlan {
  /** In the user's order. */
  readonly goods: ReadonlyMap<FinishedGoodId, number>;
  readonly batches: ReadonlyMap<FinishedUnitId, number>;
}

/** An event that was started, as it was and as it went. */
export interface EventPast {
  readonly original: Plan;
  readonly current: Plan;
  readonly progress: Progress;
  /** Why units were lost, each reason with how many. */
  readonly lossReasons: ReadonlyMap<FinishedUnitId, ReadonlyMap<LossReason, number>>;
}

/** What can be copied: of what was made only where something of it is recorded. */
export function sourcesOf({ progress }: EventPast): readonly CopySource[] {
  const isRecorded = [...progress.packed.values(), ...progress.batchesMade.values()].some((count) => count > 0);
  return copySources.filter((source) => source !== 'made' || isRecorded);
}

/** The goods and batches to begin with; of what was made only what was packed, and batches that were recorded. */
export function nextPlan(source: CopySource, { original, current, progress }: EventPast): NextPlan {
  if (source !== 'made') return asPlanned(source === 'original' ? original : current);
  const packed = current.selection.map(
    ({ finishedGoodId }) => [finishedGoodId, progress.packed.get(finishedGoodId) ?? 0] as const,
  );
  return {
    goods: new Map(packed.filter(([, count]) => count > 0)),
    batches: new Map([...progress.batchesMade].filter(([, batches]) => batches > 0)),
  };
}

/** The same of a plan that was never started. */
export function asPlanned({ selection, decisions }: PlanOutline): NextPlan {
  return {
    goods: new Map(selection.map(({ finishedGoodId, quantity }) => [finishedGoodId, quantity])),
    batches: new Map([...decisions].map(([id, { batches }]) => [id, batches])),
  };
}

interface OfUnit {
  /** Names it when it is taken. */
  readonly key: string;
  readonly finishedUnitId: FinishedUnitId;
  readonly name: string;
  /** Batches of the copy, and those proposed. */
  readonly from: number;
  readonly to: number;
}

interface OfGood {
  readonly key: string;
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  readonly from: number;
  /** 0: leave it out. */
  readonly to: number;
}

export type Proposal =
  /** Of the units that the batches promised, so many were lost, or never came out: more batches. */
  | (OfUnit & {
      readonly type: 'CameOutShort';
      readonly promised: number;
      readonly lost: number;
      readonly missing: number;
      /** The one reason of all that was lost; null: several, or none was lost. */
      readonly reason: LossReason | null;
    })
  /** So many were made and in no box in the end: fewer batches. */
  | (OfUnit & { readonly type: 'LeftOver'; readonly left: number })
  /** So many of a good could have been packed in the end from what was made, and never were: fewer of it. */
  | (OfGood & { readonly type: 'NeverPacked'; readonly never: number })
  /** Another number of a good was made of it while it was baked: that number. */
  | (OfGood & { readonly type: 'ChangedSince' });

const MOST_PROPOSALS = 5;

/** At most five, those that cost most first. Takes an event that is over: before, its numbers are not the last ones. */
export function proposalsFor(source: CopySource, past: EventPast, next: NextPlan): readonly Proposal[] {
  const ofUnits = unitProposals(past, next);
  return [
    ...ofUnits.filter(({ type }) => type === 'CameOutShort'),
    ...(source === 'made' ? [] : neverPacked(past, next)),
    ...(source === 'original' ? changedSince(past, next) : []),
    ...ofUnits.filter(({ type }) => type === 'LeftOver'),
  ]
    .filter((proposal, place, all) => all.findIndex(({ key }) => key === proposal.key) === place)
    .slice(0, MOST_PROPOSALS);
}

/** The copy with the proposals that were taken, by their keys; others are of no account. */
export function withProposals(next: NextPlan, proposals: readonly Proposal[], taken: ReadonlySet<string>): NextPlan {
  const [goods, batches] = [new Map(next.goods), new Map(next.batches)];
  for (const proposal of proposals.filter(({ key }) => taken.has(key))) {
    if ('finishedUnitId' in proposal) batches.set(proposal.finishedUnitId, proposal.to);
    else if (proposal.to === 0) goods.delete(proposal.finishedGoodId);
    else goods.set(proposal.finishedGoodId, proposal.to);
  }
  return { goods, batches };
}

type UnitProposal = Extract<Proposal, OfUnit>;

function unitProposals({ current, progress, lossReasons }: EventPast, next: NextPlan): readonly UnitProposal[] {
  const selection = [...next.goods].map(([finishedGoodId, quantity]) => ({ finishedGoodId, quantity }));
  const inHand = notPacked(current, progress);
  return requirementsOf({ ...current, selection }).flatMap(({ finishedUnitId, need }): readonly UnitProposal[] => {
    const { unit, recipe } = unitWithRecipe(current.definitions, finishedUnitId);
    const from = next.batches.get(finishedUnitId) ?? 0;
    const recorded = progress.batchesMade.get(finishedUnitId) ?? 0;
    if (recorded * 2 < (current.decisions.get(finishedUnitId)?.batches ?? 0)) return [];
    const promised = unitsFrom(recorded, unit.yield);
    const lost = progress.unitsLost.get(finishedUnitId) ?? 0;
    const made = progress.unitsMade.get(finishedUnitId) ?? 0;
    if (from === 0 || promised === 0 || made <= 0) return [];
    const missing = Math.max(0, promised - made - lost);
    const step = recipe.batchStep;
    // The smallest multiple that gives the need, were again only so much of what is promised to come out: made of promised. In whole numbers.
    const cameOut = Math.min(made, promised);
    const to = Math.ceil((need * promised) / (unitsPerBatch(unit.yield) * cameOut * step)) * step;
    if (!(to > 0 && to <= LARGEST_COUNT) || to === from) return [];
    const row = { key: `unit ${finishedUnitId}`, finishedUnitId, name: nameOf(finishedUnitId), from, to };
    const left = inHand.get(finishedUnitId) ?? 0;
    if (to > from && lost + missing > 0)
      return [{ ...row, type: 'CameOutShort', promised, lost, missing, reason: onlyReason(finishedUnitId) }];
    return to < from && left >= unitsFrom(step, unit.yield) ? [{ ...row, type: 'LeftOver', left }] : [];
  });

  function nameOf(id: FinishedUnitId): string {
    return tellingUnitName(current.definitions, id);
  }
  function onlyReason(id: FinishedUnitId): LossReason | null {
    const [first, ...others] = lossReasons.get(id)?.keys() ?? [];
    return first !== undefined && others.length === 0 ? first : null;
  }
}

/** Where nothing is recorded as packed, nobody recorded it: that says nothing of what was packed. */
function neverPacked({ current, progress }: EventPast, next: NextPlan): readonly Proposal[] {
  if ([...progress.packed.values()].every((count) => count === 0)) return [];
  // No unit is to come any more.
  return packable(current, [], progress).flatMap(({ finishedGoodId, quantity, now: never }) => {
    const from = next.goods.get(finishedGoodId) ?? 0;
    const to = quantity - never;
    if (never === 0 || to >= from) return [];
    const name = tellingGoodName(current.definitions, finishedGoodId);
    return [{ key: `good ${finishedGoodId}`, type: 'NeverPacked' as const, finishedGoodId, name, never, from, to }];
  });
}

function changedSince({ original, current }: EventPast, next: NextPlan): readonly Proposal[] {
  const ids = new Set([...original.selection, ...current.selection].map((row) => row.finishedGoodId));
  return [...ids].flatMap((finishedGoodId) => {
    const from = next.goods.get(finishedGoodId) ?? 0;
    const to = quantityOf(current, finishedGoodId) ?? 0;
    if (to === from) return [];
    const name = tellingGoodName(current.definitions, finishedGoodId);
    return [{ key: `good ${finishedGoodId}`, type: 'ChangedSince' as const, finishedGoodId, name, from, to }];
  });
}
