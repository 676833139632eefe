import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { loadOrchestratorConfig, startOrchestrator } from '../apps/orchestrator/src/index.js';
import { costOf, type Cost, median, printTable } from './measuring.js';

/** What a step costs the orchestrator, beside a bare loop that makes the same two HTTP calls and does nothing else. */

const ROUNDS = 5;
const STEPS = 4_000;
const GAMES = [1, 10, 100];

const services = fork(fileURLToPath(new URL('zero-latency-services.js', import.meta.url)));
const [port] = (await once(services, 'message')) as [number];
const url = `http://127.0.0.1:${port}`;
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const orchestrator = await startOrchestrator(
  loadOrchestratorConfig({
    ORCHESTRATOR_HOST: '127.0.0.1',
    ORCHESTRATOR_PORT: '0',
    ORCHESTRATOR_LOG_LEVEL: 'warn',
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: url,
    ORCHESTRATOR_AI_AGENT_URL: url,
  }),
);

async function post(path: string, body: object, dispatcher?: Agent): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await request(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    ...(dispatcher && { dispatcher }),
  });
  return (await answer.body.json()) as Record<string, unknown>;
}

/** The calls of one step after the other, in as many games at once. */
async function bareLoop(games: number): Promise<number> {
  const dispatcher = new Agent({ pipelining: 1 });
  const steps = Math.ceil(STEPS / games);
  const play = async (game: number): Promise<void> => {
    let state: unknown = {};
    let valid: unknown = [];
    for (let step = 0; step < steps; step += 1) {
      const question = {
        player_id: 'p0',
        game_state: state,
        valid_actions: valid,
        turn_phase: 'pre_roll',
        deadline_ms: 30_000,
      };
      const { action } = await post(`${url}/games/bare-${game}/decide`, question, dispatcher);
      ({ state, valid_actions: valid } = await post(
        `${url}/game/bare-${game}/action`,
        { player_id: 'p0', action },
        dispatcher,
      ));
    }
  };
  await Promise.all(Array.from({ length: games }, (_, game) => play(game)));
  await dispatcher.close();
  return steps * games;
}

/** Whole games of so many turns, a step each. */
async function orchestrated(games: number): Promise<number> {
  const turns = Math.ceil(STEPS / games);
  const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'x' }));
  const settings = { speed: 'instant', max_turns: turns };
  const created = await Promise.all(
    Array.from({ length: games }, () => post(`${orchestrator.url}/games`, { agents, settings })),
  );
  await Promise.all(created.map(({ game_id }) => ended(String(game_id))));
  return turns * games;
}

/** Asks seldom: the asking is counted too. */
async function ended(gameId: string): Promise<void> {
  for (;;) {
    const answer = await request(`${orchestrator.url}/games/${gameId}/result`);
    await answer.body.dump();
    if (answer.statusCode === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const rows = [['games at once', 'bare µs/step', 'ours µs/step', 'ratio', 'bare steps/s', 'ours steps/s']];
for (const games of GAMES) {
  const rounds: { bare: Cost; ours: Cost }[] = [];
  await orchestrated(games);
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      bare: await costOf(async () => bareLoop(games)),
      ours: await costOf(async () => orchestrated(games)),
    });
  }
  const of = (pick: (round: { bare: Cost; ours: Cost }) => number): number => median(rounds.map(pick));
  rows.push([
    String(games),
    of(({ bare }) => bare.cpuMicros).toFixed(0),
    of(({ ours }) => ours.cpuMicros).toFixed(0),
    of(({ bare, ours }) => ours.cpuMicros / bare.cpuMicros).toFixed(2),
    of(({ bare }) => bare.rate).toFixed(0),
    of(({ ours }) => ours.rate).toFixed(0),
  ]);
}
console.log(`CPU of a step without viewers; medians of ${ROUNDS} rounds of ${STEPS} steps`);
printTable(rows);
await orchestrator.close();
await rm(folder, { recursive: true });
services.disconnect();
