import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../libs/service/src/testing/index.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { BASELINE, COLUMNS, ROUNDS, stepRow } from './steps.js';
import { type Cell, printTable, type Target } from './table.js';

/** One process on its SQLite file: what a step costs beside a bare loop that makes the same two calls. */

const GAMES = sized([1, 100, 1_000], [100]);

await using services = await ZeroLatencyServices.start();
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const rows: (readonly Cell[])[] = [];
const targets: Target[] = [];
{
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
  });
  for (const games of GAMES) {
    const { cells, ratio } = await stepRow(services, [replica], games);
    rows.push(cells);
    if (games === 100) targets.push({ what: 'CPU ratio at 100 games', measured: ratio, atMost: 3 });
  }
}
await rm(folder, { recursive: true });
await printTable({
  name: 'step',
  title: 'One process, every step on disk; CPU of all its threads; own: without what engine and agent took',
  baseline: BASELINE,
  rounds: ROUNDS,
  columns: COLUMNS,
  rows,
  targets,
});
