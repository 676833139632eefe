import type { GameState } from '#libs/protocol';
import { standings } from './ending.js';
import { type GameSession, hasForfeited } from './session.js';

/** The only seat left that neither gave up nor is out, which wins by that; undefined: nobody gave up, or several are left. */
export function lastContender(session: GameSession, state: GameState): string | undefined {
  if (session.forfeited === undefined) return undefined;
  const left = state.players.filter(
    ({ id, is_bankrupt: isBankrupt, is_out: isOut }) =>
      isBankrupt !== true && isOut !== true && !hasForfeited(session, id),
  );
  return left.length === 1 ? left[0]?.id : undefined;
}

/** A seat that gave up does not win: the best of the others does, if one of them is. */
export function winnerWithoutForfeits(session: GameSession, state: GameState, winnerId: string | null): string | null {
  if (winnerId === null || !hasForfeited(session, winnerId)) return winnerId;
  const others = standings({ ...session, state }).filter(({ player_id: id }) => !hasForfeited(session, id));
  const best = others.filter(({ rank }) => rank === others[0]?.rank);
  return best.length === 1 ? (best[0]?.player_id ?? null) : null;
}
