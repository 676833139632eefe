import { describe, expect, it } from '@jest/globals';
import type { DecideRequest, GameView } from '#libs/protocol';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';

const OPTIONS = { reasoning_effort: 'low', seed: 3 };
const MODEL = { provider: 'p', model: 'm', prompt_version: '7' };

describe('a seat with a model', () => {
  it('receives its options, the settings, and what happened since it was asked last; the others are not', async () => {
    const asked: DecideRequest[] = [];
    const agent = await HttpFixture.start(async (request, response) => {
      const body = (await readJson(request)) as DecideRequest;
      asked.push(body);
      const usage = { outcome: 'answered', reasoning_tokens: 5 };
      const chat = `Hello ${asked.length}`;
      sendJson(response, 200, { action: body.valid_actions[0], chat, source: 'model', usage, model_info: MODEL });
    });
    await using table = await Table.set({ engine: { turns: 6 } });
    const { game_id: id } = await table.rest.createGame(
      { max_turns: 500, rules: { go_salary: 1 }, on_model_failure: 'pause' },
      [
        { name: 'Ada', personality: 'bold', model: 'gpt', model_options: OPTIONS, url: agent.url },
        { name: 'Bob', personality: 'shy' },
      ],
    );
    await watchToEnd(await table.spectator(), id);
    await agent.stop();

    const [first, second] = asked;
    expect(first).toMatchObject({
      seat: { name: 'Ada', model: 'gpt', model_options: OPTIONS },
      settings: { max_turns: 500, rules: { go_salary: 1 } },
      recent_events: [{ seq: 1, event: 'game:started' }, { event: 'turn:start' }],
      talk: [],
    });
    expect(second?.recent_events?.[0]).toMatchObject({ event: 'agent:decision', payload: { player_name: 'Ada' } });
    expect(second?.talk?.at(-1)).toMatchObject({ message: 'Hello 1' });
    for (const { body } of table.agent.calls) expect(body).not.toHaveProperty('recent_events');

    const { usage, settings, players } = (await table.rest.get<GameView>(`/games/${id}`)).body;
    expect(settings).toMatchObject({ max_turns: 500, on_model_failure: 'pause', transcripts: false });
    expect(players[0]?.model_options).toEqual(OPTIONS);
    expect(usage?.[0]).toMatchObject({
      decided_by: { model: asked.length, default: 0 },
      model_share: 1,
      outcomes: { answered: asked.length },
      reasoning_tokens: 5 * asked.length,
      model_info: MODEL,
    });
  });
});
