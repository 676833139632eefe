import {
  type ActionResult,
  type EndReason,
  engineStandingsOf,
  type EventDraft,
  type GameState,
  ranksOf,
  type Standing,
} from '#libs/protocol';
import { ofSeat } from './per-seat.js';
import type { GameSession } from './session.js';
import { hasForfeited, seatOf } from './session.js';
import { turnsAreUp } from './turn.js';

/** Whether the engine reports that the game is over, in its result or in the state. */
export function isGameOver(state: GameState, result?: ActionResult): boolean {
  return result?.game_over === true || state.status === 'completed';
}

/** What engines write for "nobody" where their field cannot be null: the zero of its type, or an index that no list has. */
const NOBODY: readonly string[] = ['0', '-1'];

/** Who won: the player that the engine names, in either answer, else the last one who is not bankrupt, else nobody. */
export function winnerOf(state: GameState, result?: ActionResult): string | null {
  const named = namedWinners(state, result).find((winnerId) => isPlayer(state, winnerId));
  if (named !== undefined) return named;
  const solvent = solventPlayers(state);
  // Who plays alone has beaten nobody: only their engine knows whether they won.
  return solvent.length === 1 && state.players.length > 1 ? (solvent[0]?.id ?? null) : null;
}

/** A winner who is none of the players, where no player is named beside them; undefined: there is no such contradiction. */
export function falseWinner(state: GameState, result?: ActionResult): string | undefined {
  const named = namedWinners(state, result);
  return named.some((winnerId) => isPlayer(state, winnerId)) ? undefined : named[0];
}

function namedWinners(state: GameState, result: ActionResult | undefined): readonly string[] {
  const named = [result?.winner_id, state.winner_id].filter((winnerId) => winnerId != null);
  return named.filter((winnerId) => isPlayer(state, winnerId) || !NOBODY.includes(winnerId));
}

function isPlayer(state: GameState, playerId: string): boolean {
  return state.players.some(({ id }) => id === playerId);
}

/** An engine that knows the limit of turns ends the game at it by itself: that is no victory by bankruptcy. */
export function endReason(session: GameSession, state: GameState): EndReason {
  return turnsAreUp(session) && solventPlayers(state).length > 1 ? 'max_turns' : 'completed';
}

function solventPlayers(state: GameState): GameState['players'] {
  return state.players.filter((player) => player.is_bankrupt !== true);
}

/** The game after its last event, which is returned with it. */
export function ended(
  session: GameSession,
  state: GameState,
  winnerId: string | null,
  reason: EndReason,
): { session: GameSession; event: EventDraft } {
  const winnerName = winnerId === null ? null : (seatOf(session, winnerId)?.name ?? null);
  return {
    session: { ...session, status: 'completed', winnerId, reason },
    event: {
      event: 'game:ended',
      payload: { winner_id: winnerId, winner_name: winnerName, final_state: state, reason },
    },
  };
}

/** Seats that compare as equal share a rank: {@link ranksOf}. */
export function standings(session: GameSession): readonly Standing[] {
  const { players, properties = [] } = session.state;
  const rows = players.map((player) => ({
    player_id: player.id,
    player_name: player.name,
    cash: player.cash ?? null,
    properties: properties.filter(({ owner_id }) => owner_id === player.id).length,
    is_bankrupt: player.is_bankrupt === true,
  }));
  const finishers = rows.map((row) => ({
    id: row.player_id,
    isOut:
      row.is_bankrupt ||
      hasForfeited(session, row.player_id) ||
      players.some(({ id, is_out }) => id === row.player_id && is_out === true),
    outAt: ofSeat<number | null>(session.bankruptAt, row.player_id, null),
    score: [row.cash, row.properties],
  }));
  const winner = session.status === 'completed' ? session.winnerId : null;
  const ranks = ranksOf(finishers, winner, engineStandingsOf(session.state));
  return rows
    .map((row) => ({ rank: ranks.get(row.player_id) ?? rows.length, ...row }))
    .toSorted((a, b) => a.rank - b.rank);
}
