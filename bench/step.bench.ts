import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../libs/service/src/testing/index.js';
import { printTable } from './measuring.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { bare, HEAD, orchestrated, row } from './steps.js';

/** One process on its SQLite file: what a step costs beside a bare loop that makes the same two calls. */

const GAMES = [1, 100, 1_000];

await using services = await ZeroLatencyServices.start();
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
{
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
  });
  const rows: (readonly string[])[] = [HEAD];
  for (const games of GAMES) {
    const base = await bare(services, games);
    rows.push(row(games, await orchestrated(services, [replica], games), base));
  }
  console.log('One process, every step on disk; CPU of all its threads; own: without what engine and agent took');
  printTable(rows);
}
await rm(folder, { recursive: true });
