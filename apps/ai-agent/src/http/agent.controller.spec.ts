import { type RunningService, serve } from '#libs/service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAiAgent } from '../start.js';
import { loadAiAgentConfig } from '../config.js';
import { PromptTemplates } from '../prompt/templates.js';
import { Players } from '../seats/players.js';
import { AgentController } from './agent.controller.js';
import { onSale, question } from '../../../../libs/monopoly-bots/src/testing/index.js';

const HERE = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'silent' };
const ASKED = question(onSale('tennessee'));

describe('the agent over HTTP', () => {
  let agent: RunningService;
  beforeAll(async () => {
    agent = await startAiAgent(loadAiAgentConfig(HERE));
  });
  afterAll(() => agent.close());

  const decide = (body: unknown): Promise<Response> =>
    fetch(`${agent.url}/games/g1/decide`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('decides', async () => {
    const response = await decide(ASKED);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      action: { type: 'buy_property', property_id: 'tennessee' },
      reasoning: expect.stringContaining('Orange'),
      source: 'heuristic',
    });
  });

  it('decides with nothing more than it needs, and with more than it knows', async () => {
    const { player_id, game_state } = ASKED;
    const minimal = { player_id, game_state, valid_actions: [{ type: 'roll_dice' }] };
    const bodies = [
      minimal,
      { ...minimal, turn_phase: null, deadline_ms: null, decision: null, last_error: null },
      {
        ...minimal,
        valid_actions: [{ type: 'roll_dice', property_id: null, amount: null, cost: null, x: [] }],
        extra: 1,
      },
    ];
    const answers = await Promise.all(bodies.map(async (body) => (await decide(body)).json()));
    for (const answered of answers) expect(answered).toMatchObject({ action: { type: 'roll_dice' } });
  });

  it.each([
    ['player_id', { ...ASKED, player_id: 7 }],
    ['player_id', { ...ASKED, player_id: '' }],
    ['game_state', { ...ASKED, game_state: 'none' }],
    ['game_state', { ...ASKED, game_state: [] }],
    ['valid_actions', { ...ASKED, valid_actions: null }],
    ['valid_actions', { ...ASKED, valid_actions: {} }],
    ['valid_actions', { ...ASKED, valid_actions: [[]] }],
    ['valid_actions', { ...ASKED, valid_actions: ['roll_dice'] }],
    ['valid_actions.0.type', { ...ASKED, valid_actions: [{ property_id: 'baltic' }] }],
    ['valid_actions.0.amount', { ...ASKED, valid_actions: [{ type: 'place_bid', amount: '9' }] }],
    ['turn_phase', { ...ASKED, turn_phase: {} }],
    ['last_error', { ...ASKED, last_error: 5 }],
  ])('refuses a wrong %s by name', async (path, body) => {
    const response = await decide(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { errors } = (await response.json()) as { errors: readonly { path: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
  });

  it.each([
    { params: null },
    { params: {} },
    { params: { amount: null } },
    { params: { amount: { type: 'integer', minimum: '1' } } },
    { params: { give: null, get_by_player: {}, to_player_id: { enum: [] } } },
    { params: { to_player_id: { enum: ['rival'] }, give: {}, get_by_player: { rival: null } } },
  ])('decides where it cannot make anything of $params', async ({ params }) => {
    const offers = ['place_bid', 'propose_trade', 'end_turn'].map((type) => ({ type, property_id: 'baltic', params }));
    for (const personality of ['analytical', 'random', 'greedy']) {
      const response = await decide({ ...question({ personality }), valid_actions: offers });
      expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ source: 'heuristic' })]);
    }
  });

  it.each(['analytical', 'random', 'greedy'])(
    '%s decides about an action of another engine, whatever its fields hold',
    async (personality) => {
      const offers = [
        { type: 'drop_disc', property_id: 3, amount: '12', cost: { gold: 1 }, trade: ['a'], params: 7 },
        { type: 'drop_disc', property_id: [4], amount: {}, cost: 'free', trade: false, params: { power: {} } },
      ];
      const response = await decide({ ...question({ personality }), valid_actions: offers });
      expect([response.status, await response.json()]).toEqual([
        200,
        expect.objectContaining({ action: expect.objectContaining({ type: 'drop_disc' }) }),
      ]);
    },
  );

  it('takes a body of 1 MiB, and none that is a byte longer', async () => {
    const empty = JSON.stringify({ ...ASKED, extra: '' }).length;
    const filled = async (bytes: number): Promise<number> =>
      (await decide({ ...ASKED, extra: 'x'.repeat(bytes - empty) })).status;
    expect([await filled(1_048_576), await filled(1_048_577)]).toEqual([200, 413]);
  });

  it('introduces its personalities', async () => {
    const answered = (await (await fetch(`${agent.url}/personalities`)).json()) as {
      personalities: { name: string }[];
      baselines: { name: string; games: unknown }[];
    };
    expect(answered.personalities.map(({ name }) => name)).toEqual([
      'aggressive',
      'analytical',
      'chaotic',
      'conservative',
      'neutral',
    ]);
    expect(answered.baselines.map(({ name }) => name)).toEqual(['random', 'greedy', 'lookahead']);
    expect(answered.baselines.map(({ games }) => games)).toEqual(['any', ['monopoly'], 'any']);
    for (const personality of answered.personalities) {
      expect(personality).toEqual({
        name: expect.any(String),
        description: expect.any(String),
        traits: expect.arrayContaining([expect.any(String)]),
        games: ['monopoly'],
      });
    }
  });

  it.each([{}, { game_id: 'g1', players: [{ name: 'Ada' }] }])(
    'takes note of a game without effect: %j',
    async (game) => {
      const before = await (await decide(ASKED)).json();
      const response = await fetch(`${agent.url}/games`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(game),
      });
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
      expect(await (await decide(ASKED)).json()).toEqual(before);
    },
  );

  it('takes note of a game without a body', async () => {
    expect((await fetch(`${agent.url}/games`, { method: 'POST' })).status).toBe(200);
  });

  it('is healthy', async () => {
    const response = await fetch(`${agent.url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'healthy' }]);
  });
});

describe('a decision that fails', () => {
  let fail: (reason: Error) => void;
  const failing = new Promise<never>((_, reject) => (fail = reject));
  const players = {
    decide: (_gameId: string, _body: unknown, { onThinking }: { onThinking: (text: string) => void }) => {
      onThinking('Hm.');
      return failing;
    },
  };
  class FailingModule {}
  const module = {
    module: FailingModule,
    controllers: [AgentController],
    providers: [
      { provide: Players, useValue: players },
      { provide: PromptTemplates, useValue: PromptTemplates.of() },
    ],
  };

  it('ends the answer where it was thinking aloud already', async () => {
    const agent = await serve(module, { name: 'ai-agent', ...loadAiAgentConfig(HERE) });
    const response = await fetch(`${agent.url}/games/g1/decide`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: JSON.stringify(ASKED),
    });
    fail(new Error('nobody foresaw this'));
    expect(await response.text()).toBe('{"thinking":"Hm."}\n');
    await agent.close();
  });
});
