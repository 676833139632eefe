import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type OnModuleInit } from '@nestjs/common';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import {
  EventBus,
  type GameSession,
  GamesModule,
  type NumberedChange,
} from '../../apps/orchestrator/src/games/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';

const AGENTS = ['aggressive', 'analytical', 'chaotic', 'conservative'];
const SEED = 7;

/** A part of a game as the gateway receives it: the game before, and the commits of each of its steps. */
export interface Recording {
  readonly before: GameSession;
  readonly steps: readonly (readonly NumberedChange[])[];
}

const received: NumberedChange[] = [];
let afterChange = (): void => undefined;

@Module({ imports: [GamesModule] })
class Recorder implements OnModuleInit {
  constructor(private readonly bus: EventBus) {}

  onModuleInit(): void {
    this.bus.subscribe({
      onChange: (change) => {
        received.push(change);
        afterChange();
      },
    });
  }
}

/** Four of our agents play `steps` steps on our engine. */
export async function recordGame(steps: number): Promise<Recording> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const service = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' };
  const engine = await startGameEngine(loadGameEngineConfig(prefixed('GAME_ENGINE', { ...service, DATA_DIR: folder })));
  const agent = await startAiAgent(loadAiAgentConfig(prefixed('AI_AGENT', service)));
  const urls = { GAME_ENGINE_URL: engine.url, AI_AGENT_URL: agent.url };
  const variables = prefixed('ORCHESTRATOR', { ...service, ...urls, DATA_DIR: folder });
  const orchestrator = await startOrchestrator(loadOrchestratorConfig(variables), [Recorder], {
    warn: () => undefined,
  });
  const enough = new Promise<void>((resolve) => {
    afterChange = () => {
      if (received.filter(beginsStep).length > steps) resolve();
    };
  });
  await createGame(orchestrator.url);
  await enough;
  for (const running of [orchestrator, agent, engine]) await running.close();
  await rm(folder, { recursive: true });
  return inSteps(received, steps);
}

function prefixed(prefix: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${prefix}_${name}`, value]));
}

async function createGame(url: string): Promise<void> {
  const agents = AGENTS.map((personality) => ({ name: `The ${personality} one`, personality }));
  const body = JSON.stringify({ agents, settings: { speed: 'instant', seed: SEED } });
  const answer = await fetch(`${url}/games`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!answer.ok) throw new Error(`POST /games answered ${answer.status}: ${await answer.text()}`);
}

function beginsStep({ events }: NumberedChange): boolean {
  return events.some(({ event }) => event === 'agent:thinking');
}

function inSteps(changes: readonly NumberedChange[], count: number): Recording {
  const starts = changes.flatMap((change, index) => (beginsStep(change) ? [index] : []));
  const before = changes[(starts[0] ?? 0) - 1]?.game;
  if (before === undefined) throw new Error('Nothing was emitted before the first step.');
  const steps = starts.slice(0, count).map((start, index) => changes.slice(start, starts[index + 1]));
  return { before, steps };
}
