import { type GameState, isJsonObject, type PlayerState } from '#libs/protocol';
import { type GameSession, seatOf, type CurrentTurn } from './session.js';

/** What an engine reports about a decision that is due: who makes it, and its own description of it. */
export interface TurnClue {
  readonly seatId?: string | null | undefined;
  readonly decision?: unknown;
}

/** The player whose turn it is as the state alone shows it; the seat to decide may be another (an auction, a trade). */
export function turnPlayer(state: GameState): PlayerState | undefined {
  return state.players[state.current_player_index ?? -1];
}

function turnKey(state: GameState): string {
  return `${state.turn_number ?? ''}:${state.current_player_index}`;
}

/** The owner of the turn, where the engine describes its decisions. */
function namedOwner(session: GameSession, { decision }: TurnClue): string | undefined {
  const id = isJsonObject(decision) ? decision['turn_player_id'] : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  return seatOf(session, String(id))?.id;
}

/**
 * Whether the engine shows another turn than the one in progress: another number, or another owner at the same number.
 * An index that changed while the owner did not (an index of solvent players, for example) makes no new turn.
 */
export function isNewTurn(session: GameSession, state: GameState, clue: TurnClue = {}): boolean {
  const { turn } = session;
  if (turn === null) return true;
  const number = state.turn_number ?? null;
  if (number !== null && number !== turn.number) return true;
  const owner = namedOwner(session, clue);
  if (owner !== undefined) return owner !== turn.seatId;
  // Where the state does not show turns, only the seat to move is known.
  if (number === null && state.current_player_index === null) return clue.seatId != null && clue.seatId !== turn.seatId;
  if (turn.key === turnKey(state)) return false;
  return number === null || clue.seatId !== turn.seatId;
}

/** The turn that is shown, numbered by the engine where it counts turns, else by us; `clue` is its first decision. */
export function turnIn(session: GameSession, state: GameState, clue: TurnClue): CurrentTurn {
  const seatId = namedOwner(session, clue) ?? clue.seatId ?? turnPlayer(state)?.id ?? '';
  return { key: turnKey(state), number: state.turn_number ?? session.turnCount + 1, seatId, steps: 0 };
}

/** As many turns were begun as the game may have. */
export function turnsAreUp(session: GameSession): boolean {
  return session.maxTurns !== null && session.turnCount >= session.maxTurns;
}
