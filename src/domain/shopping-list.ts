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
import { atLeastNothing, least, left, usedAfter, usedBeyond, type CountedStock, type Use } from './pantry-use.ts';
import { wholePieces, writeAmount, type WrittenAmount } from './written-amounts.ts';

/** A line that was ticked off, and at which amount; null where no amount was said. */
export interface Tick {
  readonly base: Base;
  /** In the base; its numerator may be 0. */
  readonly amount: Amount | null;
  readonly at: Moment;
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
  /** The same as the plan has it: what a need is said in must not move with what is said of the ingredient later. */
  readonly weighingInPlan: (id: IngredientId) => WeighingFacts;
  readonly stock: (id: IngredientId) => readonly CountedStock[];
  readonly ticks: (id: IngredientId) => readonly Tick[];
  /** Batches and packings of this event, in their order: they take from what was bought for it. */
  readonly uses: readonly Use[];
}

/** One line for each amount of each need, in their order; what is there and what is bought goes to the first line that takes it. */
export function shoppingList(needs: readonly IngredientNeed[], facts: ShoppingFacts): readonly ShoppingLine[] {
  return needs.flatMap((row) => {
    const lines: ShoppingLine[] = [];
    for (const need of row.amounts) lines.push(lineOf(row, need, lines, facts));
    return lines.length > 0 ? lines : [toTaste(row.ingredientId, facts)];
  });
}

/**
 * A line ticked off now: in the base of the unit that it is said in, because that is what is bought, whatever is said of its weight
 * later. To a millionth, since more is not weighed and a fraction of any two numbers may not fit into a row.
 */
export function tickOf(line: ShoppingLine): Omit<Tick, 'at'> {
  const rounded = amountToTick(line)?.mul(line.perBase).round(6);
  const amount = rounded ? { num: Number(rounded.n), den: Number(rounded.d) } : null;
  return { base: line.need ? line.unit.base : '', amount };
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
  before: readonly ShoppingLine[],
  facts: ShoppingFacts,
): ShoppingLine {
  const weighing = facts.weighing(ingredientId);
  const toNeed = (base: Base): Fraction | null => betweenBases(base, need.base, weighing);
  const counted = facts.stock(ingredientId);
  // None is none, in whatever unit.
  const isCompared = ({ unit, amount }: CountedStock): boolean => toNeed(unit.base) !== null || amount.equals(0);
  const compared = counted.filter(isCompared);
  const apart = counted.filter((row) => !isCompared(row));
  const there = sumOf(compared.map((row) => left(row).mul(toNeed(row.unit.base) ?? 0)));
  const have = compared.length === 0 ? null : atLeastNothing(there.sub(takenBy(before, toNeed, takenFromStock)));
  const verdict = verdictOf(need, have, apart.length > 0);
  const bought = standingTicks(ingredientId, need.base, compared, facts);
  const ticked = bought && atLeastNothing(bought.sub(takenBy(before, toNeed, takenFromTicks)));
  const unit = unitToSay(need, compared, facts.weighingInPlan(ingredientId));
  const others = amounts.filter((other) => other !== need).map(({ base }) => base);
  const missing = [...apart.map((row) => row.unit.base), ...others].map((base) =>
    missingBetween(need.base, base, weighing),
  );
  const line = {
    ingredientId,
    need,
    unit,
    perBase: betweenBases(need.base, unit.base, weighing) ?? new Fraction(1),
    have,
    stock: compared,
    apart,
    verdict,
    andToTaste: isToTaste,
    standsApart: others.some((base) => toNeed(base) === null),
    missing: missing.find((what) => what !== null) ?? null,
    ticked,
  };
  const rest = restToTick({ ...line, isDone: false });
  return { ...line, isDone: ticked !== null && rest !== null && isNothing(rest, need.total) };
}

/** What the lines before have taken already of the same. */
function takenBy(
  before: readonly ShoppingLine[],
  toNeed: (base: Base) => Fraction | null,
  taken: (line: ShoppingLine) => Fraction | null,
): Fraction {
  return sumOf(before.flatMap((line) => (line.need && taken(line)?.mul(toNeed(line.need.base) ?? 0)) ?? []));
}

const takenFromStock = ({ need, have }: ShoppingLine): Fraction | null => need && have && least(need.total, have);

function takenFromTicks(line: ShoppingLine): Fraction | null {
  const wanted = amountToTick(line);
  return wanted && line.ticked && least(wanted, line.ticked);
}

/**
 * What was bought and is still there, in the base: a later count has found it in the pantry, and what this event has used
 * since beyond what was counted is gone. null: nothing is ticked off.
 */
function standingTicks(
  ingredientId: IngredientId,
  base: Base,
  compared: readonly CountedStock[],
  { weighing, ticks, uses }: ShoppingFacts,
): Fraction | null {
  const facts = weighing(ingredientId);
  const amounts = ticks(ingredientId).flatMap(({ base: of, amount, at }) => {
    const factor = amount && betweenBases(of, base, facts);
    const isCountedSince = compared.some(({ countedAt }) => countedAt >= at);
    return factor && !isCountedSince ? [{ at, amount: exactly(amount).mul(factor) }] : [];
  });
  const [first] = amounts.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  if (!first) return null;
  const used = usedAfter(uses, first.at, ingredientId, base, facts);
  const beyond = sumOf(compared.map((row) => usedBeyond(row).mul(betweenBases(row.unit.base, base, facts) ?? 0)));
  const gone = compared.length === 0 ? used : least(used, beyond);
  return atLeastNothing(sumOf(amounts.map(({ amount }) => amount)).sub(gone));
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

function sumOf(amounts: readonly Fraction[]): Fraction {
  return amounts.reduce((sum, amount) => sum.add(amount), new Fraction(0));
}

/**
 * That of the pantry, where the plan itself knows how to compare; but what is taken by the piece is bought by the piece, however it was
 * counted.
 */
function unitToSay(need: NeededAmount, compared: readonly CountedStock[], inPlan: WeighingFacts): UnitOfMeasure {
  const alike = compared.find(({ unit }) => unit.base === need.base)?.unit;
  if (alike || isCounted(need.base)) return alike ?? need.unit;
  return compared.find(({ unit }) => betweenBases(need.base, unit.base, inPlan) !== null)?.unit ?? need.unit;
}

/** Whether a tick in that base counts for a line; one without an amount is for what is to taste. */
export function countsFor({ base }: Tick, { need }: ShoppingLine, facts: WeighingFacts): boolean {
  return need === null ? base === '' : base !== '' && betweenBases(base, need.base, facts) !== null;
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
    isDone: ticks(ingredientId).some(({ base }) => base === ''),
  };
}
