import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DecisionUsage } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { type AskedModel, type ModelBehaviour, ModelServer } from '../../apps/ai-agent/src/testing/model-server.js';
import { listeningProxy, type ListeningProxy } from '../support/listening-proxy.js';
import { OwnTable } from '../support/own-table.js';

jest.setTimeout(120_000);

const HERE = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'silent' };
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
    if (count % 17 === 0) return { reply: '{"reasoning": "Why not?", "action_id": "a999"}' };
    if (count % 13 === 0) return { status: 500 };
    if (count % 11 === 0) return { status: 429, headers: { 'retry-after-ms': '1' } };
    return { reply: count % 5 === 0 ? `Sure!\n\`\`\`json\n${answer}\n\`\`\`` : answer, costUsd: 0.0001 };
  };
}

describe('a game of three language models', () => {
  let models: ModelServer;
  let agents: RunningService;
  let recorded: ListeningProxy;
  let table: OwnTable;

  beforeAll(async () => {
    models = await ModelServer.start(player());
    agents = await startAiAgent(loadAiAgentConfig({ ...models.environment, ...HERE }));
    recorded = await listeningProxy(agents.url);
    table = await OwnTable.around(recorded.url);
  });
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    await recorded.close();
    await agents.close();
    await models[Symbol.asyncDispose]();
  });

  it('finishes, and every token is accounted for, failed attempts included', async () => {
    // Little money, so that somebody wins soon.
    const rules = { starting_cash: 150, go_salary: 0 };
    const { log } = await table.play({ seed: 11, turn_timeout: 60, max_turns: 500, rules }, AGENTS);

    expect(log.at(-1)).toMatchObject({ event: 'game:ended', payload: { reason: 'completed' } });
    expect(log.filter(({ event }) => event === 'turn:timeout' || event === 'agent:error')).toEqual([]);
    const usages = recorded.answers.flatMap(({ usage }) => (usage as DecisionUsage | undefined) ?? []);
    const sum = (field: 'attempts' | 'unreported_attempts' | 'input_tokens' | 'output_tokens'): number =>
      usages.reduce((total, usage) => total + (usage[field] ?? 0), 0);
    expect(usages.length).toBeGreaterThan(20);
    expect(sum('attempts')).toBe(models.asked.length);
    expect(sum('attempts') - sum('unreported_attempts')).toBe(models.reported.answers);
    expect(sum('input_tokens')).toBe(models.reported.input);
    expect(sum('output_tokens')).toBe(models.reported.output);
    const outcomes = new Set(usages.map(({ outcome }) => outcome));
    for (const outcome of ['answered', 'corrected']) expect(outcomes).toContain(outcome);
    const sources = new Set(recorded.answers.map(({ source }) => source));
    for (const source of ['model', 'forced']) expect(sources).toContain(source);
    expect(new Set(usages.map(({ provider }) => provider))).toEqual(new Set(['openai', 'anthropic', 'ollama']));
    const prompts = models.asked.map(({ prompt }) => prompt).join('\n');
    expect(prompts).toMatch(/^Turn \d+: P\d rolled \d\+\d, moved to \d+ /m);
    expect(prompts).toMatch(/P\d (received|paid P\d|paid the bank) \$\d+ \((salary|tax|card)\)/);
    expect(prompts).toMatch(/P\d paid P\d \$\d+ rent at \w+/);
  });
});
