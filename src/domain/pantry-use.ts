/** What is left of a count: less what batches recorded since have used, by their frozen recipes, as far as that can be compared. */
import Fraction from 'fraction.js';
import type { Amount } from './amount.ts';
import type { IngredientId, Moment } from './ids.ts';
import type { IngredientNeed } from './ingredient-needs.ts';
import { betweenBases, exactly, unitOfMeasure, type WeighingFacts } from './measures.ts';
import type { CountedStock } from './shopping-list.ts';

/** Batches that were recorded, and what they took. */
export interface Use {
  readonly at: Moment;
  readonly batches: number;
  readonly needs: readonly IngredientNeed[];
}

/** What was counted of an ingredient in one unit. The amount's numerator may be 0. */
export interface Count {
  readonly ingredientId: IngredientId;
  readonly amountText: string;
  readonly amount: Amount;
  /** As typed; '' counts pieces. */
  readonly unit: string;
  readonly countedAt: Moment;
}

/** Batches that take the ingredient count as having used it, also where nobody can say how much. */
export function countedStock(count: Count, uses: readonly Use[], facts: WeighingFacts): CountedStock {
  const unit = unitOfMeasure(count.unit);
  let used = new Fraction(0);
  let batchesSince = 0;
  for (const { at, batches, needs } of uses) {
    const need = needs.find((row) => row.ingredientId === count.ingredientId);
    if (!need || at <= count.countedAt) continue;
    batchesSince += batches;
    for (const { base, total } of need.amounts) {
      const factor = betweenBases(base, unit.base, facts);
      if (factor) used = used.add(total.mul(factor));
    }
  }
  const { amountText, countedAt } = count;
  return { amountText, amount: exactly(count.amount), unit, countedAt, used, batchesSince };
}
