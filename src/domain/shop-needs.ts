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
  const pieces = unitOfMeasure('');
  const packaging = [...packagingOf({ ...plan, selection })].filter(([, count]) => count > 0);
  return [
    ...ingredientNeeds(plan.definitions, toMake),
    ...packaging.map(([ingredientId, count]) => {
      const amounts = [{ base: pieces.base, total: new Fraction(count), unit: pieces, asTyped: null }];
      return { ingredientId, amounts, isToTaste: false };
    }),
  ];
}
