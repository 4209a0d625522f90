import { describe, expect, it } from 'vitest';
import { unitsFrom, unitsPerBatch, type UnitYield } from '../../src/domain/yields.ts';

const count = (perBatch: number): UnitYield => ({ kind: 'count', perBatch });
const share = (percent: number): UnitYield => ({ kind: 'share', basisPoints: Math.round(percent * 100) });

describe('yields', () => {
  it.each([
    [16.67, 6],
    [14.29, 7],
    [37.5, 2],
    [25, 4],
    [33.33, 3],
    [100, 1],
    [50, 2],
    [12.5, 8],
  ])('a unit that takes %d percent of a batch comes %d to a batch', (percent, units) => {
    expect(unitsPerBatch(share(percent))).toBe(units);
  });

  it('a count is what one batch gives', () => {
    expect(unitsPerBatch(count(48))).toBe(48);
  });

  it('half a batch gives the whole units that fit in it', () => {
    expect(unitsFrom(2.5, count(24))).toBe(60);
    expect(unitsFrom(0.5, count(5))).toBe(2);
    expect(unitsFrom(1.25, count(3))).toBe(3);
  });
});
