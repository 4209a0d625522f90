/** Every screen, in every state in which it looks different, is for everyone: screen-checks.ts says what that means. */
import type { Page } from 'playwright';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { PlainDate } from '../../src/domain/event-date.ts';
import { changeStored, loseKitchen, loseSafetyCopies } from './damage.ts';
import { demoKitchen, untilCopied } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';
import { findingsOn } from './screen-checks.ts';
import { emptyKitchen, kitchenOn, openState, type Kitchen, type ScreenState } from './screen-states.ts';
import { fullKitchen } from './full-kitchen.ts';
import { fullScreens } from './full-screens.ts';
import { layoutFindingsAtAllSizes } from './layout-checks.ts';
import { placeKitchen } from './placed-kitchen.ts';
import { demoScreens, emptyScreens, recoveredScreens, stopScreens, timerScreens } from './screens.ts';

const PATIENCE_MS = 300_000;

async function findingsOnAll(
  page: Page,
  kitchen: Kitchen,
  states: readonly ScreenState[],
  look = findingsOn,
): Promise<string[]> {
  const found: string[] = [];
  for (const each of states) {
    await openState(page, kitchen, each);
    found.push(...(await look(page)).map((finding) => `${each.state}: ${finding}`));
  }
  return found;
}

describe('every screen is for everyone', () => {
  test('in an empty kitchen, and while one is brought in', { timeout: PATIENCE_MS }, async ({ openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/');
    expect(await findingsOnAll(page, emptyKitchen, emptyScreens)).toEqual([]);
  });

  test('in the demo kitchen', { timeout: PATIENCE_MS }, async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    const kitchen = await kitchenOn(page);
    const found: string[] = [];
    for (const [screen, states] of Object.entries(demoScreens)) {
      found.push(...(await findingsOnAll(page, kitchen, states)).map((finding) => `${screen}, ${finding}`));
    }
    expect(found).toEqual([]);
  });

  test('with timers, and while it is wiped', { timeout: PATIENCE_MS }, async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    expect(await findingsOnAll(page, await kitchenOn(page), timerScreens)).toEqual([]);
  });

  test('with 40 of everything, and names as long as they get', { timeout: PATIENCE_MS }, async ({ openTablet }) => {
    const { page } = await openTablet();
    await placeKitchen(page, await fullKitchen(v.parse(PlainDate, new Date().toISOString().slice(0, 10))));
    await page.goto('/');
    await page.reload();
    const kitchen = await kitchenOn(page);
    expect(await findingsOnAll(page, kitchen, fullScreens, layoutFindingsAtAllSizes)).toEqual([]);
  });

  test('when the kitchen does not open', { timeout: PATIENCE_MS }, async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await loseKitchen(page);
    await loseSafetyCopies(page);
    await page.reload();
    expect(await findingsOnAll(page, emptyKitchen, stopScreens)).toEqual([]);
  });

  test('when the kitchen was brought back', { timeout: PATIENCE_MS }, async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await untilCopied(page);
    await changeStored(page, 'delete the head');
    await page.reload();
    expect(await findingsOnAll(page, emptyKitchen, recoveredScreens)).toEqual([]);
  });
});

/** In the page: what must not be on any screen, and what is said of it. */
const mishaps: readonly { readonly act: () => unknown; readonly said: string }[] = [
  { act: () => document.body.append(document.createElement('img')), said: 'light: image-alt' },
  {
    act: () => {
      const small = document.createElement('button');
      small.textContent = 'On';
      Object.assign(small.style, { width: '47px', height: '47px' });
      document.body.append(small);
    },
    said: 'too small, 47 × 47: <button',
  },
  {
    act: () => {
      const faint = document.createElement('p');
      faint.textContent = 'Large, bold and faint';
      Object.assign(faint.style, { fontSize: '48px', fontWeight: '700', color: '#606060' });
      document.querySelector('main')?.append(faint);
    },
    said: 'light: color-contrast-enhanced: <p',
  },
  {
    act: () => {
      const wide = document.createElement('p');
      Object.assign(wide.style, { width: '330px', height: '1px' });
      document.body.append(wide);
    },
    said: 'at 400 %: the page is 10 px too wide',
  },
  {
    act: () => {
      const place = document.createElement('p');
      place.textContent = 'Twelve of all';
      const button = document.createElement('button');
      button.textContent = 'On top';
      Object.assign(button.style, {
        width: '90px',
        height: '48px',
        marginInlineStart: '-48px',
        display: 'inline-block',
      });
      place.append(button);
      document.querySelector('main')?.append(place);
    },
    said: '“Twelve of all” is under <button',
  },
  {
    act: () => {
      const narrow = document.createElement('p');
      narrow.textContent = 'Fudge brownie';
      Object.assign(narrow.style, { width: '1em', overflowWrap: 'anywhere' });
      document.querySelector('main')?.append(narrow);
    },
    said: '“Fudge brownie” in ',
  },
  {
    act: () => {
      const cover = document.createElement('div');
      Object.assign(cover.style, { position: 'fixed', inset: '0' });
      document.body.append(cover);
    },
    said: 'at 400 %: out of reach: <h1',
  },
  {
    act: () => {
      const bare = document.createElement('button');
      bare.ariaLabel = 'More';
      Object.assign(bare.style, { width: '48px', height: '48px', border: '0' });
      document.body.append(bare);
    },
    said: 'forced colours: not seen: <button aria-label="More"',
  },
  {
    act: () => document.body.animate([{ opacity: 0.9 }, { opacity: 1 }], { duration: 301, iterations: Infinity }),
    said: 'reduced motion: something moves for Infinity ms',
  },
  {
    act: () => {
      const slow = document.createElement('p');
      Object.assign(slow.style, { transitionDuration: '0.4s' });
      document.body.append(slow);
    },
    said: 'at once: moves for 400 ms: <p',
  },
];

test('what is not for everyone does not go unnoticed', async ({ openTablet }) => {
  const { page } = await openTablet();
  await page.goto('/');
  await page.getByText('Welcome to your kitchen').waitFor();
  for (const { act } of mishaps) await page.evaluate(act);
  const found = (await findingsOn(page)).join('\n');
  for (const { said } of mishaps) expect(found).toContain(said);
});
