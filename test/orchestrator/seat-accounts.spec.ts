import { describe, expect, it } from '@jest/globals';
import type { AgentSeat, DecideRequest, GameResult, GameView } from '#libs/protocol';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { failingForGood, ofSeat } from '../support/probation.js';
import { seatedGame, watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';
import { troublesIn } from '../support/event-text.js';

const USAGE = {
  attempts: 2,
  unreported_attempts: 1,
  input_tokens: 90,
  output_tokens: 10,
  cached_tokens: 40,
  cost_usd: 0.01,
  model: 'm-1',
};

/** An agent that reports what each answer costs; the first one is a mistake. */
async function startSpender(): Promise<{ agent: HttpFixture; asked: DecideRequest[] }> {
  const asked: DecideRequest[] = [];
  const agent = await HttpFixture.start(async (request, response) => {
    const body = (await readJson(request)) as DecideRequest;
    asked.push(body);
    const action = asked.length === 1 ? { type: 'flip_the_board' } : body.valid_actions[0];
    const source = body.heuristic_only ? 'heuristic' : 'model';
    sendJson(response, 200, { action, source, ...(!body.heuristic_only && { usage: USAGE }) });
  });
  return { agent, asked };
}

describe("a game's accounts", () => {
  it('hold every token that an agent reports, failed attempts too, until the budget is used up', async () => {
    await using table = await Table.set({ engine: { turns: 12 } });
    const { agent, asked } = await startSpender();
    const { id, seats } = await seatedGame(table, [agent.url], { budget: { max_tokens: 350 } });
    const spectator = await table.spectator();
    await watchToEnd(spectator, id);
    await agent.stop();

    // The first decision took two answers, 200 tokens; the third one goes past 350.
    expect(asked.map(({ heuristic_only: only }) => only === true).indexOf(true)).toBe(4);
    const emitted = ofSeat(spectator.of(id), seats[0]);
    const decided = emitted.filter(({ event }) => event === 'agent:decision').map(({ payload }) => payload);
    expect(decided[0]).toMatchObject({ source: 'corrected', agent_source: 'model', usage: { input_tokens: 180 } });
    expect(decided[1]).toMatchObject({ usage: USAGE });
    expect(decided.at(-1)).toMatchObject({ agent_source: 'heuristic' });
    expect(decided.at(-1)).not.toHaveProperty('usage');
    expect(troublesIn(emitted)).toEqual(['agent:error invalid_action', 'agent:error budget_exhausted']);

    const account = {
      player_id: seats[0],
      player_name: 'Baron Von Moneybags',
      decisions: decided.length,
      defaults: 0,
      timeouts: 0,
      attempts: 8,
      unreported_attempts: 4,
      input_tokens: 360,
      output_tokens: 40,
      cached_tokens: 160,
      cost_usd: 0.04,
      reasoning_tokens: 0,
      decided_by: { model: 3, heuristic: decided.length - 3, forced: 0, agent: 0, default: 0 },
      model_share: 3 / decided.length,
      outcomes: { corrected: 1 },
    };
    const { usage } = (await table.rest.get<GameResult>(`/games/${id}/result`)).body;
    expect(usage?.[0]).toEqual(account);
    expect(usage?.[1]).toMatchObject({ input_tokens: 0, cost_usd: null });
    expect((await table.rest.get<GameView>(`/games/${id}`)).body.usage).toEqual(usage);
  });

  it('hold a seat to its own budget, and to nobody else’s', async () => {
    await using table = await Table.set({ engine: { turns: 12 } });
    const [first, second] = [await startSpender(), await startSpender()];
    const seat = (name: string, url: string): AgentSeat => ({ name, personality: 'shy', url });
    const agents = [
      { ...seat('Ada', first.agent.url), budget: { max_tokens: 150 } },
      { ...seat('Bob', second.agent.url), budget: { max_cost_usd: 1_000 } },
    ];
    const { game_id: id, players } = await table.rest.createGame({}, agents);
    expect(players.map(({ budget }) => budget)).toEqual([{ max_tokens: 150 }, { max_cost_usd: 1_000 }]);
    const spectator = await table.spectator();
    await watchToEnd(spectator, id);
    await Promise.all([first.agent.stop(), second.agent.stop()]);
    const asked = [first, second].map(({ asked: bodies }) => bodies.map(({ heuristic_only: only }) => only === true));
    // The first decision took two answers, 200 tokens.
    expect(asked[0]?.indexOf(true)).toBe(2);
    expect(new Set(asked[0]?.slice(2))).toEqual(new Set([true]));
    expect(new Set(asked[1])).toEqual(new Set([false]));
    const troubles = players.map(({ id: player }) => troublesIn(ofSeat(spectator.of(id), player)));
    expect(troubles).toEqual([
      ['agent:error invalid_action', 'agent:error seat_budget_exhausted'],
      ['agent:error invalid_action'],
    ]);
    const { players: shown } = (await table.rest.get<GameView>(`/games/${id}`)).body;
    expect(shown).toEqual(players);
  });

  it('inform every agent of the game when the budget is used up, also after a restart', async () => {
    await using table = await Table.set({ engine: { turns: 12 } });
    const { agent } = await startSpender();
    const { id } = await seatedGame(table, [agent.url], { speed: 'fast', budget: { max_cost_usd: 0.015 } });
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ payload }) => payload['code'] === 'budget_exhausted');
    await table.restart();
    const before = table.agent.calls.length;
    await table.rest.control(id, 'speed', { speed: 'instant' });
    await watchToEnd(await table.spectator(), id);
    await agent.stop();
    const after = table.agent.calls.slice(before + 1).map(({ body }) => body.heuristic_only);
    expect(new Set(after)).toEqual(new Set([true]));
  });
});

describe('probation', () => {
  it('is the game’s: it lasts through a restart', async () => {
    await using table = await Table.set({ engine: { turns: 40 } });
    const dead = await HttpFixture.start((_, response) => sendJson(response, 500, {}));
    const { id, seats } = await seatedGame(table, [dead.url], { speed: 'fast' });
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    await spectator.setSpeed(id, 'instant');
    await spectator.until(({ payload }) => payload['code'] === 'agent_probation', 20_000);
    await table.restart();
    const again = await table.spectator();
    await watchToEnd(again, id);
    await dead.stop();
    const emitted = ofSeat(again.of(id), seats[0]);
    const decisions = emitted.filter(({ event }) => event === 'agent:decision').length;
    expect(decisions).toBeGreaterThan(15);
    expect(troublesIn(emitted)).toEqual(failingForGood('agent:error agent_http_error', decisions).emitted);
  });

  it('ends with the first decision that is the agent’s own again', async () => {
    await using table = await Table.set({ engine: { turns: 40 } });
    let calls = 0;
    const recovering = await HttpFixture.start(async (request, response) => {
      const { valid_actions: valid } = (await readJson(request)) as DecideRequest;
      calls += 1;
      sendJson(response, calls <= 5 ? 500 : 200, { action: valid[0] });
    });
    const { id, seats } = await seatedGame(table, [recovering.url]);
    const spectator = await table.spectator();
    await watchToEnd(spectator, id);
    await recovering.stop();
    const sources = ofSeat(spectator.of(id), seats[0])
      .filter(({ event }) => event === 'agent:decision')
      .map(({ payload }) => payload['source']);
    expect(sources.indexOf('agent')).toBe(14);
    expect(new Set(sources.slice(14))).toEqual(new Set(['agent']));
    expect(calls).toBe(5 + sources.length - 14);
  });
});
