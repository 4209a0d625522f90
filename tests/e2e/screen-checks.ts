/**
 * What every screen owes to everyone: axe finds nothing in either theme, text has its contrast, targets are large enough for a
 * floury finger, nothing has to be scrolled sideways, nothing moves for long, and it can be used with the system's own
 * colours. Every check says in words what it found.
 */
import axe from 'axe-core';
import type { Page } from 'playwright';
import { layoutFindings, outOfReach, SIZES, TARGETS, ZOOMED } from './layout-checks.ts';

const LONGEST_MOTION_MS = 300;
const LEAST_CONTRAST = 7;

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Everything that is wrong with the screen that is open, each with where it was seen. Leaves the page as large as it was, and light. */
export async function findingsOn(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  const note = (where: string, findings: readonly string[]) =>
    found.push(...findings.map((each) => `${where}: ${each}`));

  note('at once', await longMotions(page));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const where = `${size.width} × ${size.height}`;
    note(where, await layoutFindings(page));
    note(`${where}, light`, await axeFindings(page, 'all'));
    await page.emulateMedia({ colorScheme: 'dark' });
    note(`${where}, dark`, await axeFindings(page, 'contrast')); // what else axe looks at is the same in both themes
    await page.emulateMedia({ colorScheme: 'light' });
  }

  await page.setViewportSize(ZOOMED);
  note('at 400 %', [...(await layoutFindings(page)), ...(await outOfReach(page))]);
  await page.setViewportSize(SIZES[0]);

  await page.emulateMedia({ forcedColors: 'active' });
  note('forced colours', [...(await axeFindings(page, 'all but contrast')), ...(await controlsUnseen(page))]);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
  note('reduced motion', await anyMotion(page));
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  if (before) await page.setViewportSize(before);
  return found;
}

/** What axe finds, and text whose contrast is less than 7 : 1, however large it is. */
async function axeFindings(page: Page, what: 'all' | 'contrast' | 'all but contrast'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
    await page.evaluate((least) => {
      // As it comes, the stricter rule is off, and leaves large text and what is below 4.5 : 1 to the other one.
      const contrastRatio = { normal: { expected: least }, large: { expected: least } };
      const text = { boldValue: 700, boldTextPt: 14, largeTextPt: 18, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03 };
      const ignored = { ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, pseudoSizeThreshold: 0.25 };
      window.axe.configure({
        checks: [{ id: 'color-contrast-enhanced', options: { contrastRatio, ...text, ...ignored } }],
        rules: [
          { id: 'color-contrast-enhanced', enabled: true },
          { id: 'color-contrast', enabled: false },
        ],
      });
    }, LEAST_CONTRAST);
  }
  return page.evaluate(async (what) => {
    const { violations } = await window.axe.run({
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
      // In the system's own colours axe still reads ours: there it would find what nobody sees.
      rules: { 'color-contrast-enhanced': { enabled: what !== 'all but contrast' } },
      ...(what === 'contrast' && { runOnly: ['color-contrast-enhanced'] }),
    });
    const why = (summary = '') => summary.split('\n')[1]?.trim() ?? '';
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 100)}: ${why(node.failureSummary)}`),
    );
  }, what);
}

/** Controls of which nothing is seen where the system paints: no text, and no edge that stands out from the ground. */
function controlsUnseen(page: Page): Promise<string[]> {
  return page.evaluate((targets) => {
    const isText = (node: Node) => node.parentElement?.closest('.vh') === null && node.textContent?.trim() !== '';
    const hasText = (control: Element) => {
      if (control instanceof HTMLInputElement && (control.value || control.placeholder) !== '') return true;
      const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) if (isText(texts.currentNode)) return true;
      return false;
    };
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const hasEdge = (control: Element) => {
      const style = getComputedStyle(control);
      return (['top', 'right', 'bottom', 'left'] as const).some((side) => {
        const [width, line, colour] = ['width', 'style', 'color'].map((part) =>
          style.getPropertyValue(`border-${side}-${part}`),
        );
        return (
          parseFloat(width ?? '') > 0 && line !== 'none' && colour !== ground && !/^rgba.*, 0\)$/.test(colour ?? '')
        );
      });
    };
    return [...document.querySelectorAll(targets)]
      .filter((control) => !(control.matches('input') && control.closest('label')) && control.checkVisibility())
      .filter((control) => !hasText(control) && !hasEdge(control))
      .map((control) => `not seen: ${control.outerHTML.slice(0, 100)}`);
  }, TARGETS);
}

/** What is moving, or would when it is shown, for longer than it takes to see where something went. */
function longMotions(page: Page): Promise<string[]> {
  return motions(page, LONGEST_MOTION_MS);
}
/** What moves although a person has asked that nothing does. */
function anyMotion(page: Page): Promise<string[]> {
  return motions(page, 0);
}
function motions(page: Page, longestMs: number): Promise<string[]> {
  return page.evaluate((longest) => {
    const running = document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().endTime));
    const most = (list: string) => Math.max(...list.split(',').map((each) => (parseFloat(each) || 0) * 1000));
    const styled = [...document.querySelectorAll('*')].flatMap((element) =>
      [null, '::before', '::after'].flatMap((pseudo) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, pseudo);
        const ms = Math.max(animationName === 'none' ? 0 : most(animationDuration), most(transitionDuration));
        return ms > longest ? [`moves for ${ms} ms: ${element.outerHTML.slice(0, 100)}`] : [];
      }),
    );
    return [...running.filter((ms) => ms > longest).map((ms) => `something moves for ${ms} ms`), ...styled];
  }, longestMs);
}
