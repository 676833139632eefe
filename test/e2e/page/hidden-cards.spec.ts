import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { type SealedCardsEngine, startSealedCards } from '../../fixtures/sealed-cards.js';
import { type RecordingProxy, recordingProxy } from '../../support/recording-proxy.js';
import { SeatHolder } from '../../support/seat-holder.js';
import { violations } from '../axe.js';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

/** Each player of the game holds a card, a word that stands nowhere else. */
describe('a game of hidden cards in the browser', () => {
  let engine: SealedCardsEngine;
  let arena: BuiltArena;
  let browser: Browser;
  const proxies: RecordingProxy[] = [];

  beforeAll(async () => {
    engine = await startSealedCards();
    arena = await BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_LIMIT_READ: '0',
      ORCHESTRATOR_GAME_ENGINES: `cards=${engine.url}`,
    });
    await arena.untilHealthy();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await arena?.dispose();
    await engine?.stop();
  });

  /** A page of the game whose traffic is recorded. */
  const opened = async (id: string): Promise<{ readonly page: Page; readonly traffic: RecordingProxy }> => {
    const traffic = await recordingProxy(arena.url);
    proxies.push(traffic);
    const { page } = await openPage(browser, { reducedMotion: 'reduce' });
    await page.goto(`${traffic.url}/g/${id}`);
    return { page, traffic };
  };

  /** Looks at every part of the game that a page shows, its past, and the page anew. */
  const searchThrough = async (page: Page, traffic: RecordingProxy): Promise<string> => {
    const seen: string[] = [];
    for (const tab of ['Chat', 'Charts', 'Decisions', 'Control', 'Log']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator('[role="tabpanel"]:visible').waitFor();
      seen.push(await page.content());
    }
    await page.locator('.board-box, .view').first().click();
    await page.keyboard.press('Home');
    seen.push(await page.content());
    await page.reload();
    await page.locator('.timeline[aria-busy="false"]').waitFor();
    return [...seen, traffic.received].join('\n');
  };

  it("shows a person their own card, never another's, and a spectator none until the game is over", async () => {
    const { game_id: id } = await arena.post<CreatedGame>('/games', {
      agents: [{ open: true }, { open: true }],
      settings: { game: 'cards', speed: 'instant', turn_timeout: 300 },
    });
    const { players } = await arena.get<GameView>(`/games/${id}`);
    const other = await SeatHolder.take(arena.url, id, players[1]?.id ?? '', 'Bob');
    const [own, watching] = [await opened(id), await opened(id)];
    await own.page.getByLabel('Your name').fill('Ann');
    await own.page.getByRole('button', { name: 'Take this seat' }).click();
    await own.page.getByRole('heading', { name: 'Your turn' }).waitFor();
    const [{ card: anns } = { card: '' }, { card: bobs } = { card: '' }] = engine.cards;

    const answer = async (): Promise<void> => {
      const turn = await other.asked();
      const action = turn?.request.valid_actions.find(({ type }) => type === 'mark');
      await other.answer({ request_id: turn?.request_id, action, reasoning: `I hold ${bobs}.`, chat: 'Hm.' });
    };
    // The seat's own part is in the panel, on the board and in the actions.
    await own.page.getByLabel('Only you see this').getByText(anns).waitFor();
    await own.page.locator('.view').getByText(`You hold ${anns}.`).waitFor();
    expect(await violations(own.page)).toEqual([]);
    await own.page.getByRole('button', { name: `Marks ${anns}` }).click();
    await answer();
    await own.page.getByRole('heading', { name: 'Your turn' }).waitFor();
    await own.page.getByRole('button', { name: `Bets one on ${anns}` }).click();
    await answer();
    await own.page.getByRole('heading', { name: 'Your turn' }).waitFor();
    await watching.page.locator('.view').getByText('4 moves.').waitFor();

    const [mine, seen] = [
      await searchThrough(own.page, own.traffic),
      await searchThrough(watching.page, watching.traffic),
    ];
    expect([mine.includes(anns), mine.includes(bobs)]).toEqual([true, false]);
    expect([seen.includes(anns), seen.includes(bobs), /seat_[\w-]{32}/.test(seen)]).toEqual([false, false, false]);
    expect(own.traffic.received).toContain(anns);
    expect(watching.traffic.received).toContain('Hm.');

    // What is recorded of a spectator's page does have the cards once everybody may see them.
    await own.page.getByRole('button', { name: `Bets one on ${anns}` }).click();
    await answer();
    await own.page
      .getByRole('heading', { name: 'has won' })
      .or(own.page.getByRole('heading', { name: /^You have won|^The game is over/ }))
      .waitFor();
    const then = await searchThrough(watching.page, watching.traffic);
    expect([then.includes(anns), then.includes(bobs)]).toEqual([true, true]);
  });
});
