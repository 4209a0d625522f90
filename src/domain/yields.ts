/**
 * How many units a batch gives, and how many batches may be made of it. A unit never straddles two batches.
 */
import * as v from 'valibot';

export const batchSteps = [1, 0.5, 0.25] as const;
/** Batches come in whole, half or quarter batches. */
export const BatchStep = v.picklist(batchSteps);
export type BatchStep = v.InferOutput<typeof BatchStep>;

/** At most so many batches, units per batch or goods: beyond it a number is a slip of the finger. */
export const LARGEST_COUNT = 1_000_000;

const wholeFrom1 = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/**
 * `count`: so many units per batch. `share`: each unit takes so many hundredths of a percent of a batch (2500 is 25 %), as
 * imports may say it.
 */
export const UnitYield = v.variant('kind', [
  v.object({ kind: v.literal('count'), perBatch: v.pipe(wholeFrom1, v.maxValue(LARGEST_COUNT)) }),
  v.object({ kind: v.literal('share'), basisPoints: v.pipe(wholeFrom1, v.maxValue(10_000)) }),
]);
export type UnitYield = v.InferOutput<typeof UnitYield>;

/** A yield as frozen. The oldest snapshots did not keep it; such a unit counts as nothing, and screens say so. */
export type FrozenYield = UnitYield | { readonly kind: 'unknown' };

/**
 * Whole units that one batch gives. For a share this is floor(100 / (percent − 0.005)), so that 16.67 % is 6 and 14.29 % is
 * 7; in basis points, floor(20000 / (2 × points − 1)), which needs no rounding.
 */
export function unitsPerBatch(unitYield: FrozenYield): number {
  switch (unitYield.kind) {
    case 'count':
      return unitYield.perBatch;
    case 'share':
      return Math.floor(20_000 / (2 * unitYield.basisPoints - 1));
    case 'unknown':
      return 0;
  }
}

/** Whole units that so many batches give: floor(batches × units per batch), exact for multiples of a quarter. */
export function unitsFrom(batches: number, unitYield: FrozenYield): number {
  return Math.floor(batches * unitsPerBatch(unitYield));
}
