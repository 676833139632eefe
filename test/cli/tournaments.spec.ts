import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#libs/protocol';
import { HttpFixture, sendJson } from '../fixtures/http-fixture.js';
import { Table } from '../support/table.js';
import { tournamentOf, tournamentWhen } from '../support/tournament.js';
import { cli, type CliRun } from './cli-run.js';

const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };
const SEATS = ['--seat', 'name=Ann,personality=x', '--seat', 'name==Bob\u001B[2J,personality=y'];
const SLOW = ['--format', 'round_robin', ...SEATS, '--speed', 'watch'];
const LADDER = ['--format', 'ladder', ...SEATS, '--speed', 'watch', '--concurrency', '1'];
/** A control character that is no line break. */
const OBEYED = /[^\P{Cc}\r\n]|\p{Bidi_Control}/u;

let table: Table;
let folder: string;
beforeAll(async () => {
  table = await Table.set({ engine: { turns: 3 }, config: NO_LIMITS });
});
afterAll(() => table[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]): Promise<CliRun> =>
  cli(['tournament', ...args], { url: table.orchestrator.url });

async function created(...args: readonly string[]): Promise<string> {
  const { code, out, notes } = await run('create', ...args);
  expect({ code, notes }).toEqual({ code: 0, notes: `To watch it: orchestrator tournament watch ${out}` });
  return out.trim();
}

/** JSON of each line. */
const jsonIn = (text: string): JsonObject[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);

describe('a tournament from the command line', () => {
  it('is created with options, listed, shown and controlled', async () => {
    const id = await created(...SLOW, '--name', 'Cup', '--games-per-pairing', '6', '--concurrency', '1', '--seed', '7');
    expect(await tournamentOf(table.rest, id)).toMatchObject({
      name: 'Cup',
      games_per_pairing: 6,
      concurrency: 1,
      settings: { speed: 'watch' },
    });
    await tournamentWhen(table.rest, id, ({ under_way: games }) => games[0]?.game_id != null);
    expect((await run('list', '--status', 'running')).out).toMatch(
      new RegExp(`^${id} +running +round_robin +2 +0 of 6, 1 on +Cup$`, 'm'),
    );
    expect(jsonIn((await run('list', '--json')).out)[0]).toMatchObject({ count: 1 });
    const shown = await run('show', id);
    expect(shown.out).toMatch(/^Cup · running · round_robin · 0 of 6, 1 on games\n\nplace +name +id/);
    expect(shown.out).toMatch(/On now:\n#1 {2}Ann – =Bob\[2J {2}\S+\n$/);
    expect(shown.out).not.toMatch(OBEYED);
    expect((await run('pause', id)).out).toMatch(/^Cup · paused · /);
    expect((await run('resume', id)).out).toMatch(/^Cup · running · /);
    expect(jsonIn((await run('stop', id, '--json')).out)[0]).toMatchObject({ tournament_id: id, status: 'stopped' });
    const watched = await run('watch', id);
    expect(watched).toMatchObject({ code: 4, out: expect.stringMatching(/^Cup · stopped · /) });
    expect((await run('list', '--status', 'finished')).notes).toBe('There are no such tournaments.\n');
    const games = await cli(['list', '--tournament', id], { url: table.orchestrator.url });
    expect(games.out).toMatch(/ Ann, =Bob\[2J$/m);
  });

  it('is created from a file, watched to its end, and has results as a table, as CSV and as JSON', async () => {
    const file = join(folder, 'cup.json');
    const entrants = ['Ann', '=Bob'].map((name) => ({ name, personality: 'x' }));
    await writeFile(file, JSON.stringify({ format: 'swiss', entrants, rounds: 1, settings: { speed: 'instant' } }));
    const made = await run('create', '--file', file, '--json');
    const [{ tournament_id: id, control_token: token } = {}] = jsonIn(made.out);
    expect(token).toBeDefined();
    const watched = await run('watch', String(id));
    expect(watched).toMatchObject({ code: 0, notes: '' });
    expect(watched.out).toMatch(/ · finished · swiss · 2 of 2 games · 1\. \S+ [\d.]+, /);
    expect(watched.out).toMatch(/^ +\d +Ann +e1 +2 /m);

    const { out: lines } = await run('results', String(id));
    expect(lines).toMatch(/^ +1 +1 +ended +Ann – =Bob +(1 2|2 1|1 1) /m);
    expect(lines.trimEnd().split('\n')).toHaveLength(2 + 2);
    const csv = await run('results', String(id), '--csv');
    const served = await fetch(`${table.orchestrator.url}/tournaments/${String(id)}/results.csv`);
    expect(csv).toEqual({ code: 0, out: await served.text(), notes: '' });
    const games = jsonIn((await run('results', String(id), '--json')).out);
    expect(games.map(({ number, status }) => [number, status])).toEqual([
      [1, 'ended'],
      [2, 'ended'],
    ]);
    const [seen] = jsonIn((await run('watch', String(id), '--json')).out);
    expect(seen).toMatchObject({ tournament_id: id, status: 'finished' });
  });

  it('that is a ladder is joined and left, and drawn in place while it is watched', async () => {
    const id = await created(...LADDER);
    expect(await run('join', id, '--seat', 'name=Cy,personality=x')).toEqual({ code: 0, out: 'e3\n', notes: '' });
    expect(await run('leave', id, 'e1')).toEqual({ code: 0, out: 'e1\n', notes: '' });
    const { entrants } = await tournamentOf(table.rest, id);
    expect(entrants.map(({ name, left_at: left }) => [name, left !== undefined])).toContainEqual(['Ann', true]);
    let isStopped = false;
    const watched = await cli(['tournament', 'watch', id], {
      url: table.orchestrator.url,
      terminal: { columns: 60, rows: 8 },
      onOut: (out) => {
        if (isStopped || !out.includes('running')) return;
        isStopped = true;
        void run('stop', id);
      },
    });
    expect(watched.code).toBe(4);
    const [, last = ''] = watched.out.split('\u001B[?1049l');
    expect(last).toMatch(/^ladder of 2 · stopped · /);
    expect(last.split('\n').every((line) => line.length <= 60)).toBe(true);
  });

  it('goes on to be watched when its server was away', async () => {
    const view = (status: string): JsonObject => ({ name: 'Cup', status, games: { played: 1 }, standings: [] });
    let nth = 0;
    const server = await HttpFixture.start((_, response) => {
      nth += 1;
      if (nth === 2) response.writeHead(503).end('<html>');
      else sendJson(response, 200, view(nth === 1 ? 'running' : 'finished'));
    });
    const watched = await cli(['tournament', 'watch', 'cup'], { url: server.url });
    await server.stop();
    expect(watched).toMatchObject({ code: 0, notes: 'The server answered 503. Trying again …\n' });
    expect(watched.out).toMatch(/^Cup · running · 1 games\nCup · finished · 1 games\n/);
  });
});

describe('what cannot be done with a tournament', () => {
  it.each<[readonly string[], RegExp]>([
    [['show', 'none'], /^✖ There is no tournament none\. \(tournament_not_found\)\n$/],
    [['watch', 'none'], /tournament_not_found/],
    [['stop', 'none'], /tournament_not_found/],
    [['results', 'none'], /tournament_not_found/],
    [['results', 'none', '--csv'], /tournament_not_found/],
    [['results', 'none', '--json'], /tournament_not_found/],
    [['join', 'none', '--seat', 'name=A'], /tournament_not_found/],
    [['leave', 'none', 'e1'], /tournament_not_found/],
    [['create', ...SLOW, '--concurrency', '65'], /concurrency.*\(invalid_request\)\n$/],
    [['create', ...SLOW, '--game', 'none'], /\(unknown_game\)\n$/],
  ])('%j ends with 1 and the reason', async (args, reason) => {
    expect(await run(...args)).toEqual({ code: 1, out: '', notes: expect.stringMatching(reason) });
  });

  it.each([
    [[], /no command "tournament"/],
    [['dance'], /no command "tournament dance"/],
    [['show'], /needs the id of one tournament/],
    [['show', 'a', 'b'], /needs the id of one tournament/],
    [['create', ...SEATS], /--format must be one of round_robin, swiss/],
    [['create', '--format', 'swiss'], /A tournament needs seats/],
    [['create', ...SLOW, '--rounds', 'few'], /--rounds is "few"/],
    [['create', '--file', 'x', '--format', 'swiss'], /--file takes no other option/],
    [['list', '--status', 'lost'], /--status must be one of/],
    [['join', 'a'], /needs one --seat/],
    [['leave', 'a'], /that of an entrant/],
    [['results', 'a', '--csv', '--json'], /take one of them/],
  ])('%j is a mistake', async (args, reason) => {
    await expect(run(...args)).rejects.toThrow(reason);
  });
});
