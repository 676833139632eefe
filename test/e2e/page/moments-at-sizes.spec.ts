import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventPage } from '#libs/protocol';
import { BuiltArena } from '../built-arena.js';
import { agentsOf, atEachSize, isTiny, type Size } from '../screen-sizes.js';
import { siteOf } from '../site.js';
import { cutOff, expectClean, expectCopied } from './at-sizes.js';
import { type Launch, launchesOf, noteLaunches } from './page-notes.js';

const SETTINGS = { seed: 3, max_turns: 120 };
const SEATS = [2, 4, 8];

describe('what npm start runs', () => {
  const site = siteOf(async () =>
    BuiltArena.npmStart({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_LIMIT_READ: '0' }),
  );
  /** By their number of seats; all are over. */
  const games = new Map<number, string>();
  let events: EventPage['events'];

  beforeAll(async () => {
    await site.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const seats of SEATS)
      games.set(seats, await site.arena.finishedGame({ agents: agentsOf(seats), settings: SETTINGS }));
    ({ events } = await site.arena.get<EventPage>(`/games/${games.get(4)}/events?limit=1000`));
  });

  const isOnScreen = (selector: string): Promise<boolean> =>
    site.page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        return width > 0 && left >= -1 && right <= innerWidth + 1 && bottom > 0 && top < innerHeight;
      });

  const countOf = (selector: string): Promise<number> => site.page.locator(selector).count();

  describe.each(SEATS)('a game of Monopoly with %d seats', (seats) => {
    it('shows who won, faces, moments with their causes and the story, and has links to copy', async () => {
      const { page } = site;
      await site.watch(games.get(seats) ?? '');
      await atEachSize(page, async () => {
        await page.keyboard.press('End');
        await page.locator('[data-winner]').waitFor();
        expect(await countOf('.seat-card svg[data-mood]')).toBe(seats);
        expect(await isOnScreen('.odds-lead')).toBe(true);
        expect(await countOf('.mark')).toBeGreaterThan(1);
        await page.getByRole('button', { name: 'Recap' }).waitFor();
        expect(await cutOff(page, '[data-winner], .story-ways .button')).toEqual([]);
        await page.keyboard.press('p');
        await page.locator('.headline span').waitFor();
        await expect(page.locator('.headline span').textContent()).resolves.toMatch(/\w+ .*\w/);
        await page.locator('.headline span').scrollIntoViewIfNeeded();
        expect(await isOnScreen('.headline span')).toBe(true);
        const seq = await page.locator('.scrubber').inputValue();
        await expectCopied(page, `${site.arena.url}/g/${games.get(seats)}?seq=${seq}`);
      });
    });
  });

  /** The first of a kind that is not the result of an auction. */
  function firstOf(name: string): number {
    return events.find(({ event }, at) => event === name && events[at - 1]?.event !== 'auction:ended')?.seq ?? 0;
  }

  /** A bid that answers the one of another player. */
  function secondBid(): number {
    const found = events.find(({ event, payload }, at) => {
      const last = events.slice(0, at).findLast((one) => one.event.startsWith('auction:'));
      return event === 'auction:bid' && last?.event === event && last.payload['player_id'] !== payload['player_id'];
    });
    return found?.seq ?? 0;
  }

  it.each([
    { deal: 'Auction', seqOf: secondBid, first: 0 },
    { deal: 'Trade', seqOf: () => firstOf('trade:resolved'), first: 1 },
  ] as const)('has both sides of it with their reasons, nothing of them cut: $deal', async ({ deal, seqOf, first }) => {
    const { page } = site;
    await site.watch(games.get(4) ?? '', seqOf());
    await page.locator(`.deal[aria-label="${deal}"] .deal-reason`).nth(1).waitFor();
    await atEachSize(
      page,
      async (size, scheme) => {
        expect(await countOf('.deal [data-side]')).toBe(2);
        expect(await cutOff(page, '.deal [data-side] bdi, .deal [data-side] .chip, .deal-reason')).toEqual([]);
        await expectClean(page, size, scheme, first);
      },
      first,
    );
  });

  describe('money and deeds', () => {
    const untilShown = async (seq: number): Promise<void> =>
      site.page.locator('.timeline-count', { hasText: new RegExp(`^${seq} `) }).waitFor({ state: 'attached' });

    /** From the event before to this one: a longer way is none that anything flies on. */
    async function step(seq: number): Promise<void> {
      await site.page.locator('.scrubber').fill(String(seq - 1));
      await untilShown(seq - 1);
      expect(await launchesOf(site.page)).toEqual([]);
      await site.page.getByRole('button', { name: 'Next event' }).click();
      await untilShown(seq);
    }

    it.each([
      { name: 'rent:paid', flying: /^\$\d+$/ },
      { name: 'property:purchased', flying: /^(\$\d+|[A-Z].*)$/ },
    ])('fly from a place on the screen to another one: $name', async ({ name, flying }) => {
      const { page } = site;
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await site.watch(games.get(4) ?? '', 1);
      await page.locator('.flights').waitFor({ state: 'attached' });
      await noteLaunches(page);
      const isInside = ({ width, height }: Size, x: number, y: number): boolean =>
        x >= 0 && y >= 0 && x <= width && y <= height;
      await atEachSize(page, async (size) => {
        await step(firstOf(name));
        if (!isTiny(size))
          await page.waitForFunction(() => (Reflect.get(globalThis, 'launches') as Launch[]).length > 0);
        const flights = await launchesOf(page);
        for (const { text, from, to } of flights) {
          expect(text).toMatch(flying);
          expect([from, to].every(([x, y]) => isInside(size, x, y))).toBe(true);
        }
      });
    });

    it('stay where they are with reduced motion', async () => {
      await site.page.emulateMedia({ reducedMotion: 'reduce' });
      await atEachSize(site.page, async () => {
        await step(firstOf('rent:paid'));
        expect(await launchesOf(site.page)).toEqual([]);
      });
    });
  });

  it('breaks on nothing', () => {
    expect(site.complaints).toEqual([]);
  });
});
