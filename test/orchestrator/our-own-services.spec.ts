import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GameResult } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RawSpectator, stepOrderViolations } from '../fixtures/raw-spectator.js';
import { RestClient } from '../support/rest-client.js';

jest.setTimeout(60_000);

const HERE = { host: '127.0.0.1', port: '0', log: 'silent' };

describe('our own engine and agents', () => {
  let folder: string;
  let services: RunningService[];
  let rest: RestClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'own-'));
    const engine = await startGameEngine(
      loadGameEngineConfig({
        GAME_ENGINE_HOST: HERE.host,
        GAME_ENGINE_PORT: HERE.port,
        GAME_ENGINE_LOG_LEVEL: HERE.log,
        GAME_ENGINE_DATA_DIR: folder,
      }),
    );
    const agents = await startAiAgent(
      loadAiAgentConfig({ AI_AGENT_HOST: HERE.host, AI_AGENT_PORT: HERE.port, AI_AGENT_LOG_LEVEL: HERE.log }),
    );
    const orchestrator = await startOrchestrator(
      loadOrchestratorConfig({
        ORCHESTRATOR_HOST: HERE.host,
        ORCHESTRATOR_PORT: HERE.port,
        ORCHESTRATOR_LOG_LEVEL: HERE.log,
        ORCHESTRATOR_DATA_DIR: folder,
        ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
        ORCHESTRATOR_AI_AGENT_URL: agents.url,
      }),
    );
    services = [orchestrator, agents, engine];
    rest = new RestClient(orchestrator.url);
  });
  afterAll(async () => {
    for (const service of services) await service.close();
    await rm(folder, { recursive: true });
  });

  /** A game from its first event to its last, as a client sees it that knows only the oldest names. */
  async function watched(settings: object): Promise<{ id: string; log: ReturnType<RawSpectator['of']> }> {
    const spectator = await RawSpectator.connect(rest.url);
    const { game_id: id } = await rest.createGame(settings);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended', 50_000);
    const log = spectator.of(id);
    spectator.close();
    return { id, log };
  }

  it('play a game to its winner, every step in order and every event numbered', async () => {
    const { id, log } = await watched({ seed: 7, max_turns: 500 });
    expect(stepOrderViolations(log)).toEqual([]);
    const names = new Set(log.map(({ event }) => event));
    for (const name of [
      'dice:rolled',
      'player:moved',
      'property:purchased',
      'rent:paid',
      'card:drawn',
      'jail:action',
    ]) {
      expect(names).toContain(name);
    }
    const result = await rest.result(id);
    expect(log.at(-1)?.payload).toMatchObject({ winner_id: result.winner_id, final_state: result.final_state });
    expect(result.standings).toHaveLength(3);
  });

  it('play to the last turn where turns are limited', async () => {
    const { id, log } = await watched({ seed: 1, max_turns: 9 });
    expect(log.filter(({ event }) => event === 'turn:start')).toHaveLength(9);
    expect(log.at(-1)).toMatchObject({ event: 'game:ended', payload: { reason: 'max_turns' } });
    expect((await rest.game(id)).turn_count).toBe(9);
  });

  it('play the same game for the same seed', async () => {
    const played = async (): Promise<unknown> => {
      const { id, log } = await watched({ seed: 42, max_turns: 60 });
      const { final_state: state }: GameResult = await rest.result(id);
      const taken = log.filter(({ event }) => event === 'agent:decision').map(({ payload }) => payload['action']);
      // A trade names players by their ids, which differ from game to game.
      const decisions = state.players.reduce(
        (text, player) => text.replaceAll(player.id, player.name),
        JSON.stringify(taken),
      );
      return { decisions, players: state.players.map(({ name, cash, position }) => ({ name, cash, position })) };
    };
    expect(await played()).toEqual(await played());
  });
});
