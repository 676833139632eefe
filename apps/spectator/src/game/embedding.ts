import { useEffect, useRef } from 'react';
import { useView } from '../session/index.js';
import { seatOf } from '../story/index.js';

/** How the page is embedded in another one: only the board, or, over a video stream, the board and a lower third without a background. */
export interface Embedding {
  readonly isEmbedded: boolean;
  readonly isOverlay: boolean;
}

export function embeddingIn(search: string): Embedding {
  const query = new URLSearchParams(search);
  const isOverlay = query.get('overlay') === '1';
  return { isOverlay, isEmbedded: isOverlay || query.get('embed') === '1' };
}

/**
 * Posts a message to the embedding page when a turn starts (`arena:turn`) and when the game is over (`arena:end`). The
 * messages hold public data only, so any origin may get them.
 */
export function usePostedTurns(): void {
  const gameId = useView((view) => view.gameId);
  const turn = useView(({ shown }) => shown.turn);
  const status = useView(({ shown }) => shown.status);
  const isCatchingUp = useView((view) => view.isCatchingUp);
  const isOver = status === 'completed' || status === 'stopped';
  const posted = useRef('');
  useEffect(() => {
    if (window.parent === window || turn === null || isCatchingUp) return;
    const { number, playerId, playerName } = turn;
    // A turn is read again, as another object, when the viewer moves in time.
    if (posted.current === `${gameId} ${number}`) return;
    posted.current = `${gameId} ${number}`;
    const message = { type: 'arena:turn', game_id: gameId, turn: number, player_id: playerId, player_name: playerName };
    window.parent.postMessage(message, '*');
  }, [gameId, turn, isCatchingUp]);
  useEffect(() => {
    if (window.parent === window || !isOver || isCatchingUp) return;
    const { shown } = useView.getState();
    const winner = seatOf(shown, shown.winnerId);
    const message = {
      type: 'arena:end',
      game_id: gameId,
      status,
      winner_id: shown.winnerId,
      winner_name: winner?.name ?? null,
    };
    window.parent.postMessage(message, '*');
  }, [gameId, isOver, status, isCatchingUp]);
}
