import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Right } from './game-access.js';

/** Any other method counts as one that changes something. */
const READING: readonly string[] = ['GET', 'HEAD'];
const CREATIONS: readonly (string | undefined)[] = ['/games', '/tournaments'];
const OF_A_GAME = '/games/:id/';
/** What creates a game of another one. */
const FORK = '/games/:id/fork';
const OF_A_TOURNAMENT = '/tournaments/:id/';
/** What changes nothing, although it has a body. */
const PEEK = '/games/:id/peek';
/** Its token is all that a seat takes: its module asks for it. */
const SEAT = '/games/:id/seats/:player_id';
/** What may hold more than its author publishes. */
const PRIVATE: readonly (string | undefined)[] = ['/games/:id/transcript'];
/** The description of the API holds nothing of a game. Swagger registers its routes by itself. */
const DESCRIPTION = /^\/(?:docs(?:[/-]|$)|asyncapi\.json$)/;
/** What concerns the whole service. */
const ADMINS: readonly (string | undefined)[] = ['/metrics'];
const OPERATORS: readonly (string | undefined)[] = ['/console/status'];
/** What a message there may do is decided by the routes that it leads to. */
export const MCP = '/mcp';
const IS_OPEN = 'isOpen';

/** On a handler that reads nothing of a game: everybody may send its request, also where reading takes a key. */
export function OpenToRead(): MethodDecorator {
  return RouteConfig({ [IS_OPEN]: true });
}

/** The same for a route that is registered without Nest. */
export function markOpen(route: { config?: object }): void {
  route.config = { ...route.config, [IS_OPEN]: true };
}

/**
 * What a request needs, by its method and route alone, so that a new route is protected without a mark; undefined: nothing.
 * What changes something and is of no game needs an admin.
 */
export function rightFor({ method, params, routeOptions: { url, config } }: RouteRequest): Right | undefined {
  if (method === 'OPTIONS' || url === MCP) return undefined;
  const gameId = gameIdIn(url, params) ?? tournamentIdIn(url, params);
  if (isOfSeat(method, url)) return undefined;
  if (!READING.includes(method)) {
    if ((CREATIONS.includes(url) || url === FORK) && method === 'POST') return { to: 'create' };
    if ((url === PEEK || url === SEAT) && method === 'POST') return { to: 'watch', gameId };
    return gameId === undefined ? { to: 'admin' } : { to: 'control', gameId };
  }
  if (ADMINS.includes(url)) return { to: 'admin' };
  if (OPERATORS.includes(url)) return { to: 'operate' };
  if (PRIVATE.includes(url)) return { to: 'control', gameId };
  // Where there is no route, there is nothing to read.
  const isOpen = url === undefined || DESCRIPTION.test(url) || Reflect.get(config, IS_OPEN) === true;
  return isOpen ? undefined : { to: 'watch', gameId };
}

/** Everything but taking it. */
export function isOfSeat(method: string, url: string | undefined): boolean {
  return `${url}/`.startsWith(`${SEAT}/`) && !(url === SEAT && method === 'POST');
}

/** Taking an open seat. */
export function isTakingSeat(method: string, url: string | undefined): boolean {
  return url === SEAT && method === 'POST';
}

export type RouteRequest = Pick<FastifyRequest, 'method' | 'params'> & {
  readonly routeOptions: { readonly url?: string | undefined; readonly config: object };
};

/** As the handler gets it. */
export function gameIdIn(url: string | undefined, params: unknown): string | undefined {
  return idIn(url, params, OF_A_GAME);
}

export function tournamentIdIn(url: string | undefined, params: unknown): string | undefined {
  return idIn(url, params, OF_A_TOURNAMENT);
}

function idIn(url: string | undefined, params: unknown, below: string): string | undefined {
  if (url === undefined || !`${url}/`.startsWith(below)) return undefined;
  const id: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
