import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/service';
import { NamedTimers } from '../../timers/index.js';
import { fillSeats } from '../domain/seats.js';
import type { GameSession } from '../domain/session.js';
import { GameLedger } from '../stream/game-ledger.js';
import { restOf } from './game-pace.js';

/** Between two looks at a game that waits, in milliseconds: no timer lasts longer than 24 days, and a wake-up may be lost. */
const LOOK_EVERY_MS = 60_000;

/** Lets a game begin when its time has come, whether or not its open seats are taken. */
@Injectable()
export class OpenSeats {
  constructor(
    private readonly ledger: GameLedger,
    private readonly clock: Clock,
    private readonly timers: NamedTimers,
  ) {}

  /** Resolves when the game is to be read again: it was woken, or it waits no more. */
  async await({ id, startBy }: Extract<GameSession, { status: 'waiting' }>, woken: AbortSignal): Promise<void> {
    const left = Date.parse(startBy) - this.clock.now();
    if (left > 0) await this.timers.rest(restOf(id), Math.min(left, LOOK_EVERY_MS), woken);
    else await this.ledger.commit(id, fillSeats);
  }
}
