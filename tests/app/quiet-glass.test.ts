import { describe, expect, it } from 'vitest';
import { QuietGlass } from '../../src/app/quiet-glass.ts';

/** Fingers that come down at these moments and leave after so many milliseconds; whether the click of the last of them counts. */
function isHeard(...fingers: readonly (readonly [downMs: number, forMs: number])[]): boolean {
  const glass = new QuietGlass();
  const touches = fingers.flatMap(([downMs, forMs], pointerId) => [
    { isDown: true, pointerId, timeStamp: downMs },
    { isDown: false, pointerId, timeStamp: downMs + forMs },
  ]);
  for (const { isDown, ...touch } of touches.sort((one, other) => one.timeStamp - other.timeStamp))
    if (isDown) glass.down(touch);
    else glass.up(touch);
  const [downMs = 0, forMs = 0] = fingers.at(-1) ?? [];
  return glass.wasQuietBefore({ timeStamp: downMs + forMs, detail: 1 });
}

describe('a question that cannot be taken back', () => {
  it('hears a finger that read it first, however long that rests', () => {
    expect(isHeard([1_000, 80], [1_600, 80])).toBe(true);
    expect(isHeard([1_000, 80], [1_600, 900])).toBe(true);
    expect(isHeard([1_000, 80])).toBe(true);
  });

  it('does not hear the bounce of the tap that opened it, nor one of many fingers', () => {
    expect(isHeard([1_000, 80], [1_120, 80])).toBe(false);
    expect(isHeard([1_000, 80], [1_500, 80])).toBe(false);
    expect(isHeard([1_000, 5], [1_010, 5], [1_400, 5], [1_800, 5], [2_200, 5])).toBe(false);
  });

  it('does not hear a finger beside a palm that rests, nor one that came with another and stayed', () => {
    expect(isHeard([1_000, 3_000], [2_000, 80])).toBe(false);
    expect(isHeard([1_000, 20], [1_020, 600])).toBe(false);
  });

  it('hears a mouse again whose release was outside of the window', () => {
    const glass = new QuietGlass();
    glass.down({ pointerId: 1, timeStamp: 1_000 });
    glass.down({ pointerId: 1, timeStamp: 2_000 });
    expect(glass.wasQuietBefore({ timeStamp: 2_080, detail: 1 })).toBe(true);
  });

  it('hears a key, or a screen reader, some time after the last touch', () => {
    const glass = new QuietGlass();
    expect(glass.wasQuietBefore({ timeStamp: 40, detail: 0 })).toBe(true);
    glass.down({ pointerId: 1, timeStamp: 1_000 });
    glass.up({ pointerId: 1, timeStamp: 1_100 });
    expect(glass.wasQuietBefore({ timeStamp: 1_300, detail: 0 })).toBe(false);
    expect(glass.wasQuietBefore({ timeStamp: 1_700, detail: 0 })).toBe(true);
  });
});
