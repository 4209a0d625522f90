/** The screen that can be wiped. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScreenWipe } from '../../src/app/screen-wipe.svelte.ts';

let wipe: ScreenWipe;
beforeEach(() => {
  vi.useFakeTimers();
  wipe = new ScreenWipe();
  wipe.begin();
});
afterEach(() => {
  wipe.end();
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTime(ms);

it('wiping ends by itself after fifteen seconds, and the seconds are counted down', () => {
  expect([wipe.isOn, wipe.secondsLeft]).toEqual([true, 15]);
  pass(5_000);
  expect(wipe.secondsLeft).toBe(10);
  pass(9_900);
  expect([wipe.isOn, wipe.secondsLeft]).toEqual([true, 1]);
  pass(100);
  expect(wipe.isOn).toBe(false);
});

it('wiping is as long when the clock of the tablet is moved', () => {
  pass(5_000);
  vi.setSystemTime(Date.now() + 86_400_000);
  pass(200);
  expect([wipe.isOn, wipe.secondsLeft]).toEqual([true, 10]);
});

it('nothing ends it in the first three seconds; then it takes two buttons, the second within three seconds', () => {
  expect(wipe.step).toBeNull();
  wipe.confirm();
  pass(2_900);
  expect(wipe.step).toBeNull();
  pass(200);
  expect(wipe.step).toBe('first');
  wipe.confirm();
  expect(wipe.step).toBe('second');
  pass(3_100);
  expect(wipe.step).toBe('first');
  wipe.confirm();
  expect(wipe.step).toBe('second');
  wipe.end();
  expect(wipe.isOn).toBe(false);
});

it('wiping again begins from the start', () => {
  pass(4_000);
  wipe.confirm();
  wipe.end();
  wipe.begin();
  expect([wipe.secondsLeft, wipe.step]).toEqual([15, null]);
  pass(4_000);
  expect(wipe.step).toBe('first');
});
