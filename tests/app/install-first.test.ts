import { describe, expect, it } from 'vitest';
import { shouldInstallFirst } from '../../src/app/install-first.ts';

const iPad =
  'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';
const android = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36';

describe('installing before anything is entered', () => {
  it.each([
    ['an iPad', iPad, 5, false, true],
    ['an iPad that calls itself a Macintosh', mac, 5, false, true],
    ['an installed app on an iPad', mac, 5, true, false],
    ['a Macintosh', mac, 0, false, false],
    ['an Android tablet, where the installed app sees the same data', android, 5, false, false],
  ])('is asked for on %s', (_, userAgent, maxTouchPoints, isInstalled, expected) => {
    expect(shouldInstallFirst({ userAgent, maxTouchPoints, isInstalled })).toBe(expected);
  });
});
