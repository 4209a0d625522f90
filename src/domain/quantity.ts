/** Whole numbers that a person gives: boxes of a good, components of a set, pieces per batch, guests. */
import { err, ok, type Result } from '../shared/result.ts';
import { LARGEST_COUNT } from './yields.ts';

export interface QuantityInvalid {
  readonly type: 'QuantityInvalid';
  readonly given: string;
  /** 0 where none is allowed as well. */
  readonly least: 0 | 1;
  readonly limit: number;
}

/** A whole number from 1 (or from 0) to a million, as typed or as a number. Refuses everything else: −1, 2.5, 10⁹, words. */
export function parseQuantity(given: string | number, least: 0 | 1 = 1): Result<number, QuantityInvalid> {
  const text = String(given).trim();
  const quantity = /^\+?\d{1,9}$/.test(text) ? Number(text) : NaN;
  return quantity >= least && quantity <= LARGEST_COUNT
    ? ok(quantity)
    : err({ type: 'QuantityInvalid', given: text.slice(0, 40), least, limit: LARGEST_COUNT });
}
