import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GameResult } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from './rest-client.js';

const LONGEST_GAME_MS = 110_000;

/** Our own engine and orchestrator around somebody's agent, all over real HTTP on free ports. */
export class OwnTable implements AsyncDisposable {
  private constructor(
    private readonly folder: string,
    private readonly services: readonly RunningService[],
    readonly rest: RestClient,
  ) {}

  static async around(agentUrl: string): Promise<OwnTable> {
    const folder = await mkdtemp(join(tmpdir(), 'own-table-'));
    const engine = await startGameEngine(
      loadGameEngineConfig({
        GAME_ENGINE_HOST: '127.0.0.1',
        GAME_ENGINE_PORT: '0',
        GAME_ENGINE_LOG_LEVEL: 'silent',
        GAME_ENGINE_DATA_DIR: folder,
      }),
    );
    const orchestrator = await startOrchestrator(
      loadOrchestratorConfig({
        ORCHESTRATOR_HOST: '127.0.0.1',
        ORCHESTRATOR_PORT: '0',
        ORCHESTRATOR_LOG_LEVEL: 'silent',
        ORCHESTRATOR_DATA_DIR: folder,
        ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
        ORCHESTRATOR_AI_AGENT_URL: agentUrl,
      }),
    );
    return new OwnTable(folder, [orchestrator, engine], new RestClient(orchestrator.url));
  }

  /** Plays a game to its end: all that a spectator saw of it, and its result. */
  async play(
    settings: object,
    agents?: readonly object[],
  ): Promise<{ readonly log: ReturnType<RawSpectator['of']>; readonly result: GameResult }> {
    const spectator = await RawSpectator.connect(this.rest.url);
    const { game_id: id } = await this.rest.createGame(settings, agents);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended', LONGEST_GAME_MS);
    const log = spectator.of(id);
    spectator.close();
    return { log, result: await this.rest.result(id) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const service of this.services) await service.close();
    await rm(this.folder, { recursive: true });
  }
}
