import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gameIn } from '../support/game-in-status.js';
import { type LogLine, logNotingModule } from '../support/log-lines.js';
import { rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('the log of a server', () => {
  const lines: LogLine[] = [];
  let table: Table;
  beforeAll(async () => {
    table = await Table.set({ modules: [logNotingModule(lines)] });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  /** What was written about the life of a game. */
  const lifeOf = (gameId: string): string[] =>
    lines.filter(({ message, game_id }) => game_id === gameId && message !== 'control').map(({ message }) => message);

  it('has one line each for a game that was created, paused, resumed and stopped', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    for (const command of ['pause', 'resume', 'stop']) await table.rest.control(id, command);
    const life = lifeOf(id).filter((message) => message !== 'a game goes on here');
    expect(life).toEqual(['a game was created', 'a game was paused', 'a game was resumed', 'a game has ended']);
    const ended = lines.find(({ message, game_id }) => message === 'a game has ended' && game_id === id);
    expect(ended).toMatchObject({ status: 'stopped' });
  });

  it('has one line for a game that has ended by itself', async () => {
    const { game_id: id } = await gameIn('completed', table);
    expect(lifeOf(id)).toEqual(['a game was created', 'a game has ended']);
  });

  it('has one line for a game that has failed, with the reason', async () => {
    const { game_id: id } = await gameIn('failed', table);
    const line = lines.find(({ message, game_id }) => message === 'a game has failed' && game_id === id);
    expect(line).toMatchObject({ code: expect.any(String), reason: expect.any(String) });
  });

  it('has one line for a game that goes on here after a restart', async () => {
    const resumed: LogLine[] = [];
    await using other = await Table.set({ modules: [logNotingModule(resumed)] });
    const { game_id: id } = await other.rest.createGame({ speed: 'fast' });
    await until(
      ({ step }) => (step ?? 0) > 2,
      async () => other.rest.game(id),
    );
    await other.rest.control(id, 'pause');
    resumed.length = 0;
    await other.rest.control(id, 'resume');
    const goesOn = async (): Promise<LogLine | undefined> => {
      await other.rest.game(id);
      return resumed.find(({ message }) => message === 'a game goes on here');
    };
    expect(await until((line) => line !== undefined, goesOn)).toMatchObject({ game_id: id, step: expect.any(Number) });
  });

  it('names the request that led to a line, by the id that it came with', async () => {
    const answer = await rawRequest(table.orchestrator.url, {
      method: 'POST',
      path: '/games/none-such/stop',
      headers: { 'x-request-id': 'from-the-proxy-0815' },
    });
    expect(answer.status).toBe(404);
    const line = await until(
      (found) => found !== undefined,
      async () => {
        await table.rest.get('/health/live');
        return lines.find(({ request_id }) => request_id === 'from-the-proxy-0815');
      },
    );
    expect(line).toMatchObject({ message: 'control', outcome: 'game_not_found' });
  });

  it.each([
    { name: 'none', given: undefined },
    { name: 'one with a line break', given: 'one%0atwo' },
    { name: 'one that is too long', given: 'x'.repeat(101) },
    { name: 'an empty one', given: '' },
  ])('gives a request an id of its own that came with $name', async ({ given }) => {
    const headers = given === undefined ? undefined : { 'x-request-id': given };
    const answer = await fetch(`${table.orchestrator.url}/health/live`, { ...(headers && { headers }) });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});

describe('the version of the program', () => {
  it('is in /health and in a header of every answer', async () => {
    await using table = await Table.set();
    expect((await table.rest.get('/health')).body).toMatchObject({ version });
    for (const path of ['/health', '/games', '/nowhere', '/docs-json']) {
      const { headers } = await fetch(table.orchestrator.url + path);
      expect(headers.get('orchestrator-version')).toBe(version);
    }
  });
});
