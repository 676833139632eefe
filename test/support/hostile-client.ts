import { Module, type Type } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { RawSpectator } from '../fixtures/raw-spectator.js';

/** What somebody got on one channel. */
export interface Catch {
  readonly channel: string;
  readonly text: string;
}

/** The game that is spied on. */
export interface Victim {
  readonly id: string;
  readonly players: readonly string[];
  /** The number of its last event. */
  readonly seq: number;
}

/** What players saw on the table, and what their agents said. */
export type Revealed = 'table' | 'words';

interface Reading {
  /** With each of these, as a query, beside none. */
  readonly queries?: (game: Victim) => readonly string[];
  /** What of that which was hidden it shows as soon as the game is over. */
  readonly reveals?: readonly Revealed[];
}

const numbers = ({ seq }: Victim): readonly number[] => Array.from({ length: seq + 1 }, (_, at) => at);

/** Every route that is read: one that is not in this table fails {@link HostileClient.unknownRoutes}. */
export const READING: Readonly<Record<string, Reading>> = {
  '/games/:id': { queries: asSomebody, reveals: ['table'] },
  '/games/:id/state': {
    queries: (game) => [...numbers(game).map((seq) => `seq=${seq}`), 'seq=1e9', ...asSomebody(game)],
    reveals: ['table'],
  },
  '/games/:id/events': {
    queries: (game) => ['limit=1000', 'after_seq=0&limit=1', 'after_seq=-1', 'limit=x', ...asSomebody(game)],
    reveals: ['words'],
  },
  '/games/:id/result': { queries: asSomebody, reveals: ['table'] },
  '/games/:id/replay': { queries: asSomebody, reveals: ['table', 'words'] },
  '/games/:id/transcript': { queries: () => ['format=fine_tuning', 'limit=1000', 'after_nr=1'], reveals: ['words'] },
  '/games/:id/stream': { queries: () => ['after_seq=0', 'after_seq=3'], reveals: ['table', 'words'] },
  // An image, of what the routes of states and events show.
  '/games/:id/card.png': { queries: () => ['seq=1', 'seq=x'] },
  // Without its token: who is none of the players has none.
  '/games/:id/seats/:player_id': { queries: asSomebody },
  '/games/:id/seats/:player_id/events': { queries: asSomebody },
  '/games/:id/seats/:player_id/stream': { queries: asSomebody },
  '/games': { queries: () => ['status=running', 'status=failed', 'limit=1000', 'cursor=x', 'tournament=x'] },
  '/leaderboard': {},
  '/tournaments': {},
  // None is of the id of a game.
  '/tournaments/:id': {},
  '/tournaments/:id/games': { queries: () => ['limit=1000', 'after_number=-1'] },
  '/tournaments/:id/results.csv': {},
  '/engines': {},
  '/metrics': {},
  '/health': {},
  '/health/live': {},
  '/health/ready': {},
  '/console/status': { queries: () => ['status=paused', 'status=failed', 'status=completed'] },
};

/** Pages and documents, which know no game, and what is only sent to. */
const DOCUMENTS = /^\/(docs|docs-json|docs-yaml|asyncapi\.json|mcp|icon\.svg|g\/:id|t\/:id|replay|tv|console)(\/.*)?$/;

type Bodies = (game: Victim) => readonly unknown[];
const without: Bodies = () => [undefined, {}];
const asEach = (more: object): Bodies => {
  return ({ players }) => [...players, 'all', '', '__proto__'].map((id) => ({ player_id: id, ...more }));
};

/** What can be asked to change. */
export const CHANGING: Readonly<Record<string, Bodies>> = {
  '/games': () => [],
  // What it reads is read by the routes of this table: mcp-hostile.spec.ts tries that.
  '/mcp': () => [],
  '/games/:id/stop': without,
  '/games/:id/pause': without,
  '/games/:id/resume': without,
  '/games/:id/step': without,
  '/games/:id/speed': () => [{ speed: 'x' }, { speed: 'fast' }, { speed: 'instant' }],
  '/games/:id/seats/:player_id': () => [{}, { name: 'Eve' }],
  '/games/:id/seats/:player_id/decide': () => [{ request_id: 'x', action: { type: 'move' } }],
  '/games/:id/seats/:player_id/resign': without,
  '/games/:id/seats/:player_id/leave': without,
  '/games/:id/fork': ({ seq }) => [0, 1, seq, 1e9, 'x'].map((at) => ({ seq: at, settings: { spectators: 'all' } })),
  '/tournaments': () => [],
  '/tournaments/:id/stop': without,
  '/tournaments/:id/pause': without,
  '/tournaments/:id/resume': without,
  '/tournaments/:id/entrants': without,
  '/tournaments/:id/entrants/:entrant': without,
  '/games/:id/peek': asEach({ action: { type: 'move', action_id: '0' } }),
};

function asSomebody({ players: [player = ''] }: Victim): readonly string[] {
  return [
    '',
    `player_id=${player}`,
    `seat_token=${player}`,
    'player_id=all',
    'spectators=all',
    'hidden=true',
    'full=1',
  ];
}

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { range: 'bytes=0-', 'if-none-match': '*', 'x-http-method-override': 'POST' },
  { 'last-event-id': '0', accept: 'text/event-stream, */*', 'if-modified-since': new Date(0).toUTCString() },
];

/** Reads what can be read of a game, as somebody who is none of its players. */
export class HostileClient {
  /** Method and path of every route of the server. */
  readonly routes = new Set<string>();

  /** To be added to the server, whose routes it notes. */
  readonly module = moduleNoting(this.routes);

  constructor(private readonly url: () => string) {}

  private routesOf(method: string): readonly string[] {
    return [...this.routes].flatMap((route) => (route.startsWith(`${method} /`) ? route.slice(method.length + 1) : []));
  }

  /** Nobody has thought of what these show. */
  get unknownRoutes(): readonly string[] {
    const isKnown = (route: string): boolean => {
      const [method = '', path = ''] = route.split(' ');
      if (['HEAD', 'OPTIONS'].includes(method)) return true;
      return method === 'GET' ? Object.hasOwn(READING, path) || DOCUMENTS.test(path) : Object.hasOwn(CHANGING, path);
    };
    return [...this.routes].filter((route) => !isKnown(route));
  }

  /** Everything that REST and server-sent events answer. */
  async read(game: Victim): Promise<readonly Catch[]> {
    const asked = this.routesOf('GET').flatMap((route) => {
      const path = pathOf(route, game);
      const queries = ['', ...(READING[route]?.queries?.(game) ?? [])];
      return [
        ...queries.map(async (query) => this.fetched(route, `${path}?${query}`, game)),
        ...HEADERS.map(async (headers) => this.fetched(route, path, game, { headers })),
        this.fetched(route, path, game, { method: 'HEAD' }),
      ];
    });
    return Promise.all(asked);
  }

  /** What is answered to these requests that change the game, one after the other. */
  async control(game: Victim, ...commands: readonly string[]): Promise<readonly Catch[]> {
    const caught: Catch[] = [];
    for (const route of commands.map((command) => `/games/:id/${command}`)) {
      for (const body of CHANGING[route]?.(game) ?? []) {
        const headers = { 'content-type': 'application/json' };
        const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) };
        caught.push(await this.fetched(route, pathOf(route, game), game, { method: 'POST', ...sent }));
      }
    }
    return caught;
  }

  private async fetched(route: string, path: string, game: Victim, init: RequestInit = {}): Promise<Catch> {
    const { method = 'GET' } = init;
    const response = await fetch(this.url() + path, init);
    const headers = JSON.stringify([...response.headers]);
    const text = `${response.status} ${headers} ${await textOf(response, game)}`;
    return { channel: method === 'GET' ? route : `${method} ${route}`, text };
  }
}

function pathOf(route: string, { id, players: [player = ''] }: Victim): string {
  return route.replace(':id', id).replace(':player_id', player).replace('*', 'anything');
}

function moduleNoting(routes: Set<string>): Type {
  @Module({})
  class RouteNotingModule {
    constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
      httpAdapter.getInstance().addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat()) routes.add(`${one} ${url}`);
      });
    }
  }
  return RouteNotingModule;
}

/** The body: of a stream without end, up to the last event of the game. */
async function textOf(response: Response, { seq }: Victim): Promise<string> {
  if (response.body === null || response.headers.get('content-type')?.startsWith('text/event-stream') !== true)
    return response.text();
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    // The state comes last, with the number of the last event.
    if (text.includes(`id: ${seq}\nevent: game:state\n`)) break;
  }
  return text;
}

const JOINS: readonly object[] = [
  { after_seq: 0 },
  { after_seq: 0, deltas: true },
  { envelope: true },
  { deltas: true, envelope: true },
];

/** A Socket.IO client that tries everything: what it receives and is answered. */
export async function throughSockets(url: string, game: Victim, transport: string): Promise<Catch> {
  const { id, players, seq } = game;
  const auth = { player_id: players[0], token: players[0], spectators: 'all' };
  const socket = await RawSpectator.connect(url, { transports: [transport], auth });
  const answers: unknown[] = [];
  const ask = async (event: string, body: unknown): Promise<number> => answers.push(await socket.request(event, body));
  for (const view of JOINS) {
    await ask('join_game', { game_id: id, ...view });
    await ask('get_state', { game_id: id });
    await ask('leave_game', { game_id: id });
  }
  for (const player of [...players, 'all']) {
    const odd = { player_id: player, seat_token: player, as: player, spectators: 'all' };
    for (const event of ['join_game', 'get_state', 'set_speed', 'join_seat', 'answer_turn'])
      await ask(event, { game_id: id, ...odd });
  }
  for (const room of [`game:${id}`, `game:${id}:snapshots`, [id], { toString: id }, '__proto__'])
    for (const event of ['join_game', 'get_state', 'leave_game']) await ask(event, { game_id: room });
  await ask('join_game', { game_id: id, after_seq: 0 });
  await socket.until(({ event, payload }) => event === 'game:state' && payload['seq'] === seq);
  socket.close();
  return { channel: `Socket.IO by ${transport}`, text: JSON.stringify([answers, socket.received]) };
}
