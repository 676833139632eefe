import { Injectable } from '@nestjs/common';
import { isRefusal, type SeatTurn, type SeatView } from '#libs/protocol';
import { GameSeats, isOver, type Refusal, type SeatKey } from '../games/index.js';

/** Between two signs of life of a connection, in milliseconds. */
const QUIET_MS = 15_000;

/** What the holder of a seat is sent while they are connected. */
export type SeatNews =
  | { readonly kind: 'turn'; readonly turn: SeatTurn }
  /** Nothing was asked for a while. */
  | { readonly kind: 'quiet' }
  /** The game is over. */
  | { readonly kind: 'over'; readonly view: SeatView }
  /** Another agent plays the seat now. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The questions of a seat as they come, for a connection that stays open. Its client counts as present. */
@Injectable()
export class SeatQuestions {
  constructor(private readonly seats: GameSeats) {}

  /** Ends after `over` and `refused`, and when `signal` fires. */
  async *follow(key: SeatKey, signal: AbortSignal): AsyncGenerator<SeatNews, void, void> {
    let known: string | undefined;
    while (!signal.aborted) {
      const view = await this.seats.wait(key, QUIET_MS, { after: known, signal });
      if (signal.aborted) return;
      if (isRefusal(view)) {
        yield { kind: 'refused', refusal: view };
        return;
      }
      if (isOver(view)) {
        yield { kind: 'over', view };
        return;
      }
      if (view.turn === null || view.turn.request_id === known) yield { kind: 'quiet' };
      else {
        known = view.turn.request_id;
        yield { kind: 'turn', turn: view.turn };
      }
    }
  }
}
