/** Ingredients that are in the bowl: ticked for one batch, and there again when the page was gone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BatchTicks, forgetTicks, type BatchAt } from '../../src/app/batch-ticks.svelte.ts';
import type { EventId, FinishedUnitId } from '../../src/domain/ids.ts';

const memory = new Map<string, string>();
const batch: BatchAt = {
  databaseId: 'a',
  eventId: 1 as EventId,
  finishedUnitId: 2 as FinishedUnitId,
  done: 3,
};
beforeEach(() => {
  memory.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, text: string) => memory.set(key, text),
    removeItem: (key: string) => memory.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('ingredients that are ticked', () => {
  it('stay ticked for this batch, unit and event, and in this kitchen', () => {
    const ticks = new BatchTicks(batch);
    ticks.toggle('flour');
    ticks.toggle('eggs');
    ticks.toggle('eggs');
    expect([ticks.has('flour'), ticks.has('eggs')]).toEqual([true, false]);
    expect(new BatchTicks(batch).has('flour')).toBe(true);
    const others = [
      { ...batch, done: 4 },
      { ...batch, finishedUnitId: 5 as FinishedUnitId },
      { ...batch, eventId: 5 as EventId },
      { ...batch, databaseId: 'b' },
    ];
    for (const other of others) expect(new BatchTicks(other).has('flour')).toBe(false);
  });

  it('of one unit are not lost by those of another', () => {
    const other = { ...batch, finishedUnitId: 5 as FinishedUnitId };
    new BatchTicks(batch).toggle('flour');
    new BatchTicks(other).toggle('salt');
    expect(new BatchTicks(batch).has('flour')).toBe(true);
    forgetTicks(batch);
    expect([new BatchTicks(batch).has('flour'), new BatchTicks(other).has('salt')]).toEqual([false, true]);
  });

  it('leave nothing behind when they are taken off again, or their batch is recorded', () => {
    const ticks = new BatchTicks(batch);
    ticks.toggle('flour');
    ticks.toggle('flour');
    expect(memory.size).toBe(0);
    ticks.toggle('flour');
    forgetTicks(batch);
    expect(memory.size).toBe(0);
  });

  it('are none where the browser forbids to keep them, and can be ticked all the same', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
    });
    const ticks = new BatchTicks(batch);
    ticks.toggle('flour');
    expect(ticks.has('flour')).toBe(true);
  });

  it.each(['', 'null', '{}', '{"databaseId":"a","batches":{"1 2":{"done":"3","lines":[]}}}', '{"batches":7}'])(
    'are none when what stands in the memory of the page is %j',
    (text) => {
      memory.set('bakeline.batch', text);
      expect(new BatchTicks(batch).has('flour')).toBe(false);
    },
  );
});
