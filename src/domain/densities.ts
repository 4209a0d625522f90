/** What a volume of something weighs, from what a person or a file says of it: “1 cup = 4.25 oz”. Never guessed. */
import Fraction from 'fraction.js';
import type { Amount } from './amount.ts';
import { sizeOf } from './kitchen-units.ts';

export interface Measured {
  readonly amount: Amount;
  readonly unit: string;
}

/** Grams per millilitre, as the nearest number; null when one is no volume or the other no weight. */
export function gramsPerMl(volume: Measured, weight: Measured): number | null {
  const [ml, grams] = [sizeOf(volume.unit), sizeOf(weight.unit)];
  if (ml?.dimension !== 'volume' || grams?.dimension !== 'weight') return null;
  const weighs = exactly(weight.amount).mul(grams.size);
  return weighs.div(exactly(volume.amount).mul(ml.size)).valueOf();
}

const exactly = ({ num, den }: Amount): Fraction => new Fraction(num, den);
