import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame, TournamentView } from '#libs/protocol';
import { RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { type Caller, DENIALS, MESSAGES, OPEN_FILES, REST, rowsOf, WATCH_MODES } from '../support/who-may-what.js';

const KEYS = {
  create: 'key-that-creates-0815',
  control: 'key-that-controls-0815',
  admin: 'key-of-the-admin-0815',
} as const;
const API_KEYS = Object.entries(KEYS)
  .map(([scope, key]) => `of-${scope}:${scope}:${key}`)
  .join(',');

describe.each(WATCH_MODES)('where watching is %s', (mode) => {
  let table: Table;
  let admin: RestClient;
  /** The game that is asked about, created by the key `create`, and another one, created by the admin. */
  let game: CreatedGame;
  let other: CreatedGame;
  beforeAll(async () => {
    table = await Table.set({ config: { API_KEYS, WATCH: mode } });
    admin = clientWith(KEYS.admin);
    game = await clientWith(KEYS.create).createGame({ speed: 'watch' });
    other = await admin.createGame({ speed: 'watch' });
    await admin.control(game.game_id, 'pause');
    await admin.control(other.game_id, 'pause');
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  function clientWith(key: string | undefined): RestClient {
    return new RestClient(table.orchestrator.url, key === undefined ? {} : { authorization: `Bearer ${key}` });
  }

  /** What a caller shows, and the game it asks about. */
  function shownBy(caller: Caller): { readonly key: string | undefined; readonly asked: CreatedGame } {
    const shown: Readonly<Record<Caller, { readonly key: string | undefined; readonly asked: CreatedGame }>> = {
      nothing: { key: undefined, asked: game },
      'a wrong key': { key: 'a-key-of-another-service', asked: game },
      'a create key': { key: KEYS.create, asked: other },
      'the create key of the game': { key: KEYS.create, asked: game },
      'a control key': { key: KEYS.control, asked: game },
      'an admin key': { key: KEYS.admin, asked: game },
      'the token of the game': { key: game.control_token, asked: game },
      'the token of another game': { key: other.control_token, asked: game },
    };
    return shown[caller];
  }

  it('has a row for every route that the API describes', async () => {
    const { body } = await admin.get<{ paths: Record<string, object> }>('/docs-json');
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(Object.keys(REST).toSorted());
  });

  it.each(rowsOf(REST, mode))('REST: $operation with $caller: $verdict', async ({ operation, caller, verdict }) => {
    const [method, route = ''] = operation.split(' ');
    const { key, asked } = shownBy(caller);
    const body = bodyOf(operation);
    const answer = await fetch(
      table.orchestrator.url + route.replace('{id}', asked.game_id).replace('{entrant}', 'e1'),
      {
        method: method ?? '',
        headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
    );
    const isDenied = answer.status === 401 || answer.status === 403;
    expect(isDenied ? codeIn(await answer.text()) : 'yes').toBe(verdict);
    // Server-sent events go on.
    if (!isDenied) await answer.body?.cancel();
  });

  it.each(rowsOf(MESSAGES, mode))(
    'socket: $operation with $caller: $verdict',
    async ({ operation, caller, verdict }) => {
      const { key, asked } = shownBy(caller);
      const spectator = await table.spectator(key === undefined ? {} : { auth: { token: key } });
      const speed = operation === 'set_speed' ? { speed: 'watch' } : {};
      const { success, code } = await spectator.request(operation, { game_id: asked.game_id, ...speed });
      expect(success === true || !DENIALS.has(code) ? 'yes' : code).toBe(verdict);
      spectator.close();
    },
  );

  it('a tournament is controlled with the key that created it, and with its token', async () => {
    const entrants = THREE_AGENTS.slice(0, 2);
    const body = { format: 'ladder', entrants, settings: { speed: 'watch' } };
    const creator = clientWith(KEYS.create);
    const { tournament_id: id, control_token: token } = (await creator.post<TournamentView>('/tournaments', body)).body;
    const stopped = async (key: string | undefined): Promise<unknown> => {
      const answer = await clientWith(key).post<{ status: unknown; code?: string }>(`/tournaments/${id}/stop`);
      return answer.body.code ?? answer.body.status;
    };
    expect(await stopped(game.control_token)).toBe('api_key_unknown');
    expect(await stopped(token)).toBe('stopped');
    expect(await stopped(KEYS.create)).toBe('stopped');
    const others = (await admin.post<TournamentView>('/tournaments', body)).body;
    const refused = await creator.post<{ code: string }>(`/tournaments/${others.tournament_id}/stop`);
    expect(refused.body.code).toBe('insufficient_scope');
    await admin.post(`/tournaments/${others.tournament_id}/stop`);
  });

  it.each(OPEN_FILES)('lets everybody load %s', async (path) => {
    const { status } = await fetch(table.orchestrator.url + path);
    expect([200, 404]).toContain(status);
  });
});

/** A creation that is refused by its content has come past its key. */
function bodyOf(operation: string): object | undefined {
  if (operation === 'POST /games') return { agents: THREE_AGENTS.slice(0, 1) };
  if (operation === 'POST /tournaments') return { entrants: [] };
  return operation.endsWith('/speed') ? { speed: 'watch' } : undefined;
}

function codeIn(text: string): unknown {
  const { code } = JSON.parse(text) as { code?: unknown };
  return code;
}
