import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { Chance } from './chance.js';
import { promisesOf } from './checks/promises.js';
import { readEngineRecord } from './engine-record.js';
import type { GameEvidence } from './evidence.js';
import { FrontDoor } from './front-door.js';
import type { ChaosOptions, Mode } from './options.js';
import { Party } from './party.js';
import { RestControl } from './rest-control.js';
import { arenaStage } from './stages/arena.js';
import { clusterStage } from './stages/cluster.js';
import { copyBuilt } from './stages/programs.js';
import { singleStage } from './stages/single.js';
import type { ChaosSetup, StageOptions } from './stages/stage.js';
import { killAround, unsettle } from './unrest.js';
import type { ChaosVerdict } from './verdict.js';

const STAGES: Readonly<Record<Mode, (options: StageOptions, chance: Chance) => Promise<ChaosSetup>>> = {
  single: singleStage,
  arena: arenaStage,
  cluster: clusterStage,
};
const THINKING_MS = 300;
const END_WITHIN_MS = 300_000;
const SEEN_WITHIN_MS = 30_000;

/**
 * One run of one mode: games, kills, and what became of the promises. `folder` takes logs and data. Nothing is left
 * running, also when `interruption` rejects.
 */
export async function runMode(
  mode: Mode,
  options: ChaosOptions,
  folder: string,
  interruption: Promise<never>,
): Promise<ChaosVerdict> {
  const began = Date.now();
  const chance = new Chance(options.seed).of(mode);
  await mkdir(folder);
  const site = { folder, built: await copyBuilt(folder), outageMs: options.outage * 1_000 };
  await using stage = await STAGES[mode](site, chance.of('agent'));
  const urls = stage.replicas.map(({ url }) => url);
  const ports = urls.map((url) => Number(new URL(url).port));
  await using door = await FrontDoor.to(ports, chance.of('door'));
  const party = new Party(new RestControl(urls, chance.of('rest')), door, chance.of('party'));
  try {
    const openAtLastKill = await Promise.race([play(stage, party, options, chance), interruption]);
    const games = await collect(stage, party);
    const seconds = (Date.now() - began) / 1_000;
    return { mode, seed: options.seed, seconds, openAtLastKill, games, ...judged(stage, party, games) };
  } finally {
    for (const viewer of party.viewers) viewer.close();
  }
}

function judged(
  { services, faults, agent, graceMs }: ChaosSetup,
  { viewers, rest, surplus }: Party,
  games: readonly GameEvidence[],
): Omit<ChaosVerdict, 'mode' | 'seed' | 'seconds' | 'openAtLastKill' | 'games'> {
  return {
    kills: services.map(({ name, kills }) => ({ name, kills })),
    refusedStarts: services.reduce((sum, { refusedStarts }) => sum + refusedStarts, 0),
    faults: faults.map(({ name }) => name),
    resyncs: viewers.reduce((sum, { resyncs }) => sum + resyncs, 0),
    agentFailures: agent.failures,
    outcomes: promisesOf({ graceMs }).map(({ text, violations }) => ({
      text,
      broken: games.flatMap((game) => violations(game).map((what) => ({ gameId: game.id, what }))),
    })),
    complaints: [...rest.complaints, ...services.flatMap(({ deaths }) => deaths), ...surplus],
  };
}

/** Resolves to the number of games that were still on when the last process had been killed. */
async function play(stage: ChaosSetup, party: Party, { games, kills }: ChaosOptions, chance: Chance): Promise<number> {
  const calm = new AbortController();
  dawdle(stage, THINKING_MS);
  const around = Promise.all([party.open(games, kills), killAround(stage, kills, chance.of('kills'))]);
  await Promise.all([around.finally(() => calm.abort()), unsettle(party, chance.of('unrest'), calm.signal)]);
  await Promise.all(stage.services.map(async (service) => service.untilReady()));
  const openAtLastKill = await party.countOpen();
  dawdle(stage, 0);
  await party.comeToAnEnd(END_WITHIN_MS);
  await party.untilSeen(SEEN_WITHIN_MS);
  return openAtLastKill;
}

/** Agents think and answers of the engine take so long at most. */
function dawdle({ agent, engineLine }: ChaosSetup, ms: number): void {
  agent.thinkingMs = ms;
  if (engineLine !== undefined) engineLine.slownessMs = ms;
}

/** Asks the orchestrator, then stops everything and reads what the engine has on record. */
async function collect(stage: ChaosSetup, party: Party): Promise<GameEvidence[]> {
  const { rest, tables } = party;
  await party.countGames();
  const emitted = await Promise.all(
    tables.map(async ({ id }) => ({ id, status: (await rest.game(id)).status, events: await rest.events(id) })),
  );
  for (const viewer of party.viewers) viewer.close();
  await Promise.all(stage.services.map(async (service) => service.stop()));
  const record = readEngineRecord(
    stage.engineData,
    tables.map(({ id }) => id),
  );
  return emitted.map((game, index) => ({
    ...game,
    executed: record.get(game.id) ?? [],
    asks: stage.agent.asks.filter(({ gameId }) => gameId === game.id),
    viewers: tables[index]?.viewers.map(({ log }) => log) ?? [],
  }));
}

/** The folder of one mode's run. */
export function folderOf(mode: Mode, folder: string): string {
  return join(folder, mode);
}
