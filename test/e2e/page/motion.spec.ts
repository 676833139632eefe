import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CreatedGame, CreateGame, EventPage, GameView } from '#libs/protocol';
import { openBrowser, openPage, type PageOptions } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { type Notes, notesOf, takeNotes } from './page-notes.js';

const NAMES = ['Ada', 'Bob', 'Cy', 'Di'];
const GAME: CreateGame = {
  agents: NAMES.map((name) => ({ name, personality: 'aggressive' })),
  settings: { speed: 'instant', seed: 5, max_turns: 24 },
};

describe('what moves on the page, and what is heard', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let game: string;
  let events: EventPage['events'];
  const contexts: BrowserContext[] = [];
  const complaints: string[][] = [];

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_LIMIT_READ: '0' });
    await arena.untilHealthy();
    ({ game_id: game } = await arena.post<CreatedGame>('/games', GAME));
    while ((await arena.get<GameView>(`/games/${game}`)).status !== 'completed');
    ({ events } = await arena.get<EventPage>(`/games/${game}/events?limit=1000`));
    browser = await openBrowser();
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map(async (context) => context.close()));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  /** The number and the amount of the first event of a kind that is none of an auction. */
  function first(name: string): { readonly seq: number; readonly amount: string } {
    const found = events.find(({ event }, index) => event === name && events[index - 1]?.event !== 'auction:ended');
    if (found === undefined) throw new Error(`the game has no ${name}`);
    return { seq: found.seq, amount: `$${String(Reflect.get(found.payload, 'amount'))}` };
  }

  /** The game, with the event before `seq` shown. */
  async function openedBefore(seq: number, options: PageOptions = {}, script = ''): Promise<Page> {
    const opened = await openPage(browser, options);
    contexts.push(opened.page.context());
    complaints.push(opened.complaints);
    await opened.page.addInitScript(takeNotes);
    if (script !== '') await opened.page.addInitScript(script);
    await opened.page.goto(`${arena.url}/g/${game}?seq=${seq - 1}`);
    await opened.page.locator('.timeline[aria-busy="false"]').waitFor();
    await opened.page.locator('.flights').waitFor({ state: 'attached' });
    await opened.page.getByRole('button', { name: 'Sound' }).waitFor();
    return opened.page;
  }

  const untilShown = async (page: Page, seq: number): Promise<void> =>
    page.locator('.timeline-count', { hasText: new RegExp(`^${seq} `) }).waitFor({ state: 'attached' });

  /** What follows from what is shown, such as a flight, has begun by then. */
  const untilDrawn = async (page: Page): Promise<void> =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });

  async function step(page: Page, seq: number): Promise<void> {
    await page.getByRole('button', { name: 'Next event' }).click();
    await untilShown(page, seq);
    await untilDrawn(page);
  }

  describe('a rent', () => {
    it.each([
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
    ])('flies from card to card and is gone when it has landed: %o', async (size) => {
      const { seq, amount } = first('rent:paid');
      const page = await openedBefore(seq, size);
      expect(await page.locator('.flight').count()).toBe(0);
      await step(page, seq);
      await page.waitForFunction(() => (Reflect.get(globalThis, 'notes') as Notes).flights.length > 0);
      await page.locator('.flight').waitFor({ state: 'detached' });
      expect((await notesOf(page)).flights).toEqual([amount]);
    });

    it('is in nobody’s way: it is hidden from screen readers, takes no click and shifts nothing', async () => {
      const { seq } = first('rent:paid');
      const page = await openedBefore(seq);
      const boxes = async (): Promise<unknown> =>
        Promise.all(['.board', '.side', '.timeline'].map(async (part) => page.locator(part).boundingBox()));
      const before = await boxes();
      await page.evaluate(() => {
        const animate = Element.prototype.animate;
        Element.prototype.animate = function held(...args) {
          const animation = animate.apply(this, args);
          if (this.matches('.flight')) animation.pause();
          return animation;
        };
      });
      await step(page, seq);
      await page.locator('.flight').waitFor({ state: 'attached' });
      const layer = page.locator('.flights');
      expect(await layer.getAttribute('aria-hidden')).toBe('true');
      expect(await layer.evaluate((box) => getComputedStyle(box).pointerEvents)).toBe('none');
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(size[0]).toBe(size[1]);
      expect(await boxes()).toEqual(before);
      // A tab that is hidden has no frames: what flies there would never land.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.locator('.flight').waitFor({ state: 'detached' });
    });

    it('does not fly with reduced motion', async () => {
      const { seq } = first('rent:paid');
      const page = await openedBefore(seq, { reducedMotion: 'reduce' });
      await step(page, seq);
      expect((await notesOf(page)).flights).toEqual([]);
    });

    it('does not fly while a viewer scrubs, or plays faster than anybody can follow', async () => {
      const { seq } = first('rent:paid');
      const page = await openedBefore(seq);
      await page.getByRole('slider', { name: 'Event' }).fill(String(seq + 1));
      await untilShown(page, seq + 1);
      await untilDrawn(page);
      await page.getByRole('slider', { name: 'Event' }).fill(String(Math.max(0, seq - 40)));
      await page.getByLabel('Playback speed').selectOption('16');
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await page.waitForFunction((past) => {
        const shown = document.querySelector<HTMLInputElement>('.scrubber');
        return Number(shown?.value) > past;
      }, seq + 10);
      await untilDrawn(page);
      expect((await notesOf(page)).flights).toEqual([]);
    });

    it('does not fly in a hidden tab', async () => {
      const { seq } = first('rent:paid');
      const page = await openedBefore(seq);
      await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => true }));
      await step(page, seq);
      expect((await notesOf(page)).flights).toEqual([]);
    });
  });

  it('a bought deed flies to its owner, and its price to the bank', async () => {
    const { seq } = first('property:purchased');
    const page = await openedBefore(seq);
    await step(page, seq);
    await page.waitForFunction(() => (Reflect.get(globalThis, 'notes') as Notes).flights.length > 1);
    const [price, deed] = (await notesOf(page)).flights;
    expect(price).toMatch(/^\$\d+$/);
    expect(await page.locator('.tile[data-owned] .tile-name').allTextContents()).toContain(deed);
  });

  it('a token with the face of its player walks from square to square', async () => {
    const { seq } = first('player:moved');
    const page = await openedBefore(seq);
    const steps = page.evaluate(async () => {
      return new Promise<number>((resolve) => {
        const animate = Element.prototype.animate;
        Element.prototype.animate = function noted(frames, timing) {
          if (this.matches('.token') && Array.isArray(frames)) resolve(frames.length);
          return animate.call(this, frames, timing);
        };
      });
    });
    await step(page, seq);
    expect(await steps).toBeGreaterThan(4);
    expect(await page.locator('.token svg[data-mood]').count()).toBe(NAMES.length);
  });

  it('a drawn card lies face down before it is turned over, but not for those who look back at it', async () => {
    const { seq } = first('card:drawn');
    const page = await openedBefore(seq);
    await step(page, seq);
    await page.locator('.card-turning').waitFor();
    await page.goto(`${arena.url}/g/${game}?seq=${seq}`);
    await page.locator('.stage', { hasText: /Town fund|Fortune/i }).waitFor();
    expect(await page.locator('.card-turning').count()).toBe(0);
  });

  describe('sound', () => {
    const button = (page: Page): ReturnType<Page['locator']> => page.getByRole('button', { name: 'Sound' });

    it('is off until it is asked for', async () => {
      const { seq } = first('dice:rolled');
      const page = await openedBefore(seq);
      expect(await button(page).getAttribute('aria-pressed')).toBe('false');
      await step(page, seq);
      expect(await notesOf(page)).toMatchObject({ contexts: 0, sources: 0 });
    });

    it('comes with the click that asks for it, is remembered, and waits for a click then', async () => {
      const { seq } = first('dice:rolled');
      const page = await openedBefore(seq);
      await button(page).click();
      expect(await button(page).getAttribute('aria-pressed')).toBe('true');
      expect((await notesOf(page)).contexts).toBe(1);
      await step(page, seq);
      await page.waitForFunction(() => (Reflect.get(globalThis, 'notes') as Notes).sources > 0);
      await page.reload();
      await button(page).waitFor();
      expect(await button(page).getAttribute('aria-pressed')).toBe('true');
      expect((await notesOf(page)).contexts).toBe(0);
      await page.getByRole('button', { name: 'Previous event' }).click();
      expect((await notesOf(page)).contexts).toBe(1);
      await button(page).click();
      await page.reload();
      await button(page).waitFor();
      expect(await button(page).getAttribute('aria-pressed')).toBe('false');
    });
  });

  it('breaks on nothing', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
