import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UsageError } from '#libs/command-line';
import type { DecideRequest } from '#libs/protocol';
import { type PlayOptions, readOptions } from './options.js';
import { play } from './play.js';
import type { Screen } from './report/progress.js';
import type { Series } from './report/report.js';

// Each series starts three services and plays whole games over HTTP: minutes where other programs keep every core busy.
jest.setTimeout(240_000);

const NOBODY_LOOKS: Screen = { write: () => undefined };
const SHORT = ['--max-turns', '12', '--seed', '5', '--rotate-seats'];

/** Its first choice at the start of a turn is invalid; after last_error it takes the first offer. */
async function clumsy(): Promise<Server> {
  const server = createServer((incoming, response) => {
    if (incoming.method === 'GET') return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const {
        turn_phase: phase,
        valid_actions: [offer],
        last_error: lastError,
      } = JSON.parse(Buffer.concat(chunks).toString()) as DecideRequest;
      const isClumsy = phase === 'pre_roll' && lastError === undefined;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ action: isClumsy ? { type: 'flip_the_board' } : offer }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function options(...args: readonly string[]): PlayOptions {
  const read = readOptions(args);
  if (read === null) throw new Error('help was not asked for');
  return read;
}

function played(args: PlayOptions, signal = new AbortController().signal): Promise<Series> {
  return play(args, {}, NOBODY_LOOKS, signal);
}

describe('a series of games', () => {
  let agent: Server;
  let url: string;
  let folder: string;
  beforeAll(async () => {
    agent = await clumsy();
    const address = agent.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    folder = await mkdtemp(join(tmpdir(), 'replays-'));
  });
  afterAll(async () => {
    agent.closeAllConnections();
    await new Promise((resolve) => agent.close(resolve));
    await rm(folder, { recursive: true });
  });

  it('reports every game, and what each agent did in it', async () => {
    const args = ['--agent', url, '--against', 'analytical,chaotic', '-n', '3', '--save-replays', folder, ...SHORT];
    const { tally, failures } = await played(options(...args));
    expect(failures).toEqual([]);
    expect(tally.games).toBe(3);
    const [guest, analytical] = tally.rows();
    expect(guest).toMatchObject({ games: 3, url, timeout_rate: 0, failed_rate: 0 });
    expect(guest?.decisions).toBeGreaterThan(0);
    expect(guest?.illegal_rate).toBeGreaterThan(0);
    expect(analytical).toMatchObject({ games: 3, illegal_rate: 0, timeout_rate: 0, failed_rate: 0 });
    expect((await readdir(folder)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'game-1.json',
      'game-2.json',
      'game-3.json',
    ]);
    const replays = await Promise.all(
      [1, 2, 3].map(
        async (game) =>
          JSON.parse(await readFile(join(folder, `game-${game}.json`), 'utf8')) as {
            seed: number;
            players: { name: string }[];
          },
      ),
    );
    expect(replays.map(({ seed }) => seed)).toEqual([5, 6, 7]);
    expect(new Set(replays.map(({ players }) => players[0]?.name)).size).toBe(3);
  });

  it('is the same series for the same seed', async () => {
    const results = async (): Promise<unknown> => {
      const { tally } = await played(options('--against', 'aggressive,chaotic', '-n', '1', ...SHORT));
      return [tally.turns, tally.rows().map(({ wins, decisions }) => ({ wins, decisions }))];
    };
    expect(await results()).toEqual(await results());
  });

  it('may be of another game, with its draws and its own personalities', async () => {
    const game = ['--game', 'connect_four', '--option', 'rows=4', '--option', 'columns=4'];
    const series = await played(options(...game, '--against', 'lookahead,aggressive', '-n', '6'));
    const [first, second] = series.tally.rows();
    expect(series.failures).toEqual([]);
    expect((first?.win_rate ?? 0) + (second?.win_rate ?? 0)).toBeCloseTo(1, 9);
    expect(first?.outcomes).toMatchObject({ looked_ahead: expect.any(Number) });
    expect(series.notes).toEqual([expect.stringMatching(/look one move ahead.*: aggressive\.$/)]);
  });

  it.each([
    [['--game', 'chess', '--against', 'random,random'], /chess.*connect_four/],
    [['--game', 'connect_four', '--against', 'random,random,random'], /takes 2 seats; 3 were sent/],
    [['--game', 'connect_four', '--option', 'depth=3', '--against', 'random,random'], /depth/],
  ])('does not begin when the game is refused: %j', async (args, reason) => {
    const refusal = await played(options(...args)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(refusal).toMatchObject({ message: expect.stringMatching(reason) });
  });

  it('does not begin when an agent cannot be reached', async () => {
    const nobody = await clumsy();
    const address = nobody.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => nobody.close(resolve));
    const series = played(options('--agent', `http://127.0.0.1:${port}/bot`, '--against', 'chaotic', ...SHORT));
    await expect(series).rejects.toThrow(`The agent 127.0.0.1:${port}/bot cannot be reached`);
  });

  it('that is interrupted reports the games played, and counts no unfinished game', async () => {
    const interrupted = new AbortController();
    const series = played(options('--against', 'aggressive,chaotic', '-n', '500'), interrupted.signal);
    interrupted.abort();
    const { tally, failures } = await series;
    expect(tally.games).toBeLessThan(500);
    expect(failures).toEqual([]);
  });
});
