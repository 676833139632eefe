import { describe, expect, it } from '@jest/globals';
import type { GameList, Problem } from '#libs/protocol';
import type { EngineFault, EngineRoute } from '../fixtures/third-party-engine.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

interface Row {
  readonly it: string;
  /** Until it is healed. */
  readonly fault: readonly [EngineFault, EngineRoute] | 'down';
  readonly status: 502 | 503;
  readonly detail: RegExp;
}

/** No game comes of any; the same request succeeds once the engine is well. */
const FAULTS: readonly Row[] = [
  { it: 'is down', fault: 'down', status: 503, detail: /down/ },
  { it: 'hangs', fault: ['hang', 'create'], status: 503, detail: /did not answer within/ },
  { it: 'drips byte by byte', fault: ['drip', 'create'], status: 503, detail: /did not answer within/ },
  { it: 'closes the connection', fault: ['closed', 'create'], status: 503, detail: /down/ },
  { it: 'creates the game and loses the answer', fault: ['lost_answer', 'create'], status: 503, detail: /down/ },
  { it: 'answers 500', fault: ['status500', 'create'], status: 502, detail: /500.*internal error/ },
  { it: 'refuses', fault: ['refused', 'create'], status: 502, detail: /refused the request: Not today$/ },
  { it: 'answers what is not JSON', fault: ['not_json', 'create'], status: 502, detail: /JSON/ },
  { it: 'answers nothing', fault: ['empty', 'create'], status: 502, detail: /answered nothing/ },
  { it: 'answers 10 MB', fault: ['too_large', 'create'], status: 502, detail: /bytes/ },
  { it: 'answers 500 to the start', fault: ['status500', 'start'], status: 502, detail: /start.*500/ },
  { it: 'hangs at the start', fault: ['hang', 'start'], status: 503, detail: /start.*did not answer within/ },
  { it: 'shows a table without players', fault: ['without_players', 'state'], status: 502, detail: /without players/ },
  { it: 'shows another game', fault: ['other_game', 'state'], status: 502, detail: /another game, another-game/ },
  {
    it: 'shows players with equal ids',
    fault: ['equal_ids', 'state'],
    status: 502,
    detail: /two players have the id same/,
  },
  { it: 'shows one player too many', fault: ['stranger', 'state'], status: 502, detail: /sent 3 players.*with 4/ },
  {
    it: 'names a stranger as the winner',
    fault: ['false_winner', 'state'],
    status: 502,
    detail: /names stranger as the winner/,
  },
  { it: 'shows a table without a bottom', fault: ['deep', 'state'], status: 502, detail: /more than 64 levels/ },
  {
    it: 'refuses a field',
    fault: ['invalid_field', 'create'],
    status: 502,
    detail: /refused the request: players\.0\.name: String should have at most 8 characters$/,
  },
  {
    it: 'compresses',
    fault: ['compressed', 'create'],
    status: 502,
    detail: /compressed with gzip, which is not accepted/,
  },
  {
    it: 'redirects',
    fault: ['redirect', 'create'],
    status: 502,
    detail: /redirects are not followed, and this one leads to https:\/\/elsewhere\.example\/game$/,
  },
  {
    it: 'answers with headers of 60 kB',
    fault: ['large_headers', 'create'],
    status: 502,
    detail: /headers of more than 16,384/,
  },
  { it: 'shows no table', fault: ['empty', 'state'], status: 502, detail: /answered nothing/ },
];

/** What never answers is waited for in seconds that nothing else needs. */
function httpTimeout(fault: Row['fault']): string {
  return fault[0] === 'hang' || fault[0] === 'drip' ? '0.2' : '10';
}

const CODES = { 502: 'engine_error', 503: 'engine_unavailable' } as const;

const REQUEST = { agents: THREE_AGENTS, settings: { speed: 'watch' } };

describe('an engine that fails when a game is created', () => {
  it.each(FAULTS)('$it: $status', async ({ fault, status, detail }) => {
    await using table = await Table.set({ config: { HTTP_TIMEOUT: httpTimeout(fault), HTTP_RETRIES: '1' } });
    const { engine, rest } = table;
    if (fault === 'down') await engine.stop();
    else engine.inject(...fault);

    const answer = await rest.post<Problem>('/games', REQUEST);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status, code: CODES[status], detail: expect.stringMatching(detail) });
    expect((await rest.get<GameList>('/games')).body).toMatchObject({ count: 0, games: [] });
    // A creation that may have arrived is not sent again: no second game comes of it.
    expect(engine.requests.filter(({ route }) => route === 'create').length).toBeLessThanOrEqual(1);

    engine.heal();
    await engine.restart();
    expect((await rest.post('/games', REQUEST)).status).toBe(201);
  });

  it('is asked again with the same Idempotency-Key: a failure is no answer to keep', async () => {
    await using table = await Table.set({ config: { HTTP_RETRIES: '0' } });
    const key = { 'idempotency-key': 'one-and-the-same' };
    await table.engine.stop();
    expect((await table.rest.post('/games', REQUEST, key)).status).toBe(503);
    await table.engine.restart();
    const first = await table.rest.post('/games', REQUEST, key);
    const again = await table.rest.post('/games', REQUEST, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });
});
