/**
 * What is needed, what is there, and what is to be bought: the gap is never below 0, and where the two cannot be compared that is said,
 * never a 0 and never the full need.
 */
import Fraction from 'fraction.js';
import type { Amount } from './amount.ts';
import type { IngredientId, Moment } from './ids.ts';
import type { IngredientNeed, NeededAmount } from './ingredient-needs.ts';
import {
  betweenBases,
  exactly,
  isCounted,
  missingBetween,
  unitOfMeasure,
  type Base,
  type UnitOfMeasure,
  type WeighingFacts,
} from './measures.ts';
import { wholePieces, writeAmount, type WrittenAmount } from './written-amounts.ts';

/** What was counted of an ingredient in one unit. */
export interface CountedStock {
  /** As typed. */
  readonly amountText: string;
  readonly amount: Fraction;
  readonly unit: UnitOfMeasure;
  readonly countedAt: Moment;
  /** What batches recorded since have used of it, in its base. */
  readonly used: Fraction;
  /** Batches recorded since it was counted. */
  readonly batchesSince: number;
}

/** A line that was ticked off, and at which amount; null where no amount was said. */
export interface Tick {
  readonly base: Base;
  /** In the base; its numerator may be 0. */
  readonly amount: Amount | null;
}

export type Verdict =
  | { readonly type: 'enough' }
  /** In the base of the line. */
  | { readonly type: 'buy'; readonly amount: Fraction }
  /** What is there is counted in units that do not compare with those of the recipes. */
  | { readonly type: 'cannot compare' }
  /** The recipes say no amount. */
  | { readonly type: 'to taste' };

export interface ShoppingLine {
  readonly ingredientId: IngredientId;
  /** null: “to taste”, and no more is known. */
  readonly need: NeededAmount | null;
  /** The unit that all its amounts are said in: that of the pantry where there is stock. */
  readonly unit: UnitOfMeasure;
  /** How much of the base of that unit one of the line's base is. */
  readonly perBase: Fraction;
  /** Counted less used, in the base; null when nothing was counted that compares. */
  readonly have: Fraction | null;
  readonly stock: readonly CountedStock[];
  /** Stock in units that do not compare with the need. */
  readonly apart: readonly CountedStock[];
  readonly verdict: Verdict;
  /** Some recipe takes more of it “to taste”. */
  readonly andToTaste: boolean;
  /** Another line of the same ingredient does not compare with this one. */
  readonly standsApart: boolean;
  /** What, once it is said of the ingredient, compares this line with the other or with the stock; null: nothing that is known of. */
  readonly missing: 'density' | 'piece weight' | null;
  /** Ticked off so far, in the base; null: never ticked. */
  readonly ticked: Fraction | null;
  /** Ticked off, and nothing has come on top since. */
  readonly isDone: boolean;
}

/** What is known beside the needs. */
export interface ShoppingFacts {
  readonly weighing: (id: IngredientId) => WeighingFacts;
  readonly stock: (id: IngredientId) => readonly CountedStock[];
  readonly ticks: (id: IngredientId) => readonly Tick[];
}

/** One line for each amount of each need, in their order. */
export function shoppingList(needs: readonly IngredientNeed[], facts: ShoppingFacts): readonly ShoppingLine[] {
  return needs.flatMap((row) => {
    const lines = row.amounts.map((need) => lineOf(row, need, facts));
    return lines.length > 0 ? lines : [toTaste(row.ingredientId, facts)];
  });
}

/** The name of a line for its tick. */
export function tickBase({ need }: ShoppingLine): Base {
  return need?.base ?? '';
}

/** A tick as it is stored: to a millionth, since more is not weighed and a fraction of any two numbers may not fit into a row. */
export function amountToStore(line: ShoppingLine): Amount | null {
  const rounded = amountToTick(line)?.round(6);
  return rounded ? { num: Number(rounded.n), den: Number(rounded.d) } : null;
}

/** The amount at which a line is ticked off now, in its base: what is to be bought, or where that is not known what is needed. */
function amountToTick({ need, verdict }: ShoppingLine): Fraction | null {
  if (verdict.type === 'buy') return verdict.amount;
  return verdict.type === 'cannot compare' ? (need?.total ?? null) : null;
}

/** An amount of a line, given in its base, as it is written. */
export function writeOf({ unit, perBase }: ShoppingLine, amount: Fraction): WrittenAmount {
  return writeAmount(amount.mul(perBase), unit);
}

/** Of what a line asks for, the part that is not ticked off yet, in its base. */
export function restToTick(line: ShoppingLine): Fraction | null {
  const whole = amountToTick(line);
  return whole && line.ticked ? whole.sub(line.ticked) : whole;
}

function lineOf(
  { ingredientId, amounts, isToTaste }: IngredientNeed,
  need: NeededAmount,
  { weighing, stock, ticks }: ShoppingFacts,
): ShoppingLine {
  const facts = weighing(ingredientId);
  const toNeed = (base: Base): Fraction | null => betweenBases(base, need.base, facts);
  const counted = stock(ingredientId);
  const compared = counted.filter(({ unit }) => toNeed(unit.base) !== null);
  const apart = counted.filter(({ unit }) => toNeed(unit.base) === null);
  const have = compared.length === 0 ? null : sumOf(compared.map((row) => left(row).mul(toNeed(row.unit.base) ?? 0)));
  const verdict = verdictOf(need, have, apart.length > 0);
  const ticked = tickedOff(ticks(ingredientId), toNeed);
  const unit = unitToSay(need, compared);
  const others = [...apart.map((row) => row.unit.base), ...amounts.map(({ base }) => base)];
  const line = {
    ingredientId,
    need,
    unit,
    perBase: betweenBases(need.base, unit.base, facts) ?? new Fraction(1),
    have,
    stock: compared,
    apart,
    verdict,
    andToTaste: isToTaste,
    standsApart: amounts.length > 1,
    missing: others.map((base) => missingBetween(need.base, base, facts)).find((missing) => missing !== null) ?? null,
    ticked,
  };
  const rest = restToTick({ ...line, isDone: false });
  return { ...line, isDone: ticked !== null && rest !== null && isNothing(rest, need.total) };
}

function verdictOf(need: NeededAmount, have: Fraction | null, isSomeApart: boolean): Verdict {
  if (have === null && isSomeApart) return { type: 'cannot compare' };
  const gap = need.total.sub(have ?? 0);
  if (isNothing(gap, need.total)) return { type: 'enough' };
  return { type: 'buy', amount: wholePieces(gap, need.base) };
}

/** A gap below a thousandth of the need is none: a density is not known better than that. */
function isNothing(gap: Fraction, need: Fraction): boolean {
  return gap.mul(1_000).compare(need) < 0;
}

/** What is left of a count, as it is read: as typed while nothing was used. */
export function leftIn(stock: CountedStock): string {
  const { amountText, unit, used } = stock;
  return used.equals(0) ? `${amountText} ${unit.text}`.trim() : writeAmount(left(stock), unit).text;
}

/** Counted less used, in the base of the stock; what was used beyond the count was not counted. */
function left({ amount, unit, used }: CountedStock): Fraction {
  const rest = amount.mul(unit.size).sub(used);
  return rest.compare(0) < 0 ? new Fraction(0) : rest;
}

function sumOf(amounts: readonly Fraction[]): Fraction {
  return amounts.reduce((sum, amount) => sum.add(amount), new Fraction(0));
}

/** That of the pantry; but what is taken by the piece is bought by the piece, however it was counted. */
function unitToSay(need: NeededAmount, compared: readonly CountedStock[]): UnitOfMeasure {
  const alike = compared.find(({ unit }) => unit.base === need.base)?.unit;
  return alike ?? (isCounted(need.base) ? undefined : compared[0]?.unit) ?? need.unit;
}

function tickedOff(ticks: readonly Tick[], toNeed: (base: Base) => Fraction | null): Fraction | null {
  const amounts = ticks.flatMap(({ base, amount }) => {
    const factor = amount && toNeed(base);
    return factor ? [exactly(amount).mul(factor)] : [];
  });
  return amounts.length === 0 ? null : sumOf(amounts);
}

function toTaste(ingredientId: IngredientId, { stock, ticks }: ShoppingFacts): ShoppingLine {
  return {
    ingredientId,
    need: null,
    unit: unitOfMeasure(''),
    perBase: new Fraction(1),
    have: null,
    stock: stock(ingredientId),
    apart: [],
    verdict: { type: 'to taste' },
    andToTaste: false,
    standsApart: false,
    missing: null,
    ticked: null,
    isDone: ticks(ingredientId).length > 0,
  };
}
