import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HOSTILE_VIEWS } from '../../support/hostile-views.js';
import { INVENTED } from '../../support/invented-views.js';
import { type ViewedGame, viewedGame } from '../../support/viewed-game.js';
import { violations } from '../axe.js';
import { untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { siteOf } from '../site.js';
import { dropReplay } from '../drop-replay.js';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 2560, height: 1440 },
];
/** Words that only Monopoly has. */
const MONOPOLY_WORDS = /deed|\$|cash|bankrupt|lock-up|jail|pardon|to roll|for sale|monopol|rent\b|square -1/i;

describe('the page shows games that it does not know', () => {
  const site = siteOf(async () => BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' }));

  /** Opens it at its end. */
  async function open(game: ViewedGame): Promise<void> {
    const replay = viewedGame(game);
    await site.page.setViewportSize({ width: 1280, height: 720 });
    await site.page.goto(`${site.arena.url}/replay`);
    await site.page.getByText('Play a replay').waitFor();
    await dropReplay(site.page, replay);
    await untilRead(site.page, replay.events.length);
    await site.page.keyboard.press('End');
    await site.page.locator(`[data-turn-title]`, { hasText: `Turn ${game.states.length - 1}` }).waitFor();
  }

  const board = (): ReturnType<Page['locator']> => site.page.getByRole('region', { name: 'Board', exact: true });

  describe.each(Object.entries(INVENTED))('%s', (name, game: ViewedGame) => {
    it('on a desktop, a phone and a large screen, with nothing against accessibility rules, light or dark', async () => {
      await open(game);
      await board().locator('svg, pre, table, ul').first().waitFor({ state: 'attached' });
      for (const size of SIZES) {
        await site.page.setViewportSize(size);
        const overflow = await site.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        const { left, right, top } = await board().evaluate((box) => box.getBoundingClientRect());
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(size.width);
      }
      await site.page.setViewportSize({ width: 1280, height: 720 });
      expect(await violations(site.page)).toEqual([]);
    });

    it('in words of its own: a line for each action, and none of Monopoly', async () => {
      const lines = await site.page.locator('.line').allTextContents();
      expect(lines.length).toBeGreaterThanOrEqual(Math.min(24, game.states.length - 1));
      for (const line of lines) expect(line).toMatch(/\w{3}/);
      const text = await site.page
        .locator('.game')
        .evaluate((all) => (all instanceof HTMLElement ? all.innerText : ''));
      expect(`${name}: ${MONOPOLY_WORDS.exec(text)?.[0] ?? 'none'}`).toBe(`${name}: none`);
    });

    it('at any moment of its past', async () => {
      await site.page.locator('.scrubber').fill('0');
      await site.page.getByText('Before the first turn').first().waitFor();
      await site.page.locator('.scrubber').fill('9');
      await site.page.locator('[data-turn-title]').waitFor();
    });
  });

  it('with each square named in a table for screen readers', async () => {
    await open(INVENTED.checkered);
    const table = site.page.locator('table', {
      hasText: 'Board of 8 rows and 8 columns; last changed: row 4 column a',
    });
    await expect(table.getByRole('row').nth(1).getByRole('cell').allTextContents()).resolves.toContain('black k');
    await expect(table.getByRole('rowheader').allTextContents()).resolves.toEqual([
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1',
    ]);
  });

  it('with sides, facts, captions and draws as their engine words them', async () => {
    await site.page.getByText('Stalemate').waitFor();
    await expect(site.page.locator('[data-winner]').textContent()).resolves.toContain('Draw');
    await expect(site.page.locator('.seat-card').allTextContents()).resolves.toEqual([
      expect.stringMatching(/White.*shared 1st.*Capturednone/),
      expect.stringMatching(/Black.*shared 1st/),
    ]);
    await site.page.getByText('Halfmove clock').waitFor();
  });

  it('with scores over time where there is no cash, and without an axis where there is neither', async () => {
    await open(INVENTED.cards);
    await site.page.getByRole('tab', { name: 'Charts' }).click();
    await site.page.locator('.chart-title').first().waitFor();
    await expect(site.page.locator('.chart-title').allTextContents()).resolves.toEqual(['Score', 'Decision time']);
    await open(INVENTED.text);
    await site.page.getByRole('tab', { name: 'Charts' }).click();
    await site.page.locator('.chart-title').first().waitFor();
    await expect(site.page.locator('.chart-title').allTextContents()).resolves.toEqual(['Decision time']);
  });

  it('with cards face down until the full picture is public, and secret actions as such', async () => {
    await open(INVENTED.cards);
    await expect(site.page.locator('.card-back').count()).resolves.toBe(0);
    await site.page.getByText('K♠').waitFor();
    await site.page.getByText('Bruno makes a secret move: raise.').waitFor();
    await site.page.locator('.scrubber').fill('20');
    await site.page.locator('.card-back').first().waitFor();
    await expect(site.page.getByText('K♠').count()).resolves.toBe(0);
    await expect(site.page.getByText('2 cards face down').count()).resolves.toBe(3);
  });

  it('with sixteen seats, each with an emblem and a colour of its own', async () => {
    await open(INVENTED.crowd);
    const emblems = await site.page
      .locator('.seat-card svg:not([data-mood]) path:first-child')
      .evaluateAll((all) => all.map((path) => `${path.getAttribute('d')} ${path.getAttribute('fill')}`));
    expect(new Set(emblems.filter((emblem) => emblem.includes('#'))).size).toBe(16);
    const bottoms = await site.page
      .locator('.seat-card')
      .evaluateAll((all) => all.map((card) => card.getBoundingClientRect().bottom));
    expect(Math.max(...bottoms)).toBeLessThan(500);
    await expect(site.page.locator('.seat-card[data-out]').count()).resolves.toBe(4);
  });

  it('and views that are none, or that nobody may trust, as far as they can be read', async () => {
    const names = ['Ada', 'Bruno'];
    await open({ names, states: [{}, ...HOSTILE_VIEWS.map((view, turn) => ({ view, pot: turn, hidden: view }))] });
    for (const [index] of HOSTILE_VIEWS.entries()) {
      // Five events a turn, and a message every fourth.
      await site.page.locator('.scrubber').fill(String(1 + 5 * (index + 1) + Math.floor((index + 1) / 4)));
      await site.page.locator('[data-turn-title]', { hasText: `Turn ${index + 1}` }).waitFor();
      const { height, width } = await board().evaluate((box) => box.getBoundingClientRect());
      expect(Math.max(height, width)).toBeLessThan(720);
      const spilled = await site.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(spilled).toBeLessThanOrEqual(0);
    }
    await expect(site.page.evaluate(() => 'hacked' in globalThis)).resolves.toBe(false);
    await expect(site.page.locator('#root img, #root script').count()).resolves.toBe(0);
  });

  it('and breaks on none of them', () => {
    expect(site.complaints).toEqual([]);
  });
});
