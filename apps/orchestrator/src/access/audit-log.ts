import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clipped, Log, sentProblemOf } from '#libs/service';
import { spanOf } from '#libs/tracing';
import { ApiKeys } from './api-keys.js';
import { type Caller, GameAccess } from './game-access.js';
import { digestOf, shownDigest } from './key-entry.js';
import { PublicAddress } from './public-address.js';
import { gameIdIn, rightFor } from './route-right.js';
import { type Client, keysInHandshake, keysInHeaders } from './shown-keys.js';

/** Characters of what a client has chosen: an id of a game that there is not, an address that a proxy passes on. */
const MAX_SHOWN = 100;
/** Of a client that showed many. */
const MAX_DIGESTS = 4;

/** One control action: what somebody did to a game, or was refused. */
interface Action {
  /** The name of a key, `token` of the game, `open`: anybody; `unknown`: a key that there is not, `none`: no key. */
  readonly who: string;
  /** The beginning of the digest of each key. */
  readonly key?: string;
  readonly action: string;
  readonly game_id?: string | undefined;
  /** What was made of that game. */
  readonly created_game_id?: string;
  /** `done`, or the code of what was refused. */
  readonly outcome: string;
  readonly address: string;
  /** Of a request, and of the connection of a message. */
  readonly request_id?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
  readonly socket_id?: string;
}

/** Writes one line for each control action, over REST and Socket.IO: who did what to which game, from where, and how it ended. */
@Injectable()
export class AuditLog {
  private readonly callers = new WeakMap<readonly unknown[], Caller>();

  constructor(
    private readonly log: Log,
    private readonly access: GameAccess,
    private readonly keys: ApiKeys,
    private readonly address: PublicAddress,
  ) {}

  /** To be called once a request was answered. What only reads is not written down. */
  requestAnswered(request: FastifyRequest, reply: FastifyReply): void {
    const right = rightFor(request);
    if (right === undefined || right.to === 'watch' || request.method === 'GET' || request.method === 'HEAD') return;
    const { method, url, routeOptions } = request;
    const route = routeOptions.url;
    const [gameId, created] = [gameIdIn(route, request.params), createdIn(reply)];
    const outcome = sentProblemOf(reply)?.code ?? (reply.statusCode < 400 ? 'done' : String(reply.statusCode));
    this.write({
      ...this.who(this.access.callerOf(request.raw), keysInHeaders(request.headers)),
      action: route === '/games' ? 'create' : (actionOf(route) ?? `${method} ${clipped(route ?? url, MAX_SHOWN)}`),
      game_id: gameId ?? created,
      ...(gameId !== undefined && created !== undefined && { created_game_id: created }),
      outcome,
      address: request.ip,
      request_id: request.id,
      ...spanOf(request.raw)?.logFields,
    });
  }

  rememberMessage(context: ExecutionContext, caller: Caller): void {
    this.callers.set(context.getArgs(), caller);
  }

  /** To be called once a message was answered, with the code of its failure. */
  messageAnswered(context: ExecutionContext, gameId: string | undefined, outcome: string): void {
    const { id, handshake } = context.switchToWs().getClient<Client>();
    this.write({
      ...this.who(this.callers.get(context.getArgs()), keysInHandshake(handshake)),
      action: context.switchToWs().getPattern(),
      game_id: gameId,
      outcome,
      address: this.address.ofClient(handshake.headers, handshake.address),
      socket_id: id,
    });
  }

  /** A caller that was refused may be known all the same, such as by a key whose scope is too small. */
  private who(caller: Caller | undefined, shown: readonly string[]): Pick<Action, 'who' | 'key'> {
    const key = caller?.by === 'key' ? caller.key : this.keys.known(shown)[0];
    if (caller !== undefined && caller.by !== 'key') return { who: caller.by };
    if (key !== undefined) return { who: key.name, key: shownDigest(key.digest) };
    if (shown.length === 0) return { who: 'none' };
    const digests = shown.slice(0, MAX_DIGESTS).map((one) => shownDigest(digestOf(one)));
    return { who: 'unknown', key: digests.join(' ') };
  }

  private write({ game_id, address, ...action }: Action): void {
    const game = game_id === undefined ? {} : { game_id: clipped(game_id, MAX_SHOWN) };
    this.log.info('control', { ...action, ...game, address: clipped(address, MAX_SHOWN) });
  }
}

/** The last part of the route of a game's command. */
function actionOf(route: string | undefined): string | undefined {
  return /^\/games\/:id\/([\w-]+)$/.exec(route ?? '')?.[1];
}

function createdIn(reply: FastifyReply): string | undefined {
  const location = reply.getHeader('location');
  return reply.statusCode === 201 && typeof location === 'string' ? location.split('/').at(-1) : undefined;
}
