/**
 * What is left of what was counted: less what batches recorded since have used by their frozen recipes, and packings by their frozen
 * boxes, as far as that can be compared.
 */
import Fraction from 'fraction.js';
import type { Amount } from './amount.ts';
import type { IngredientId, Moment } from './ids.ts';
import type { IngredientNeed } from './ingredient-needs.ts';
import { betweenBases, exactly, unitOfMeasure, type Base, type UnitOfMeasure, type WeighingFacts } from './measures.ts';
import { writeAmount } from './written-amounts.ts';

/** Batches or a packing that were recorded, and what they took. */
export interface Use {
  readonly at: Moment;
  /** 0: it is a packing. */
  readonly batches: number;
  /** Goods that were packed; 0: it is batches. */
  readonly packed: number;
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

export interface CountedStock {
  /** As typed. */
  readonly amountText: string;
  readonly amount: Fraction;
  readonly unit: UnitOfMeasure;
  readonly countedAt: Moment;
  /** What batches and packings recorded since have used, in its base. It may be more than was counted: what came later was not counted. */
  readonly used: Fraction;
  /** Batches recorded since it was counted that take some of it, also where nobody can say how much. */
  readonly batchesSince: number;
  /** Goods packed since that take some of it, in the same way. */
  readonly packedSince: number;
}

/**
 * Takes all counts of one ingredient and the uses since, in their order. What a use takes, it takes once: from the first count that
 * compares, and what that does not hold from the next.
 */
export function countedStock(counts: readonly Count[], uses: readonly Use[], facts: WeighingFacts): CountedStock[] {
  const stock = counts.map(({ amountText, amount, unit, countedAt }) => ({
    amountText,
    amount: exactly(amount),
    unit: unitOfMeasure(unit),
    countedAt,
    used: new Fraction(0),
    batchesSince: 0,
    packedSince: 0,
  }));
  const ingredientId = counts[0]?.ingredientId;
  for (const { at, batches, packed, needs } of uses) {
    const since = stock.filter(({ countedAt }) => at > countedAt);
    const need = needs.find((row) => row.ingredientId === ingredientId);
    if (!need) continue;
    for (const row of since) {
      row.batchesSince += batches;
      row.packedSince += packed;
    }
    for (const { base, total } of need.amounts) {
      const compared = since.filter(({ unit }) => betweenBases(base, unit.base, facts) !== null);
      let rest = total;
      for (const row of compared) {
        const factor = betweenBases(base, row.unit.base, facts) ?? ONE;
        const taken = least(rest.mul(factor), left(row));
        row.used = row.used.add(taken);
        rest = rest.sub(taken.div(factor));
      }
      const [first] = compared;
      if (first) first.used = first.used.add(rest.mul(betweenBases(base, first.unit.base, facts) ?? ONE));
    }
  }
  return stock;
}

const ONE = new Fraction(1);

/** What batches and packings after a moment have used of an ingredient, in a base, as far as that can be compared. */
export function usedAfter(
  uses: readonly Use[],
  moment: Moment,
  ingredientId: IngredientId,
  base: Base,
  facts: WeighingFacts,
): Fraction {
  const amounts = uses
    .filter(({ at }) => at > moment)
    .flatMap(({ needs }) => needs.find((row) => row.ingredientId === ingredientId)?.amounts ?? []);
  return amounts.reduce((sum, { base: of, total }) => sum.add(total.mul(betweenBases(of, base, facts) ?? 0)), ZERO);
}

const ZERO = new Fraction(0);

/** What is left of a count, as it is read: as typed while nothing was used. */
export function leftIn(stock: CountedStock): string {
  const { amountText, unit, used } = stock;
  return used.equals(0) ? `${amountText} ${unit.text}`.trim() : writeAmount(left(stock), unit).text;
}

/** Counted less used, in the base of the stock, and never below nothing. */
export function left({ amount, unit, used }: Pick<CountedStock, 'amount' | 'unit' | 'used'>): Fraction {
  return atLeastNothing(amount.mul(unit.size).sub(used));
}

/** What was used beyond what was counted, in the base of the stock. */
export function usedBeyond({ amount, unit, used }: CountedStock): Fraction {
  return atLeastNothing(used.sub(amount.mul(unit.size)));
}

export function least(one: Fraction, other: Fraction): Fraction {
  return one.compare(other) < 0 ? one : other;
}

export function atLeastNothing(amount: Fraction): Fraction {
  return amount.compare(0) < 0 ? ZERO : amount;
}
