import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readApart } from '../../src/app/copy-reading.ts';
import { err } from '../../src/shared/result.ts';

/** In the place of a worker: what it was sent, and whether it was ended. */
class StandInReader extends EventTarget {
  readonly sent: unknown[] = [];
  isEnded = false;

  postMessage(bytes: Uint8Array, transfer: Transferable[]): void {
    this.sent.push(structuredClone(bytes, { transfer }));
  }

  terminate(): void {
    this.isEnded = true;
  }
}

let reader: StandInReader;
const start = () => reader as unknown as Worker; // a cast: it is asked for nothing else
const refusal = err({ type: 'CopyEmpty' as const });

beforeEach(() => {
  vi.useFakeTimers();
  reader = new StandInReader();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a file that is read apart', () => {
  it('is handed over to a worker that is thrown away when it has answered', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const reading = readApart(start, bytes);
    expect([reader.sent, bytes.length]).toEqual([[new Uint8Array([1, 2, 3])], 0]);
    reader.dispatchEvent(new MessageEvent('message', { data: refusal }));
    expect(await reading).toEqual(refusal);
    expect(reader.isEnded).toBe(true);
  });

  it('keeps nobody waiting for more than 15 seconds', async () => {
    const reading = readApart(start, new Uint8Array(1));
    vi.advanceTimersByTime(14_999);
    expect(reader.isEnded).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await reading).toEqual(err({ type: 'CopyTooSlow', seconds: 15 }));
    expect(reader.isEnded).toBe(true);
  });

  it('is not waited for when its worker dies', async () => {
    const reading = readApart(start, new Uint8Array(1));
    reader.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    expect(await reading).toEqual(err({ type: 'EngineFailed', message: 'out of memory' }));
    expect(reader.isEnded).toBe(true);
  });
});
