import { Injectable, Optional } from '@nestjs/common';
import { Log } from '#libs/service';
import type { GameSession } from '../domain/session.js';
import { traceFieldsOf, Tracer } from '../ports/index.js';
import { type GameEventOf, OnGameEvent } from './on-game-event.js';

/** One line in the log for each game that was created, paused, resumed, has ended or has failed. */
@Injectable()
export class GameLog {
  constructor(
    private readonly log: Log,
    @Optional() private readonly tracer?: Tracer,
  ) {}

  @OnGameEvent('game:started')
  created(_event: GameEventOf<'game:started'>, game: GameSession): void {
    const { seats, speed, createdBy } = game;
    this.log.info('a game was created', { ...this.placeOf(game), seats: seats.length, speed, created_by: createdBy });
  }

  @OnGameEvent('game:paused', 'game:resumed')
  pausedOrResumed({ event, payload }: GameEventOf<'game:paused' | 'game:resumed'>, game: GameSession): void {
    const what = event === 'game:paused' ? 'a game was paused' : 'a game was resumed';
    this.log.info(what, { ...this.placeOf(game), reason: payload.reason });
  }

  @OnGameEvent('game:ended', 'game:stopped')
  ended({ payload }: GameEventOf<'game:ended' | 'game:stopped'>, game: GameSession): void {
    this.log.info('a game has ended', { ...this.placeOf(game), status: game.status, reason: payload.reason });
  }

  @OnGameEvent('game:error')
  failed({ payload: { code, error } }: GameEventOf<'game:error'>, game: GameSession): void {
    if (game.status === 'failed') this.log.warn('a game has failed', { ...this.placeOf(game), code, reason: error });
  }

  /** An earlier start may have been traced: where nothing is now, its traces are of no use. */
  private placeOf({ id, step, trace }: GameSession): Readonly<Record<string, unknown>> {
    return { game_id: id, step, ...(this.tracer && traceFieldsOf(trace)) };
  }
}
