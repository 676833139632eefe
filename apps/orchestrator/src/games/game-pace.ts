import { Injectable } from '@nestjs/common';
import { SPEED_SECONDS } from '#libs/protocol';
import type { GameSession } from './domain/session.js';
import { GameLedger } from './game-ledger.js';
import type { GameRun } from './game-run.js';
import { LoopTimer } from './loop-timer.js';

/** The rest between two steps. */
@Injectable()
export class GamePace {
  constructor(
    private readonly ledger: GameLedger,
    private readonly timer: LoopTimer,
  ) {}

  /**
   * Rests as long as the game's speed says. A nudge has the game looked at again: another speed counts from when this
   * rest began. `nudgedDuringStep` is the signal that was taken before the step, so that no nudge falls between.
   */
  async rest(done: GameSession, run: GameRun, nudgedDuringStep: AbortSignal): Promise<void> {
    const began = performance.now();
    let session: GameSession | undefined = done;
    let nudged = nudgedDuringStep;
    while (session?.status === 'running' && !run.isLeaving) {
      const left = SPEED_SECONDS[session.speed] * 1_000 - (performance.now() - began);
      if (left <= 0) return;
      await this.timer.rest(done.id, left, nudged);
      if (!nudged.aborted) return;
      ({ nudged } = run);
      session = await this.ledger.find(done.id);
    }
  }
}
