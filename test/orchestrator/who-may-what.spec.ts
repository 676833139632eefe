import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame } from '#libs/protocol';
import { RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

/** Where games are watched by everybody, and where that takes a key. */
const WATCH_MODES = ['open', 'keys'] as const;
type WatchMode = (typeof WATCH_MODES)[number];

const KEYS = {
  create: 'key-that-creates-0815',
  control: 'key-that-controls-0815',
  admin: 'key-of-the-admin-0815',
} as const;
const API_KEYS = Object.entries(KEYS)
  .map(([scope, key]) => `of-${scope}:${scope}:${key}`)
  .join(',');

/** What callers show. `own`: of the game that is asked about; `create`: the key that created the game, or another one. */
const CALLERS = [
  'nothing',
  'a wrong key',
  'a create key',
  'the create key of the game',
  'a control key',
  'an admin key',
  'the token of the game',
  'the token of another game',
] as const;
type Caller = (typeof CALLERS)[number];

/** `yes`, or the code of the refusal. */
type Verdict = 'yes' | 'api_key_missing' | 'api_key_unknown' | 'insufficient_scope';
/** Any other refusal is an answer to who may ask: a game that cannot be stepped, a body with one agent. */
const DENIALS: ReadonlySet<unknown> = new Set(['api_key_missing', 'api_key_unknown', 'insufficient_scope']);

type Verdicts = Readonly<Record<Caller, Verdict>>;

const REFUSED = {
  nothing: 'api_key_missing',
  'a wrong key': 'api_key_unknown',
  'a create key': 'insufficient_scope',
  'the create key of the game': 'insufficient_scope',
  'a control key': 'insufficient_scope',
  'an admin key': 'yes',
  'the token of the game': 'api_key_unknown',
  'the token of another game': 'api_key_unknown',
} as const satisfies Verdicts;

/** What each kind of operation takes: the whole of who may do what. */
const TAKES = {
  creation: { ...REFUSED, 'a create key': 'yes', 'the create key of the game': 'yes' },
  control: {
    ...REFUSED,
    'the create key of the game': 'yes',
    'a control key': 'yes',
    'the token of the game': 'yes',
  },
  reading: {
    open: allYes(),
    keys: {
      ...allYes(),
      nothing: 'api_key_missing',
      'a wrong key': 'api_key_unknown',
      'the token of another game': 'api_key_unknown',
    },
  },
  /** What is about no single game: a token of a game is no key for it. */
  readingAll: {
    open: allYes(),
    keys: {
      ...allYes(),
      nothing: 'api_key_missing',
      'a wrong key': 'api_key_unknown',
      'the token of the game': 'api_key_unknown',
      'the token of another game': 'api_key_unknown',
    },
  },
  /** What operators see concerns all games. */
  operating: { ...REFUSED, 'a control key': 'yes' },
  nothing: allYes(),
} as const satisfies Record<string, Verdicts | Record<WatchMode, Verdicts>>;

function allYes(): Verdicts {
  return {
    nothing: 'yes',
    'a wrong key': 'yes',
    'a create key': 'yes',
    'the create key of the game': 'yes',
    'a control key': 'yes',
    'an admin key': 'yes',
    'the token of the game': 'yes',
    'the token of another game': 'yes',
  };
}

type Taken = keyof typeof TAKES;

/** Every route, as `METHOD /path`. One that is missing here fails a test below. */
const REST: Readonly<Record<string, Taken>> = {
  'POST /games': 'creation',
  'POST /games/{id}/pause': 'control',
  'POST /games/{id}/speed': 'control',
  'POST /games/{id}/step': 'control',
  'POST /games/{id}/resume': 'control',
  'POST /games/{id}/stop': 'control',
  'GET /games/{id}/transcript': 'control',
  'GET /games': 'readingAll',
  'GET /engines': 'readingAll',
  'GET /leaderboard': 'readingAll',
  'GET /games/{id}': 'reading',
  'GET /games/{id}/state': 'reading',
  'GET /games/{id}/events': 'reading',
  'GET /games/{id}/replay': 'reading',
  'GET /games/{id}/result': 'reading',
  'GET /games/{id}/stream': 'reading',
  'GET /games/{id}/card.png': 'reading',
  'POST /games/{id}/peek': 'reading',
  'POST /games/{id}/seats/{player_id}': 'reading',
  // What these take is the token of the seat.
  'GET /games/{id}/seats/{player_id}': 'nothing',
  'GET /games/{id}/seats/{player_id}/events': 'nothing',
  'POST /games/{id}/seats/{player_id}/decide': 'nothing',
  'POST /games/{id}/seats/{player_id}/resign': 'nothing',
  'POST /games/{id}/seats/{player_id}/leave': 'nothing',
  'GET /console/status': 'operating',
  'GET /health': 'nothing',
  'GET /health/live': 'nothing',
  'GET /health/ready': 'nothing',
};

/** Beside the description of the API: the page, and that description. */
const OPEN_FILES = [
  '/',
  '/g/some-game',
  '/replay',
  '/tv',
  '/console',
  '/docs',
  '/docs-json',
  '/docs/events',
  '/asyncapi.json',
];

/** Every message of a client. Leaving needs what watching needs. */
const MESSAGES: Readonly<Record<string, Taken>> = {
  join_game: 'reading',
  get_state: 'reading',
  leave_game: 'reading',
  set_speed: 'control',
};

function verdictsOf(taken: Taken, mode: WatchMode): Verdicts {
  const verdicts = TAKES[taken];
  return 'open' in verdicts ? verdicts[mode] : verdicts;
}

function rowsOf(operations: Readonly<Record<string, Taken>>, mode: WatchMode) {
  return Object.entries(operations).flatMap(([operation, taken]) =>
    CALLERS.map((caller) => ({ operation, caller, verdict: verdictsOf(taken, mode)[caller] })),
  );
}

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
    const answer = await fetch(table.orchestrator.url + route.replace('{id}', asked.game_id), {
      method: method ?? '',
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
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

  it.each(OPEN_FILES)('lets everybody load %s', async (path) => {
    const { status } = await fetch(table.orchestrator.url + path);
    expect([200, 404]).toContain(status);
  });
});

/** A creation that is refused by its content has come past its key. */
function bodyOf(operation: string): object | undefined {
  if (operation === 'POST /games') return { agents: THREE_AGENTS.slice(0, 1) };
  return operation.endsWith('/speed') ? { speed: 'watch' } : undefined;
}

function codeIn(text: string): unknown {
  const { code } = JSON.parse(text) as { code?: unknown };
  return code;
}
