/**
 * Whether what is on a screen has room: large enough for a floury finger, nothing wider than the screen, nothing on top of what is to
 * be read. Every check looks at the page as large as it is, and says in words what it found.
 */
import type { Page } from 'playwright';

/** A tablet on its side and upright, and a phone. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
] as const;
/** A window of 1280 × 1024 at 400 %. */
export const ZOOMED = { width: 320, height: 256 };
const LEAST_TARGET_PX = 48;

export const TARGETS = 'a, button, summary, select, textarea, input, label:has(input)';

export async function layoutFindings(page: Page): Promise<string[]> {
  return [
    ...(await smallTargets(page)),
    ...(await sidewaysScrolling(page)),
    ...(await squeezedTexts(page)),
    ...(await coveredTexts(page)),
  ];
}

/** At every size, each finding with where it was seen. Leaves the page as large as it was. */
export async function layoutFindingsAtAllSizes(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of [...SIZES, ZOOMED]) {
    await page.setViewportSize(size);
    found.push(...(await layoutFindings(page)).map((each) => `${size.width} × ${size.height}: ${each}`));
  }
  if (before) await page.setViewportSize(before);
  return found;
}

/** Whatever can be tapped and is less than 48 px wide or high. An input inside its label is tapped by the label. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ targets, least }) =>
      [...document.querySelectorAll(targets)]
        .filter((target) => !(target.matches('input') && target.closest('label')) && target.checkVisibility())
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
        .map(({ target, box }) => `too small, ${box.width} × ${box.height}: ${target.outerHTML.slice(0, 100)}`),
    { targets: TARGETS, least: LEAST_TARGET_PX },
  );
}

/** The page, or a part of it that scrolls, that is wider than what is seen of it. */
function sidewaysScrolling(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = document.documentElement.scrollWidth - window.innerWidth;
    const scrollers = [...document.querySelectorAll('body *')].filter(
      (part) => part.scrollWidth > part.clientWidth && /auto|scroll/.test(getComputedStyle(part).overflowX),
    );
    return [
      ...(beyond > 0 ? [`the page is ${beyond} px too wide`] : []),
      ...scrollers.map((part) => `scrolls sideways: ${part.outerHTML.slice(0, 100)}`),
    ];
  });
}

/** Words that are broken into lines of a letter or two, for want of room beside something else. */
function squeezedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const words = text.textContent?.trim() ?? '';
      if (words.length < 6 || !text.parentElement?.checkVisibility() || text.parentElement.closest('.vh')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      if (lines > words.length / 3) found.push(`“${words}” in ${lines} lines`);
    }
    return found;
  });
}

/** The heading and the main buttons, if something else covers them even when they are scrolled to. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // What lies over the page covers it on purpose, and what comes later lies over that.
    const above = [...document.querySelectorAll('dialog[open], details[open] > .menu')].at(-1);
    const parts = above ? above.querySelectorAll('h2, .btn') : document.querySelectorAll('h1, .btn.main, .btn.bake');
    const covered = [...parts].filter((part) => {
      if (!part.checkVisibility()) return false;
      part.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = part.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + Math.min(height, window.innerHeight) / 2);
      return hit === null || !(part.contains(hit) || hit.contains(part));
    });
    window.scrollTo(0, 0);
    return covered.map((part) => `out of reach: ${part.outerHTML.slice(0, 100)}`);
  });
}

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** Words on which a control lies. What is pinned to an edge lies over what scrolls, and is meant to. */
function coveredTexts(page: Page): Promise<string[]> {
  return page.evaluate((targets) => {
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element) => {
      const style = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, style);
      return style;
    };
    const upFrom = function* (element: Element | null) {
      for (let up = element; up; up = up.parentElement) yield up;
    };
    const layerOf = (element: Element) =>
      [...upFrom(element)].find((up) => /sticky|fixed/.test(styleOf(up).position) || up.matches('dialog, .menu'));
    /** What is seen of it: parts that scroll or are cut off hide the rest. */
    const seen = (box: Box, element: Element): Box => {
      let { left, top, right, bottom } = box;
      for (const up of upFrom(element)) {
        if (styleOf(up).overflow === 'visible') continue;
        const clip = up.getBoundingClientRect();
        [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
        [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
      }
      return { left, top, right, bottom };
    };
    const controls = [...document.querySelectorAll(targets)]
      .filter((control) => !(control.matches('input') && control.closest('label')) && control.checkVisibility())
      .map((control) => ({ control, box: control.getBoundingClientRect() }));
    /** Letters are less tall than their line. */
    const meet = (line: Box, box: Box) =>
      Math.min(line.right, box.right) - Math.max(line.left, box.left) > 3 &&
      Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top) > 3 + (line.bottom - line.top) / 4;
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const parent = text.parentElement;
      if (!parent?.checkVisibility() || parent.closest('.vh, noscript') || text.textContent?.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        const under = controls.find(
          ({ control, box }) =>
            meet(line, box) && // the quick question first: there are thousands of pairs
            !control.contains(parent) &&
            layerOf(control) === layerOf(parent) &&
            meet(seen(line, parent), seen(box, control)),
        );
        if (under) found.push(`“${text.textContent?.trim()}” is under ${under.control.outerHTML.slice(0, 60)}`);
      }
    }
    return [...new Set(found)];
  }, TARGETS);
}
