/** What is still to be bought for: the food of batches that are not made, and the packaging of goods that are not packed. */
import Fraction from 'fraction.js';
import type { Progress } from './progress.ts';
import { decidedBatches, ingredientNeeds, type IngredientNeed } from './ingredient-needs.ts';
import { unitOfMeasure } from './measures.ts';
import type { Plan } from './plan.ts';
import { packagingOf } from './requirements.ts';

/** Takes what stands made and packed by now; nothing does before production. Food first, in the order of the recipes. */
export function shopNeeds(plan: Plan, { batchesMade, packed }: Progress): readonly IngredientNeed[] {
  const toMake = new Map([...decidedBatches(plan)].map(([id, count]) => [id, count - (batchesMade.get(id) ?? 0)]));
  const selection = plan.selection.map(({ finishedGoodId, quantity }) => ({
    finishedGoodId,
    quantity: Math.max(0, quantity - (packed.get(finishedGoodId) ?? 0)),
  }));
  const packaging = [...packagingOf({ ...plan, selection })].filter(([, count]) => count > 0);
  const food = ingredientNeeds(plan.definitions, toMake);
  const asFood = new Set(food.map((row) => row.ingredientId));
  const pieces = new Map(packaging.map(([id, count]) => [id, new Fraction(count)]));
  return [
    ...food.map((row) => withPieces(row, pieces.get(row.ingredientId))),
    ...packaging
      .filter(([id]) => !asFood.has(id))
      .map(([ingredientId]) => withPieces({ ingredientId, amounts: [], isToTaste: false }, pieces.get(ingredientId))),
  ];
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
