import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  bracketOf,
  crossTableOf,
  gamesToPlay,
  type PlayedGame,
  standingsOf,
  type TournamentPlan,
} from '#libs/tournaments';
import { violations } from '../axe.js';
import { BuiltArena } from '../built-arena.js';
import { siteOf } from '../site.js';

const NAMES = ['Ada', 'Bob', 'Cy', 'A name that is as long as names of models are: provider/model-1.5', 'Eve', 'Fay'];
const PLAN: TournamentPlan = {
  format: 'double_elimination',
  entrants: NAMES.map((name, index) => ({ id: String(index), name, joined: 1 })),
  seatsPerGame: 2,
  gamesPerPairing: 2,
  seed: 1,
};

/** The first rounds: the better seeded wins. */
function firstRounds(): readonly PlayedGame[] {
  const games: PlayedGame[] = [];
  for (let round = 0; round < 2; round += 1)
    for (const { seed: _, ...game } of gamesToPlay(PLAN, games, [])) {
      const ranks = Object.fromEntries(game.seats.toSorted().map((id, index) => [id, index + 1]));
      games.push({ ...game, outcome: 'ended', ranks, forfeits: [] });
    }
  return games;
}

function answer(): object {
  const games = firstRounds();
  return {
    tournament_id: 'cup',
    name: 'Autumn cup',
    status: 'running',
    format: PLAN.format,
    game: 'connect_four',
    entrant_count: NAMES.length,
    games: { played: games.length, running: 0, planned: 30 },
    entrants: PLAN.entrants.map(({ id, name }) => ({ id, name })),
    standings: standingsOf(PLAN, games).map(({ tiedWith, ...standing }) => ({
      ...standing,
      name: NAMES[Number(standing.entrant)],
      tied_with: tiedWith,
    })),
    cross_table: crossTableOf(PLAN, games),
    bracket: bracketOf(PLAN, games)?.matches.map(({ sides, ...match }) => ({
      ...match,
      sides: sides.map(({ isBye, ...side }) => ({ ...side, is_bye: isBye })),
    })),
    under_way: [{ number: 99, round: 3, pairing: 9, game_id: 'game-99', seats: ['0', '1'], status: 'running' }],
    latest: games.map((game) => ({ ...game, game_id: `game-${game.number}`, status: 'ended' })),
  };
}

describe('the page of a tournament', () => {
  const site = siteOf(async () => BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' }));

  beforeAll(async () => {
    await site.page.route('**/tournaments?*', async (route) => route.fulfill({ json: { tournaments: [answer()] } }));
    await site.page.route('**/tournaments/cup', async (route) => route.fulfill({ json: answer() }));
    const players = PLAN.entrants.slice(0, 2).map(({ id, name }) => ({ id, name }));
    const state = { status: 'in_progress', current_player_index: 0, turn_number: 1, players };
    await site.page.route(/\/games\/game-99\//, async (route) =>
      route.fulfill({ json: { seq: 1, state, events: [] } }),
    );
    await site.page.route('**/games?*tournament=cup*', async (route) => {
      const isRunning = route.request().url().includes('status=running');
      await route.fulfill({ json: { games: isRunning ? [{ game_id: 'game-99', status: 'running', players }] : [] } });
    });
  });

  it('is reached from the lobby, and has standings with intervals, bracket, cross table and games', async () => {
    await site.page.goto(site.arena.url);
    await site.page.getByRole('link', { name: /Autumn cup/ }).click();
    await site.page.getByRole('heading', { name: 'Autumn cup' }).waitFor();
    const best = site.page.locator('[data-standings] tbody tr').first();
    expect(await best.innerText()).toMatch(/Ada[\s\S]*may be level with[\s\S]*100 %[\s\S]*% – 100 %/);
    expect(await best.locator('.interval-bar').isVisible()).toBe(true);
    await site.page.locator('[data-game="game-99"]').waitFor();
    await site.page.getByRole('heading', { name: 'Losers’ bracket' }).waitFor();
    await site.page
      .getByRole('row', { name: /Ada.*2 won, 0 drawn, 0 lost/ })
      .first()
      .waitFor();
    expect(
      await site.page
        .getByRole('link', { name: /Ada won/ })
        .first()
        .getAttribute('href'),
    ).toMatch(/\/g\/game-\d+$/);
    expect(site.complaints).toEqual([]);
  });

  it.each([
    [1280, 720],
    [390, 844],
    [195, 422],
  ])('to accessibility rules has nothing wrong at %i × %i, and is no wider than the window', async (width, height) => {
    await site.page.setViewportSize({ width, height });
    await site.page.goto(`${site.arena.url}/t/cup`);
    await site.page.locator('[data-standings]').waitFor();
    expect(await violations(site.page)).toEqual([]);
    expect(await site.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it('scrolls its tables by keyboard', async () => {
    await site.page.setViewportSize({ width: 390, height: 844 });
    const table = site.page.getByRole('group', { name: 'Cross table, scrollable' });
    await table.focus();
    await site.page.keyboard.press('ArrowRight');
    await site.page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
  });

  it('that cannot be read leads to the lobby', async () => {
    await site.page.route('**/tournaments/none', async (route) =>
      route.fulfill({ status: 404, json: { detail: 'No such tournament.' } }),
    );
    await site.page.goto(`${site.arena.url}/t/none`);
    await site.page.getByText('No such tournament.').waitFor();
    expect(await site.page.getByRole('link', { name: 'To the lobby' }).getAttribute('href')).toBe('/');
  });
});
