import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import type { GameSession } from '../domain/session.js';
import { type GameEventOf, OnGameEvent } from './on-game-event.js';

/** One line in the log for each game that was created, paused, resumed, has ended or has failed. */
@Injectable()
export class GameLog {
  constructor(private readonly log: Log) {}

  @OnGameEvent('game:started')
  created(_event: GameEventOf<'game:started'>, game: GameSession): void {
    const { seats, speed, createdBy } = game;
    this.log.info('a game was created', { ...placeOf(game), seats: seats.length, speed, created_by: createdBy });
  }

  @OnGameEvent('game:paused', 'game:resumed')
  pausedOrResumed({ event, payload }: GameEventOf<'game:paused' | 'game:resumed'>, game: GameSession): void {
    const what = event === 'game:paused' ? 'a game was paused' : 'a game was resumed';
    this.log.info(what, { ...placeOf(game), reason: payload.reason });
  }

  @OnGameEvent('game:ended', 'game:stopped')
  ended({ payload }: GameEventOf<'game:ended' | 'game:stopped'>, game: GameSession): void {
    this.log.info('a game has ended', { ...placeOf(game), status: game.status, reason: payload.reason });
  }

  @OnGameEvent('game:error')
  failed({ payload: { code, error } }: GameEventOf<'game:error'>, game: GameSession): void {
    if (game.status === 'failed') this.log.warn('a game has failed', { ...placeOf(game), code, reason: error });
  }
}

function placeOf({ id, step }: GameSession): { readonly game_id: string; readonly step: number } {
  return { game_id: id, step };
}
