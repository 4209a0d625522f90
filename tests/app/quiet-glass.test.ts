import { describe, expect, it } from 'vitest';
import { QuietGlass } from '../../src/app/quiet-glass.ts';

/** Fingers that come down at these moments, in milliseconds; whether a click at the last of them counts. */
function isHeard(touches: readonly number[], clickAt = touches.at(-1) ?? 0): boolean {
  const glass = new QuietGlass();
  for (const timeStamp of touches) glass.touched({ timeStamp });
  return glass.wasQuietBefore({ timeStamp: clickAt });
}

describe('a question that cannot be taken back', () => {
  it('hears a finger that read it first', () => {
    expect(isHeard([1_000, 1_500], 1_580)).toBe(true);
    expect(isHeard([1_000])).toBe(true);
  });

  it('does not hear the bounce of the tap that opened it, nor one of many fingers', () => {
    expect(isHeard([1_000, 1_120])).toBe(false);
    expect(isHeard([1_000, 1_499])).toBe(false);
    expect(isHeard([1_000, 1_005, 1_010, 1_400, 1_800, 2_200])).toBe(false);
  });

  it('hears a key, or a screen reader, some time after the last touch', () => {
    expect(isHeard([1_000, 1_100], 1_700)).toBe(true);
    expect(isHeard([1_000, 1_100], 1_300)).toBe(false);
    expect(isHeard([], 40)).toBe(true);
  });
});
