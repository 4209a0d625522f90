/**
 * What would mend a plan that will fall short on the day: more batches, fewer of a good, or a good dropped. Each is a set of changes as a
 * person would ask for them, with what it comes to; nothing is offered that would be refused, or that frees nothing.
 */
import { decideChanges, type ChangeRequest } from './amend.ts';
import { batchOptions } from './batch-options.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import { makingOf } from './making.ts';
import type { Plan } from './plan.ts';
import { planSheet, type PlanSheet } from './plan-sheet.ts';
import type { PlannedUnit } from './plan-units.ts';
import type { Progress } from './progress.ts';

/** Where the trouble shows: a unit of which too few come out, or a good that not all can be packed. */
export type TroubleAt = { readonly finishedUnitId: FinishedUnitId } | { readonly finishedGoodId: FinishedGoodId };

export interface Repair {
  readonly requests: readonly Exclude<ChangeRequest, { readonly type: 'note' | 'add_fg' }>[];
  /** The plan with it. */
  readonly after: PlanSheet;
  /** Of the units that are short: what is expected in the end less the need; below 0 is short still. */
  readonly differences: readonly { readonly finishedUnitId: FinishedUnitId; readonly by: number }[];
}

interface ShortUnit {
  readonly row: PlannedUnit;
  readonly lack: number;
}

/** Takes the current plan and what stands made and packed; gives nothing where nothing is short. */
export function repairsFor(plan: Plan, progress: Progress, at: TroubleAt): readonly Repair[] {
  const sheet = planSheet(plan, progress);
  const lackOf = (row: PlannedUnit) => row.need - makingOf(plan, progress, row.finishedUnitId).expected;
  const short = sheet.units
    .filter((row) =>
      'finishedUnitId' in at ? row.finishedUnitId === at.finishedUnitId : goesInto(row, at.finishedGoodId) > 0,
    )
    .map((row) => ({ row, lack: lackOf(row) }))
    .filter(({ lack }) => lack > 0);
  if (short.length === 0) return [];
  const ways = [...moreBatches(plan, progress, short), fewerGoods(sheet, short, at), ...droppedGoods(sheet, short)];
  const told = new Set(['[]']);
  return ways.flatMap((requests): Repair[] => {
    const key = JSON.stringify(requests);
    if (told.has(key)) return [];
    told.add(key);
    const decided = decideChanges(plan, plan.definitions, progress, requests);
    if (!decided.ok) return [];
    const after = planSheet(decided.value.after, progress);
    const needs = new Map(after.units.map((row) => [row.finishedUnitId, row.need]));
    const differences = short.map(({ row: { finishedUnitId } }) => ({
      finishedUnitId,
      by: makingOf(decided.value.after, progress, finishedUnitId).expected - (needs.get(finishedUnitId) ?? 0),
    }));
    return [{ requests, after, differences }];
  });
}

/** Units of it that a good takes, as many as are planned. */
function goesInto({ through }: PlannedUnit, id: FinishedGoodId): number {
  return through.find(({ finishedGoodId }) => finishedGoodId === id)?.units ?? 0;
}

/** The fewest batches that make up for all that is short; of a single unit also the most that do not. */
function moreBatches(plan: Plan, progress: Progress, short: readonly ShortUnit[]): Repair['requests'][] {
  const options = short.map(({ row }) => {
    const { finishedUnitId, need, unit, batchStep, decision } = row;
    const { made, promised } = makingOf(plan, progress, finishedUnitId);
    return batchOptions(need - made + promised, unit.yield, batchStep)
      .filter(({ batches }) => batches > (decision?.batches ?? 0))
      .map(({ batches }) => ({ type: 'modify_batch' as const, finishedUnitId, batches }));
  });
  const enough = options.flatMap((each) => each.slice(-1));
  const [only, another] = options;
  return only && !another ? [enough, only.slice(0, -1)] : [enough];
}

/** As many of each good as can be packed in the end. */
function fewerGoods({ packable }: PlanSheet, short: readonly ShortUnit[], at: TroubleAt): Repair['requests'] {
  return packable
    .filter(({ finishedGoodId: id }) =>
      'finishedGoodId' in at ? id === at.finishedGoodId : short.some(({ row }) => goesInto(row, id) > 0),
    )
    .filter(({ never }) => never > 0)
    .map(({ finishedGoodId, packed, inTheEnd }) =>
      packed + inTheEnd === 0
        ? { type: 'drop_fg' as const, finishedGoodId }
        : { type: 'change_fg_quantity' as const, finishedGoodId, quantity: packed + inTheEnd },
    );
}

/** The smallest good that is not packed yet and frees enough of all that is short: the one that is missed least. */
function droppedGoods({ packable }: PlanSheet, short: readonly ShortUnit[]): Repair['requests'][] {
  return packable
    .filter(({ packed }) => packed === 0)
    .filter(({ finishedGoodId }) => short.every(({ row, lack }) => goesInto(row, finishedGoodId) >= lack))
    .sort((one, other) => one.quantity - other.quantity)
    .slice(0, 1)
    .map(({ finishedGoodId }) => [{ type: 'drop_fg' as const, finishedGoodId }]);
}
