/** What is still to be bought for: the food of batches that are not made, and the packaging of goods that are not packed. */
import Fraction from 'fraction.js';
import type { FinishedGoodId, IngredientId } from './ids.ts';
import type { Progress } from './progress.ts';
import { decidedBatches, ingredientNeeds, type IngredientNeed } from './ingredient-needs.ts';
import { unitOfMeasure } from './measures.ts';
import type { Plan, PlanDefinitions } from './plan.ts';
import { packagingOf } from './requirements.ts';

/** Takes what stands made and packed by now; nothing does before production. Food first, in the order of the recipes. */
export function shopNeeds(plan: Plan, { batchesMade, packed }: Progress): readonly IngredientNeed[] {
  const toMake = new Map([...decidedBatches(plan)].map(([id, count]) => [id, count - (batchesMade.get(id) ?? 0)]));
  const toPack = plan.selection.map(
    ({ finishedGoodId: id, quantity }) => [id, Math.max(0, quantity - (packed.get(id) ?? 0))] as const,
  );
  const packaging = packagingPieces(plan.definitions, new Map(toPack));
  const food = ingredientNeeds(plan.definitions, toMake);
  const asFood = new Set(food.map((row) => row.ingredientId));
  return [
    ...food.map((row) => withPieces(row, packaging.get(row.ingredientId))),
    ...[...packaging].filter(([id]) => !asFood.has(id)).map(([id, count]) => needOfPieces(id, count)),
  ];
}

/** The packaging that so many of each good take, that of the goods inside them included. Takes goods that the definitions hold. */
export function packagingNeeds(
  definitions: PlanDefinitions,
  toPack: ReadonlyMap<FinishedGoodId, number>,
): readonly IngredientNeed[] {
  return [...packagingPieces(definitions, toPack)].map(([id, count]) => needOfPieces(id, count));
}

function packagingPieces(
  definitions: PlanDefinitions,
  toPack: ReadonlyMap<FinishedGoodId, number>,
): ReadonlyMap<IngredientId, Fraction> {
  const selection = [...toPack].map(([finishedGoodId, quantity]) => ({ finishedGoodId, quantity }));
  const counts = [...packagingOf({ definitions, selection })].filter(([, count]) => count > 0);
  return new Map(counts.map(([id, count]) => [id, new Fraction(count)]));
}

function needOfPieces(ingredientId: IngredientId, count: Fraction): IngredientNeed {
  return withPieces({ ingredientId, amounts: [], isToTaste: false }, count);
}

/** A thing may be food in a sealed plan and packaging in what came later: it is one thing to buy all the same. */
function withPieces(need: IngredientNeed, count: Fraction | undefined): IngredientNeed {
  if (!count) return need;
  const unit = unitOfMeasure('');
  const place = need.amounts.findIndex(({ base }) => base === unit.base);
  const known = need.amounts[place];
  const amount = { base: unit.base, total: count.add(known?.total ?? 0), unit: known?.unit ?? unit, asTyped: null };
  return { ...need, amounts: known ? need.amounts.with(place, amount) : [...need.amounts, amount] };
}
