import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NumberEntry } from '../../src/app/number-entry.svelte.ts';
import { parseQuantity } from '../../src/domain/quantity.ts';

/** A box of the plan, kept as the store would keep it. */
function boxes(kept: number) {
  const keeper = { kept, given: [] as (number | string)[] };
  const entry = new NumberEntry(() => ({
    value: keeper.kept,
    least: 0,
    format: String,
    commit: (given) => {
      keeper.given.push(given);
      const quantity = parseQuantity(given, 0);
      if (quantity.ok) keeper.kept = quantity.value;
      return quantity;
    },
  }));
  entry.enter();
  return { entry, keeper };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a typed number', () => {
  it('counts when one pauses, and once more digits have come, all of them', async () => {
    const { entry, keeper } = boxes(3);
    entry.type('2');
    await vi.advanceTimersByTimeAsync(300);
    entry.type('20');
    await vi.advanceTimersByTimeAsync(300);
    expect(keeper.given).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect([keeper.kept, keeper.given, entry.shown]).toEqual([20, ['20'], '20']);
  });

  it('is not corrected while it is typed, and is when the field is left', async () => {
    const { entry } = boxes(3);
    entry.type('2.');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([entry.error, entry.shown]).toEqual([null, '2.']);
    entry.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(entry.error).toMatchObject({ type: 'QuantityInvalid' });
    expect(entry.shown).toBe('2.');
  });

  it('of 0 takes nothing away before the field is left', async () => {
    const { entry, keeper } = boxes(3);
    entry.type('0');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.kept).toBe(3);
    entry.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.kept).toBe(0);
  });

  it('that is taken back leaves what stood when the field was entered', async () => {
    const { entry, keeper } = boxes(3);
    entry.type('20');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.kept).toBe(20);
    expect(entry.takeBack()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([keeper.kept, entry.shown]).toEqual([3, '3']);
    expect(entry.takeBack()).toBe(false);
  });

  it('does not count when the field is gone before the pause', async () => {
    const { entry, keeper } = boxes(3);
    entry.type('20');
    entry.end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.given).toEqual([]);
  });
});
