/** The main job with a keyboard alone: wherever one is, it is seen, and whatever one does, one is still somewhere. */
import type { Locator, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, text } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const MOST_STOPS = 80;
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** What is wrong with the focus as it is: lost, without an outline of at least 2 px, or out of sight. */
const focusTrouble = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'the focus is lost';
    const html = focused.outerHTML.slice(0, 100);
    // A choice is drawn by what stands beside its radio button.
    const drawn = focused.matches('.choice input') ? focused.nextElementSibling : focused;
    if (!drawn) return `nothing is drawn for ${html}`;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(drawn);
    const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba.*, 0\)$/.test(outlineColor);
    const { top, bottom, left, right } = drawn.getBoundingClientRect();
    const isInView = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
    return isOutlined && isInView ? null : `${isInView ? 'no outline on' : 'out of sight:'} ${html}`;
  });

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => focusTrouble(page), { message: `after ${key}`, interval: 20, timeout: 5_000 }).toBeNull();
}

/** Tab, or Shift+Tab, until it has the focus. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor();
  const isThere = () => target.evaluateAll((all) => all.some((each) => each === document.activeElement));
  for (let stops = 0; !(await isThere()); stops += 1) {
    if (stops === MOST_STOPS) throw new Error(`${key} does not lead to “${await target.first().innerText()}”.`);
    await press(page, key);
  }
}

/** Acts on what has the focus, and is still somewhere when it is done. */
async function act(page: Page, key: string, done: Promise<unknown>): Promise<void> {
  await page.keyboard.press(key);
  await done;
  await expect.poll(() => focusTrouble(page), { message: `done by ${key}`, timeout: 5_000 }).toBeNull();
}

describe('the main job', () => {
  test('is done with a keyboard alone', async ({ openTablet }) => {
    const { page } = await openTablet({ touch: false });
    await page.goto('/');
    await goTo(page, button(page, /^Look around/));
    await act(page, 'Enter', link(page, /Keep baking/).waitFor());
    await goTo(page, link(page, /School fair/));
    await act(page, 'Enter', page.getByRole('heading', { level: 1, name: 'School fair' }).waitFor());

    // goods, by number and by one more
    await goTo(page, page.getByLabel('How many: Gift bag', { exact: true }));
    await page.keyboard.type('40');
    await act(page, 'Enter', text(page, '60 boxes'));
    await goTo(page, button(page, 'More: Truffle box'));
    await act(page, 'Space', text(page, '61 boxes'));
    await goTo(page, button(page, 'Fewer: Truffle box'), 'Shift+Tab');
    await act(page, 'Enter', text(page, '60 boxes'));

    // batches, by arrows; a number of one's own, taken back by Escape
    const batchesOf = (unit: string) => page.getByRole('group', { name: new RegExp(`^${unit}, `) });
    const chosen = (unit: string, words: string) =>
      batchesOf(unit).locator('label:has(input:checked)').filter({ hasText: words }).waitFor();
    await goTo(page, batchesOf('Sugar cookie').getByRole('radio'));
    await act(page, 'ArrowDown', chosen('Sugar cookie', '5 batches'));
    await goTo(page, button(page, 'Other number of batches: Sugar cookie'));
    await act(page, 'Space', text(page, 'Batches, as many as you like:'));
    const other = page.getByLabel('How many: batches of Sugar cookie');
    await goTo(page, other);
    await page.keyboard.type('9');
    await press(page, 'Escape');
    expect(await other.inputValue()).toBe('5');
    await page.keyboard.type('6');
    await act(page, 'Enter', text(page, /^6 batches: /));
    await goTo(page, batchesOf('Fudge brownie').getByRole('radio'));
    await act(page, 'Space', chosen('Fudge brownie', '10 batches'));

    // lock and start
    await goTo(page, link(page, 'Review and lock'), 'Shift+Tab');
    await act(page, 'Enter', page.getByRole('heading', { name: 'Review and lock' }).waitFor());
    await goTo(page, button(page, 'Lock the plan'));
    await act(page, 'Enter', text(page, 'Review and start'));
    const start = page.locator('button[aria-disabled=false]').filter({ hasText: 'Start baking: seal this plan' });
    await goTo(page, start);
    await act(page, 'Space', button(page, 'Undo the start').waitFor());

    // a change that is left, and one that is written
    const change = link(page, /^(Change|Go on changing)$/);
    await goTo(page, change);
    const sheet = page.getByRole('dialog');
    await act(page, 'Enter', sheet.waitFor());
    await act(page, 'Escape', sheet.waitFor({ state: 'detached' }));
    await goTo(page, change);
    await act(page, 'Enter', sheet.waitFor());
    await goTo(page, sheet.getByRole('button', { name: /^Brownie bag/ }));
    await act(page, 'Enter', button(page, 'Drop it').waitFor());
    await goTo(page, button(page, 'Drop it'));
    await act(page, 'Space', sheet.getByRole('row', { name: /^Brownie bag 20 of 20 none/ }).waitFor());
    await goTo(page, sheet.getByRole('radio'));
    await press(page, 'ArrowRight');
    const reason = await sheet.locator('label:has(input[type=radio]:checked)').innerText();
    await goTo(page, page.getByLabel(/In your words/));
    await page.keyboard.type('no boxes left');
    await goTo(page, button(page, 'Write change 1'));
    await act(page, 'Enter', text(page, /Current\s+change 1/));

    // compare, and why
    const row = button(page, /^Brownie bag/);
    await goTo(page, row);
    await act(page, 'Enter', page.getByText(`${reason}: no boxes left`).last().waitFor());
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    await goTo(page, link(page, 'Plan'), 'Shift+Tab');
    await act(page, 'Enter', page.getByRole('region', { name: 'Batches' }).waitFor());
  });
});
