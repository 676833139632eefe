import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, type PageOptions } from './browser.js';
import type { BuiltArena } from './built-arena.js';

/** An arena, a browser and a page in it, as most specs of the page need them. */
export class Site {
  declare arena: BuiltArena;
  declare browser: Browser;
  declare page: Page;
  /** Every error that the page has reported. */
  declare complaints: readonly string[];

  async open(start: () => Promise<BuiltArena>, options: PageOptions): Promise<void> {
    this.arena = await start();
    await this.arena.untilHealthy();
    this.browser = await openBrowser();
    ({ page: this.page, complaints: this.complaints } = await openPage(this.browser, options));
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.arena?.dispose();
  }

  /** The game with all of its past read, at one of its events or at its end, on a screen of 1280×720. */
  async watch(gameId: string, seq?: number): Promise<void> {
    await this.page.setViewportSize({ width: 1280, height: 720 });
    await this.page.goto(`${this.arena.url}/g/${gameId}${seq === undefined ? '' : `?seq=${seq}`}`);
    await this.page.locator('.timeline[aria-busy="false"]').waitFor();
  }
}

/** What the tests of a `describe` have for as long as they last. By default nothing moves on the page. */
export function siteOf(start: () => Promise<BuiltArena>, options: PageOptions = { reducedMotion: 'reduce' }): Site {
  const site = new Site();
  beforeAll(async () => site.open(start, options));
  afterAll(async () => site.close());
  return site;
}
