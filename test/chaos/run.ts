import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { Chance } from './chance.js';
import { promisesOf } from './checks/promises.js';
import { tournamentViolations, type TournamentEvidence } from './checks/tournaments.js';
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
import { Tournaments } from './tournaments.js';
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
/** Games of tournaments that are to be counted before the last kill, however slow the machine is. */
const LEAST_COUNTED = 12;
const COUNTED_WITHIN_MS = 60_000;

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
  const rest = new RestControl(urls, chance.of('rest'));
  const party = new Party(rest, door, chance.of('party'));
  const tournaments = new Tournaments(rest, chance.of('tournaments'));
  try {
    const open = await Promise.race([play(stage, party, tournaments, options, chance), interruption]);
    const played = await tournaments.collect();
    const games = await collect(stage, party, played);
    const seconds = (Date.now() - began) / 1_000;
    return { mode, seed: options.seed, seconds, ...open, games, ...judged(stage, party, games, played) };
  } finally {
    for (const viewer of party.viewers) viewer.close();
  }
}

function judged(
  { services, faults, agent, graceMs }: ChaosSetup,
  { viewers, rest, surplus }: Party,
  games: readonly GameEvidence[],
  tournaments: readonly TournamentEvidence[],
): Omit<ChaosVerdict, 'mode' | 'seed' | 'seconds' | keyof StillOpen | 'games'> {
  return {
    kills: services.map(({ name, kills }) => ({ name, kills })),
    refusedStarts: services.reduce((sum, { refusedStarts }) => sum + refusedStarts, 0),
    faults: faults.map(({ name }) => name),
    resyncs: viewers.reduce((sum, { resyncs }) => sum + resyncs, 0),
    agentFailures: agent.failures,
    gamesOfTournaments: tournaments.map((one) => one.games.length),
    outcomes: [
      ...promisesOf({ graceMs }).map(({ text, violations }) => ({
        text,
        broken: games.flatMap((game) => violations(game).map((what) => ({ gameId: game.id, what }))),
      })),
      {
        text: 'tournaments counted each game once',
        broken: tournaments.flatMap((one) => tournamentViolations(one).map((what) => ({ gameId: one.id, what }))),
      },
    ],
    complaints: [...rest.complaints, ...services.flatMap(({ deaths }) => deaths), ...surplus],
  };
}

/** What was still on when the last process had been killed. */
type StillOpen = Pick<ChaosVerdict, 'openAtLastKill' | 'swissGamesLeft' | 'countedAtLastKill'>;

async function play(
  stage: ChaosSetup,
  party: Party,
  tournaments: Tournaments,
  { games, kills }: ChaosOptions,
  chance: Chance,
): Promise<StillOpen> {
  const calm = new AbortController();
  dawdle(stage, THINKING_MS);
  let countedAtLastKill = 0;
  const around = Promise.all([
    tournaments.open(kills).then(async () => party.open(games, kills)),
    killAround(stage, kills, chance.of('kills'), async () => {
      await tournaments.untilCounted(LEAST_COUNTED, COUNTED_WITHIN_MS);
      countedAtLastKill = tournaments.counted;
    }),
  ]);
  await Promise.all([
    around.finally(() => calm.abort()),
    unsettle(party, tournaments, chance.of('unrest'), calm.signal),
  ]);
  await Promise.all(stage.services.map(async (service) => service.untilReady()));
  const openAtLastKill = await party.countOpen();
  const swissGamesLeft = await tournaments.countOpen();
  dawdle(stage, 0);
  await Promise.all([party.comeToAnEnd(END_WITHIN_MS), tournaments.comeToAnEnd(END_WITHIN_MS)]);
  await party.untilSeen(SEEN_WITHIN_MS);
  return { openAtLastKill, swissGamesLeft, countedAtLastKill };
}

/** Agents think and answers of the engine take so long at most. */
function dawdle({ agent, engineLine }: ChaosSetup, ms: number): void {
  agent.thinkingMs = ms;
  if (engineLine !== undefined) engineLine.slownessMs = ms;
}

/** Asks the orchestrator, then stops everything and reads what the engine has on record. */
async function collect(
  stage: ChaosSetup,
  party: Party,
  tournaments: readonly TournamentEvidence[],
): Promise<GameEvidence[]> {
  const { rest } = party;
  const others = tournaments.flatMap(({ stored }) => stored.map(({ id }) => id));
  await party.countGames(others);
  const tables = [...party.tables, ...others.map((id) => ({ id, viewers: [] }))];
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
