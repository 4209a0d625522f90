/** Random plans for properties: units, sets nested without a circle, a selection, decisions for what is needed. */
import fc from 'fast-check';
import type { ChangeRequest } from '../../src/domain/amend.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { requirementsOf } from '../../src/domain/requirements.ts';
import { goodId, planOf, unitId, type PlanWords } from './plan-builder.ts';

const PACKAGING = 900;

const arbitraryWords = fc
  .record({
    units: fc.array(fc.record({ perBatch: fc.integer({ min: 1, max: 60 }), step: fc.constantFrom(1, 0.5, 0.25) }), {
      minLength: 1,
      maxLength: 5,
    }),
    sets: fc.array(fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 7,
    }),
    selection: fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 60 })), { maxLength: 6 }),
    batches: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ units, sets, selection, batches }): PlanWords & { readonly chosen: readonly number[] } => {
    const unitWords = Object.fromEntries(units.map((unit, index) => [index + 1, { ...unit, step: unit.step }]));
    const goods: Record<
      number,
      { units: Record<number, number>; goods: Record<number, number>; packaging: Record<number, number> }
    > = {};
    for (const [index, lines] of sets.entries()) {
      const set = {
        units: {} as Record<number, number>,
        goods: {} as Record<number, number>,
        packaging: {} as Record<number, number>,
      };
      for (const [pick, quantity] of lines) {
        // what a set may hold: every unit, packaging, and the sets before it, so that no circle arises
        const choice = pick % (units.length + 1 + index);
        if (choice < units.length) set.units[choice + 1] = quantity;
        else if (choice === units.length) set.packaging[PACKAGING] = quantity;
        else set.goods[choice - units.length] = quantity;
      }
      goods[index + 1] = set;
    }
    const distinct = new Map(selection.map(([pick, quantity]) => [(pick % sets.length) + 1, quantity]));
    return { units: unitWords, goods, selection: [...distinct], chosen: batches };
  });

/** A plan in which every needed unit has batches that are a multiple of its step. */
export const arbitraryPlan: fc.Arbitrary<Plan> = arbitraryWords.map((words) => {
  const plan = planOf(words);
  const decisions = new Map(
    requirementsOf(plan).map(({ finishedUnitId }) => [
      finishedUnitId,
      {
        batches: (words.chosen[finishedUnitId - 1] ?? 1) * (words.units[finishedUnitId]?.step ?? 1),
        acceptedShortfall: 0,
      },
    ]),
  );
  return { ...plan, decisions };
});

/** Anything a person may ask for, sensible or not; ids reach a little beyond what there is. */
export const arbitraryRequest: fc.Arbitrary<ChangeRequest> = fc.oneof(
  fc.integer({ min: 1, max: 8 }).map((id) => ({ type: 'drop_fg' as const, finishedGoodId: goodId(id) })),
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 80 }))
    .map(([id, quantity]) => ({ type: 'add_fg' as const, finishedGoodId: goodId(id), quantity })),
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 80 }))
    .map(([id, quantity]) => ({ type: 'change_fg_quantity' as const, finishedGoodId: goodId(id), quantity })),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 }))
    .map(([id, quarters]) => ({ type: 'modify_batch' as const, finishedUnitId: unitId(id), batches: quarters / 4 })),
  fc.constant({ type: 'note' as const }),
);
