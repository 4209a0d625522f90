/** What a person says that something weighs: a volume of it (“1 cup = 4.25 oz”) or a piece of it (“50 g”, “12 = 600 g”). */
import Fraction from 'fraction.js';
import { err, ok, type Result } from '../shared/result.ts';
import { parseSingleAmount, type AmountRefusal } from './amount.ts';
import { gramsPerMl, type Measured } from './densities.ts';
import { sizeOf, type Dimension } from './kitchen-units.ts';
import { exactly } from './measures.ts';
import { parseText, type TextRefusal } from './names.ts';
import { LARGEST_COUNT } from './yields.ts';

/** What is weighed. */
export type Weighed = 'volume' | 'piece';

export type WeighingRefusal =
  | { readonly type: 'WeighingUnreadable'; readonly text: string; readonly of: Weighed }
  | { readonly type: 'WeighsNothing'; readonly text: string }
  /** No side of it is a volume. */
  | { readonly type: 'VolumeMissing'; readonly text: string }
  /** No side of it is a weight. */
  | { readonly type: 'WeightMissing'; readonly text: string; readonly of: Weighed }
  | { readonly type: 'DensityImpossible'; readonly text: string; readonly gramsPerMl: number }
  | AmountRefusal
  | TextRefusal;

export interface Density {
  /** As typed. */
  readonly text: string;
  readonly gramsPerMl: number;
}

const LONGEST_WEIGHING = 100;
/** Popped corn has a thirtieth of a gram, silver dragées have ten: beyond these it is a slip of the finger. */
const LIGHTEST_GRAMS_PER_ML = 0.001;
const HEAVIEST_GRAMS_PER_ML = 20;
/** A piece is not known better than to a milligram. */
const PIECE_DECIMALS = 3;
/** A number, then a unit or none. */
const MEASURED = /^([^\p{L}]+?)\s*(\p{L}[\p{L}. ]*)?$/u;

/**
 * Reads what a volume weighs, as typed: “1 cup = 120 g”, in either order; a weight alone is that of a cup. Each side is one number and a unit that the kitchen knows.
 * Refuses ranges, nothing, what is no volume or no weight, and what no food weighs.
 */
export function parseDensity(typed: string): Result<Density, WeighingRefusal> {
  const sides = sidesOf(typed, 'volume');
  if (!sides.ok) return sides;
  const { text, one, other } = sides.value;
  if (one && !other && dimensionOf(one) === 'weight') return parseDensity(`1 cup = ${text}`);
  if (!one || !other) return err({ type: 'WeighingUnreadable', text, of: 'volume' });
  const dimensions = [dimensionOf(one), dimensionOf(other)];
  if (!dimensions.includes('volume')) return err({ type: 'VolumeMissing', text });
  const found = gramsPerMl(one, other) ?? gramsPerMl(other, one);
  if (found === null) return err({ type: 'WeightMissing', text, of: 'volume' });
  const isPossible = found >= LIGHTEST_GRAMS_PER_ML && found <= HEAVIEST_GRAMS_PER_ML;
  return isPossible ? ok({ text, gramsPerMl: found }) : err({ type: 'DensityImpossible', text, gramsPerMl: found });
}

/** Reads what a piece weighs, as typed: “50 g”, “1 = 1.75 oz”, “1 dozen = 600 g”. Gives grams, to a thousandth. */
export function parsePieceWeight(typed: string): Result<number, WeighingRefusal> {
  const sides = sidesOf(typed, 'piece');
  if (!sides.ok) return sides;
  const { text, one, other } = sides.value;
  const [pieces, weight] = other ? [one, other] : [null, one];
  const size = pieces ? sizeOf(pieces.unit === '' ? 'each' : pieces.unit) : null;
  if (!weight || (pieces && size?.dimension !== 'pieces'))
    return err({ type: 'WeighingUnreadable', text, of: 'piece' });
  const unit = sizeOf(weight.unit);
  if (unit?.dimension !== 'weight') return err({ type: 'WeightMissing', text, of: 'piece' });
  const count = pieces && size ? exactly(pieces.amount).mul(size.size) : new Fraction(1);
  const grams = exactly(weight.amount).mul(unit.size).div(count).round(PIECE_DECIMALS).valueOf();
  if (grams === 0) return err({ type: 'WeighsNothing', text });
  return grams > LARGEST_COUNT ? err({ type: 'AmountTooLarge', text, limit: LARGEST_COUNT }) : ok(grams);
}

/** A piece weight as a form begins with it: “49.612 g”. Reading it again gives the same grams. */
export function pieceWeightText(grams: number): string {
  return `${grams} g`;
}

interface Sides {
  readonly text: string;
  readonly one: Measured | null;
  /** null: there is no second side. */
  readonly other: Measured | null;
}

function sidesOf(typed: string, of: Weighed): Result<Sides, WeighingRefusal> {
  const parsed = parseText(typed, LONGEST_WEIGHING);
  if (!parsed.ok) return parsed;
  const text = parsed.value;
  const sides = text.split('=');
  if (sides.length > 2) return err({ type: 'WeighingUnreadable', text, of });
  const measured: Measured[] = [];
  for (const side of sides) {
    const [, number, unit = ''] = MEASURED.exec(side.trim()) ?? [];
    if (number === undefined) return err({ type: 'WeighingUnreadable', text, of });
    const amount = parseSingleAmount(number);
    if (!amount.ok) return err(refusalOf(amount.error, text, of));
    measured.push({ amount: amount.value, unit: unit.trim() });
  }
  return ok({ text, one: measured[0] ?? null, other: measured[1] ?? null });
}

/** What the parser of amounts says of a side is said of the whole: its words are about recipes. */
function refusalOf(refusal: AmountRefusal, text: string, of: Weighed): WeighingRefusal {
  if (refusal.type === 'AmountUnreadable') return { type: 'WeighingUnreadable', text, of };
  return refusal.type === 'AmountNotPositive' ? { type: 'WeighsNothing', text } : refusal;
}

function dimensionOf({ unit }: Measured): Dimension | null {
  return sizeOf(unit)?.dimension ?? null;
}
