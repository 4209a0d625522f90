/**
 * What would mend a plan that will fall short on the day: more batches, fewer of a good, or a good dropped. Each is a set of changes as a
 * person would ask for them, with what it comes to; nothing is offered that would be refused, or that frees nothing.
 */
import { decideChanges, type ChangeRequest } from './amend.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import { expectedOver, optionsAsMade } from './making.ts';
import type { Plan } from './plan.ts';
import { planSheet, type PlanSheet } from './plan-sheet.ts';
import type { PlannedUnit } from './plan-units.ts';
import type { Progress } from './progress.ts';

/** Where it shows: at a unit of which too few come out, or at a good that not all can be packed. */
export type ShortAt = { readonly finishedUnitId: FinishedUnitId } | { readonly finishedGoodId: FinishedGoodId };

/** A unit with what is expected in the end over the need; below 0 is short. */
export interface UnitOver {
  readonly finishedUnitId: FinishedUnitId;
  readonly over: number;
}

export interface Repair {
  readonly requests: readonly Exclude<ChangeRequest, { readonly type: 'note' | 'add_fg' }>[];
  /** The plan with it. */
  readonly after: PlanSheet;
  /** What was short, then. */
  readonly units: readonly UnitOver[];
}

export interface Shortness {
  /** The plan as it is. */
  readonly sheet: PlanSheet;
  readonly units: readonly UnitOver[];
  /** Empty where nothing is short. */
  readonly repairs: readonly Repair[];
}

/** Takes the current plan and what stands made and packed; a shortfall that was accepted is short as well. */
export function shortnessAt(plan: Plan, progress: Progress, at: ShortAt): Shortness {
  const sheet = planSheet(plan, progress);
  const rows = sheet.units
    .filter((row) => isShortAt(sheet, row, at))
    .filter((row) => expectedOver(plan, progress, row) < 0);
  const units = rows.map((row) => unitOver(plan, progress, row));
  if (rows.length === 0) return { sheet, units, repairs: [] };
  const ways = [...moreBatches(plan, progress, rows), fewerGoods(sheet, rows, at), ...droppedGood(sheet, rows, units)];
  const told = new Set(['[]']);
  const repairs = ways.flatMap((requests): Repair[] => {
    const key = JSON.stringify(requests);
    if (told.has(key)) return [];
    told.add(key);
    const decided = decideChanges(plan, plan.definitions, progress, requests);
    if (!decided.ok) return [];
    const after = planSheet(decided.value.after, progress);
    const needs = new Map(after.units.map((row) => [row.finishedUnitId, row.need]));
    const then = rows.map(({ finishedUnitId }) =>
      unitOver(decided.value.after, progress, { finishedUnitId, need: needs.get(finishedUnitId) ?? 0 }),
    );
    return [{ requests, after, units: then }];
  });
  return { sheet, units, repairs };
}

function unitOver(plan: Plan, progress: Progress, row: Pick<PlannedUnit, 'finishedUnitId' | 'need'>): UnitOver {
  return { finishedUnitId: row.finishedUnitId, over: expectedOver(plan, progress, row) };
}

/** At a good only what the good itself lacks, not what is in it and lacks elsewhere. */
function isShortAt({ packable }: PlanSheet, { finishedUnitId }: PlannedUnit, at: ShortAt): boolean {
  if ('finishedUnitId' in at) return finishedUnitId === at.finishedUnitId;
  const good = packable.find((row) => row.finishedGoodId === at.finishedGoodId);
  return good !== undefined && good.never > 0 && good.shortOf.some((unit) => unit.finishedUnitId === finishedUnitId);
}

/** The fewest batches that make up for all that is short; of a single unit also the most that do not. */
function moreBatches(plan: Plan, progress: Progress, rows: readonly PlannedUnit[]): Repair['requests'][] {
  const options = rows.map((row) => {
    const { finishedUnitId, decision } = row;
    const least = Math.max(decision?.batches ?? 0, progress.batchesMade.get(finishedUnitId) ?? 0);
    return optionsAsMade(plan, progress, row)
      .filter(({ batches }) => batches > least)
      .map(({ batches }) => ({ type: 'modify_batch' as const, finishedUnitId, batches }));
  });
  const enough = options.flatMap((each) => each.slice(-1));
  const [only, another] = options;
  return only && !another ? [enough, only.slice(0, -1)] : [enough];
}

/** As many of each good as can be packed in the end. */
function fewerGoods({ packable }: PlanSheet, rows: readonly PlannedUnit[], at: ShortAt): Repair['requests'] {
  return packable
    .filter(({ finishedGoodId: id }) =>
      'finishedGoodId' in at ? id === at.finishedGoodId : rows.some((row) => goesInto(row, id) > 0),
    )
    .filter(({ never }) => never > 0)
    .map(({ finishedGoodId, packed, inTheEnd }) =>
      packed + inTheEnd === 0
        ? { type: 'drop_fg' as const, finishedGoodId }
        : { type: 'change_fg_quantity' as const, finishedGoodId, quantity: packed + inTheEnd },
    );
}

/** The smallest good that is not packed yet and frees enough of all that is short: the one that is missed least. */
function droppedGood(
  { packable }: PlanSheet,
  rows: readonly PlannedUnit[],
  units: readonly UnitOver[],
): Repair['requests'][] {
  return packable
    .filter(({ packed }) => packed === 0)
    .filter(({ finishedGoodId }) =>
      rows.every((row, index) => goesInto(row, finishedGoodId) + (units[index]?.over ?? 0) >= 0),
    )
    .sort((one, other) => one.quantity - other.quantity)
    .slice(0, 1)
    .map(({ finishedGoodId }) => [{ type: 'drop_fg' as const, finishedGoodId }]);
}

/** Units of it that a good takes, as many as are planned. */
function goesInto({ through }: PlannedUnit, id: FinishedGoodId): number {
  return through.find(({ finishedGoodId }) => finishedGoodId === id)?.units ?? 0;
}
