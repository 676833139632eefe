import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { BOARD, type Street } from '#libs/monopoly';
import type { CreatedGame, CreateGame, GameState } from '#libs/protocol';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const LANDSCAPE = [
  { width: 844, height: 390 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
  // 1280×720 and 1920×1080 at a zoom of 200 %.
  { width: 640, height: 360 },
  { width: 960, height: 540 },
];
const PORTRAIT = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  // The same at a zoom of 200 %.
  { width: 384, height: 512 },
];
const LAST_TURN = 24;
const GAME: CreateGame = {
  agents: ['Ada', 'Bob', 'Cy', 'Di'].map((name) => ({ name, personality: 'chaotic' })),
  settings: { speed: 'instant', seed: 5, max_turns: LAST_TURN },
};

/** A street whose owner gets rent for it, and the row of its card that is due. */
function rentedStreet({ properties = [] }: GameState): { readonly square: Street; readonly row: string } {
  const deeds = new Map(properties.map((deed) => [deed.property_id, deed]));
  const streets = BOARD.filter((square): square is Street => square.kind === 'street');
  const square = streets.find(({ id }) => deeds.get(id)?.owner_id != null && deeds.get(id)?.is_mortgaged === false);
  const deed = deeds.get(square?.id ?? '');
  if (square === undefined || deed === undefined) throw new Error('the game ended without a street that has an owner');
  const isWhole = streets
    .filter(({ group }) => group === square.group)
    .every(({ id }) => deeds.get(id)?.owner_id === deed.owner_id);
  const rows = [isWhole ? 'Whole district' : 'Rent', '1 house', '2 houses', '3 houses', '4 houses', 'Hotel'];
  return { square, row: rows[deed.houses ?? 0] ?? '' };
}

describe('every screen', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let gameUrl: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    gameUrl = `${arena.url}/g/${id}`;
    const { page } = await openPage(browser);
    await page.goto(gameUrl);
    await page.locator('[data-winner]').waitFor();
    await page.close();
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it.each([...LANDSCAPE, ...PORTRAIT])('shows all forty squares at $width×$height without scrolling', async (size) => {
    const { page } = await openPage(browser, size);
    await page.goto(gameUrl);
    await untilCaughtUp(page);
    const boxes = await page.locator('.tile').evaluateAll((tiles) =>
      tiles.map((tile) => {
        const { left, top, right, bottom } = tile.getBoundingClientRect();
        return { left, top, right, bottom, side: Math.min(right - left, bottom - top) };
      }),
    );
    expect(boxes).toHaveLength(40);
    const timeline = await page.locator('.timeline').evaluate((bar) => {
      const { left, top } = bar.getBoundingClientRect();
      return { left, top };
    });
    for (const { left, top, right, bottom, side } of boxes) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(size.width);
      expect(bottom).toBeLessThanOrEqual(right > timeline.left ? timeline.top : size.height);
      expect(side).toBeGreaterThanOrEqual(24);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('shows the links of the lobby whole on a phone', async () => {
    const agents = [1, 2, 3, 4].map((n) => ({
      name: `A player with a rather long name, number ${n}`,
      personality: 'chaotic',
    }));
    await arena.post<CreatedGame>('/games', { agents, settings: { speed: 'instant', max_turns: 1 } });
    const { page } = await openPage(browser);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(arena.url);
    const link = page.locator('.game-row', { hasText: 'rather long name' });
    await link.waitFor();
    const cut = await link.evaluate((row) => {
      return [...row.querySelectorAll('*')].filter(
        (part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0,
      ).length;
    });
    expect(cut).toBe(0);
    await page.context().close();
  });

  it.each(LANDSCAPE)('has the players beside the board at $width×$height', async (size) => {
    const { page } = await openPage(browser, size);
    await page.goto(gameUrl);
    await untilCaughtUp(page);
    const timeline = await page.locator('.timeline').boundingBox();
    const board = await page.locator('.board').boundingBox();
    const cards = await Promise.all(
      (await page.locator('.seat-card').all()).slice(0, 2).map((card) => card.boundingBox()),
    );
    for (const card of cards) {
      expect(card?.x).toBeGreaterThanOrEqual((board?.x ?? 0) + (board?.width ?? 0));
      expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThanOrEqual(size.width);
      expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual(timeline?.y ?? 0);
    }
    await page.context().close();
  });

  it('has one tab stop for the log, and its lines at the arrows', async () => {
    const { page } = await openPage(browser);
    await page.goto(gameUrl);
    await untilCaughtUp(page);
    const lines = page.locator('.log .line');
    await lines.nth(20).waitFor();
    const focused = async (): Promise<string | undefined> =>
      page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset['seq'] : ''));
    const seqs = await lines.evaluateAll((all) => all.map((line) => line.getAttribute('data-seq')));
    expect(seqs.length).toBeGreaterThan(20);
    await page.getByLabel('Player', { exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect(focused()).resolves.toBe(seqs.at(-1));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect(focused()).resolves.toBe(seqs.at(-2));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(focused()).resolves.toBe(seqs.at(-2));
    await page.keyboard.press('Tab');
    await expect(page.evaluate(() => document.activeElement?.closest('.log') ?? null)).resolves.toBeNull();
    await page.context().close();
  });

  it('reports turns and the end to the page around it', async () => {
    const { page } = await openPage(browser);
    await page.route('**/around', async (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<script>received=[];addEventListener('message',(e)=>received.push(e.data))</script><iframe src="${gameUrl}?embed=1&overlay=1"></iframe>`,
      }),
    );
    await page.goto(`${arena.url}/around`);
    // While the page catches up, it may report turns before the last one.
    await page.waitForFunction(() =>
      (globalThis as unknown as { received: { type: string }[] }).received.some(({ type }) => type === 'arena:end'),
    );
    const received = await page.evaluate(
      () => (globalThis as unknown as { received: { type: string; turn?: number }[] }).received,
    );
    const turns = received.flatMap(({ turn }) => turn ?? []);
    expect(turns).toEqual([...new Set(turns)]);
    expect(received).toContainEqual(expect.objectContaining({ type: 'arena:turn', turn: LAST_TURN }));
    expect(received).toContainEqual(expect.objectContaining({ type: 'arena:end', status: 'completed' }));
    const ground = await page
      .frameLocator('iframe')
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe('rgba(0, 0, 0, 0)');
    await page.context().close();
  });

  it('announces one line a turn, politely, to screen readers', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${gameUrl}?turn=7`);
    const announcer = page.locator('[data-announcer]', { hasText: /^Turn 7: .*, \$/ });
    await announcer.waitFor({ state: 'attached' });
    await expect(page.locator('[aria-live]').count()).resolves.toBe(1);
    await page.context().close();
  });

  it('shows the deed that is pointed at, with the rent that is due, until the pointer leaves it', async () => {
    const { page } = await openPage(browser);
    await page.goto(gameUrl);
    await untilCaughtUp(page);
    const answer = await fetch(`${gameUrl.replace('/g/', '/games/')}/state`);
    const { state } = (await answer.json()) as { readonly state: GameState };
    const { square, row } = rentedStreet(state);
    await page.locator(`[data-position="${square.position}"]`).hover();
    const card = page.getByRole('tooltip');
    await card.waitFor();
    await expect(card.locator('.bg-accent dt').allTextContents()).resolves.toEqual([row]);
    await card.hover();
    await page.mouse.move(1, 1);
    await card.waitFor({ state: 'detached', timeout: 10_000 });
    await page.context().close();
  });

  it('names the sets of each seat to whoever points at them, and opens no dialog by itself', async () => {
    const { page } = await openPage(browser);
    await page.goto(gameUrl);
    await untilCaughtUp(page);
    const titles = await page
      .locator('.seat-card')
      .first()
      .locator('[role=img] [title]')
      .evaluateAll((sets) => sets.map((set) => set.getAttribute('title')));
    expect(titles).toHaveLength(10);
    for (const title of titles) expect(title).toMatch(/^[A-Z][A-Za-z ]+: \d of \d$/);
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
    await page.context().close();
  });
});
