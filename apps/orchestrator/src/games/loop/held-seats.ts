import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/service';
import { NamedTimers } from '../../timers/index.js';
import { askedOf, attemptOf } from '../domain/seat-answer.js';
import { presenceOf } from '../domain/seats.js';
import { type GameSession, seatOf, type SeatAnswer, type StepPhase } from '../domain/session.js';
import { GameLedger } from '../stream/game-ledger.js';
import type { DecisionCase } from './decide-requests.js';
import type { GameRun } from './game-run.js';

/** The game is read again after this long, as a wake-up from another replica may be lost. Milliseconds. */
const LOOK_EVERY_MS = 1_000;

type Mistakes = NonNullable<Extract<StepPhase, { name: 'asked' }>['mistakes']>;

/** What came of asking the holder of a seat. */
export type HolderAnswer =
  | { readonly kind: 'answered'; readonly response: SeatAnswer; readonly mistakes: Mistakes }
  /** Both answers were no legal action. */
  | { readonly kind: 'illegal'; readonly mistakes: Mistakes }
  | { readonly kind: 'timeout'; readonly mistakes: Mistakes }
  | { readonly kind: 'away'; readonly mistakes: Mistakes };

/**
 * Waits for the answer of a seat's holder. Question and answer are in the game's row: the holder reads the one and sends the
 * other by requests to any replica.
 */
@Injectable()
export class HeldSeats {
  constructor(
    private readonly ledger: GameLedger,
    private readonly clock: Clock,
    private readonly timers: NamedTimers,
  ) {}

  /** Undefined where the game does not wait for this answer any more, or is to be run elsewhere. */
  async answer(
    { session: { id, step }, question: { seatId }, deadline }: DecisionCase,
    run: Pick<GameRun, 'cut' | 'isLeaving' | 'woken'>,
  ): Promise<HolderAnswer | undefined> {
    for (;;) {
      const { woken } = run;
      const session = await this.ledger.find(id);
      if (session?.step !== step || run.isLeaving || run.cut.aborted) return undefined;
      const left = deadline - this.clock.now();
      const answer = answerIn(session, seatId, left <= 0);
      if (answer !== 'none yet') return answer;
      await this.timers.rest(`seat of game:${id}`, Math.min(left, LOOK_EVERY_MS), woken);
    }
  }
}

function answerIn(session: GameSession, seatId: string, isLate: boolean): HolderAnswer | undefined | 'none yet' {
  const asked = askedOf(session, seatId);
  const holder = seatOf(session, seatId)?.holder;
  if (asked === undefined || holder === undefined) return undefined;
  const { answer, mistakes = [] } = asked.stage;
  if (answer !== undefined) return { kind: 'answered', response: answer, mistakes };
  if (attemptOf(asked) > 2) return { kind: 'illegal', mistakes };
  if (presenceOf(holder) !== 'held') return { kind: 'away', mistakes };
  return isLate ? { kind: 'timeout', mistakes } : 'none yet';
}
