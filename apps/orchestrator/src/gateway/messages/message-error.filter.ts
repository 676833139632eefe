import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { databaseProblem } from '#libs/database';
import type { AckFailure, PersonalError } from '#libs/protocol';
import { clipped, Log } from '#libs/service';
import { MessageDenied } from '../../access/index.js';
import type { SpectatorSocket } from '../transport/spectator-server.js';
import { MessageRefused } from './message-refused.js';

/** UTF-16 units of an error's sentence: a refusal of a large message stays small. */
const MAX_ERROR_LENGTH = 1_000;

/** Nest hands a filter the arguments of the handler: the socket, the payload, the acknowledgement, the event's name. */
const ACKNOWLEDGEMENT = 2;

/**
 * Answers every message that failed: by its acknowledgement, and where the client passed no callback, by the event
 * `game:error`. Nest's own filter would send an event `exception`, which is not in the wire contract, and would leave the
 * acknowledgement open.
 */
@Catch()
export class MessageErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const failure = this.failureOf(error);
    const acknowledge = host.getArgByIndex<unknown>(ACKNOWLEDGEMENT);
    if (typeof acknowledge === 'function') {
      Reflect.apply(acknowledge, undefined, [failure]);
      return;
    }
    const socket = host.switchToWs().getClient<SpectatorSocket>();
    socket.emit('game:error', personalError(failure, host.switchToWs().getData<unknown>()));
  }

  private failureOf(error: unknown): AckFailure {
    if (error instanceof MessageDenied) return error.failure;
    if (error instanceof MessageRefused) return { ...failureWith(error.code, error.detail), ...error.reached };
    const problem = databaseProblem(error);
    if (problem !== undefined) return failureWith(problem.code, problem.detail);
    this.log.error('a spectator could not be answered', { err: error });
    return failureWith('internal_error', 'Something went wrong on our side; the reason is in the log.');
  }
}

function failureWith(code: string, error: string): AckFailure {
  return { success: false, error: clipped(error, MAX_ERROR_LENGTH), code };
}

/** It is sent to one client alone, so it has no number. */
function personalError({ error, code }: AckFailure, body: unknown): PersonalError {
  const named = typeof body === 'object' && body !== null && 'game_id' in body ? body.game_id : null;
  const game_id = typeof named === 'string' && named.length <= 100 ? named : null;
  return { game_id, error, code, recoverable: true, at: new Date().toISOString() };
}
