import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreateGame, CreatedGame, TournamentView } from '#libs/protocol';
import { startViewedEngine, type ViewedEngine } from '../../fixtures/viewed-engine.js';
import { INVENTED } from '../../support/invented-views.js';
import { BuiltArena } from '../built-arena.js';
import { agentsOf, atEachSize, isTiny, type Size } from '../screen-sizes.js';
import { siteOf } from '../site.js';
import { cutOff, expectClean, expectCopied, expectReadable, STATUS_AND_LEADER } from './at-sizes.js';

const CARDS = { agents: agentsOf(3), settings: { game: 'cards' } };
const TEXT = { agents: agentsOf(2), settings: { game: 'text' } };
const CONNECT_FOUR = { agents: agentsOf(2), settings: { game: 'connect_four', seed: 5 } };
const MONOPOLY = { agents: agentsOf(4), settings: { seed: 5 } };

describe('what npm start runs, beside engines of others', () => {
  let engines: readonly ViewedEngine[];
  const site = siteOf(async () => {
    engines = await Promise.all([
      startViewedEngine('Three cards', INVENTED.cards),
      startViewedEngine('Old table game', INVENTED.text),
    ]);
    return BuiltArena.npmStart({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_LIMIT_READ: '0',
      ORCHESTRATOR_LIMIT_CONTROL: '0',
      ORCHESTRATOR_GAME_ENGINES: ['cards', 'text'].map((name, at) => `${name}=${engines[at]?.url}`).join(','),
    });
  });

  beforeAll(async () => site.page.context().grantPermissions(['clipboard-read', 'clipboard-write']));
  afterAll(async () => Promise.all(engines.map(async (engine) => engine.stop())));

  const countOf = (selector: string): Promise<number> => site.page.locator(selector).count();

  describe.each([
    { kind: 'cards', game: CARDS, seq: 38, leads: /leads.*\d+ % of the score/, scores: 3, moments: 2, turn: 0 },
    { kind: 'text', game: TEXT, seq: 24, leads: /to move/, scores: 0, moments: 1, turn: 1 },
    { kind: 'grid', game: CONNECT_FOUR, seq: 25, leads: /to move/, scores: 0, moments: 1, turn: 2 },
  ])('a game of $kind', ({ kind, game, seq, leads, scores, moments, turn }) => {
    let id: string;

    beforeAll(async () => {
      id = await site.arena.finishedGame(game);
    });

    it('has scores, timeline, reasons, portraits and a link to the moment', async () => {
      const { page } = site;
      await site.watch(id, seq);
      await atEachSize(
        page,
        async (size, scheme) => {
          await expectReadable(page, STATUS_AND_LEADER);
          await expect(page.locator('.odds-lead').textContent()).resolves.toMatch(leads);
          expect(await countOf(`.view[data-view="${kind}"]`)).toBe(1);
          expect(await countOf('.seat-card svg[data-mood]')).toBe(game.agents.length);
          expect(await countOf('.seat-card .sr-only:text("Score")')).toBe(scores);
          expect(await countOf('.mark')).toBeGreaterThanOrEqual(moments);
          await expect(page.locator('.view-reason').textContent()).resolves.toMatch(/\w+ \w+/);
          expect(await cutOff(page, '.seat-card h3, .view-reason, .view-talk p, .scrubber')).toEqual([]);
          await expectCopied(page, `${site.arena.url}/g/${id}?seq=${seq}`);
          await expectClean(page, size, scheme, turn);
        },
        turn === 1 ? 1 : 0,
      );
    });

    it('shows at its end who has won, the standings and where to go on', async () => {
      const { page } = site;
      await page.keyboard.press('End');
      await page.locator('[data-winner]').waitFor();
      await page.getByRole('link', { name: 'Watch another' }).waitFor();
      await atEachSize(page, async () => {
        await expectReadable(page, STATUS_AND_LEADER);
        expect(await cutOff(page, '[data-winner], .view-talk .chip:has(bdi), .story-ways .button')).toEqual([]);
      });
    });
  });

  describe('with games that are on', () => {
    let ids: readonly string[];

    /** It stands still, so that nothing changes while it is looked at. */
    async function paused(game: CreateGame): Promise<string> {
      const { arena } = site;
      const settings = { ...game.settings, speed: 'fast' } as const;
      const { game_id: id } = await arena.post<CreatedGame>('/games', { ...game, settings });
      await arena.untilGame(id, ({ turn_count: turns }) => turns > 1);
      await arena.post(`/games/${id}/pause`);
      await arena.untilGame(id, ({ status }) => status === 'paused');
      return id;
    }

    beforeAll(async () => {
      ids = await Promise.all([MONOPOLY, { ...MONOPOLY, agents: agentsOf(8) }, CONNECT_FOUR, CARDS, TEXT].map(paused));
    });

    it('the lobby has a wall of them: each with its board, who leads and with what', async () => {
      const { page, arena } = site;
      await page.setViewportSize({ width: 1280, height: 4_000 });
      await page.goto(arena.url);
      await page.locator('.wall > li').nth(4).locator('.wall-seats').waitFor();
      await page.getByRole('group', { name: 'Ranking' }).waitFor();
      await atEachSize(page, async (size, scheme) => {
        await expectReadable(page, ['h1']);
        expect(await countOf('.wall > li .mini-board')).toBe(ids.length);
        expect(await cutOff(page, '.wall-name, .wall-value b, .mini-board, .wall .share-bar')).toEqual([]);
        expect(await cutOff(page, '[aria-label="Ranking"] tbody th bdi, [aria-label="Ranking"] tbody td')).toEqual([]);
        await expectClean(page, size, scheme, 0);
      });
    });

    /** The lower third, where there is room for one, leaves the board whole. */
    async function expectApart(size: Size): Promise<void> {
      const { width, height } = size;
      const [board, third] = await Promise.all(
        [':is(.board, .view)', '.lower-third'].map(async (part) => site.page.locator(part).boundingBox()),
      );
      expect(third !== null).toBe(width >= 900 && height >= 600);
      expect(board?.width).toBeGreaterThan(Math.min(width, height) * 0.5);
      // A board that could not be read is scrolled.
      if (isTiny(size)) return;
      expect((board?.y ?? 0) + (board?.height ?? 0)).toBeLessThanOrEqual((third?.y ?? height) + 1);
      expect((third?.y ?? 0) + (third?.height ?? 0)).toBeLessThanOrEqual(height);
      expect(await site.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      const rows = third === null ? 'body' : '.lower-third li > *';
      expect(await cutOff(site.page, rows)).toEqual([]);
    }

    it.each([0, 4])('the overlay shows the board, and a lower third where there is room: %d', async (game) => {
      const { page, arena } = site;
      await page.goto(`${arena.url}/g/${ids[game]}?overlay=1`);
      await page.locator('.lower-third').waitFor({ state: 'attached' });
      await atEachSize(page, async (size, scheme) => {
        await expectClean(page, size, scheme, game);
        await expectApart(size);
      });
    });

    it('/tv shows one that goes on', async () => {
      const { page, arena } = site;
      await arena.post(`/games/${ids[0]}/speed`, { speed: 'watch' });
      await arena.post(`/games/${ids[0]}/resume`);
      await page.goto(`${arena.url}/tv`);
      await page.locator('[data-status="running"]').waitFor();
      await page.locator('.odds-lead').waitFor();
      await atEachSize(page, async (size, scheme) => {
        await expectReadable(page, STATUS_AND_LEADER);
        expect(await cutOff(page, isTiny(size) ? '.odds-bar' : '.board .tile, [data-turn-title]')).toEqual([]);
        await expectClean(page, size, scheme, 1);
      });
    });
  });

  it('a tournament shows who is ahead, and its games', async () => {
    const { page, arena } = site;
    const entrants = agentsOf(4);
    const { tournament_id: id } = await arena.post<TournamentView>('/tournaments', {
      name: 'Autumn cup',
      format: 'single_elimination',
      game: 'connect_four',
      entrants,
      settings: { speed: 'instant' },
    });
    await page.goto(`${arena.url}/t/${id}`);
    await page.locator('[data-status="finished"]').waitFor();
    await atEachSize(
      page,
      async (size, scheme) => {
        await expectReadable(page, ['h1', '[data-status]']);
        expect(await countOf('[data-standings] tbody tr')).toBe(entrants.length);
        expect(await cutOff(page, 'h1, h2, [data-standings] tbody th, [data-standings] tbody td')).toEqual([]);
        await expectClean(page, size, scheme, 2);
      },
      1,
    );
  });

  it('breaks on nothing', () => {
    expect(site.complaints).toEqual([]);
  });
});
