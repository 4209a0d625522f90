import { describe, expect, it } from 'vitest';
import { singleActivation } from '../../src/app/single-activation.ts';

/** Taps at these moments, in milliseconds; gives how many of them counted. */
function counted(moments: readonly number[], isRepeated: boolean): number {
  let count = 0;
  const activate = singleActivation(
    () => (count += 1),
    () => isRepeated,
  );
  for (const timeStamp of moments) activate({ timeStamp, preventDefault: () => undefined } as unknown as Event);
  return count;
}

describe('a wet or floury finger', () => {
  it('that bounces on a button presses it once', () => {
    expect(counted([1_000, 1_120, 1_349, 1_360], false)).toBe(2);
  });

  it('that taps plus six times in a second adds six, and its bounces none', () => {
    expect(counted([0, 160, 320, 340, 480, 640, 800], true)).toBe(6);
  });
});
