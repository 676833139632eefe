import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { GameResult, SeatUsage } from '#libs/protocol';
import { fixtureModels } from '../../apps/ai-agent/src/testing/fixture-models.js';
import { ModelSeat } from '../../apps/ai-agent/src/testing/model-seat.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { OwnTable } from '../support/own-table.js';

jest.setTimeout(240_000);

const AGENTS = ['steady', 'silent'].map((model) => ({ name: model, personality: 'neutral', model: `openai:${model}` }));
const SETTINGS = { seed: 4, turn_timeout: 120, max_turns: 30 };

function usageOf({ usage }: GameResult, name: string): SeatUsage | undefined {
  return usage?.find(({ player_name }) => player_name === name);
}

describe('a game whose models fail', () => {
  let agents: ModelSeat;
  let table: OwnTable;
  /** Whether the failing model answers as the other one does. */
  let isMended: boolean;
  beforeEach(async () => {
    isMended = false;
    agents = await ModelSeat.of('', {}, (asked) => fixtureModels(isMended ? { ...asked, model: 'steady' } : asked));
    table = await OwnTable.around(agents.agent.url);
  });
  afterEach(async () => {
    await table[Symbol.asyncDispose]();
    await agents[Symbol.asyncDispose]();
  });

  it('ends for a seat that forfeits: it loses, and its model is not asked again', async () => {
    const { log, result } = await table.play({ ...SETTINGS, max_turns: 200, on_model_failure: 'forfeit' }, AGENTS);
    expect(result.winner_name).toBe('steady');
    expect(result.settings).toMatchObject({ on_model_failure: 'forfeit' });
    expect(usageOf(result, 'silent')).toMatchObject({ forfeited: true, outcomes: { empty: 1 }, model_share: 0 });
    expect(usageOf(result, 'steady')).not.toHaveProperty('forfeited');
    expect(agents.models.asked.filter(({ model }) => model === 'silent')).toHaveLength(2);
    const failures = log.filter(({ payload }) => payload['code'] === 'model_failed');
    expect(failures.map(({ payload }) => payload['error'])).toEqual(['its model failed (empty): the seat gives up']);
    expect(result.standings.map(({ player_name, rank }) => [player_name, rank])).toEqual([
      ['steady', 1],
      ['silent', 2],
    ]);
  });

  it('takes the default action for it where that is wanted, and no decision of its heuristic', async () => {
    const { result } = await table.play({ ...SETTINGS, on_model_failure: 'default' }, AGENTS);
    const { decided_by: decidedBy, outcomes, decisions, defaults } = usageOf(result, 'silent') ?? {};
    expect(decidedBy).toMatchObject({ model: 0, heuristic: 0 });
    expect(outcomes).toEqual({ empty: defaults });
    expect(decisions).toBe((defaults ?? 0) + (decidedBy?.forced ?? 0));
    expect(usageOf(result, 'steady')).toMatchObject({ defaults: 0, model_share: 1 });
  });

  it('pauses until somebody resumes it, asks the same again, and misses nothing once the model is back', async () => {
    const spectator = await RawSpectator.connect(table.rest.url);
    const settings = { ...SETTINGS, on_model_failure: 'pause' };
    const { game_id: id } = await table.rest.createGame(settings, AGENTS);
    const pauses = (): number => spectator.of(id).filter(({ event }) => event === 'game:paused').length;
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(() => pauses() === 1);
    const first = await table.rest.game(id);
    expect(first.status).toBe('paused');
    const reasons = spectator.of(id).filter(({ event }) => event === 'game:paused');
    expect(reasons.map(({ payload }) => payload['reason'])).toEqual(['model_failed: silent, empty']);

    expect((await table.rest.control(id, 'resume')).status).toBe(200);
    await spectator.until(() => pauses() === 2);
    const second = await table.rest.game(id);
    expect([second.step, second.turn_count]).toEqual([first.step, first.turn_count]);

    isMended = true;
    await table.rest.control(id, 'resume');
    await spectator.until(({ event }) => event === 'game:ended', 110_000);
    spectator.close();
    const result = await table.rest.result(id);
    expect(usageOf(result, 'silent')).toMatchObject({ model_share: 1, defaults: 0, outcomes: { empty: 2 } });
    const decided = spectator.of(id).filter(({ event }) => event === 'agent:decision').length;
    expect((result.usage ?? []).reduce((sum, { decisions }) => sum + decisions, 0)).toBe(decided);
  });
});
