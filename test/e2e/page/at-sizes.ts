import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../axe.js';
import { seenAtOnce, shownTexts } from '../layout.js';
import { SIZES, type Scheme, type Size } from '../screen-sizes.js';

/** Smaller letters are not read. */
const MIN_TEXT_PX = 10;
const ROUNDING_PX = 0.1;

/** What a viewer of a game looks for first. */
export const STATUS_AND_LEADER = ['.game-header [data-status]', '.odds-lead', '.odds-lead bdi', '.odds-lead svg'];

/** These are there without scrolling, whole and uncovered; nothing is wider than the screen, and all texts can be read. */
export async function expectReadable(page: Page, selectors: readonly string[]): Promise<void> {
  expect(await seenAtOnce(page, selectors)).toEqual({ hidden: [], overflow: 0, outside: [] });
  const texts = await shownTexts(page);
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter(({ size }) => size < MIN_TEXT_PX - ROUNDING_PX)).toEqual([]);
}

/** Looking for all faults takes long: each page is looked at in a third of the sizes, and pages take turns. */
export async function expectClean(page: Page, size: Size, scheme: Scheme, turn: number): Promise<void> {
  if (SIZES.indexOf(size) % 3 !== turn % 3) return;
  expect(await violations(page, [scheme])).toEqual([]);
}

/** Copies the link to the shown moment, which is `link`. */
export async function expectCopied(page: Page, link: string): Promise<void> {
  await page.evaluate(async () => navigator.clipboard.writeText('nothing'));
  await page.getByRole('button', { name: 'Copy link to this moment' }).click();
  await page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, link);
}

/** Which of these are cut off by what they are in, once a viewer has scrolled to them. */
export async function cutOff(page: Page, selector: string): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const isCut = (element: Element): boolean => {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (width < 4 || height < 4) return true;
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const box = around.getBoundingClientRect();
        if (overflowY === 'hidden' && (top < box.top - 1 || bottom > box.bottom + 1)) return true;
        if (overflowX === 'hidden' && (left < box.left - 1 || right > box.right + 1)) return true;
      }
      const above = document.elementFromPoint(left + width / 2, top + Math.min(height, 16) / 2);
      return above === null || !(element.contains(above) || above.contains(element));
    };
    return [...document.querySelectorAll(wanted)].filter(isCut).map(({ textContent }) => textContent ?? '');
  }, selector);
}
