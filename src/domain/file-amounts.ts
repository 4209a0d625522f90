/** Numbers as files hold them, written as a kitchen writes them: 2.25 is “2 1/4”. */
import Fraction from 'fraction.js';
import { err, type Result, ok } from '../shared/result.ts';
import { parseAmount, type AmountRefusal } from './amount.ts';
import type { FileAmount } from './kitchen-file.ts';

/** What measuring cups and spoons are made in. */
const KITCHEN_DENOMINATORS: readonly bigint[] = [1n, 2n, 3n, 4n, 6n, 8n];
/** Programs that compute with floats write ⅔ as 0.6666666666666666, and 1 oz as 28.349523125 g: so many decimals are kept. */
const MOST_DECIMALS = 6;

/** Reads a number of a file, or an amount that a file holds as text. Refuses as {@link parseAmount} does. */
export function parseFileAmount(given: number | string): Result<FileAmount, AmountRefusal> {
  const typed = typeof given === 'number' ? kitchenText(given) : given.trim();
  const amount = parseAmount(typed);
  return amount.ok ? ok({ text: typed, amount: amount.value }) : err(amount.error);
}

/** A number as a kitchen writes it: 2.25 is “2 1/4”, 0.6666666666666666 is “2/3”; what no cup is made in stays a decimal. */
export function kitchenText(given: number): string {
  if (!Number.isFinite(given) || given <= 0) return String(given);
  const [, decimals = ''] = String(given).split('.');
  const isLong = decimals.length > MOST_DECIMALS;
  const exact = isLong ? new Fraction(given).simplify(10 ** -MOST_DECIMALS) : new Fraction(given);
  if (KITCHEN_DENOMINATORS.includes(exact.d)) return exact.toFraction(true);
  return isLong ? String(Number(given.toFixed(MOST_DECIMALS))) : String(given);
}
