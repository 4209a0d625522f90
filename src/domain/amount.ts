/**
 * Amounts as a baker types them, kept exactly. This parser stands in front of numeric-quantity, which alone reads `0,5` as 5
 * and `1/0` as Infinity; what comes out is finite, above 0 and a fraction of whole numbers.
 */
import Fraction from 'fraction.js';
import { numericQuantity } from 'numeric-quantity';
import { err, ok, type Result } from '../shared/result.ts';
import { LARGEST_COUNT } from './yields.ts';

/** An exact amount above 0 in lowest terms. */
export interface Amount {
  readonly num: number;
  readonly den: number;
}

export type AmountRefusal =
  | { readonly type: 'AmountUnreadable'; readonly text: string }
  | { readonly type: 'AmountNotPositive'; readonly text: string }
  | { readonly type: 'AmountTooLarge'; readonly text: string; readonly limit: number }
  | AmountAmbiguous;

export interface AmountAmbiguous {
  readonly type: 'AmountAmbiguous';
  readonly text: string;
  readonly asThousands: string;
  readonly asDecimal: string;
}

const LONGEST_AMOUNT = 40;
/** A dash, or the word “to” or “or”, between two amounts: “2–3”, “2 to 3”. A leading minus has nothing before it. */
const RANGE = /^(.+?)\s*(?:[–—-]|\b(?:to|or)\b)\s*(.+)$/i;
/** “1-1/2” is how many cookbooks set 1 ½; it is no range. */
const HYPHENATED_MIXED = /^(\d+)-(\d+\s*[/⁄]\s*\d+|[¼½¾⅐-⅞])$/;

/**
 * Reads what was typed: `2`, `1/2`, `1 1/2`, `½`, `1½`, `0.5`, `0,5`, and ranges such as `2–3`, which count as the larger and rise.
 * A comma is a decimal sign, unless exactly three digits follow it and something other than 0 stands before it: `1,500` is
 * refused as ambiguous. Refuses what is no number, not above 0, or above a million.
 */
export function parseAmount(typed: string): Result<Amount, AmountRefusal> {
  const text = tidy(typed);
  const range = text.length > LONGEST_AMOUNT ? null : RANGE.exec(text);
  if (!range) return parseSingle(text);
  const [from, to] = [parseSingle(range[1] ?? ''), parseSingle(range[2] ?? '')];
  if (!from.ok) return err({ ...from.error, text });
  if (!to.ok) return err({ ...to.error, text });
  return isLarger(from.value, to.value) ? err({ type: 'AmountUnreadable', text }) : to;
}

/** The same without ranges: a number of batches is one number. */
export function parseSingleAmount(typed: string): Result<Amount, AmountRefusal> {
  return parseSingle(tidy(typed));
}

/** Whether it is two amounts, “2–3”, of which the larger counts. */
export function isRange(typed: string): boolean {
  return !parseSingleAmount(typed).ok && parseAmount(typed).ok;
}

function tidy(typed: string): string {
  return typed.trim().replace(HYPHENATED_MIXED, '$1 $2');
}

function parseSingle(text: string): Result<Amount, AmountRefusal> {
  if (text.length > LONGEST_AMOUNT) return err({ type: 'AmountUnreadable', text });
  const comma = /^(\d+),(\d+)$/.exec(text);
  const [, before = '', after = ''] = comma ?? [];
  if (comma && after.length === 3 && Number(before) !== 0) {
    return err({
      type: 'AmountAmbiguous',
      text,
      asThousands: `${before}${after}`,
      asDecimal: `${before}.${after}`,
    });
  }
  if (!comma && text.includes(',')) return err({ type: 'AmountUnreadable', text });
  const read = numericQuantity(comma ? `${before}.${after}` : text, { round: false, verbose: true });
  const value = Number(read.value);
  if (Number.isNaN(value) || read.denominator === 0) return err({ type: 'AmountUnreadable', text });
  if (value <= 0) return err({ type: 'AmountNotPositive', text });
  if (value > LARGEST_COUNT) return err({ type: 'AmountTooLarge', text, limit: LARGEST_COUNT });
  const exact =
    read.denominator === undefined
      ? new Fraction(exactDecimal(comma ? `${before}.${after}` : text, value))
      : new Fraction(read.numerator ?? 0, read.denominator).add(read.whole ?? 0);
  const amount: Amount = { num: Number(exact.n), den: Number(exact.d) };
  const isExact = Number.isSafeInteger(amount.num) && Number.isSafeInteger(amount.den) && amount.num > 0;
  return isExact ? ok(amount) : err({ type: 'AmountUnreadable', text });
}

/** As typed, because a float is not: 0.1 is a tenth. Other scripts' digits come as the number that was read. */
function exactDecimal(text: string, value: number): string {
  return /^\+?\d*\.?\d+$/.test(text) ? text.replace('+', '') : String(value);
}

function isLarger(a: Amount, b: Amount): boolean {
  return new Fraction(a.num, a.den).compare(new Fraction(b.num, b.den)) > 0;
}

/** The amount as the nearest number: for comparing and drawing, not for adding up. */
export function amountAsNumber(amount: Amount): number {
  return amount.num / amount.den;
}
