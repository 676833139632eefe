import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Leaderboard, SeatUsage } from '#libs/protocol';
import { fixtureModels } from '../../apps/ai-agent/src/testing/fixture-models.js';
import { ModelSeat } from '../../apps/ai-agent/src/testing/model-seat.js';
import { OwnTable } from '../support/own-table.js';

jest.setTimeout(240_000);

const MODELS = ['steady', 'no-temperature', 'deep-thinker', 'silent', 'gone'];
const AGENTS = MODELS.map((model) => ({ name: model, personality: 'analytical', model: `openai:${model}` }));

describe('a game of models that fail in their own ways', () => {
  let agents: ModelSeat;
  let table: OwnTable;
  let seats: ReadonlyMap<string, SeatUsage>;
  beforeAll(async () => {
    agents = await ModelSeat.of('', { AI_AGENT_TEMPERATURE: '0.2' }, fixtureModels);
    table = await OwnTable.around(agents.agent.url);
    const { result } = await table.play({ seed: 4, turn_timeout: 120, max_turns: 25 }, AGENTS);
    seats = new Map(result.usage?.map((usage) => [usage.player_name, usage]));
  });
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    await agents[Symbol.asyncDispose]();
  });

  it.each([
    { model: 'steady', share: 1, outcome: 'answered', leftOut: undefined },
    { model: 'no-temperature', share: 1, outcome: 'answered', leftOut: ['temperature'] },
    { model: 'deep-thinker', share: 0, outcome: 'cut_off', leftOut: undefined },
    { model: 'silent', share: 0, outcome: 'empty', leftOut: undefined },
    { model: 'gone', share: 0, outcome: 'unknown_model', leftOut: undefined },
  ])('shows $model for what it is: share $share, $outcome', ({ model, share, outcome, leftOut }) => {
    const usage = seats.get(model);
    expect(usage).toMatchObject({ model_share: share, model_info: { provider: 'openai', model } });
    expect(usage?.model_info?.left_out).toEqual(leftOut);
    // A correction may follow where a question was misread; what never decides has one outcome only.
    const outcomes = Object.keys(usage?.outcomes ?? {});
    expect(share === 0 ? outcomes : outcomes.slice(0, 1)).toEqual([outcome]);
    const decided = usage?.decided_by?.[share === 1 ? 'heuristic' : 'model'];
    expect(decided).toBe(0);
  });

  it('rates only models that decided, and apart what was played for the others', async () => {
    let entries: Leaderboard['leaderboard'] = [];
    // A game is rated soon after its end.
    while (entries.length < MODELS.length)
      entries = (await table.rest.get<Leaderboard>('/leaderboard?limit=100')).body.leaderboard;
    const kinds = Object.fromEntries<unknown>(entries.map(({ model, kind }) => [model ?? '', kind]));
    expect(kinds).toEqual({
      'openai:steady': 'model',
      'openai:no-temperature': 'model',
      'openai:deep-thinker': 'fallback',
      'openai:silent': 'fallback',
      'openai:gone': 'fallback',
    });
  });
});
