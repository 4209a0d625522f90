/** The screen that stays on, in browsers that can, cannot, and will not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StayAwake } from '../../src/app/stay-awake.svelte.ts';

/** A lock as a browser hands it out. */
class StandInLock extends EventTarget {
  isHeld = true;
  release(): Promise<void> {
    if (this.isHeld) {
      this.isHeld = false;
      this.dispatchEvent(new Event('release'));
    }
    return Promise.resolve();
  }
}

let page: EventTarget & { visibilityState: string };
let locks: StandInLock[];
let request: () => Promise<StandInLock>;
let awake: StayAwake;

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  locks = [];
  request = () => {
    const lock = new StandInLock();
    locks.push(lock);
    return Promise.resolve(lock);
  };
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', { wakeLock: { request: () => request() } });
  awake = new StayAwake();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
const held = () => locks.filter(({ isHeld }) => isHeld).length;
/** As a browser does it: what is not seen is let go of first. */
async function see(visibilityState: 'visible' | 'hidden'): Promise<void> {
  page.visibilityState = visibilityState;
  if (visibilityState === 'hidden') for (const lock of locks) await lock.release();
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
}

describe('the screen', () => {
  it('stays on while a screen wants it, and not after that was left', async () => {
    const leave = awake.want();
    expect(awake.standing).toBe('asking');
    await settled();
    expect([awake.standing, held()]).toEqual(['on', 1]);
    leave();
    leave();
    await settled();
    expect(held()).toBe(0);
  });

  it('stays on again when the page is seen again, however often', async () => {
    awake.want();
    await settled();
    for (const time of [2, 3]) {
      await see('hidden');
      expect([awake.standing, held()]).toEqual(['asking', 0]);
      await see('visible');
      expect([awake.standing, held(), locks.length]).toEqual(['on', 1, time]);
    }
  });

  it('is not kept on for a screen that was left, when the page is seen again', async () => {
    const leave = awake.want();
    await settled();
    await see('hidden');
    leave();
    await see('visible');
    expect(locks).toHaveLength(1);
  });

  it('is let go of when the screen was left before the answer came', async () => {
    const leave = awake.want();
    leave();
    await settled();
    expect([locks.length, held()]).toEqual([1, 0]);
  });

  it('is asked for once by two screens, and stays on until both are left', async () => {
    const [one, other] = [awake.want(), awake.want()];
    await settled();
    one();
    expect([locks.length, held()]).toEqual([1, 1]);
    other();
    expect(held()).toBe(0);
  });

  it('that is wanted again at once, as from one recipe to the next, stays on', async () => {
    awake.want()();
    awake.want();
    await settled();
    expect([awake.standing, held()]).toEqual(['on', 1]);
  });

  it('that the browser stops keeping on, as when the battery runs low, is said to go dark', async () => {
    awake.want();
    await settled();
    await locks[0]?.release();
    expect(awake.standing).toBe('refused');
  });

  it('that the browser refuses to keep on is said to go dark, and asked for again later', async () => {
    const answer = request;
    request = () => Promise.reject(new DOMException('low battery', 'NotAllowedError'));
    awake.want();
    await settled();
    expect(awake.standing).toBe('refused');
    request = answer;
    await see('visible');
    expect(awake.standing).toBe('on');
  });

  it.each([
    ['knows nothing of it', 'missing', {}],
    [
      'throws',
      'refused',
      {
        get wakeLock() {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    ],
  ])('of a browser that %s goes dark, and that is said', async (_, said, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const leave = awake.want();
    await settled();
    expect(awake.standing).toBe(said);
    leave();
  });
});
