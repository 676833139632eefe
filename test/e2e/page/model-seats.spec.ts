import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView, Leaderboard } from '#libs/protocol';
import { fixtureModels } from '../../../apps/ai-agent/src/testing/fixture-models.js';
import { ModelServer } from '../../../apps/ai-agent/src/testing/model-server.js';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

jest.setTimeout(240_000);

const SHARES: Readonly<Record<string, string>> = {
  steady: '100 %',
  'no-temperature': '100 %',
  'deep-thinker': '0 %',
  silent: '0 %',
  gone: '0 %',
};
const NAMES = Object.keys(SHARES);

describe('the page, of seats whose models fail in their own ways', () => {
  let models: ModelServer;
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    models = await ModelServer.start(fixtureModels);
    const variables = { ...models.environment, AI_AGENT_TEMPERATURE: '0.2', ORCHESTRATOR_DEMO_GAME: 'false' };
    arena = await BuiltArena.launch(variables);
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser));
    const { game_id: id } = await arena.post<CreatedGame>('/games', {
      agents: NAMES.map((name) => ({ name, personality: 'neutral', model: `openai:${name}` })),
      settings: { speed: 'instant', seed: 4, max_turns: 15, turn_timeout: 120 },
    });
    while ((await arena.get<GameView>(`/games/${id}`)).status !== 'completed');
    await page.goto(`${arena.url}/g/${id}`);
    await untilCaughtUp(page);
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
    await models?.[Symbol.asyncDispose]();
  });

  it.each(NAMES)('shows what part of the decisions was that of its model: %s', async (name) => {
    const card = page.locator('.seat-card', { has: page.getByRole('heading', { name, exact: true }) });
    expect(await card.textContent()).toContain(`model decided ${SHARES[name]}`);
  });

  it('ranks models only where they decided, and marks the others as fallback play', async () => {
    // A game is rated soon after its end.
    while ((await arena.get<Leaderboard>('/leaderboard?limit=100')).leaderboard.length < NAMES.length);
    await page.goto(arena.url);
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(NAMES.length).waitFor();
    for (const name of NAMES) {
      const row = rows.filter({ has: page.getByText(`openai:${name}`, { exact: false }) });
      const isFallback = SHARES[name] === '0 %';
      const text = await row.first().textContent();
      expect([name, text?.includes('played for the model, which decided too little')]).toEqual([name, isFallback]);
    }
    expect(complaints).toEqual([]);
  });
});
