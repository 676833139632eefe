import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame } from '#libs/protocol';
import { untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { agentsOf, atEachSize, resized } from '../screen-sizes.js';
import { siteOf } from '../site.js';
import { expectClean, expectReadable, STATUS_AND_LEADER } from './at-sizes.js';

const TURNS = 16;
/** Five games are played. */
const PLAYED_WITHIN_MS = 240_000;
const SEATS = [2, 4, 8];
const ENDS = [
  { name: 'Monopoly', seats: 4, settings: { max_turns: TURNS } },
  { name: 'Connect Four', seats: 2, settings: { game: 'connect_four' } },
];

describe('at every size, in dark and in light', () => {
  const site = siteOf(async () =>
    BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_LIMIT_READ: '0',
      ORCHESTRATOR_LIMIT_CONTROL: '0',
    }),
  );
  /** By what is played and by how many. */
  const games = new Map<string, string>();

  beforeAll(async () => {
    await Promise.all([
      ...SEATS.map(async (seats) => games.set(`on ${seats}`, await paused(seats))),
      ...ENDS.map(async ({ name, seats, settings }) =>
        games.set(name, await site.arena.finishedGame({ agents: agentsOf(seats), settings: { seed: 5, ...settings } })),
      ),
    ]);
  }, PLAYED_WITHIN_MS);

  /** A game in its middle, which stays there. */
  async function paused(seats: number): Promise<string> {
    const { arena } = site;
    const settings = { speed: 'instant', seed: 9 };
    const { game_id: id } = await arena.post<CreatedGame>('/games', { agents: agentsOf(seats), settings });
    await arena.untilGame(id, ({ turn_count: turns }) => turns >= TURNS);
    await arena.post(`/games/${id}/pause`);
    await arena.untilGame(id, ({ status }) => status === 'paused');
    return id;
  }

  async function opened(name: string): Promise<void> {
    await site.watch(games.get(name) ?? '');
    await site.page.locator('.log .line').first().waitFor();
  }

  /** In dark and in light. */
  async function expectFirstViews(): Promise<void> {
    for (const first of [0, 1] as const)
      await atEachSize(site.page, async () => expectReadable(site.page, STATUS_AND_LEADER), first);
  }

  describe.each(SEATS)('a game of %d that goes on', (seats) => {
    beforeAll(async () => {
      await opened(`on ${seats}`);
      await untilCaughtUp(site.page);
    });

    it('shows status, who leads and with what, without scrolling and in letters that can be read', async () => {
      await expectFirstViews();
      await expect(site.page.locator('.odds-lead').textContent()).resolves.toMatch(
        /\$[\d,]+\d+ % (to win|of the wealth)$/,
      );
    });

    it('is clean to accessibility rules', async () => {
      await atEachSize(site.page, async (size, scheme) => {
        await expectClean(site.page, size, scheme, SEATS.indexOf(seats));
      });
    });
  });

  it.each(ENDS)('a game of $name that is over shows who has won', async ({ name }) => {
    await opened(name);
    await site.page.locator('[data-winner]').waitFor();
    await expectFirstViews();
    await expect(site.page.locator('.odds-lead').textContent()).resolves.toContain('wins');
  });

  it('has larger letters on a larger screen', async () => {
    const sizeAt = async (width: number, height: number): Promise<number> => {
      await resized(site.page, { width, height });
      return site.page
        .locator('.seat-card h3')
        .first()
        .evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize));
    };
    const [small, large] = [await sizeAt(1280, 720), await sizeAt(2560, 1440)];
    expect(large / small).toBeGreaterThan(1.3);
  });
});
