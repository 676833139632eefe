import type { Page } from 'playwright-core';

/** A window, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const SCREENS = [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
] as const;
/** The same at a zoom of 200 %; the largest is then as large as one of them. */
const ZOOMED = [
  [195, 422],
  [422, 195],
  [384, 512],
  [640, 360],
  [960, 540],
] as const;

export const SIZES: readonly Size[] = [...SCREENS, ...ZOOMED].map(([width, height]) => ({ width, height }));
const SCHEMES = ['dark', 'light'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** No more than its header is seen at once. */
export function isTiny({ width, height }: Size): boolean {
  return width < 330 || height < 330;
}

const NAMES = ['Baron Von Moneybags', 'Professor Pennypincher', 'Lady Luck', 'Duke', 'Ed', 'Flo', 'Gus', 'Hal'];
const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];

export function agentsOf(seats: number): { readonly name: string; readonly personality: string }[] {
  return NAMES.slice(0, seats).map((name, at) => ({ name, personality: PERSONALITIES[at % 4] ?? '' }));
}

export async function resized(page: Page, size: Size): Promise<void> {
  // A square below the mouse shows its deed over all else, until Escape.
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Looks at the page at one size after the other, in dark and in light in turn; `first` is the scheme of the first size. */
export async function atEachSize(
  page: Page,
  look: (size: Size, scheme: Scheme) => Promise<void>,
  first: 0 | 1 = 0,
): Promise<void> {
  for (const [at, size] of SIZES.entries()) {
    const scheme = SCHEMES[(at + first) % 2] ?? 'dark';
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(() => {
      for (const box of [document.scrollingElement, ...document.querySelectorAll('.game-main, .side')])
        box?.scrollTo(0, 0);
    });
    await resized(page, size);
    try {
      await look(size, scheme);
    } catch (error) {
      throw new Error(`At ${size.width}×${size.height}, ${scheme}: ${String(error)}`, { cause: error });
    }
  }
}
