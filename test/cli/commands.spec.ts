import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CreatedGame, GameList, GameView, Replay } from '#libs/protocol';
import { HttpFixture } from '../fixtures/http-fixture.js';
import { gameIn } from '../support/game-in-status.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { cli, type CliRun } from './cli-run.js';

const KEY = 'an-admin-key-0123456789';
const SEATS = ['--seat', 'name=Ann,personality=x', '--seat', 'name=Bob,personality=y'];

let table: Table;
let folder: string;
beforeAll(async () => {
  table = await Table.set({ config: { API_KEYS: KEY } });
});
afterAll(() => table[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]): Promise<CliRun> =>
  cli(args, { url: table.orchestrator.url, variables: { ORCHESTRATOR_API_KEY: KEY } });

describe('a game from the command line', () => {
  it('is created, listed and controlled', async () => {
    const created = await run('create', ...SEATS, '--speed', 'watch', '--seed', '7', '--max-turns', '5');
    expect(created).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]+\n$/) });
    const id = created.out.trim();
    expect(await table.rest.game(id)).toMatchObject({ speed: 'watch', settings: { seed: 7, max_turns: 5 } });
    const listed = await run('list', '--status', 'running');
    expect(listed.out).toMatch(new RegExp(`^${id} +running +watch .*Ann, Bob$`, 'm'));
    expect((await run('pause', id)).out).toMatch(/^(paused|running) · watch · step \d+/);
    expect((await run('speed', id, 'slow')).out).toMatch(/· slow ·/);
    expect((await run('stop', id)).out).toMatch(/^stopped · slow · step \d+\n$/);
    expect((await run('list', '--status', 'stopped', '--limit', '1')).out).toContain(id);
  });

  it('is created from a file as POST /games takes it, and answers JSON', async () => {
    const file = join(folder, 'game.json');
    const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'x' }));
    await writeFile(file, JSON.stringify({ agents, settings: { speed: 'watch' } }));
    const created = await run('create', '--file', file, '--json');
    const { game_id: id, control_token } = JSON.parse(created.out) as CreatedGame;
    expect(control_token).toBeDefined();
    const stopped = JSON.parse((await run('stop', id, '--json')).out) as GameView;
    expect(stopped).toMatchObject({ game_id: id, status: 'stopped' });
    const { games } = JSON.parse((await run('list', '--json')).out) as GameList;
    expect(games.map((game) => game.game_id)).toContain(id);
  });

  it('is controlled with its token', async () => {
    const { game_id: id, control_token: token = '' } = await new RestClient(table.orchestrator.url, {
      authorization: `Bearer ${KEY}`,
    }).createGame({ speed: 'watch' });
    const file = join(folder, 'token');
    await writeFile(file, `${token}\n`);
    const stopped = await cli(['stop', id], {
      url: table.orchestrator.url,
      variables: { ORCHESTRATOR_API_KEY_FILE: file },
    });
    expect(stopped).toMatchObject({ code: 0, out: expect.stringMatching(/^stopped/) });
  });
});

describe('what cannot be done', () => {
  it.each<[readonly string[], RegExp]>([
    [['stop', 'no-such-game'], /^✖ There is no game no-such-game\. \(game_not_found\)\n$/],
    [['create', '--file', '/none/such'], /^✖ \/none\/such cannot be read\.\n$/],
    [['replay', 'no-such-game'], /^✖ There is no game/],
    [['watch', 'no-such-game'], /^✖ There is no game/],
    [['watch', 'none.json'], /^✖ none\.json cannot be read\.\n$/],
    [['create', '--file', 'package.json'], /^✖ .*\(invalid_request\)\n$/],
  ])('%j ends with 1 and the reason', async (args, reason) => {
    expect(await run(...args)).toEqual({ code: 1, out: '', notes: expect.stringMatching(reason) });
  });

  it('is refused by the server without a key, and with a wrong one', async () => {
    const { url } = table.orchestrator;
    const without = await cli(['create', ...SEATS], { url });
    expect(without).toMatchObject({ code: 1, notes: expect.stringContaining('(api_key_missing)') });
    const wrong = await cli(['create', ...SEATS], {
      url,
      variables: { ORCHESTRATOR_API_KEY: 'hunter2-hunter2-hunter2' },
    });
    expect(wrong).toMatchObject({ code: 1, notes: expect.stringContaining('(api_key_unknown)') });
    expect(wrong.notes).not.toContain('hunter2');
  });

  it.each([
    [['dance'], /no command "dance"/],
    [['stop'], /needs the id of one game/],
    [['stop', 'a', 'b'], /needs the id of one game/],
    [['speed', 'a', 'warp'], /one of instant, fast/],
    [['list', '--status', 'lost'], /--status must be one of/],
    [['list', '--limit', '1000'], /from 1 to 100/],
    [['list', '--api-key', 'k'], /Unknown option/],
    [['create'], /needs seats/],
    [['create', '--file', 'x', '--speed', 'fast'], /--file takes no other option/],
    [['create', ...SEATS, '--speed', 'warp'], /--speed must be/],
    [['watch', 'a', '--speed', 'fast'], /--speed is for a file/],
    [['watch', 'a.json', '--after-seq', '3'], /--after-seq is for a game/],
    [['replay', '../a'], /makes no file name/],
  ])('%j is a mistake', async (args, reason) => {
    await expect(run(...args)).rejects.toThrow(reason);
  });

  it('is said of a server that is not there, is none, redirects or never ends', async () => {
    let nth = 0;
    const odd = await HttpFixture.start((_, response) => {
      nth += 1;
      if (nth === 1) response.writeHead(200).end('<html>');
      if (nth === 2) response.writeHead(302, { location: table.orchestrator.url }).end();
      if (nth === 3) response.writeHead(502).end('\u001B[2Jbad gateway');
      if (nth === 4) response.writeHead(200).end(Buffer.alloc(17_000_000, ' '));
    });
    const list = async (): Promise<string> => (await cli(['list'], { url: odd.url })).notes;
    expect(await list()).toMatch(/something that is not of an orchestrator/);
    expect(await list()).toMatch(/cannot be reached: /);
    expect(await list()).toBe('✖ The server answered 502.\n');
    expect(await list()).toMatch(/more than/);
    await odd.stop();
    const away = await cli(['list'], { url: odd.url });
    expect(away).toMatchObject({
      code: 1,
      out: '',
      notes: expect.stringMatching(/^✖ http\S+ cannot be reached: \w+\.\n$/),
    });
  });
});

describe('a replay from the command line', () => {
  it('is written into a file, whole, and over none that is there', async () => {
    await using open = await Table.set();
    const { game_id: id } = await gameIn('completed', open);
    const file = join(folder, 'replay.json');
    const options = { url: open.orchestrator.url };
    expect(await cli(['replay', id, '--output', file], options)).toEqual({ code: 0, out: `${file}\n`, notes: '' });
    const written = JSON.parse(await readFile(file, 'utf8')) as Replay;
    expect(written.events).toEqual(await open.rest.events(id));
    const again = await cli(['replay', id, '--output', file], options);
    expect(again).toMatchObject({ code: 1, notes: `✖ ${file} is there already: --force writes over it.\n` });
    const forced = await cli(['replay', id, '--output', file, '--force', '--json'], options);
    expect(JSON.parse(forced.out)).toMatchObject({ game_id: id, file });
    const elsewhere = await cli(['replay', id, '--output', join(folder, 'none', 'such.json')], options);
    expect(elsewhere).toMatchObject({ code: 1, notes: expect.stringContaining('could not be written (ENOENT)') });
  });

  it('of which half has come is none', async () => {
    const half = await HttpFixture.start((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"half":', () => response.destroy());
    });
    const [fresh, old] = [join(folder, 'fresh.json'), join(folder, 'old.json')];
    await writeFile(old, 'a replay');
    const runs = [
      await cli(['replay', 'g', '--output', fresh], { url: half.url }),
      await cli(['replay', 'g', '--output', old, '--force'], { url: half.url }),
    ];
    await half.stop();
    for (const one of runs) expect(one).toMatchObject({ code: 1, notes: '✖ The server has not sent all of it.\n' });
    expect(await readdir(folder)).toEqual(['old.json']);
    expect(await readFile(old, 'utf8')).toBe('a replay');
  });
});
