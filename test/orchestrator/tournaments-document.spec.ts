import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isJsonObject, type JsonObject, type TournamentView } from '#libs/protocol';
import { Table } from '../support/table.js';
import { tournamentWhen } from '../support/tournament.js';

const DOCUMENT = new URL('../../docs/tournaments-api.md', import.meta.url);
const SERVER = 'localhost:3000';
const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };

describe('the commands of docs/tournaments-api.md', () => {
  let table: Table;
  let folder: string;
  let commands: string[];
  beforeAll(async () => {
    // No game ends before it is stopped.
    table = await Table.set({ agent: { lateMs: 600_000 }, config: NO_LIMITS });
    folder = await mkdtemp(join(tmpdir(), 'document-'));
    const blocks = (await readFile(DOCUMENT, 'utf8')).matchAll(/^```sh\n(.*?)^```$/gms);
    commands = [...blocks].flatMap(([, block = '']) => block.split(/^(?=curl|\w+=…)/m));
  });
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  /** What the next command prints, as a reader types it, with the ids that they have been answered. */
  async function next(start: string, ids: Readonly<Record<string, string>> = {}): Promise<string> {
    const command = commands.shift() ?? '';
    expect(command).toContain(start);
    const typed = command.replaceAll(SERVER, new URL(table.orchestrator.url).host);
    const env = { PATH: process.env['PATH'], ...ids };
    const { stdout } = await promisify(execFile)('bash', ['-euc', typed], { cwd: folder, env });
    return stdout;
  }

  async function answer(start: string, ids?: Readonly<Record<string, string>>): Promise<JsonObject> {
    const body: unknown = JSON.parse(await next(start, ids));
    if (!isJsonObject(body)) throw new Error(`${start} is answered with no object.`);
    return body;
  }

  const running = ({ games }: TournamentView): boolean => games.running > 0;

  it('do what stands in the document, in its order, and none is left out', async () => {
    const created = await answer('/tournaments -H');
    expect(created).toMatchObject({ name: 'Friday cup', status: 'running', entrant_count: 4, games: { planned: 8 } });
    const id = String(created['tournament_id']);
    await tournamentWhen(
      table.rest,
      id,
      (view) => running(view) && view.under_way.every((game) => game.game_id !== null),
    );
    commands.shift();
    const tournament = { tournament_id: id };
    expect(await answer('/tournaments?status=running')).toMatchObject({ count: 1, tournaments: [tournament] });
    expect(await answer('/tournaments/$id', { id })).toMatchObject({ ...tournament, concurrency: 4 });
    expect(await answer('/games?after_number', { id })).toMatchObject({ games: [{ number: 1 }, {}, {}, {}] });
    const listed = await answer('/games?tournament=', { id });
    expect(listed).toMatchObject({ count: 4, games: [{ tournament: tournament }, {}, {}, {}] });
    expect(await next('/results.csv', { id })).toBe('');
    expect(await readFile(join(folder, 'results.csv'), 'utf8')).toMatch(/^number,round,pairing,game_id,/);
    for (const [command, status] of [
      ['pause', 'paused'],
      ['resume', 'running'],
      ['stop', 'stopped'],
    ] as const)
      expect(await answer(`/tournaments/$id/${command}`, { id })).toMatchObject({ status });

    const ladder = String((await answer('/tournaments -H'))['tournament_id']);
    commands.shift();
    expect(await answer('/entrants -H', { ladder })).toMatchObject({ id: 'e3', name: 'Lin' });
    expect(await answer('/entrants/e3', { ladder })).toHaveProperty('left_at');
    await table.rest.post(`/tournaments/${ladder}/stop`);
    expect(commands).toEqual([]);
  });
});
