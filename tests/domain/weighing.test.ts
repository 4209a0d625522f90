import { describe, expect, it } from 'vitest';
import { parseDensity, parsePieceWeight, pieceWeightText } from '../../src/domain/weighing.ts';

const CUP_ML = 236.5882365;
const OZ_GRAMS = 28.349523125;

describe('what a volume weighs', () => {
  it.each([
    ['1 cup = 120 g', 120 / CUP_ML],
    ['1 cup = 4.25 oz', (4.25 * OZ_GRAMS) / CUP_ML],
    ['½ cup = 60 g', 120 / CUP_ML],
    ['1 1/2 cups=180 g', 120 / CUP_ML],
    ['1 CUP = 0,12 kg', 120 / CUP_ML],
    ['100 ml = 92 g', 0.92],
    ['1 l = 1 kg', 1],
    ['8 fl. oz. = 120 g', 120 / CUP_ML],
    ['٣ cups = 360 g', 120 / CUP_ML],
    ['120 g = 1 cup', 120 / CUP_ML],
  ])('%s is read', (typed, gramsPerMl) => {
    const density = parseDensity(` ${typed} `);
    expect(density).toMatchObject({ ok: true, value: { text: typed } });
    expect(density.ok && density.value.gramsPerMl).toBeCloseTo(gramsPerMl, 12);
  });

  it('alone is what a cup weighs', () => {
    expect(parseDensity('4.25 oz')).toEqual(parseDensity('1 cup = 4.25 oz'));
  });

  it.each([
    ['1 cup', 'WeighingUnreadable'],
    ['120', 'WeighingUnreadable'],
    ['cup = g', 'WeighingUnreadable'],
    ['1 cup = 120 g = 4 oz', 'WeighingUnreadable'],
    ['light as a feather', 'WeighingUnreadable'],
    ['1/0 cup = 120 g', 'WeighingUnreadable'],
    ['1 cup = 120–140 g', 'WeighingUnreadable'],
    ['2 to 3 cups = 120 g', 'WeighingUnreadable'],
    ['1 cup = some g', 'WeighingUnreadable'],
    ['1e9 cups = 120 g', 'WeighingUnreadable'],
    ['1 cup = NaN g', 'WeighingUnreadable'],
    ['0 cup = 120 g', 'WeighsNothing'],
    ['1 cup = 0 g', 'WeighsNothing'],
    ['1 cup = -120 g', 'WeighsNothing'],
    ['1 cup = 1,500 g', 'AmountAmbiguous'],
    ['1 cup = 12345678 g', 'AmountTooLarge'],
    ['1 handful = 30 g', 'VolumeMissing'],
    ['1 = 30 g', 'VolumeMissing'],
    ['1 lb = 30 g', 'VolumeMissing'],
    ['1 cup = 16 tbsp', 'WeightMissing'],
    ['1 cup = 120', 'WeightMissing'],
    ['1 cup = 2 sticks', 'WeightMissing'],
    ['1 cup = 120 kg', 'DensityImpossible'],
    ['1 gal = 0.001 g', 'DensityImpossible'],
    [`1 cup = ${'1'.repeat(10_000)} g`, 'TextTooLong'],
    ['1 cup\u0000 = 120 g', 'TextUnreadable'],
  ])('%s is refused, never read as something else', (typed, type) => {
    expect(parseDensity(typed)).toMatchObject({ ok: false, error: { type } });
  });
});

describe('what a piece weighs', () => {
  it.each([
    ['50 g', 50],
    ['1 = 50 g', 50],
    ['1.75 oz', 49.612],
    ['1 = 1 3/4 oz', 49.612],
    ['0,05 kg', 50],
    ['3 = 100 g', 33.333],
    ['1 dozen = 600 g', 50],
    ['1 large = 50 g', 50],
  ])('%s is %d g', (typed, grams) => {
    expect(parsePieceWeight(typed)).toEqual({ ok: true, value: grams });
    expect(parsePieceWeight(pieceWeightText(grams))).toEqual({ ok: true, value: grams });
  });

  it.each([
    ['50', 'WeightMissing'],
    ['1 cup', 'WeightMissing'],
    ['1 = 2', 'WeightMissing'],
    ['1 cup = 50 g', 'WeighingUnreadable'],
    ['heavy', 'WeighingUnreadable'],
    ['40–60 g', 'WeighingUnreadable'],
    ['1/0 g', 'WeighingUnreadable'],
    ['1e9 g', 'WeighingUnreadable'],
    ['1 = 50 g = 2 oz', 'WeighingUnreadable'],
    ['0 g', 'WeighsNothing'],
    ['-50 g', 'WeighsNothing'],
    ['0 = 50 g', 'WeighsNothing'],
    ['0.0001 g', 'WeighsNothing'],
    ['1,500 g', 'AmountAmbiguous'],
    ['2000000 g', 'AmountTooLarge'],
    ['2000 kg', 'AmountTooLarge'],
  ])('%s is refused', (typed, type) => {
    expect(parsePieceWeight(typed)).toMatchObject({ ok: false, error: { type } });
  });
});
