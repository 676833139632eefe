import type { GameState, PlayerState } from '#libs/protocol';
import type { GameSession, Turn } from './session.js';

/** The player whose turn it is; the seat to decide may be another (an auction, a trade). */
export function turnPlayer(state: GameState): PlayerState | undefined {
  return state.players[state.current_player_index ?? -1];
}

function turnKey(state: GameState): string {
  return `${state.turn_number ?? ''}:${state.current_player_index}`;
}

/** The picture shows another turn than the one in progress. */
export function isNewTurn(session: GameSession, state: GameState): boolean {
  return session.turn?.key !== turnKey(state);
}

/** The turn that a picture shows, numbered by the engine where it counts turns, else by us. */
export function turnIn(state: GameState, session: GameSession): Turn {
  const seatId = turnPlayer(state)?.id ?? '';
  return { key: turnKey(state), number: state.turn_number ?? session.turnCount + 1, seatId, steps: 0 };
}

/** As many turns were begun as the game may have. */
export function turnsAreUp(session: GameSession): boolean {
  return session.maxTurns !== null && session.turnCount >= session.maxTurns;
}
