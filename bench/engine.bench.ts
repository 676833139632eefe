import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadGameEngineConfig, startGameEngine } from '../apps/game-engine/src/index.js';
import { median } from './measuring.js';
import { sized } from './options.js';
import { fixed, printTable } from './table.js';

/** What an action costs the engine's process: HTTP, rules, SQLite, and an answer with state and valid actions. */

const PLAYER = 'engine-player';
const BATCHES = sized(300, 10);

const [, , role, batches] = process.argv;
if (role === PLAYER) await (await import('./engine-player.js')).playBatches(Number(batches));
else await measure();

async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const engine = await startGameEngine(
    loadGameEngineConfig({
      GAME_ENGINE_HOST: '127.0.0.1',
      GAME_ENGINE_PORT: '0',
      GAME_ENGINE_LOG_LEVEL: 'warn',
      GAME_ENGINE_DATA_DIR: folder,
    }),
  );
  const player = fork(fileURLToPath(import.meta.url), [PLAYER, String(BATCHES)], {
    env: { ...process.env, ENGINE_URL: engine.url },
  });
  const costs: number[] = [];
  let before = process.cpuUsage();
  player.on('message', (actions: number) => {
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / actions);
    before = process.cpuUsage();
  });
  await once(player, 'exit');
  const warm = costs.slice(costs.length / 4).toSorted((a, b) => a - b);
  const at = (share: number): number => warm[Math.floor(share * (warm.length - 1))] ?? Number.NaN;
  await printTable({
    name: 'engine',
    title: 'CPU of an action over HTTP with state and valid actions in the answer, microseconds (batches of 20)',
    columns: ['median', '10 %', '90 %'].map((title) => ({ title, format: fixed(0) })),
    rows: [[median(warm), at(0.1), at(0.9)]],
  });
  await engine.close();
  await rm(folder, { recursive: true });
}
