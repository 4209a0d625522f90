/** What every screen owes to its users: axe finds nothing in both themes, and every target is large enough for a floury finger. */
import { createRequire } from 'node:module';
import type * as AxeCore from 'axe-core';
import { expect } from 'vitest';
import type { Page } from 'playwright';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const LEAST_TARGET = 48;

/** Needs a tablet with `bypassCSP`. */
export async function expectNoAxeFindings(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axePath });
    const findings = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof AxeCore }; // a cast: the script tag put it there
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
    });
    expect(findings, `${screen}, ${colorScheme}`).toEqual([]);
  }
}

/** Links inside running text are as high as their line; everything else that is tapped is a target. */
export async function expectLargeTargets(page: Page, screen: string): Promise<void> {
  const small = await page.evaluate((least) => {
    const targets = document.querySelectorAll<HTMLElement>('a, button, input, textarea, select, summary');
    return [...targets].flatMap((target) => {
      // A radio is tapped by its label.
      const box = (target.closest('label') ?? target).getBoundingClientRect();
      const isShown = target.checkVisibility() && box.width > 0;
      if (!isShown || (box.width >= least && box.height >= least)) return [];
      return [`${target.outerHTML.slice(0, 100)}: ${box.width} × ${box.height}`];
    });
  }, LEAST_TARGET);
  expect(small, screen).toEqual([]);
}
