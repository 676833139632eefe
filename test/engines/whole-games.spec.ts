import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Replay } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConnectFourConfig, startConnectFour } from '../../apps/connect-four/src/index.js';
import { type RandomAgent, startRandomAgent } from '../fixtures/random-agent.js';
import { stepOrderViolations } from '../fixtures/raw-spectator.js';
import { startThirdPartyAgent, type ThirdPartyAgent } from '../fixtures/third-party-agent.js';
import { Table } from '../support/table.js';
import { OpenSpielProcess } from './openspiel-process.js';

const SEATS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));

/** Turns of the games whose end a hanging or wrong agent would reach late: they end by the engine's standings. */
const MAX_TURNS = 24;
const LONG: readonly string[] = ['chess', 'go', 'backgammon', 'oware', 'breakthrough'];

const PLAYED = ['tic_tac_toe', 'connect_four', 'chess', 'go', 'hex', 'backgammon', 'kuhn_poker', 'leduc_poker'].concat(
  'liars_dice',
  'phantom_ttt',
  'oware',
  'breakthrough',
);

type Agent = 'random' | 'hanging' | 'illegal';
const AGENTS: readonly Agent[] = ['random', 'hanging', 'illegal'];

const python = await OpenSpielProcess.python();
const withOpenSpiel = python === undefined ? describe.skip : describe;

let random: RandomAgent;
let bad: Readonly<Record<'hanging' | 'illegal', ThirdPartyAgent>>;
let connectFour: RunningService;
let openSpiel: OpenSpielProcess | undefined;
let table: Table;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-games-'));
  const config = loadConnectFourConfig({
    CONNECT_FOUR_HOST: '127.0.0.1',
    CONNECT_FOUR_PORT: '0',
    CONNECT_FOUR_LOG_LEVEL: 'silent',
    CONNECT_FOUR_DATA_DIR: folder,
  });
  const agents = Promise.all([startThirdPartyAgent('hang'), startThirdPartyAgent('invalid'), startRandomAgent()]);
  const engines = Promise.all([startConnectFour(config), python && OpenSpielProcess.start(python)]);
  const [hanging, illegal, byChance] = await agents;
  bad = { hanging, illegal };
  random = byChance;
  [connectFour, openSpiel] = await engines;
  const named = [`connect_four=${connectFour.url}`, ...(openSpiel ? [`openspiel=${openSpiel.url}`] : [])];
  table = await Table.set({
    config: { GAME_ENGINES: named.join(','), HTTP_RETRIES: '1', LIMIT_READ: '0', LIMIT_CREATE: '0' },
  });
});
afterAll(async () => {
  await table[Symbol.asyncDispose]();
  const agents = [random, bad.hanging, bad.illegal].map((agent) => agent.stop());
  await Promise.all([...agents, connectFour.close(), openSpiel?.stop()]);
  await rm(folder, { recursive: true });
});

/** A game that was played to its end, as it was seen live and as it is kept. */
interface Played {
  readonly reason: unknown;
  readonly violations: readonly string[];
  /** The numbers of the events of its replay that are not where they belong. */
  readonly misplaced: readonly number[];
  readonly replay: Pick<Replay, 'seed'> & { readonly status: string; readonly game: string | undefined };
  readonly ranks: readonly number[];
}

async function play(game: string, agent: Agent, midway?: () => Promise<void>): Promise<Played> {
  const url = agent === 'random' ? random.url : bad[agent].url;
  const spectator = await table.spectator();
  const limit = isCut(game, agent) ? { max_turns: MAX_TURNS } : {};
  const { game_id: id } = await table.rest.createGame(
    { game, seed: 11, turn_timeout: agent === 'hanging' ? 0.05 : 20, ...limit },
    SEATS.map((seat) => ({ ...seat, url })),
  );
  await spectator.join(id, { after_seq: 0 });
  if (midway !== undefined) {
    await spectator.until(({ event }) => event === 'turn:action');
    await midway();
  }
  const ended = await spectator.until(({ event }) => event === 'game:ended', 100_000);
  const violations = stepOrderViolations(spectator.of(id));
  spectator.close();
  const { body: replay } = await table.rest.get<Replay>(`/games/${id}/replay`);
  const { standings } = await table.rest.result(id);
  return {
    reason: ended.payload['reason'],
    violations,
    misplaced: replay.events.filter(({ seq }, index) => seq !== index + 1).map(({ seq }) => seq),
    replay: { seed: replay.seed, status: replay.game.status, game: replay.game.game?.name },
    ranks: standings.map(({ rank }) => rank),
  };
}

/** Whether the game ends by its number of turns. */
function isCut(game: string, agent: Agent): boolean {
  return agent !== 'random' && LONG.some((name) => game.endsWith(name));
}

/** What is expected of each of them. */
function whole(game: string, agent: Agent): object {
  return {
    reason: expect.stringMatching(isCut(game, agent) ? /^(completed|max_turns)$/ : /^completed$/),
    violations: [],
    misplaced: [],
    replay: { seed: 11, status: 'completed', game: expect.any(String) },
    ranks: [1, expect.any(Number)],
  };
}

describe('Connect Four, through the orchestrator', () => {
  it('is played to its end by agents that are random, hanging, illegal', async () => {
    const played = await Promise.all(AGENTS.map(async (agent) => ({ agent, ...(await play('connect_four', agent)) })));
    expect(played).toEqual(AGENTS.map((agent) => ({ agent, ...whole('connect_four', agent) })));
  });
});

withOpenSpiel('games that nobody here wrote, through the orchestrator (needs Python 3 and open_spiel)', () => {
  it('are played to their ends, all at the same time, by agents that are random, hanging, illegal', async () => {
    const rows = AGENTS.flatMap((agent) => PLAYED.map((name) => ({ name, agent })));
    const played = await Promise.all(
      rows.map(async ({ name, agent }) => ({ name, agent, ...(await play(`openspiel:${name}`, agent)) })),
    );
    expect(played).toEqual(rows.map(({ name, agent }) => ({ name, agent, ...whole(name, agent) })));
  });

  it('are played to their ends although their engine is killed in the middle of all of them', async () => {
    const begun: (() => void)[] = [];
    const underWay = PLAYED.map(() => new Promise<void>((resolve) => begun.push(resolve)));
    const restarted = Promise.all(underWay).then(async () => openSpiel?.killAndRestart());
    const midway = async (): Promise<void> => {
      begun.pop()?.();
      await restarted;
    };
    const played = await Promise.all(PLAYED.map(async (name) => play(`openspiel:${name}`, 'random', midway)));
    for (const [index, name] of PLAYED.entries()) {
      expect({ name, ...played[index] }).toEqual({ name, ...whole(name, 'random') });
    }
  });
});
