import { Injectable } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException } from '#libs/service';
import { spanOf } from '#libs/tracing';
import { GameAccess } from '../../access/index.js';
import { OrchestratorConfig } from '../../config.js';
import type { CreationAnswer, CreationContext } from '../commands/game-creator.js';
import type { Refusal } from '../domain/refusal.js';
import { EngineFailure } from '../ports/index.js';
import { engineProblem, orProblem } from './refusal-problem.js';

const MAX_KEY_LENGTH = 255;

const JSON_TYPE = 'application/json; charset=utf-8';

/** A request to create a game, and what it is replied with. */
export interface CreationExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Its `Idempotency-Key`. */
  readonly key: string | undefined;
}

/** On a route whose request may be repeated. */
export function TakesIdempotencyKey(): MethodDecorator {
  return ApiHeader({
    // As Nest knows it from the parameter of the handler: another spelling would be another header.
    name: 'idempotency-key',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: MAX_KEY_LENGTH },
    description: 'A repeated request gets the first answer.',
  });
}

/** Answers requests that create a game: with its address, and the token that controls it. */
@Injectable()
export class CreationReplies {
  constructor(
    private readonly config: OrchestratorConfig,
    private readonly access: GameAccess,
  ) {}

  async of(
    { request, reply, key }: CreationExchange,
    create: (context: CreationContext) => Promise<CreationAnswer | Refusal>,
  ): Promise<string> {
    const { publicAddress } = this.config;
    const wsUrl = publicAddress.of(request.raw).replace(/^http/, 'ws');
    const whose = { createdBy: this.access.keyNameOf(request.raw), span: spanOf(request.raw) };
    const answer = orProblem(await created(create({ wsUrl, key: checkedKey(key), ...whose })));
    whose.span?.set({ 'game.id': answer.gameId });
    const location = `${publicAddress.linkBase(request.raw)}/games/${answer.gameId}`;
    void reply.header('location', location).header('content-type', JSON_TYPE);
    return withToken(answer.body, await this.access.tokenFor(request.raw, answer.gameId));
  }
}

async function created(creation: Promise<CreationAnswer | Refusal>): Promise<CreationAnswer | Refusal> {
  try {
    return await creation;
  } catch (error) {
    throw error instanceof EngineFailure ? engineProblem(error) : error;
  }
}

export function checkedKey(key: string | undefined): string | undefined {
  if (key === undefined || (key.length > 0 && key.length <= MAX_KEY_LENGTH)) return key;
  const detail = `The Idempotency-Key must be 1 to ${MAX_KEY_LENGTH} characters long.`;
  throw new ProblemException(400, 'invalid_request', detail, [{ path: 'Idempotency-Key', message: detail }]);
}

/** What is kept of an answer is kept without its token. */
function withToken(body: string, token: string | undefined): string {
  return token === undefined ? body : `${body.slice(0, -1)},"control_token":${JSON.stringify(token)}}`;
}
