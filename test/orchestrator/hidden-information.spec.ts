import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type IndiscreetAgent, startIndiscreetAgent } from '../fixtures/indiscreet-agent.js';
import { type SealedCardsEngine, startSealedCards } from '../fixtures/sealed-cards.js';
import { FollowedStream } from '../support/followed-stream.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const AGENTS = ['Ann', 'Bob', 'Cid'].map((name) => ({ name, personality: 'open' }));
const SEED = 4_040_404;

let engine: SealedCardsEngine;
let agent: IndiscreetAgent;

beforeEach(async () => {
  [engine, agent] = await Promise.all([startSealedCards(), startIndiscreetAgent()]);
});
afterEach(async () => {
  await Promise.all([engine.stop(), agent.stop()]);
});

function tableOf(): Promise<Table> {
  const limits = { LIMIT_READ: '0', LIMIT_CONTROL: '0' };
  return Table.set({ config: { GAME_ENGINE_URL: engine.url, AI_AGENT_URL: agent.url, ...limits } });
}

/** Everything that REST answers about a game, and in general, as text. */
async function allOfRest({ rest }: Table, id: string): Promise<string> {
  const { seq } = await rest.game(id);
  const states = Array.from({ length: seq + 1 }, (_, at) => `/games/${id}/state?seq=${at}`);
  const paths = ['', '/state', '/events?limit=1000', '/replay', '/result', '/transcript', '/nothing'].map(
    (page) => `/games/${id}${page}`,
  );
  const answers = await Promise.all(
    [...paths, ...states, '/games', '/health', '/metrics', '/leaderboard', '/engines'].map(async (path) => {
      const response = await fetch(rest.url + path);
      return `${path} ${response.status} ${await response.text()}`;
    }),
  );
  return answers.join('\n');
}

function cardsIn(text: string): readonly string[] {
  return engine.cards.filter(({ card }) => text.includes(card)).map(({ playerId }) => playerId);
}

describe('what not every player sees', () => {
  it('reaches nobody else on any channel until the game is over, and then everybody', async () => {
    await using table = await tableOf();
    const spectator = await table.spectator();
    const settings = { speed: 'instant', seed: SEED, transcripts: true, turn_timeout: 5 };
    const { body: created } = await table.rest.post<{ game_id: string }>('/games', { agents: AGENTS, settings });
    const id = created.game_id;
    await table.rest.control(id, 'pause');
    await spectator.join(id, { after_seq: 0 });
    await using stream = FollowedStream.open(`${table.orchestrator.url}/games/${id}/stream`);
    for (let step = 0; step < 7; step += 1) {
      const { step: before } = await table.rest.game(id);
      await table.rest.control(id, 'step');
      await until(
        ({ step: now }) => now > before,
        async () => table.rest.game(id),
      );
    }

    const paused = await table.rest.game(id);
    expect(paused.status).toBe('paused');
    const meanwhile = await allOfRest(table, id);
    expect(cardsIn(meanwhile)).toEqual([]);
    expect(meanwhile).not.toContain(String(SEED));
    expect(meanwhile).toContain('"action":{"type":"mark"}');
    expect(meanwhile).toContain('"event":"card:dealt","payload":{}');
    expect(meanwhile).toContain('/transcript 409');
    await spectator.until(({ payload }) => payload['seq'] === paused.seq);
    await stream.receives(({ id: at }) => at === String(paused.seq));
    const asked = await spectator.request('get_state', { game_id: id });
    expect(asked).toMatchObject({ success: true });
    expect(cardsIn(JSON.stringify([asked, spectator.received, stream.received]))).toEqual([]);
    expect(spectator.received.filter(({ event }) => event.startsWith('agent:thinking_'))).toEqual([]);

    await table.rest.control(id, 'resume');
    await spectator.until(({ event }) => event === 'game:ended');
    await until(
      ({ status }) => status === 'completed',
      async () => table.rest.game(id),
    );
    const afterwards = await allOfRest(table, id);
    expect(cardsIn(afterwards)).toEqual(['p0', 'p1', 'p2']);
    expect(afterwards).toContain(String(SEED));
    expect(afterwards).toContain('because of card-');
    const late = await table.spectator();
    await late.join(id, { after_seq: 0 });
    expect(cardsIn(JSON.stringify(late.received.filter(({ event }) => event === 'agent:decision')))).toHaveLength(3);
    const replay = JSON.stringify((await table.rest.get(`/games/${id}/replay`)).body);
    expect(cardsIn(replay)).toHaveLength(3);
    const first = JSON.stringify((await table.rest.get(`/games/${id}/state?seq=1`)).body);
    expect(cardsIn(first)).toHaveLength(3);
  });

  it('reaches each player for its own part alone', async () => {
    await using table = await tableOf();
    const { body } = await table.rest.post<{ game_id: string }>('/games', {
      // Agents of their own, which are sent what happened.
      agents: AGENTS.map((seat) => ({ ...seat, url: agent.url })),
      settings: { speed: 'instant', spectators: 'all', turn_timeout: 5 },
    });
    await until(
      ({ status }) => status === 'completed',
      async () => table.rest.game(body.game_id),
    );
    expect(agent.requests.length).toBeGreaterThan(8);
    for (const request of agent.requests) {
      expect(cardsIn(JSON.stringify(request))).toEqual([request.player_id]);
      expect(request.chat_is_public).toBe(true);
      expect(request.game_state['view']).toMatchObject({ text: expect.stringContaining('You hold card-') });
      expect(request.game).toEqual({ name: 'Sealed Cards', rules: expect.stringContaining('one card') });
    }
    expect(
      agent.requests.some(({ recent_events: events = [] }) => events.some(({ event }) => event === 'chip:moved')),
    ).toBe(true);
  });

  it('is not shown by a game that has failed, but by one that was stopped', async () => {
    await using table = await tableOf();
    const { body } = await table.rest.post<{ game_id: string }>('/games', {
      agents: AGENTS,
      settings: { speed: 'instant', seed: SEED },
    });
    engine.refuse();
    await until(
      ({ status }) => status === 'failed',
      async () => table.rest.game(body.game_id),
    );
    const failed = await allOfRest(table, body.game_id);
    expect(cardsIn(failed)).toEqual([]);
    expect(failed).not.toContain(String(SEED));
    await table.rest.control(body.game_id, 'stop');
    expect(cardsIn(await allOfRest(table, body.game_id))).toHaveLength(3);
  });

  it('is seen by all spectators where the creator wants that', async () => {
    await using table = await tableOf();
    const { body } = await table.rest.post<{ game_id: string }>('/games', {
      agents: AGENTS,
      settings: { speed: 'watch', spectators: 'all' },
    });
    expect(cardsIn(JSON.stringify(await table.rest.game(body.game_id)))).toHaveLength(3);
  });
});
