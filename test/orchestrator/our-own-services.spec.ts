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

jest.setTimeout(120_000);

interface Watched {
  readonly id: string;
  readonly log: ReturnType<RawSpectator['of']>;
}

const HERE = { host: '127.0.0.1', port: '0', log: 'silent' };

describe('our own engine and agents', () => {
  let folder: string;
  let services: RunningService[];
  let rest: RestClient;
  let wholeGame: Watched;
  /** Played at the same time as the whole game. */
  let ruled: Watched;
  let limited: Watched;
  let twins: readonly Watched[];

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
    const twin = { seed: 42, max_turns: 60 };
    [wholeGame, ruled, limited, ...twins] = await Promise.all([
      watched({ seed: 7, max_turns: 500 }),
      watched({ seed: 7, max_turns: 60, rules: { auctions: false, trading: false, starting_cash: 900 } }),
      watched({ seed: 1, max_turns: 9 }),
      watched(twin),
      watched(twin),
    ]);
  });
  afterAll(async () => {
    for (const service of services) await service.close();
    await rm(folder, { recursive: true });
  });

  /** A game from its first event to its last, as a client sees it that knows only the oldest names. */
  async function watched(settings: object): Promise<Watched> {
    const spectator = await RawSpectator.connect(rest.url);
    const { game_id: id } = await rest.createGame(settings);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended', 100_000);
    const log = spectator.of(id);
    spectator.close();
    return { id, log };
  }

  it('keep no game at the engine that was stopped; the orchestrator still knows all of it', async () => {
    const { game_id: id } = await rest.createGame({ speed: 'watch' });
    const { state } = await rest.game(id);
    const atEngine = async (): Promise<number> => (await fetch(`${services[2]?.url}/game/${state.id}`)).status;
    expect(await atEngine()).toBe(200);
    expect((await rest.control(id, 'stop')).status).toBe(200);
    while ((await atEngine()) !== 404);
    expect(await rest.result(id)).toMatchObject({ status: 'stopped', final_state: { id: state.id } });
    for (const what of ['', '/state', '/state?seq=1', '/events', '/replay']) {
      expect((await rest.get(`/games/${id}${what}`)).status).toBe(200);
    }
  });

  it('play a game to its winner, every step in order and every event numbered', async () => {
    const { id, log } = wholeGame;
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

  it('auction what is not bought and trade among themselves, event by event', () => {
    const { log } = wholeGame;
    const of = (name: string): readonly Record<string, unknown>[] =>
      log.filter(({ event }) => event === name).map(({ payload }) => payload);
    const sold = of('auction:ended').filter((auction) => auction['winner_id'] !== null);
    expect(sold.length).toBeGreaterThan(0);
    expect(of('auction:started').length).toBe(of('auction:ended').length);
    for (const { property_id, amount } of sold) {
      expect(of('auction:bid')).toContainEqual(expect.objectContaining({ property_id, amount }));
      expect(of('property:purchased')).toContainEqual(expect.objectContaining({ property_id, price: amount }));
    }
    expect(of('auction:bid')[0]).toMatchObject({ player_name: expect.any(String) });
    expect(of('trade:proposed').length).toBe(of('trade:resolved').length);
    const [accepted] = of('trade:resolved').filter((trade) => trade['accepted'] === true);
    expect(accepted?.['trade']).toMatchObject({
      trade_id: expect.any(String),
      from_player_id: expect.any(String),
      to_player_id: expect.any(String),
      give: { cash: expect.any(Number), properties: expect.any(Array) },
      get: { cash: expect.any(Number), properties: expect.any(Array) },
    });
    expect(of('player:bankrupt')[0]).toHaveProperty('creditor_id');
  });

  it('play by the rules that the settings ask for', () => {
    const { log } = ruled;
    const names = new Set(log.map(({ event }) => event));
    expect(names).toContain('property:purchased');
    expect([...names].filter((name) => /^(auction|trade):/.test(name))).toEqual([]);
    expect(log.find(({ event }) => event === 'turn:start')?.payload).toMatchObject({ cash: 900 });
  });

  it('play to the last turn where turns are limited', async () => {
    const { id, log } = limited;
    expect(log.filter(({ event }) => event === 'turn:start')).toHaveLength(9);
    expect(log.at(-1)).toMatchObject({ event: 'game:ended', payload: { reason: 'max_turns' } });
    expect((await rest.game(id)).turn_count).toBe(9);
  });

  it('play the same game for the same seed', async () => {
    const played = async ({ id, log }: Watched): Promise<string> => {
      const { final_state: state }: GameResult = await rest.result(id);
      const decisions = log.filter(({ event }) => event === 'agent:decision').map(({ payload }) => payload['action']);
      const players = state.players.map(({ name, cash, position }) => ({ name, cash, position }));
      // Ids are other ones in every game; names are not.
      return state.players.reduce(
        (emitted, { id: own, name }) => emitted.replaceAll(own, name),
        JSON.stringify({ decisions, players }),
      );
    };
    const [first, second] = await Promise.all(twins.map(played));
    expect(first).toBeDefined();
    expect(second).toEqual(first);
  });
});
