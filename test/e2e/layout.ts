import type { Page } from 'playwright-core';

/** What is wrong with a first view: nothing where all of it is empty. */
export interface FirstView {
  /** Selectors whose first element is not whole on the screen, or has something over it. */
  readonly hidden: readonly string[];
  /** How many pixels the document is wider than the screen. */
  readonly overflow: number;
  /** Buttons and links of the header and the timeline that reach out of the screen at a side. */
  readonly outside: readonly string[];
}

export async function seenAtOnce(page: Page, selectors: readonly string[]): Promise<FirstView> {
  return page.evaluate((wanted) => {
    const isSeen = (selector: string): boolean => {
      const element = document.querySelector(selector);
      if (element === null) return false;
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      const isInside = left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      const isUncovered = above !== null && (element.contains(above) || above.contains(element));
      return isInside && width >= 8 && height >= 8 && isUncovered;
    };
    const controls = [...document.querySelectorAll<HTMLElement>(':is(.game-header, .timeline) :is(button, a, select)')];
    const outside = controls.filter((control) => {
      const { left, right, width } = control.getBoundingClientRect();
      return width > 1 && !control.matches('.mark') && (left < 0 || right > innerWidth + 1);
    });
    return {
      hidden: wanted.filter((selector) => !isSeen(selector)),
      overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      outside: outside.map(({ ariaLabel, textContent }) => ariaLabel ?? textContent),
    };
  }, selectors);
}

interface ShownText {
  readonly text: string;
  /** The height of its letters on the screen, in pixels: transforms and the scale of drawings included. */
  readonly size: number;
}

/** All texts that are shown, also those that a viewer has to scroll to; not those for screen readers alone. */
export async function shownTexts(page: Page): Promise<readonly ShownText[]> {
  return page.evaluate(() => {
    const scaleOf = (element: Element): number => {
      if (element instanceof SVGGraphicsElement) return Math.abs(element.getScreenCTM()?.d ?? 1);
      if (!(element instanceof HTMLElement) || element.offsetHeight === 0) return 1;
      const scale = element.getBoundingClientRect().height / element.offsetHeight;
      // The height of a layout is in whole pixels.
      return Math.abs(scale - 1) * element.offsetHeight < 1 ? 1 : scale;
    };
    const isClipped = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath.startsWith('inset(50%') || isClipped(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: ShownText[] = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (element === null || text === '' || element.closest('script, style, noscript, option') !== null) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || isClipped(element) || !element.checkVisibility()) continue;
      found.push({ text, size: Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element) });
    }
    return found;
  });
}
