import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clipped, Log, sentProblemOf } from '#libs/service';
import { spanOf } from '#libs/tracing';
import { ApiKeys } from './api-keys.js';
import { type Caller, GameAccess } from './game-access.js';
import { digestOf, shownDigest } from './key-entry.js';
import { PublicAddress } from './public-address.js';
import { gameIdIn, rightFor, tournamentIdIn } from './route-right.js';
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
  readonly tournament_id?: string | undefined;
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
    const outcome = sentProblemOf(reply)?.code ?? (reply.statusCode < 400 ? 'done' : String(reply.statusCode));
    this.write({
      ...this.who(this.access.callerOf(request.raw), keysInHeaders(request.headers)),
      action: CREATIONS[route ?? ''] ?? actionOf(route) ?? `${method} ${clipped(route ?? url, MAX_SHOWN)}`,
      ...subjectOf(request, reply),
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

  private write({ game_id, tournament_id, address, ...action }: Action): void {
    const subject = {
      ...(game_id !== undefined && { game_id: clipped(game_id, MAX_SHOWN) }),
      ...(tournament_id !== undefined && { tournament_id: clipped(tournament_id, MAX_SHOWN) }),
    };
    this.log.info('control', { ...action, ...subject, address: clipped(address, MAX_SHOWN) });
  }
}

const TOURNAMENTS = '/tournaments';
const CREATIONS: Readonly<Record<string, string>> = { '/games': 'create', [TOURNAMENTS]: 'create tournament' };

/** Which game or tournament a request was about. */
function subjectOf(
  { routeOptions: { url: route }, params }: FastifyRequest,
  reply: FastifyReply,
): Pick<Action, 'game_id' | 'created_game_id' | 'tournament_id'> {
  if (route === TOURNAMENTS) return { tournament_id: createdIn(reply) };
  const tournament = tournamentIdIn(route, params);
  if (tournament !== undefined) return { tournament_id: tournament };
  const [gameId, created] = [gameIdIn(route, params), createdIn(reply)];
  const isOther = gameId !== undefined && created !== undefined;
  return { game_id: gameId ?? created, ...(isOther && { created_game_id: created }) };
}

/** The last part of the route of a game's command; of a tournament's, with that word before it. */
function actionOf(route: string | undefined): string | undefined {
  const [, subject, action] = /^\/(games|tournaments)\/:id\/([\w-]+)$/.exec(route ?? '') ?? [];
  return action !== undefined && subject === 'tournaments' ? `tournament ${action}` : action;
}

function createdIn(reply: FastifyReply): string | undefined {
  const location = reply.getHeader('location');
  return reply.statusCode === 201 && typeof location === 'string' ? location.split('/').at(-1) : undefined;
}
