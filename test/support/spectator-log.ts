import type { NumberedEvent } from '#libs/protocol';
import type { Received } from '../fixtures/raw-spectator.js';

const SNAPSHOTS = new Set(['game:state', 'state:patch']);

export function seqOf({ payload }: Received): number {
  return Number(payload['seq']);
}

/** The numbered events, without the snapshots. */
export function eventsIn(received: readonly Received[]): Received[] {
  return received.filter(({ event, payload }) => !SNAPSHOTS.has(event) && typeof payload['seq'] === 'number');
}

export function seqsIn(received: readonly Received[]): number[] {
  return eventsIn(received).map(seqOf);
}

/** `from`, …, `to` */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** An event of GET /games/{id}/events as spectators receive it. */
export function asReceived(gameId: string, { event, payload, seq, at }: NumberedEvent): Received {
  return { event, payload: { ...payload, game_id: gameId, seq, at } };
}

/** The state in a snapshot that is sent without an envelope. */
export function stateIn({ payload }: Received): object {
  const { game_id: _, seq: __, at: ___, ...state } = payload;
  return state;
}

/** Numerical Recipes' linear congruential generator: the same numbers for the same seed, 0 to `below` - 1. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
