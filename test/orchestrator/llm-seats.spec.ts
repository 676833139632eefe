import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DecisionUsage } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { type AskedModel, type ModelBehaviour, ModelServer } from '../../apps/ai-agent/src/testing/model-server.js';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { listeningProxy, type OverheardProxy } from '../support/overheard.js';
import { RestClient } from '../support/rest-client.js';

jest.setTimeout(120_000);

const HERE = { host: '127.0.0.1', port: '0', log: 'silent' };
const AGENTS = [
  { name: 'Ada', personality: 'analytical', model: 'openai:gpt' },
  { name: 'Baron', personality: 'aggressive', model: 'anthropic:claude-sonnet-4-5' },
  { name: 'Carla', personality: 'chaotic', model: 'ollama:llama3.1:8b' },
];

/** Plays like somebody who reads the prompt: now and then fails, is illegal, chatty or rate limited. */
function player(): (asked: AskedModel) => ModelBehaviour {
  let count = 0;
  return ({ prompt }) => {
    count += 1;
    const ids = [...prompt.slice(prompt.lastIndexOf('Legal actions')).matchAll(/^(a\d+): (\w+)/gm)];
    const wanted = ids.find(([, , type]) => type === 'buy_property' || type === 'build_house') ?? ids[0];
    const answer = JSON.stringify({ reasoning: 'Well, well.', action_id: wanted?.[1] ?? 'a0', chat: null, note: null });
    if (count % 17 === 0) return { say: '{"reasoning": "Why not?", "action_id": "a999"}' };
    if (count % 13 === 0) return { status: 500 };
    if (count % 11 === 0) return { status: 429, headers: { 'retry-after-ms': '1' } };
    return { say: count % 5 === 0 ? `Sure!\n\`\`\`json\n${answer}\n\`\`\`` : answer, costUsd: 0.0001 };
  };
}

describe('a game of three language models', () => {
  let folder: string;
  let models: ModelServer;
  let overheard: OverheardProxy;
  let services: RunningService[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'llm-'));
    models = await ModelServer.start(player());
    const engine = await startGameEngine(
      loadGameEngineConfig({
        GAME_ENGINE_HOST: HERE.host,
        GAME_ENGINE_PORT: HERE.port,
        GAME_ENGINE_LOG_LEVEL: HERE.log,
        GAME_ENGINE_DATA_DIR: folder,
      }),
    );
    const agents = await startAiAgent(
      loadAiAgentConfig({
        ...models.environment,
        AI_AGENT_HOST: HERE.host,
        AI_AGENT_PORT: HERE.port,
        AI_AGENT_LOG_LEVEL: HERE.log,
      }),
    );
    overheard = await listeningProxy(agents.url);
    const orchestrator = await startOrchestrator(
      loadOrchestratorConfig({
        ORCHESTRATOR_HOST: HERE.host,
        ORCHESTRATOR_PORT: HERE.port,
        ORCHESTRATOR_LOG_LEVEL: HERE.log,
        ORCHESTRATOR_DATA_DIR: folder,
        ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
        ORCHESTRATOR_AI_AGENT_URL: overheard.url,
      }),
    );
    services = [orchestrator, overheard, agents, engine];
  });
  afterAll(async () => {
    for (const service of services) await service.close();
    await models[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it('finishes, streams what they think, and every token is accounted for', async () => {
    const rest = new RestClient(services[0]?.url ?? '');
    const spectator = await RawSpectator.connect(rest.url);
    const { game_id: id } = await rest.createGame({ seed: 11, max_turns: 60, turn_timeout: 60 }, AGENTS);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended', 110_000);
    const log = spectator.of(id);
    spectator.close();

    expect(log.filter(({ event }) => event === 'turn:timeout' || event === 'agent:error')).toEqual([]);
    const usages = overheard.answers.flatMap(({ usage }) => (usage as DecisionUsage | undefined) ?? []);
    const sum = (field: 'attempts' | 'unreported_attempts' | 'input_tokens' | 'output_tokens'): number =>
      usages.reduce((total, usage) => total + (usage[field] ?? 0), 0);
    expect(usages.length).toBeGreaterThan(50);
    expect(sum('attempts')).toBe(models.asked.length);
    expect(sum('attempts') - sum('unreported_attempts')).toBe(models.reported.answers);
    expect(sum('input_tokens')).toBe(models.reported.input);
    expect(sum('output_tokens')).toBe(models.reported.output);
    const outcomes = new Set(usages.map(({ outcome }) => outcome));
    for (const outcome of ['answered', 'corrected']) expect(outcomes).toContain(outcome);
    const sources = new Set(overheard.answers.map(({ source }) => source));
    for (const source of ['model', 'forced']) expect(sources).toContain(source);
    expect(new Set(usages.map(({ provider }) => provider))).toEqual(new Set(['openai', 'anthropic', 'ollama']));
  });
});
